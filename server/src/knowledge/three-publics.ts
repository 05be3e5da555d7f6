/** What the rows of a 三公 table are called. */

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
  ['subtotal', /^(?:(?!三公).)*三公.*(?:小计|合计)|^小计$/],
  ['total', /^(?:合计|总计)$/],
  ['abroad', /^因公出国/],
  ['vehicles', /^公务用车购置(?:及|和|与)运/],
  ['purchase', /^公务用车购置/],
  ['running', /^公务用车运/],
  ['reception', /^公务接待/],
  ['conferences', /^会议费/],
  ['training', /^培训费/],
];

/** Which part of the 三公 a row's label names, if any. */
export function threePublicsPart(label: string): ThreePublicsPart | undefined {
  return PARTS.find(([, name]) => name.test(label))?.[0];
}

/** The department economic codes under which basic expenditure shows parts of the 三公. */
export const THREE_PUBLICS_CODES: readonly (readonly [ThreePublicsPart, string])[] = [
  ['purchase', '31013'],
  ['running', '30231'],
  ['reception', '30217'],
];
