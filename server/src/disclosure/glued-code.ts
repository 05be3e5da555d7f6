/** Codes printed with the name in one cell: `2010506统计管理`, `[2010506]统计管理`, `2010506-统计管理`, `统计管理（2010506）`. */

import { toHalfWidth } from '../amounts/printed';

/** A code among the characters of a label, and the rest of them. */
export interface GluedCode {
  readonly digits: string;
  /** Where the code is in the label. */
  readonly start: number;
  /** The name alone. */
  readonly name: string;
}

/** Three digits before 年, 月 or 日 are a date; longer codes stand before names like 日常经济运行调节. */
const BEFORE = /^(\d{5}(?:\d{2})?(?=\s*[^\d\s.,%])|\d{3}(?=\s*[^\d\s.,%年月日]))[-_—–:：]?\s*/;
/** `2010506.统计管理`, but no amount. */
const BEFORE_POINT = /^(\d{3}|\d{5}|\d{7})[.、．]\s*(?=\p{Script=Han})/u;
const IN_BRACKETS = /^[[【〔（(]\s*(\d{3}|\d{5}|\d{7})\s*[\]】〕）)]\s*(?=\S)/;
const BEHIND = /(?<=\S)\s*[[【〔（(]\s*(\d{3}|\d{5}|\d{7})\s*[\]】〕）)]$/;

/** The shortest code: most labels have none. */
const THREE_DIGITS = /\d{3}/;

/** The code in a label; `undefined` where there is none. */
export function findGluedCode(text: string): GluedCode | undefined {
  const half = toHalfWidth(text);
  if (!THREE_DIGITS.test(half)) return undefined;
  for (const pattern of [BEFORE, BEFORE_POINT, IN_BRACKETS, BEHIND]) {
    const match = pattern.exec(pattern === BEFORE ? text : half);
    if (!match) continue;
    const [whole, digits] = match;
    const name = text.slice(0, match.index) + text.slice(match.index + whole.length);
    return { digits, start: match.index + whole.indexOf(digits), name };
  }
  return undefined;
}
