/** Finds the numbers of a paragraph: amounts of money, percentages, counts; and the brackets that only belong to names. */

/** A number in a paragraph; offsets are characters of the paragraph. */
export interface Token {
  readonly kind: 'money' | 'percent' | 'count';
  readonly start: number;
  /** Behind the number itself. */
  readonly numberEnd: number;
  /** Behind its unit. */
  readonly end: number;
  readonly number: string;
  readonly unit: string;
}

const NUMBERS =
  /(?<![\dA-Za-z.,]|[\d.,] )(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(亿元|百万元|万元|千元|元|%|个百分点|个|辆|台|套|家)/g;

/** All numbers with a unit, in order. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(NUMBERS)) {
    const [whole, number, unit] = match;
    const start = match.index;
    tokens.push({
      kind: unit.endsWith('元') ? 'money' : unit.endsWith('%') || unit === '个百分点' ? 'percent' : 'count',
      start,
      numberEnd: start + number.length,
      end: start + whole.length,
      number,
      unit,
    });
  }
  return tokens;
}

/** For each character, whether it stands in brackets that hold no number of money: these are part of a name. */
export function quietBrackets(text: string, tokens: readonly Token[]): readonly boolean[] {
  const quiet = new Array<boolean>(text.length).fill(false);
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '（') open.push(i);
    if (text[i] !== '）') continue;
    const start = open.pop();
    if (
      start === undefined ||
      tokens.some((token) => token.kind === 'money' && token.start > start && token.start < i)
    )
      continue;
    for (let at = start; at <= i; at++) quiet[at] = true;
  }
  return quiet;
}
