/** Draws the habits of a province. */

import type { Layout } from '../../src/tables/model';
import type { Finances, Habits } from './model';
import { createRandom, type Random } from './random';

/** Habits that differ from the plainest form, by name, for the histogram. */
export function habitsNamed(habits: Habits): string[] {
  const named: readonly (readonly [string, boolean])[] = [
    ['final-accounts', habits.finalAccounts],
    ['budget-and-final-columns', habits.finalAccounts && habits.bothAmounts],
    ['single-unit', habits.subject === '单位'],
    ['six-decimals', habits.decimals === 6],
    ['yuan-whole', habits.unit === '元' && habits.decimals === 0],
    ['yuan-decimals', habits.unit === '元' && habits.decimals === 2],
    ['separators', habits.separators],
    ['zero-blank', habits.zero === 'blank'],
    ['zero-0', habits.zero === '0'],
    ['zero-0.00', habits.zero === '0.00'],
    ['zero-dash', habits.zero === '-'],
    ['zero-long-dash', habits.zero === '—'],
    ['codes-three-columns', habits.codes === 'three'],
    ['codes-with-blanks', habits.codes === 'spaced'],
    ['codes-glued', habits.codes === 'glued'],
    ['outline-without-codes', habits.codes === 'outline'],
    ['column-numbers-stars', habits.columnNumbers && habits.columnMark === '**'],
    ['total-last', habits.total === 'last'],
    ['leaves-only', habits.levels === 'leaves'],
    ['by-unit-own-column', habits.byUnit === 'own-column'],
    ['by-unit-code-column', habits.byUnit === 'code-column'],
    ['revenue-by-unit', habits.revenueByUnit],
    ['basic-pairs', habits.basic === 'pairs'],
    ['basic-pairs-in-pieces', habits.basic === 'pairs-in-pieces'],
    ['basic-panels', habits.basic === 'panels'],
    ['basic-panels-alike', habits.basic === 'panels-alike'],
    ['three-sides', habits.threeSides],
    ['codes-crossed', habits.crossed],
    ['basic-parts', habits.detail === 'basic-parts'],
    ['three-header-levels', habits.detail === 'three-levels'],
    ['three-publics-one-row', habits.threePublics !== 'rows'],
    ['two-amounts-under-six', habits.threePublics === 'one-row-under'],
    ['three-publics-in-yuan', habits.threePublicsInYuan === true],
    ['only-used-classes', !habits.allClasses],
  ];
  return named.filter(([, holds]) => holds).map(([name]) => name);
}

export function drawHabits(random: Random): Habits {
  const finalAccounts = random.chance(0.35);
  const [unit, decimals] = random.pick([
    ['万元', 2],
    ['万元', 2],
    ['万元', 2],
    ['元', 0],
    ['元', 2],
  ] as const);
  const codes = random.pick(['one', 'one', 'one', 'three', 'spaced', 'glued'] as const);
  return {
    finalAccounts,
    subject: random.chance(0.7) ? '部门' : '单位',
    unit,
    decimals,
    separators: random.chance(0.3),
    zero: random.pick(['blank', 'blank', 'blank', '0', decimals === 2 ? '0.00' : '0', '-'] as const),
    codes,
    total: random.chance(0.7) ? 'first' : 'last',
    levels: random.chance(0.75) ? 'all' : 'leaves',
    byUnit:
      codes === 'glued' ? 'no' : random.pick(['no', 'no', 'no', 'no', 'own-column', 'code-column'] as const),
    revenueByUnit: random.chance(0.2),
    basic: random.pick(['list', 'list', 'list', 'pairs', 'panels'] as const),
    detail: random.pick(['plain', 'plain', 'basic-parts', 'three-levels'] as const),
    serial: random.chance(0.5),
    columnNumbers: random.chance(0.5),
    titles: random.pick(['plain', 'plain', 'year', 'body'] as const),
    threePublics: finalAccounts
      ? random.pick(['one-row', 'one-row-twice', 'rows'] as const)
      : random.pick(['rows', 'rows', 'one-row'] as const),
    allClasses: random.chance(0.6),
    bothAmounts: random.chance(0.5),
    columnMark: '栏次',
    threeSides: false,
    crossed: false,
  };
}

/**
 * Changes some habits to forms that were seen later: chances are such that each occurs in a tenth of the bodies. Drawn with
 * numbers of their own, so that bodies without them stay what they were.
 */
export function withLaterForms(habits: Habits, random: Random, layout: Layout): Habits {
  const isOutline = random.chance(0.1);
  const isFine = habits.unit === '万元' && random.chance(0.16);
  const isUnder = habits.finalAccounts && random.chance(0.3) && layout !== 'spaced';
  // Without the blanks between them, four pieces of codes are numbers, and broken words may stand over any amounts.
  const lists =
    layout === 'spaced' ? (['panels-alike'] as const) : (['pairs-in-pieces', 'panels-alike'] as const);
  const codes = isOutline ? 'outline' : habits.codes;
  return {
    ...habits,
    codes,
    byUnit: isOutline ? 'no' : habits.byUnit,
    levels: isOutline ? 'all' : habits.levels,
    decimals: isFine ? 6 : habits.decimals,
    zero: random.chance(0.1) ? '—' : habits.zero,
    columnMark: random.chance(0.25) ? '**' : habits.columnMark,
    basic: random.chance(0.25) ? random.pick(lists) : habits.basic,
    threePublics: isUnder ? 'one-row-under' : habits.threePublics,
    threeSides: random.chance(0.12),
    // A third of the bodies have the table.
    crossed: random.chance(0.3),
  };
}

/** Share of the bodies that count in 万元 which print 三公 in 元. */
const IN_YUAN = 0.2;

/** The habits with those that depend on the body, drawn apart so that all else stays as it was. */
export function withOwnHabits(habits: Habits, { body, year }: Finances): Habits {
  const random = createRandom(Number(body.code) * 10_000 + year);
  return { ...habits, threePublicsInYuan: habits.unit === '万元' && random.chance(IN_YUAN) };
}
