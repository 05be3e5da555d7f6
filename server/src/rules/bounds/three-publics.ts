/** 三公 against basic expenditure: the table of 三公 holds at least what 31013, 30231 and 30217 show (rule 15). */

import type { Amount, Disclosure, TableModel } from '../../disclosure/model';
import { THREE_PUBLICS_CODES, type ThreePublicsPart, threePublicsPart } from '../../knowledge/three-publics';
import { codePanels } from '../../model/code-panels';
import { repeatedColumn, rowsByCode, tableOf, totalColumn } from '../../model/table-places';
import type { Relation } from '../model';
import type { RelationSettings } from '../relations';
import { tableName } from '../ties/model';
import { atLeast, isPrinted } from './model';

/** Projects may pay for the rest, so that it is never an equality. Final accounts print two years and are left alone. */
export function boundsOfThreePublics(disclosure: Disclosure): readonly Relation[] {
  const three = tableOf(disclosure, 'three-publics');
  const basic = tableOf(disclosure, 'basic-expenditure');
  if (!three || !basic || three.finalAccounts || basic.finalAccounts) return [];
  return THREE_PUBLICS_CODES.flatMap(([part, digits]) => {
    const [total, amount] = [amountOfPart(three, part), amountOfCode(basic, digits)];
    // Some of what basic expenditure books under these codes is no 三公 of 财政拨款, so that this is worth a look only.
    const settings: RelationSettings = {
      rule: 'tie/table',
      template: 'bound:T9-T6',
      name: tableName,
      severity: 3,
    };
    return isPrinted(total) && isPrinted(amount) ? atLeast(settings, total, [amount]) : [];
  });
}

/** What a part comes to, where parts are rows or where they are columns. */
function amountOfPart(table: TableModel, part: ThreePublicsPart): Amount | undefined {
  const found = table.panels.flatMap((panel) => {
    const column = repeatedColumn(table, panel);
    const rows = panel.rows.filter(({ label }) => threePublicsPart(label) === part);
    if (column !== undefined && rows.length > 0) return rows.map(({ amounts }) => amounts[column]);
    const columns = panel.amountColumns.flatMap((each, index) =>
      threePublicsPart(table.columns[each].path.at(-1) ?? '') === part ? [index] : [],
    );
    return panel.rows.length === 1 ? columns.map((index) => panel.rows[0].amounts[index]) : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

function amountOfCode(table: TableModel, digits: string): Amount | undefined {
  const [panel, ...others] = codePanels(table);
  if (!panel || others.length > 0 || panel.domain !== 'department-economic') return undefined;
  const column = totalColumn(table, panel);
  return column === undefined ? undefined : rowsByCode(panel).get(digits)?.amounts[column];
}
