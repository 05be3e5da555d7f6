/** `table/unit`: a table whose facts differ by 10⁴ or 10⁸ from all others, as its stated unit is wrong (rule 25). */

import { absolute, add, type Exact, isTimes, isZero, negate } from '../amounts/exact';
import { statusOf } from '../amounts/interval';
import type { Disclosure, TableModel } from '../disclosure/model';
import type { Place } from '../tables/model';
import { memoize } from '../text/memo';
import type { Finding, Relation } from './model';
import { say } from './wording';

const CODE = 'table/unit';
/** Fewer facts off by the same power of ten may be single slips. */
const LEAST_FACTS = 3;
const FACTORS = [10_000, 100_000_000] as const;

/** What speaks for and against a table's unit. */
interface Evidence {
  slips: number;
  holds: number;
  readonly factors: Set<number>;
}

/** The tables that differ from others by a factor in at least three facts, and agree with none; the oddest one first. */
export const tablesInOtherUnit = memoize(
  (ties: readonly (readonly Relation[])[]): ReadonlyMap<TableModel, number> => {
    const evidence = weigh(ties.flat());
    const slipped = [...evidence]
      .filter(([, { slips, holds, factors }]) => slips >= LEAST_FACTS && holds === 0 && factors.size === 1)
      .sort((a, b) => b[1].slips - a[1].slips);
    const [first, second] = slipped;
    // Two tables that only differ from each other do not say which of them is wrong.
    if (!first || second?.[1].slips === first[1].slips) return new Map();
    return new Map([[first[0], [...first[1].factors][0]]]);
  },
);

export function touchesTable(tie: Relation, tables: ReadonlyMap<TableModel, number>): boolean {
  return tablesOf(tie).some((table) => tables.has(table));
}

/** One finding for each such table, at its unit, or at its title where none is printed. */
export function tableUnit(
  disclosure: Disclosure,
  ties: readonly (readonly Relation[])[],
): readonly Finding[] {
  return [...tablesInOtherUnit(ties)].flatMap(([table, factor]) => {
    const place = placeOfUnit(table);
    return place && disclosure.tables.includes(table) ? [finding(table, factor, place)] : [];
  });
}

function finding(table: TableModel, factor: number, place: Place): Finding {
  return {
    code: CODE,
    severity: 2,
    place,
    message: (locale) =>
      say(
        locale,
        `本表各数与其他各表相差${factor === FACTORS[0] ? '一万倍' : '一亿倍'}：单位“${table.unit}”似有误`,
        `All amounts of this table differ from those of the other tables by a factor of ${factor}: the unit ${table.unit} seems wrong`,
      ),
    related: [],
    fixes: [],
  };
}

function weigh(ties: readonly Relation[]): ReadonlyMap<TableModel, Evidence> {
  const evidence = new Map<TableModel, Evidence>();
  for (const tie of ties) {
    const tables = tie.expect ? [] : tablesOf(tie);
    const factor = tables.length === 2 ? factorOf(tie) : undefined;
    if (factor === undefined) continue;
    for (const table of tables) {
      const known = evidence.get(table) ?? { slips: 0, holds: 0, factors: new Set<number>() };
      if (factor === 1) known.holds++;
      else {
        known.slips++;
        known.factors.add(factor);
      }
      evidence.set(table, known);
    }
  }
  return evidence;
}

function tablesOf({ total, parts }: Relation): TableModel[] {
  const tables = [total, ...parts.map(({ amount }) => amount)].flatMap(({ cell }) => cell?.table ?? []);
  return [...new Set(tables)];
}

/** 1 where both sides agree, 10⁴ or 10⁸ where they differ by exactly that; `undefined` where nothing can be said. */
function factorOf({ total, parts }: Relation): number | undefined {
  const sum = parts.reduce<Exact>(
    (value, { amount, sign }) => add(value, sign > 0 ? amount.printed.value : negate(amount.printed.value)),
    0,
  );
  const [a, b] = [absolute(total.printed.value), absolute(sum)];
  if (isZero(a) || isZero(b)) return undefined;
  const steps = parts.reduce<Exact>(
    (value, { amount }) => add(value, amount.printed.step),
    total.printed.step,
  );
  const residual = { value: add(a, negate(b)), steps, terms: parts.length + 1, step: total.printed.step };
  if (statusOf(residual) !== 'broken') return 1;
  return FACTORS.find((factor) => isTimes(a, b, factor) || isTimes(b, a, factor));
}

function placeOfUnit({ table, unit, titlePlace }: TableModel): Place | undefined {
  const line = table.caption.lines.find(({ text }) => text.includes(unit));
  if (!line) return titlePlace;
  const start = line.start + line.text.lastIndexOf(unit);
  return { block: table, start, end: start + unit.length };
}
