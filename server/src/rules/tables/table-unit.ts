/** `table/unit`: a table whose facts differ by 10⁴ or 10⁸ from all others, as its stated unit is wrong (rule 25). */

import { absolute, add, compare, type Exact, isTimes, isZero, negate } from '../../amounts/exact';
import { statusOf } from '../../amounts/interval';
import { UNITS, unitExponent } from '../../amounts/units';
import type { Disclosure, TableModel } from '../../disclosure/model';
import type { Place } from '../../tables/model';
import { memoize } from '../../text/memo';
import type { Finding, Fix, Relation } from '../model';
import { say } from '../wording';

const CODE = 'table/unit';
/** Fewer facts off by the same power of ten may be single slips. */
const LEAST_FACTS = 3;
/** Powers of ten by which units that are taken for each other differ. */
const POWERS = [4, 8] as const;

/** What speaks for and against a table's unit. */
interface Evidence {
  slips: number;
  holds: number;
  /** By which powers of ten its unit seems too small; negative where it seems too large. */
  readonly powers: Set<number>;
}

/**
 * The table that differs from others by a factor in at least three facts, and agrees with none, with the power of ten by
 * which its unit is too small; the oddest one, where there are several.
 */
export const tablesInOtherUnit = memoize(
  (ties: readonly (readonly Relation[])[]): ReadonlyMap<TableModel, number> => {
    const evidence = weigh(ties.flat());
    const slipped = [...evidence]
      .filter(([, { slips, holds, powers }]) => slips >= LEAST_FACTS && holds === 0 && powers.size === 1)
      .sort((a, b) => b[1].slips - a[1].slips);
    const [first, second] = slipped;
    // Two tables that only differ from each other do not say which of them is wrong.
    if (!first || second?.[1].slips === first[1].slips) return new Map();
    return new Map([[first[0], [...first[1].powers][0]]]);
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
  return [...tablesInOtherUnit(ties)].flatMap(([table, power]) => {
    if (!disclosure.tables.includes(table)) return [];
    const printed = placeOfUnit(table, table.unit);
    const place = printed ?? table.titlePlace;
    return place ? [finding(table, power, place, printed ? unitFixes(table, power, printed) : [])] : [];
  });
}

/** One finding for each table whose unit is none that is known, at what is printed for it. */
export function unknownUnits({ tables }: Disclosure): readonly Finding[] {
  return tables.flatMap((table) => {
    const { unknownUnit } = table;
    const place = unknownUnit === undefined ? undefined : placeOfUnit(table, unknownUnit);
    if (unknownUnit === undefined || !place) return [];
    return [
      {
        code: CODE,
        severity: 2,
        place,
        message: (locale) =>
          say(
            locale,
            `单位“${unknownUnit}”不认识：本表的数没有与其他表和文字核对`,
            `The unit ${unknownUnit} is not known: the amounts of this table were not compared with other tables or the text`,
          ),
        related: [],
        fixes: [],
      },
    ];
  });
}

function finding({ unit }: TableModel, power: number, place: Place, fixes: readonly Fix[]): Finding {
  return {
    code: CODE,
    severity: 2,
    place,
    message: (locale) =>
      say(
        locale,
        `本表各数与其他各表相差${Math.abs(power) === 4 ? '一万倍' : '一亿倍'}：单位“${unit}”似有误`,
        `All amounts of this table differ from those of the other tables by a factor of ${10 ** Math.abs(power)}: the unit ${unit} seems wrong`,
      ),
    related: [],
    fixes,
  };
}

/** The unit with which the table agrees with the others, where there is one of that size. */
function unitFixes({ unit }: TableModel, power: number, place: Place): Fix[] {
  const meant = UNITS.find((other) => unitExponent(other) === unitExponent(unit) + power);
  if (!meant) return [];
  return [
    {
      title: (locale) => say(locale, `将单位“${unit}”改为“${meant}”`, `Change the unit ${unit} to ${meant}`),
      kind: 'repair',
      isPreferred: true,
      edits: [{ place, newText: meant }],
    },
  ];
}

function weigh(ties: readonly Relation[]): ReadonlyMap<TableModel, Evidence> {
  const evidence = new Map<TableModel, Evidence>();
  for (const tie of ties) {
    const tables = tie.expect ? [] : tablesOf(tie);
    const power = tables.length === 2 ? powerOf(tie) : undefined;
    if (power === undefined) continue;
    for (const table of tables) {
      const known = evidence.get(table) ?? { slips: 0, holds: 0, powers: new Set<number>() };
      if (power === 0) known.holds++;
      else {
        known.slips++;
        known.powers.add(table === tie.total.cell?.table ? power : -power);
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

/** By which power of ten the total is too small for its parts: 0 where they agree; `undefined` where nothing can be said. */
function powerOf({ total, parts }: Relation): number | undefined {
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
  if (statusOf(residual) !== 'broken') return 0;
  const power = POWERS.find((each) => isTimes(a, b, 10 ** each) || isTimes(b, a, 10 ** each));
  return power && (compare(a, b) < 0 ? power : -power);
}

function placeOfUnit({ table }: TableModel, unit: string): Place | undefined {
  const line = table.caption.lines.find(({ text }) => text.includes(unit));
  if (!line) return undefined;
  const start = line.start + line.text.lastIndexOf(unit);
  return { block: table, start, end: start + unit.length };
}
