/** `sum/row` across years: 增减 = 本年 − 上年 (rule 3). */

import type { Panel, TableModel } from '../../disclosure/model';
import { withoutYear } from '../../knowledge/change-columns';
import { type Concept, means } from '../../lexicon/describe';
import type { Relation } from '../model';
import { describeRow, isRelation, type RelationSettings, sumOf } from '../relations';

/** Every row of a panel with one column of each. Likely rather than certain: the change may be of something else. */
export function sumChange(table: TableModel): readonly Relation[] {
  return table.panels.flatMap((panel, index) => {
    const [change, current, last] = (['change', 'this-year', 'last-year'] as const).map((concept) =>
      columnMeaning(table, panel, concept),
    );
    if (change === undefined || current === undefined || last === undefined) return [];
    const settings: RelationSettings = {
      rule: 'sum/row',
      template: `change:${index}`,
      certain: false,
      describe: describeRow,
    };
    return panel.rows
      .map(({ amounts }) => sumOf(settings, amounts[change], [amounts[current], amounts[last]]))
      .filter(isRelation)
      .map(takenAway);
  });
}

/** Index into the panel's amounts of the only column that means this; a year is told from that of the budget. */
export function columnMeaning(
  { columns, year }: TableModel,
  { amountColumns }: Panel,
  concept: Concept,
): number | undefined {
  const found = amountColumns.flatMap((column, index) =>
    means(withoutYear(columns[column].path.at(-1) ?? '', year), concept) ? [index] : [],
  );
  return found.length === 1 ? found[0] : undefined;
}

/** The second part is taken away from the first. */
function takenAway(relation: Relation): Relation {
  const [first, second] = relation.parts;
  return { ...relation, parts: [first, { ...second, sign: -1 }] };
}
