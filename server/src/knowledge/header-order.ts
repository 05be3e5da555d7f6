/** The order in which tables print the columns of one group, for header words whose places beside each other were lost. */

import { asking, type Concept } from '../lexicon/describe';

/** Words of one rank stand in either order. The first rank that a word fits is its own. */
const ORDER: readonly (readonly Concept[])[] = [
  ['whole', 'subtotal', 'year-total', 'three-publics-total'],
  ['opening-balance'],
  ['year-income'],
  ['year-spending'],
  ['appropriation', 'appropriation-left'],
  ['general'],
  ['fund'],
  ['state-capital'],
  ['special-account'],
  ['grant'],
  ['service-income'],
  ['business-income'],
  ['subordinate-income'],
  ['other-income'],
  ['basic'],
  ['project'],
  ['handed-up'],
  ['business-spending'],
  ['subordinate-spending'],
  ['personnel'],
  ['public'],
  ['abroad'],
  ['vehicles', 'reception'],
  ['operating'],
  ['year-end'],
];

const RANKS = ORDER.map(asking);

/** Where a word stands among those of its group; `undefined` where nothing is known of it. */
export function usualPlace(word: string): number | undefined {
  const rank = RANKS.findIndex((isOfRank) => isOfRank(word));
  return rank < 0 ? undefined : rank;
}
