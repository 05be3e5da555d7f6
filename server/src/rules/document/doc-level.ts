/**
 * `doc/level`: expenditure that is not shown down to the level it has to be published at: functions of 一般公共预算支出
 * down to 项, economic classes of 基本支出 down to 款 (rule 35).
 */

import { isZero } from '../../amounts/exact';
import type { TableKind, TableModel } from '../../disclosure/model';
import { pathOf } from '../../knowledge/domains';
import type { Classification, ClassificationDomain } from '../../knowledge/model';
import { type CodePanel, type PrintedCode, printedCodes } from '../../model/printed-codes';
import { groupBy } from '../../text/collections';
import type { Finding, FindingRule } from '../model';
import { say } from '../wording';

const CODE = 'doc/level';

interface Depth {
  readonly domain: ClassificationDomain;
  /** Digits of a code of the last level. */
  readonly digits: number;
  readonly level: string;
}

const DEPTHS: Readonly<Partial<Record<TableKind, Depth>>> = {
  'general-expenditure': { domain: 'functional', digits: 7, level: '项' },
  'basic-expenditure': { domain: 'department-economic', digits: 5, level: '款' },
};

export const docLevel: FindingRule = {
  code: CODE,
  check: (disclosure, { classification }) => {
    const byTable = groupBy(printedCodes(disclosure, classification).panels, ({ table }) => table);
    return [...byTable].flatMap(([table, panels]) => findingsIn(table, panels, classification));
  },
};

/** One finding for a table, at the first code that ends too early. */
function findingsIn(
  table: TableModel,
  panels: readonly CodePanel[],
  classification: Classification,
): Finding[] {
  const depth = DEPTHS[table.kind];
  if (!depth || table.table.isLast || panels.some(isPartOfCodes)) return [];
  // A list of codes may run on in the next panel, also in one that is not trusted for anything else.
  const digits = table.panels.flatMap(({ rows }) => rows.flatMap(({ code }) => code?.digits ?? []));
  // Where blanks were lost, rows may have been lost too.
  if (table.table.layout === 'spaced' && digits.some(({ length }) => length >= depth.digits)) return [];
  const parents = new Set(digits.flatMap((each) => pathOf(each).slice(0, -1)));
  const shallow = panels
    .flatMap(({ codes }) => codes)
    .filter(
      (printed) =>
        endsEarly(printed, depth, parents) &&
        classification.children(depth.domain, printed.digits, table.year).length > 0,
    );
  const [first] = shallow;
  if (!first) return [];
  const { level } = depth;
  return [
    {
      code: CODE,
      severity: 3,
      place: first.code.places[0],
      message: (locale) =>
        say(
          locale,
          `${first.digits} 没有列到${level}级${shallow.length > 1 ? `（共 ${shallow.length} 处）` : ''}；本表应公开到${level}级`,
          `${first.digits} is not shown down to the level of ${level}${shallow.length > 1 ? ` (${shallow.length} such codes)` : ''}, as this table has to`,
        ),
      related: [],
      fixes: [],
    },
  ];
}

/** A code that is spread over columns of which only some were read looks shorter than it is. */
function isPartOfCodes({ table, panel }: CodePanel): boolean {
  return table.columns.some(
    ({ index, path }) => LEVEL_WORDS.includes(path.at(-1) ?? '') && !panel.codeColumns.includes(index),
  );
}

const LEVEL_WORDS: readonly string[] = ['类', '款', '项'];

function endsEarly(
  { digits, domain, isWhole, row, code }: PrintedCode,
  depth: Depth,
  parents: ReadonlySet<string>,
): boolean {
  if (domain !== depth.domain || !isWhole || digits.length >= depth.digits || parents.has(digits))
    return false;
  return code.places.length > 0 && row.amounts.some((amount) => amount && !isZero(amount.printed.value));
}
