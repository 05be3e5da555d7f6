/** Cuts a line of a relation block into names, marks and operators; whatever is none of them is a name. */

/** What a piece of a line is. */
export type TokenType = 'name' | 'open-quote' | '.' | '!' | '=' | '+' | '-' | 'nth';

/** A piece of a line, with where it stands in it. */
export interface Token {
  readonly type: TokenType;
  /** A name without the marks around it, a number without its sign. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const QUOTES: Readonly<Record<string, string>> = { '「': '」', '“': '”', '"': '"' };
/** Half and full width, and what word processors make of a minus. */
const MARKS: Readonly<Record<string, '.' | '!' | '=' | '+' | '-'>> = {
  '.': '.',
  '．': '.',
  '!': '!',
  '！': '!',
  '=': '=',
  '＝': '=',
  '+': '+',
  '＋': '+',
  '-': '-',
  '－': '-',
  '−': '-',
};
const BLANK = /\s/;
const NTH = /^[#＃]\d{1,4}/;

/** The tokens of a line. A quote that nothing closes is one of its own, up to the end. */
export function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < line.length; ) {
    const token = tokenAt(line, at);
    if (!token) at++;
    else {
      tokens.push(token);
      at = token.end;
    }
  }
  return tokens;
}

function tokenAt(line: string, at: number): Token | undefined {
  const char = line[at];
  if (BLANK.test(char)) return undefined;
  const mark = MARKS[char];
  if (mark) return { type: mark, text: char, start: at, end: at + 1 };
  const close = QUOTES[char];
  if (close) return quoted(line, at, close);
  const nth = NTH.exec(line.slice(at, at + 5))?.[0];
  if (nth) return { type: 'nth', text: nth.slice(1), start: at, end: at + nth.length };
  return bareName(line, at);
}

/** How long the `#2` is that stands at a place of a text; 0 where none does. */
export function nthLength(text: string, at: number): number {
  return NTH.exec(text.slice(at, at + 5))?.[0].length ?? 0;
}

function quoted(line: string, at: number, close: string): Token {
  const end = line.indexOf(close, at + 1);
  if (end < 0) return { type: 'open-quote', text: line.slice(at + 1), start: at, end: line.length };
  return { type: 'name', text: line.slice(at + 1, end), start: at, end: end + 1 };
}

function bareName(line: string, at: number): Token {
  let end = at + 1;
  while (end < line.length && !BLANK.test(line[end]) && !MARKS[line[end]] && !QUOTES[line[end]]) {
    if (NTH.test(line.slice(end, end + 5))) break;
    end++;
  }
  return { type: 'name', text: line.slice(at, end), start: at, end };
}
