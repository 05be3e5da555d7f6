/** Which header words stand below which: the groups that tables of budgets print, and the columns they hold. */

import { asking, type Concept } from '../lexicon/describe';

/** A header word that spans columns, and the words of the columns it may span. */
interface HeaderGroup {
  readonly group: Concept;
  readonly holds: readonly Concept[];
  /** Words that it does not hold, whatever else they mean. */
  readonly not?: Concept;
  /** True for words that mostly name a column of their own: they span others only where these stand on another line. */
  readonly needsLines?: boolean;
  /** True where lines would tell, so that without them it is but likely. */
  readonly needsNoLines?: boolean;
}

const TOTALS: readonly Concept[] = ['whole', 'subtotal'];
const FISCAL_FUNDS: readonly Concept[] = ['general', 'fund', 'state-capital'];
const FUNDS: readonly Concept[] = [
  ...FISCAL_FUNDS,
  'special-account',
  'appropriation',
  'unit-money',
  'other-appropriation',
  'named-part',
];
const SOURCES: readonly Concept[] = [
  ...FUNDS,
  'service-income',
  'business-income',
  'grant',
  'subordinate-income',
  'other-income',
];
const SIDE: readonly Concept[] = ['side-item', 'side-line', 'side-amount'];
const ECONOMIC: readonly Concept[] = ['wages', 'goods', 'family', 'capital'];

/** More specific groups come first; within a table a group takes each word once. */
const GROUPS: readonly HeaderGroup[] = [
  {
    group: 'over-planned-or-settled',
    holds: [...TOTALS, 'basic', 'project', ...FISCAL_FUNDS],
    needsLines: true,
  },
  { group: 'over-differences', holds: ['difference'] },
  { group: 'over-code-pieces', holds: ['code-piece'] },
  { group: 'over-subjects', holds: ['subject'] },
  { group: 'over-economic-subjects', holds: ['subject'] },
  { group: 'personnel', holds: ['wages', 'family'] },
  { group: 'public', holds: ['goods', 'capital'] },
  { group: 'over-basic', holds: [...TOTALS, 'personnel', 'public', ...ECONOMIC] },
  { group: 'over-project', holds: [...TOTALS, 'project-kind'] },
  { group: 'over-general', holds: ['subtotal', 'named-part'] },
  { group: 'over-year-funds', holds: [...TOTALS, ...FISCAL_FUNDS] },
  { group: 'over-year-sources', holds: [...TOTALS, ...SOURCES] },
  { group: 'over-left-over', holds: [...TOTALS, ...FUNDS], not: 'left-over' },
  { group: 'over-three-publics', holds: ['whole', 'abroad', 'vehicles', 'reception'] },
  { group: 'vehicles', holds: ['subtotal', 'vehicles-bought', 'vehicles-run'] },
  { group: 'vehicles', holds: ['whole'], needsNoLines: true },
  { group: 'over-bought', holds: ['bought'] },
  {
    group: 'over-bought-sources',
    holds: [...TOTALS, ...SOURCES, 'carry-over', 'appropriation-left', 'other-appropriation-left'],
  },
  { group: 'over-sources', holds: [...TOTALS, ...FUNDS] },
  { group: 'over-revenue-side', holds: SIDE, not: 'of-spending', needsLines: true },
  { group: 'over-spending-side', holds: SIDE, needsLines: true },
  { group: 'over-revenue', holds: [...TOTALS, ...SOURCES], needsLines: true },
  {
    group: 'over-spending',
    holds: [
      ...[...TOTALS, 'basic', 'project', 'personnel', 'public'],
      ...['handed-up', 'business-spending', 'subordinate-spending'],
      ...FISCAL_FUNDS,
    ] as const,
    needsLines: true,
  },
  { group: 'over-names', holds: ['subject-ending'], needsLines: true },
  { group: 'over-revenue-panel', holds: SIDE, not: 'of-spending' },
  { group: 'over-spending-panel', holds: [...SIDE, ...TOTALS, ...FUNDS] },
];

const ASKED = GROUPS.map(({ group, holds, not, ...needs }) => ({
  ...needs,
  spans: asking([group]),
  holds: asking(holds),
  not: not && asking([not]),
}));

/**
 * How closely a header word belongs below another: 0 is closest. `undefined` where it may not stand there. Where lines are
 * known, more words may span others.
 */
export function closeness(group: string, word: string, hasLines = false): number | undefined {
  const index = ASKED.findIndex(
    (entry) =>
      !(hasLines ? entry.needsNoLines : entry.needsLines) &&
      entry.spans(group) &&
      !entry.not?.(word) &&
      entry.holds(word),
  );
  return index < 0 ? undefined : index;
}
