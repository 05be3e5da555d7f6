/** `table/amount-format` again: 301 and 303 are spent on people, 302 and 310 are not (rule 7). */

import { add, type Exact, equal, isZero } from '../../amounts/exact';
import type { Amount, Panel, PanelRow, TableModel } from '../../disclosure/model';
import { isSideOfEconomy } from '../../knowledge/economic-sides';
import { codePanels } from '../../model/code-panels';
import { type CodeTree, codeTree } from '../../model/code-tree';
import { eachTable } from '../each-table';
import type { Finding, FindingRule } from '../model';
import { columnName, rowName } from '../names';
import { amountText, named, say } from '../wording';

const CODE = 'table/amount-format';

/** So many amounts on the right side for each on the wrong one, or the columns themselves may be misnamed. */
const MOST_ARE_RIGHT = 3;

/**
 * Amounts of basic expenditure under 人员经费 that are for goods, and the reverse. An amount whose column does not add up
 * was moved there by a slip, which is said where sums are checked; here the table was made that way.
 */
export const tableEconomicSide: FindingRule = {
  code: CODE,
  check: eachTable((table) => {
    if (table.kind !== 'basic-expenditure') return [];
    return codePanels(table).flatMap((panel) => misplacedIn(table, panel));
  }),
};

/** An amount with its row and its index among the amounts of that row. */
interface Printed {
  readonly amount: Amount;
  readonly row: PanelRow;
  readonly column: number;
  readonly isRight: boolean;
}

function misplacedIn(table: TableModel, panel: Panel): Finding[] {
  const tree = codeTree(panel);
  if (panel.domain !== 'department-economic' || !tree.certain) return [];
  const printed = panel.rows.flatMap((row) => printedIn(table, panel, row));
  const wrong = printed.filter(({ isRight }) => !isRight);
  if (printed.length - wrong.length < MOST_ARE_RIGHT * wrong.length) return [];
  const isLowest = ({ row, column }: Printed) =>
    !wrong.some((other) => other.column === column && tree.children.get(row)?.includes(other.row));
  return wrong.filter((one) => isLowest(one) && addsUp(one, tree)).map(findingOf);
}

/** The amounts of a row where only one of the two sides is filled. */
function printedIn(table: TableModel, panel: Panel, row: PanelRow): Printed[] {
  const { code } = row;
  if (!code) return [];
  const sided = panel.amountColumns.flatMap((column, index) => {
    const amount = row.amounts[index];
    const word = table.columns[column].path.at(-1) ?? '';
    return amount && !isZero(amount.printed.value) && isSided(word)
      ? [{ amount, row, column: index, isRight: isSideOfEconomy(word, code.digits) }]
      : [];
  });
  return sided.length === 1 ? sided : [];
}

/** A column of people cannot hold goods, a column of goods cannot hold wages; other columns hold anything. */
function isSided(word: string): boolean {
  return !isSideOfEconomy(word, '301') || !isSideOfEconomy(word, '302');
}

/** Whether the column adds up at every row above an amount. */
function addsUp({ row, column }: Printed, { tops, children, total }: CodeTree): boolean {
  const lists = [...children].concat(total ? [[total, tops]] : []);
  const above = new Set<PanelRow>([row]);
  for (const each of above) for (const [parent, rows] of lists) if (rows.includes(each)) above.add(parent);
  return lists
    .filter(([parent]) => parent !== row && above.has(parent))
    .every(([parent, rows]) => equal(inColumn(parent, column), sumInColumn(rows, column)));
}

function sumInColumn(rows: readonly PanelRow[], column: number): Exact {
  return rows.reduce<Exact>((sum, row) => add(sum, inColumn(row, column)), 0);
}

function inColumn({ amounts }: PanelRow, column: number): Exact {
  return amounts[column]?.printed.value ?? 0;
}

function findingOf({ amount }: Printed): Finding {
  return {
    code: CODE,
    // Some places count allowances among 302 as personnel spending, or 303 of retired staff as 公用经费.
    severity: 3,
    place: amount.place,
    amount,
    message: (locale) =>
      say(
        locale,
        `${named(rowName(amount), amountText(amount, locale))} 列在“${columnName(amount)}”栏：301、303 只列人员经费，302、310 只列公用经费`,
        `${named(rowName(amount), amountText(amount, locale))} stands under “${columnName(amount)}”: 301 and 303 are personnel spending only, 302 and 310 are not`,
      ),
    related: [],
    fixes: [],
  };
}
