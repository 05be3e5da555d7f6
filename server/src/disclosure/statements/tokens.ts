/** Finds the numbers of a paragraph: amounts of money, percentages, counts; and the brackets that only belong to names. */

/** A number in a paragraph; offsets are characters of the paragraph. */
export interface Token {
  readonly kind: 'money' | 'percent' | 'count' | 'torn';
  readonly start: number;
  /** Behind the number itself. */
  readonly numberEnd: number;
  /** Behind its unit. */
  readonly end: number;
  readonly number: string;
  readonly unit: string;
}

/**
 * Groups of digits parted by commas. A full-width comma parts two numbers as well, so it parts groups only before
 * decimals: of `3，518.85` the whole is one number, and of `2，300` neither it nor its end. The same goes for blanks. Before
 * decimals commas of half a width stand in a number wherever they stand, and before four digits at its end: `1,0022.32` and
 * `2,6005`, of which a digit is too much. Of `2,05` one was lost, where the numbers around are whole and part their groups. Of
 * `.80` the nought was lost, and of `.6%`; a point behind a unit ends a sentence.
 */
const numbers = (lost: string): RegExp =>
  new RegExp(
    `(?<![\\dA-Za-z.,]|[\\d.,] |\\d，(?=\\d{3}(?!\\d)))(-?(?:\\d{1,3}(?:[,， ]\\d{3})+(?=\\.\\d)|\\d{1,3}(?:,\\d{3})+|(?!20\\d\\d,)\\d{1,6}(?:,\\d{1,4})+(?=\\.\\d)|\\d{1,3}(?:,\\d{3})*,\\d{4}${lost}|\\d+)(?:\\.\\d+)?|(?<=[一-龥：])(?<!元)\\.(?:\\d\\d|\\d(?=%)))(亿元|百万元|万元|千元|元|%|个百分点|个|辆|台|套|家)`,
    'g',
  );
const NUMBERS = numbers('');
const WHOLE_NUMBERS = numbers('|\\d{1,3}(?:,\\d{3})*,\\d{1,2}');
/** Money with and without decimals. */
const GROUPED = /(?<![\d.,])\d{1,3}(?:,\d{3})+[万亿]?元/;
const WITH_DECIMALS = /\d\.\d+[万亿]?元/;

/** Money of which a blank parts digits: whether they are one number cannot be told. */
const TORN = /[\d.,] ([\d.,]*\d)(亿元|百万元|万元|千元|元)/g;

/** All numbers with a unit, in order; those of which nobody knows how much they are among them. */
export function readTokens(text: string): Token[] {
  const whole = readWhole(text);
  const ends = new Set(whole.map(({ end }) => end));
  const torn = [...text.matchAll(TORN)].flatMap((match): Token[] => {
    const [printed, number, unit] = match;
    const end = match.index + printed.length;
    const [start, numberEnd] = [match.index + 2, end - unit.length];
    return ends.has(end) ? [] : [{ kind: 'torn', start, numberEnd, end, number, unit }];
  });
  return torn.length === 0 ? whole : [...whole, ...torn].sort((a, b) => a.start - b.start);
}

function readWhole(text: string): Token[] {
  const tokens: Token[] = [];
  const areWhole = GROUPED.test(text) && !WITH_DECIMALS.test(text);
  for (const match of text.matchAll(areWhole ? WHOLE_NUMBERS : NUMBERS)) {
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
  const starts = tokens.filter(({ kind }) => kind === 'money').map(({ start }) => start);
  const depthChange = new Int32Array(text.length + 1);
  const open: { readonly at: number; readonly numbers: number }[] = [];
  let numbers = 0;
  for (let i = 0; i < text.length; i++) {
    while (numbers < starts.length && starts[numbers] < i) numbers++;
    if (text[i] === '（') open.push({ at: i, numbers });
    const bracket = text[i] === '）' ? open.pop() : undefined;
    if (bracket?.numbers !== numbers) continue;
    depthChange[bracket.at]++;
    depthChange[i + 1]--;
  }
  const quiet: boolean[] = [];
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    depth += depthChange[i];
    quiet.push(depth > 0);
  }
  return quiet;
}
