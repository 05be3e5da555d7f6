/** What is being typed at the end of a line of a relation block: a column, a row of a table, or its title. */

import { tokensOf } from './tokens';

/** The name that is begun, and what stands before it of the operand. */
export interface TypedName {
  /** Empty right behind an operator, a dot or an exclamation mark. */
  readonly text: string;
  readonly table?: string;
  readonly row?: string;
  /** How many characters of the line the name begins before its end. */
  readonly length: number;
}

/** The operand that a line ends with, as far as it is typed; a quote that is not closed is a name that is begun. */
export function typedName(line: string): TypedName {
  const tokens = tokensOf(line);
  const last = tokens.at(-1);
  const isName =
    last !== undefined && (last.type === 'name' || last.type === 'open-quote') && last.end === line.length;
  const typed = isName ? { text: last.text, length: line.length - last.start } : { text: '', length: 0 };
  const before = isName ? tokens.slice(0, -1) : tokens;
  const [mark, name] = [before.at(-1), before.at(-2)];
  if (mark?.type === '!' && name?.type === 'name') return { ...typed, table: name.text };
  if (mark?.type !== '.' || name?.type !== 'name') return typed;
  const [exclamation, table] = [before.at(-3), before.at(-4)];
  const hasTable = exclamation?.type === '!' && table?.type === 'name';
  return { ...typed, row: name.text, ...(hasTable && { table: table.text }) };
}

/** What a bare name cannot hold; and what a line cannot begin with and still be a relation. */
const NEEDS_QUOTES = /[\s.．!！=＝+＋\-－−#＃「」“”"]|^容差|^[`~]{3}/;
const QUOTES: readonly (readonly [string, string])[] = [
  ['「', '」'],
  ['“', '”'],
  ['"', '"'],
];

/** A name as it can stand in a relation block, in quotes that it does not hold itself where it needs any. */
export function quotedName(name: string): string {
  if (!NEEDS_QUOTES.test(name)) return name;
  const [open, close] = QUOTES.find(([, close]) => !name.includes(close)) ?? QUOTES[0];
  return open + name + close;
}
