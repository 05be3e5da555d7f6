/**
 * `asset/purchase`: the fixed assets that the text says will be bought are those of the procurement table (rule 28).
 * Which goods count as assets is for the body to say, so that a number is doubted only where no choice of goods makes it.
 */

import { add, type Exact, equal } from '../../amounts/exact';
import type { Amount, Disclosure, TableModel, TextAmount } from '../../disclosure/model';
import { CATALOGUE_COLUMN, isFixedAsset, isGoods, isIntangibleAsset } from '../../knowledge/procurement';
import { purchaseTotal } from '../../model/purchase-columns';
import { tableOf } from '../../model/table-places';
import { readContext } from '../../model/text-context';
import { compact } from '../../text/normalise';
import type { Finding, FindingRule, Relation } from '../model';
import { fullName, rowName } from '../names';
import { amountWithUnit, named, relatedAs, say } from '../wording';

const CODE = 'asset/purchase';
/** With more kinds of goods nearly any sum can be made of some of them. */
const MOST_GOODS = 12;

/** Goods of the procurement table with what they cost. */
interface Goods {
  readonly code: string;
  readonly amount: Amount;
}

/** The relation between the number and the assets of the table, where they agree. */
export function assetPurchase(disclosure: Disclosure): readonly Relation[] {
  return purchasesOf(disclosure).flatMap(({ text, goods }) => {
    const assets = assetsThatMake(text, goods);
    return assets && assets.length > 0 ? [relationOf(text, assets)] : [];
  });
}

export const assetPurchaseDoubts: FindingRule = {
  code: CODE,
  check: (disclosure) =>
    purchasesOf(disclosure)
      .filter(({ text, goods }) => goods.length <= MOST_GOODS && !canBeMade(text.printed.value, goods))
      .map(({ text, goods }) => findingOf(text, goods)),
};

function purchasesOf(
  disclosure: Disclosure,
): { readonly text: TextAmount; readonly goods: readonly Goods[] }[] {
  const table = tableOf(disclosure, 'procurement');
  const goods = table && goodsOf(table);
  if (!goods || goods.length === 0) return [];
  const context = readContext(disclosure);
  return disclosure.textAmounts
    .filter((text) => context.subjectOf(text) === 'asset-purchase' && text.statement.sense === 'value')
    .map((text) => ({ text, goods }));
}

function goodsOf(table: TableModel): readonly Goods[] {
  const column = table.columns.find(({ path }) => path.some((word) => CATALOGUE_COLUMN.test(word)));
  if (!column) return [];
  return table.panels.flatMap((panel) => {
    const total = purchaseTotal(table, panel);
    if (total === undefined) return [];
    return panel.rows.flatMap((row) => {
      const code = compact(table.table.rows[row.row].cells[column.index]?.text ?? '');
      const amount = row.amounts[total];
      return isGoods(code) && amount ? [{ code, amount }] : [];
    });
  });
}

/** The usual readings of 固定资产, narrow or with software, if one of them makes the number. */
function assetsThatMake(text: TextAmount, goods: readonly Goods[]): readonly Goods[] | undefined {
  const fixed = goods.filter(({ code }) => isFixedAsset(code));
  const all = goods.filter(({ code }) => isFixedAsset(code) || isIntangibleAsset(code));
  return [fixed, all].find((some) => equal(sumOf(some), text.printed.value));
}

function sumOf(goods: readonly Goods[]): Exact {
  return goods.reduce<Exact>((sum, { amount }) => add(sum, amount.printed.value), 0);
}

/** Whether some of the goods, or none, add up to a value; work doubles with each of at most {@link MOST_GOODS}. */
function canBeMade(value: Exact, goods: readonly Goods[]): boolean {
  let sums: Exact[] = [0];
  for (const { amount } of goods) sums = [...sums, ...sums.map((sum) => add(sum, amount.printed.value))];
  return sums.some((sum) => equal(sum, value));
}

function relationOf(text: TextAmount, assets: readonly Goods[]): Relation {
  return {
    rule: CODE,
    roundingCode: 'text/rounding',
    template: 'text:asset-purchase',
    certain: true,
    defines: false,
    severity: 2,
    total: text,
    parts: assets.map(({ amount }) => ({ amount, sign: 1 })),
    name: fullName,
    describe: (judged, locale) =>
      say(
        locale,
        `文字${named(fullName(judged.relation.total), amountWithUnit(judged.relation.total, locale))}与政府采购预算表所列固定资产不符`,
        `The text says ${named(fullName(judged.relation.total), amountWithUnit(judged.relation.total, locale))}, which the procurement table does not list`,
      ),
  };
}

function findingOf(text: TextAmount, goods: readonly Goods[]): Finding {
  return {
    code: CODE,
    severity: 2,
    place: text.place,
    amount: text,
    message: (locale) => {
      const said = named(fullName(text), amountWithUnit(text, locale));
      return say(
        locale,
        `文字${said}与政府采购预算表对不上：表中 ${goods.length} 项货物无论怎样组合都得不出此数`,
        `The text says ${said}, but no choice of the ${goods.length} kinds of goods in the procurement table makes this amount`,
      );
    },
    related: goods.map(({ amount }) => relatedAs(rowName(amount), amount)),
    fixes: [],
    data: { actual: text.printed.text, explains: [] },
  };
}
