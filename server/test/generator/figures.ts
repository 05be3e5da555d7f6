/** Sums up a body's finances into the figures that tables show. */

import { type Finances, FUNDS, type Fund, type Spending } from './model';

export function sum(values: Iterable<bigint>): bigint {
  let total = 0n;
  for (const value of values) total += value;
  return total;
}

export function basicOf({ basic }: Spending): bigint {
  return sum(basic.values());
}

export function isPersonnel(code: string): boolean {
  return code.startsWith('301') || code.startsWith('303');
}

export function personnelOf({ basic }: Spending): bigint {
  return sum([...basic].filter(([code]) => isPersonnel(code)).map(([, value]) => value));
}

/** Basic spending on the codes below some economic 类. */
export function basicUnder(spending: Spending, heads: readonly string[]): bigint {
  return sum(
    [...spending.basic].filter(([code]) => heads.includes(code.slice(0, 3))).map(([, value]) => value),
  );
}

export function totalOf(spending: Spending): bigint {
  return basicOf(spending) + spending.project;
}

/** This year's revenue that pays for a spending and for what is left of it. */
export function revenueOf(spending: Spending): bigint {
  return totalOf(spending) - spending.carriedOver + spending.left;
}

export function ofFund(spendings: readonly Spending[], fund: Fund): Spending[] {
  return spendings.filter((spending) => spending.fund === fund);
}

/** Spending that the treasury pays: 一般公共预算, 政府性基金 and 国有资本经营. */
export function fiscal({ spendings }: Finances): Spending[] {
  return spendings.filter(({ fund }) => FUNDS.indexOf(fund) < 3);
}

/** Values of several columns by functional code. */
export function byCode(
  spendings: readonly Spending[],
  values: (spending: Spending) => readonly bigint[],
): Map<string, bigint[]> {
  const codes = new Map<string, bigint[]>();
  for (const spending of spendings) add(codes, spending.code, values(spending));
  return new Map([...codes].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Adds values to what a map already holds under a key. */
export function add(map: Map<string, bigint[]>, key: string, values: readonly bigint[]): void {
  const before = map.get(key);
  map.set(key, before ? addUp([before, values]) : [...values]);
}

/** Adds rows of values column by column. */
export function addUp(rows: readonly (readonly bigint[])[]): bigint[] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => sum(rows.map((row) => row[column])));
}
