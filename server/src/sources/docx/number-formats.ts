/** Prints a counter as Word's numbering formats do: 1, 一, ①, Ⅰ, a. */

const DIGITS = '〇一二三四五六七八九';
const FORMAL = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
/** Larger counters than these are printed in plain digits. */
const LARGEST_CHINESE = 9_999;
const LARGEST_ROMAN = 3_999;
const LARGEST_CIRCLED = 20;

type Format = (value: number) => string;

const FORMATS: Readonly<Record<string, Format>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (value) => `(${value})`,
  decimalEnclosedFullstop: (value) => `${value}.`,
  chineseCounting: (value) => counting(value, DIGITS, ['', '十', '百', '千']),
  chineseCountingThousand: (value) => counting(value, DIGITS, ['', '十', '百', '千']),
  japaneseCounting: (value) => counting(value, DIGITS, ['', '十', '百', '千']),
  taiwaneseCounting: (value) => counting(value, DIGITS, ['', '十', '百', '千']),
  taiwaneseCountingThousand: (value) => counting(value, DIGITS, ['', '十', '百', '千']),
  chineseLegalSimplified: (value) => counting(value, FORMAL, ['', '拾', '佰', '仟']),
  ideographDigital: (value) => [...String(value)].map((digit) => DIGITS[Number(digit)]).join(''),
  japaneseDigitalTenThousand: (value) => [...String(value)].map((digit) => DIGITS[Number(digit)]).join(''),
  ideographTraditional: (value) => cycle(value, STEMS),
  ideographZodiac: (value) => cycle(value, BRANCHES),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: letters,
  lowerLetter: (value) => letters(value).toLowerCase(),
};

/** A counter in the format of that name in Word's files; plain digits where it is not known. */
export function printNumber(value: number, format: string): string {
  return (Object.hasOwn(FORMATS, format) ? FORMATS[format] : String)(value);
}

/** 一, 十, 十二, 二十, 一百零三: as people count. */
function counting(value: number, digits: string, units: readonly string[]): string {
  if (value <= 0 || value > LARGEST_CHINESE) return String(value);
  const printed = [...String(value)].map(Number);
  let text = '';
  let isGap = false;
  printed.forEach((digit, index) => {
    if (digit === 0) {
      isGap = true;
      return;
    }
    if (isGap) text += '零';
    isGap = false;
    text += digits[digit] + units[printed.length - 1 - index];
  });
  return digits === DIGITS && value >= 10 && value < 20 ? text.slice(1) : text;
}

function circled(value: number): string {
  return value >= 1 && value <= LARGEST_CIRCLED ? String.fromCodePoint(0x245f + value) : String(value);
}

function fullWidth(value: number): string {
  return [...String(value)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
}

function cycle(value: number, of: string): string {
  return value < 1 ? String(value) : of[(value - 1) % of.length];
}

function roman(value: number): string {
  if (value < 1 || value > LARGEST_ROMAN) return String(value);
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN) for (; rest >= worth; rest -= worth) text += sign;
  return text;
}

/** A … Z, AA, BB: Word doubles letters instead of counting on. */
function letters(value: number): string {
  if (value < 1) return String(value);
  return String.fromCodePoint(0x41 + ((value - 1) % 26)).repeat(Math.min(10, Math.ceil(value / 26)));
}
