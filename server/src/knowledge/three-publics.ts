/** What the rows of a 三公 table are called. */

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
const PARTS: readonly (readonly [ThreePublicsPart, RegExp])[] = [
  ['subtotal', /^(?:(?!三公).)*三公.*(?:小计|合计)|^小计$|^[“"]?三公[”"]?经费$/],
  ['total', /^(?:合计|总计)$/],
  ['abroad', /^因公出国/],
  ['vehicles', /^公务用车(?:购置(?:及|和|与)运|费(?:用)?$)/],
  ['purchase', /^公务用车购置/],
  ['running', /^公务用车运/],
  ['reception', /^公务接待/],
  ['conferences', /^会议费/],
  ['training', /^培训费/],
];

/** Which part of the 三公 a row's label names, if any; a number may stand behind 其中：: 其中：（一）因公出国（境）支出. */
export function threePublicsPart(label: string): ThreePublicsPart | undefined {
  const name = withoutOrdinal(label, ['numeral-in-brackets', 'digits-in-brackets']);
  return PARTS.find(([, words]) => words.test(name))?.[0];
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

/** A word above all parts of the 三公: their name, or the year and the amount that they are of. */
export const SPANS_ALL_PARTS = /三公|预算|决算|执行|年|财政拨款|合计/;

/** The column that tables of 三公 have for 机关运行经费. */
export const OPERATING_COLUMN = /^机关(?:行政)?运行(?:经费|费)/;

/** The department economic codes under which basic expenditure shows parts of the 三公. */
export const THREE_PUBLICS_CODES: readonly (readonly [ThreePublicsPart, string])[] = [
  ['purchase', '31013'],
  ['running', '30231'],
  ['reception', '30217'],
];
