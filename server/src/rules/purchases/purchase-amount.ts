/**
 * `purchase/amount`: quantity × unit price is the amount of a purchase (rule 41). The printed price stands for any that
 * rounds to it: 220 × 0.02 agrees with 4.62, for the price may be 0.021.
 */

import { absolute, add, compare, scale, subtract } from '../../amounts/exact';
import type { Amount, TableModel } from '../../disclosure/model';
import { type PurchaseLine, readPurchases } from '../../disclosure/purchase-lines';
import type { TableKind } from '../../knowledge/table-kinds';
import { purchaseTotal } from '../../model/purchase-columns';
import type { Expected, Judged, Locale, Relation, ValueOf } from '../model';
import { rowName } from '../names';
import { amountText, named, say, sumText } from '../wording';

const CODE = 'purchase/amount';

/** New assets are bought too. */
const OF_PURCHASES: ReadonlySet<TableKind> = new Set<TableKind>(['procurement', 'assets']);

/** Likely rather than certain: prices may be printed in another unit than the amounts without saying so. */
export function purchaseAmount(table: TableModel): readonly Relation[] {
  if (!OF_PURCHASES.has(table.kind)) return [];
  const lines = new Map(readPurchases(table).map((line) => [line.row, line]));
  return table.panels.flatMap((panel) => {
    const column = purchaseTotal(table, panel);
    if (column === undefined) return [];
    return panel.rows.flatMap((row) => {
      const line = lines.get(row);
      const amount = row.amounts[column];
      return line && amount && !amount.printed.blank ? [relationOf(amount, line)] : [];
    });
  });
}

function relationOf(amount: Amount, line: PurchaseLine): Relation {
  return {
    rule: CODE,
    template: CODE,
    certain: false,
    defines: false,
    severity: 2,
    total: amount,
    parts: [{ amount: line.price, sign: 1 }],
    isApproximate: true,
    expect: expectProduct(amount, line),
    formula: (locale, sum) => productText(line, sum, locale),
    name: (each) => (each === line.price ? '单价' : rowName(each)),
    describe: (judged, locale) => describe(judged, line, locale),
  };
}

/** Quantity × price; the amount itself where the rounding of the price allows it. */
function expectProduct(amount: Amount, { quantity, price }: PurchaseLine): (valueAt: ValueOf) => Expected {
  const steps = add(amount.printed.step, scale(price.printed.step, quantity));
  return (valueAt) => {
    const [value, product] = [valueAt(amount), scale(valueAt(price), quantity)];
    const off = scale(absolute(subtract(value, product)), 2);
    return { value: compare(off, steps) <= 0 ? value : product, steps };
  };
}

function productText({ quantity, price }: PurchaseLine, product: string, locale: Locale): string {
  return say(
    locale,
    `数量 ${quantity} × 单价 ${amountText(price, locale)} = ${product}`,
    `${quantity} × price ${amountText(price, locale)} = ${product}`,
  );
}

function describe(judged: Judged, line: PurchaseLine, locale: Locale): string {
  const { total } = judged.relation;
  const { sum, difference } = sumText(judged, locale);
  const said = named(rowName(total), amountText(total, locale));
  return say(
    locale,
    `采购${said}，而${productText(line, sum, locale)}，相差 ${difference}，单价的四舍五入解释不了`,
    `The purchase ${said} differs by ${difference} from ${productText(line, sum, locale)}, more than rounding of the price explains`,
  );
}
