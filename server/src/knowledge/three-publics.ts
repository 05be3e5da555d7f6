/** What the rows of a 三公 table are called. */

import { type Concept, tells } from '../lexicon/describe';
import { withoutOrdinal } from '../lexicon/ordinals';

export type ThreePublicsPart =
  | 'abroad'
  | 'vehicles'
  | 'purchase'
  | 'running'
  | 'reception'
  | 'conferences'
  | 'training'
  | 'subtotal'
  | 'total';

/** More specific names come first. */
const PARTS: readonly (readonly [ThreePublicsPart, Concept])[] = [
  ['subtotal', 'three-publics-subtotal'],
  ['total', 'whole'],
  ['abroad', 'abroad'],
  ['vehicles', 'vehicles-line'],
  ['purchase', 'vehicles-purchase-line'],
  ['running', 'vehicles-running-line'],
  ['reception', 'reception'],
  ['conferences', 'conferences'],
  ['training', 'training'],
];

/** Which part of the 三公 a row's label names, if any; a number may stand behind 其中：: 其中：（一）因公出国（境）支出. */
export function threePublicsPart(label: string): ThreePublicsPart | undefined {
  const name = withoutOrdinal(label, ['numeral-in-brackets', 'digits-in-brackets']);
  return PARTS.find(([, concept]) => tells(name, concept))?.[0];
}

/** Columns below that of vehicles do not name them again. */
const PARTS_OF_VEHICLES: readonly (readonly [ThreePublicsPart, RegExp])[] = [
  ['purchase', /^购置费/],
  ['running', /^运行(?:维护)?费/],
];

/** Which part of the money for vehicles a column below theirs names, if any. */
export function partOfVehicles(label: string): ThreePublicsPart | undefined {
  return PARTS_OF_VEHICLES.find(([, name]) => name.test(label))?.[0];
}

/** The column that tables of 三公 have for 机关运行经费. */
export const OPERATING_COLUMN = /^机关(?:行政)?运行(?:经费|费)/;

/** The department economic codes under which basic expenditure shows parts of the 三公. */
export const THREE_PUBLICS_CODES: readonly (readonly [ThreePublicsPart, string])[] = [
  ['purchase', '31013'],
  ['running', '30231'],
  ['reception', '30217'],
];
