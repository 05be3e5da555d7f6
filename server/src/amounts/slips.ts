/** Tells whether one printed amount could be another mistyped by a single keystroke. */

/**
 * True when the texts differ by one digit changed, two neighbours swapped, one character lost or doubled, the decimal
 * point moved, or the sign. Separators of thousands do not count: `6,184.15` is `1,684.15` with two neighbours swapped.
 */
export function isSlip(printed: string, meant: string): boolean {
  if (printed === meant) return false;
  return isOneKeystroke(printed, meant) || isOneKeystroke(ungrouped(printed), ungrouped(meant));
}

function ungrouped(text: string): string {
  return text.replace(/[,，]/g, '');
}

function isOneKeystroke(printed: string, meant: string): boolean {
  return (
    isSubstitution(printed, meant) ||
    isSwap(printed, meant) ||
    isSwapAcrossPoint(printed, meant) ||
    isOneLonger(printed, meant) ||
    isOneLonger(meant, printed) ||
    isPointMoved(printed, meant)
  );
}

/** Every number that one keystroke may have made `printed` of: a digit changed, lost or put in, or two neighbours swapped, over the point too. */
export function slipsOf(printed: string): readonly string[] {
  const text = ungrouped(printed);
  const found = new Set<string>();
  for (let at = 0; at <= text.length; at++) {
    const [before, own, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
    for (const digit of '0123456789') {
      found.add(before + digit + own + after);
      if (isDigit(own)) found.add(before + digit + after);
    }
    if (isDigit(own)) found.add(before + after);
    if (isDigit(own) && isDigit(after.charAt(0))) found.add(before + after.charAt(0) + own + after.slice(1));
    if (isDigit(own) && after.startsWith('.'))
      found.add(`${before}${after.charAt(1)}.${own}${after.slice(2)}`);
  }
  for (const moved of pointMoved(text)) found.add(moved);
  found.delete(text);
  return [...found].filter((each) => SHAPE.test(each));
}

/** The number with its point one place further left or right. */
function pointMoved(text: string): readonly string[] {
  const [whole, fraction] = text.split('.');
  if (fraction === undefined) return [];
  return [
    `${whole.slice(0, -1)}.${whole.slice(-1)}${fraction}`,
    `${whole}${fraction[0]}.${fraction.slice(1)}`,
  ];
}

const SHAPE = /^(?:0|[1-9]\d*)(?:\.\d+)?$/;

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

/** Fewer digits are a single keystroke away from too many numbers. */
const LEAST_DIGITS = 4;

/** Whether a number has so many digits, or `least`, that another one is hardly a keystroke away by accident. */
export function isLong(printed: string, least = LEAST_DIGITS): boolean {
  return printed.replace(/\D/g, '').length >= least;
}

/** The same of numbers so long that this is no accident. */
export function isTellingSlip(printed: string, meant: string): boolean {
  return isLong(printed) && isSlip(printed, meant);
}

/** The same of numbers of so many digits besides the noughts around them: of round numbers any other is a keystroke away. */
export function isUnlikelySlip(printed: string, meant: string): boolean {
  return isSlip(printed, meant) && [printed, meant].every((text) => significant(text) >= LEAST_DIGITS);
}

function significant(text: string): number {
  return text.replace(/\D/g, '').replace(/^0+|0+$/g, '').length;
}

/** Percentages of which one keystroke may have made a printed one; each in units of its own last place. */
export function slipsOfPercent(
  coefficient: number,
  decimals: number,
): readonly { readonly coefficient: number; readonly decimals: number }[] {
  return slipsOf((coefficient / 10 ** decimals).toFixed(decimals)).map((slip) => {
    const [whole, fraction = ''] = slip.split('.');
    return { coefficient: Number(whole + fraction), decimals: fraction.length };
  });
}

function isSubstitution(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let differences = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) differences++;
  return differences === 1;
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i + 1 < a.length && a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

/** `9477.34` for `9473.74`. */
function isSwapAcrossPoint(a: string, b: string): boolean {
  const point = a.indexOf('.');
  return point > 0 && b.indexOf('.') === point && isSwap(a.replace('.', ''), b.replace('.', ''));
}

/** `longer` is `shorter` with one character put in. */
function isOneLonger(shorter: string, longer: string): boolean {
  if (longer.length !== shorter.length + 1) return false;
  let i = 0;
  while (i < shorter.length && shorter[i] === longer[i]) i++;
  return shorter.slice(i) === longer.slice(i + 1);
}

function isPointMoved(a: string, b: string): boolean {
  return a !== b && a.includes('.') && b.includes('.') && a.replace('.', '') === b.replace('.', '');
}
