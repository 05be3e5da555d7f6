/** `table/unit` on the further pages of a table: the unit printed there is not that of the first page (rule 25). */

import { captionParts } from '../../disclosure/caption-parts';
import type { TableModel } from '../../disclosure/model';
import type { Place } from '../../tables/model';
import { eachTable } from '../each-table';
import type { Finding, FindingRule } from '../model';
import { say } from '../wording';

const CODE = 'table/unit';

export const pageUnit: FindingRule = {
  code: CODE,
  check: eachTable((model) => {
    const { table, unit, unitPrinted } = model;
    if (!unitPrinted) return [];
    return (table.pageCaptions ?? []).flatMap(({ text, start, end }) => {
      const printed = captionParts(text).unit;
      const at = printed === undefined ? -1 : text.lastIndexOf(printed);
      // Where characters were escaped or blanks stand in the unit, its offset is not that of the print.
      if (printed === undefined || printed === unit || at < 0 || end - start !== text.length) return [];
      const from = start + at;
      return [findingOf(model, printed, { block: table, start: from, end: from + printed.length })];
    });
  }),
};

function findingOf({ unit }: TableModel, printed: string, place: Place): Finding {
  return {
    code: CODE,
    severity: 2,
    place,
    message: (locale) =>
      say(
        locale,
        `续页的单位“${printed}”与首页的“${unit}”不同`,
        `The unit ${printed} of this page is not that of the first page, ${unit}`,
      ),
    related: [],
    fixes: [
      {
        title: (locale) =>
          say(locale, `将单位“${printed}”改为“${unit}”`, `Change the unit ${printed} to ${unit}`),
        kind: 'repair',
        isPreferred: false,
        edits: [{ place, newText: unit }],
      },
    ],
    data: { expected: unit, actual: printed, explains: [] },
  };
}
