/** Reads relation blocks: `列 = 列 + 列 - 列`, `表!行.列 = 表!行.列`, `容差 N`, one a line; `#` begins a comment. */

import { isFence, opensRelations } from '../../tables/fences';
import type { Block, Cell, Place } from '../../tables/model';
import { memoize } from '../../text/memo';
import type { Operand, StatedLine, StatedName, StatedProblem } from './model';
import { type Token, tokensOf } from './tokens';

const COMMENT = /^\s*#/;
const TOLERANCE = '容差';
const NUMBER = /^\d{1,15}(?:\.\d{1,8})?$/;

/** A relation block: where it stands in the block of the document, and what its lines say, in order. */
export interface StatedBlock {
  readonly place: Place;
  /** Comments and blank lines say nothing. */
  readonly lines: readonly StatedLine[];
}

/** The relation blocks in a block: one of its own is one, and several may stand between a title and its table. */
export const statedBlocksIn = memoize((block: Block): readonly StatedBlock[] =>
  fencedIn(block).map((lines) => {
    const said = lines.flatMap((line) => readLine(block, line) ?? []);
    const [first, last] = [lines[0], lines[lines.length - 1]];
    const isClosed = lines.length > 1 && isFence(last.text);
    return {
      place: { block, start: first.start, end: last.end },
      lines: isClosed ? said : [...said, problem('unclosed', placeOf(block, first))],
    };
  }),
);

/** The stated lines from fence to fence. */
function fencedIn({ stated = [] }: Block): Cell[][] {
  const fenced: Cell[][] = [];
  let isInside = false;
  for (const line of stated) {
    // A block that begins within another says that nobody has closed that.
    const begins: boolean = !isInside || opensRelations(line.text);
    if (begins) fenced.push([line]);
    else fenced[fenced.length - 1].push(line);
    if (isFence(line.text)) isInside = begins;
  }
  return fenced;
}

function readLine(block: Block, line: Cell): StatedLine | undefined {
  const { text } = line;
  if (text.trim() === '' || isFence(text) || COMMENT.test(text)) return undefined;
  const place = placeOf(block, line);
  const said = text.trim();
  if (said.startsWith(TOLERANCE)) {
    const digits = said.slice(TOLERANCE.length).trim();
    return NUMBER.test(digits) ? { type: 'tolerance', digits, place } : problem('number', place);
  }
  return readRelation(block, line, tokensOf(text));
}

/** The tokens of one line and how many of them have been read. */
interface Reader {
  readonly tokens: readonly Token[];
  readonly at: (start: number, end: number) => Place;
  next: number;
}

function readRelation(block: Block, line: Cell, tokens: readonly Token[]): StatedLine {
  const at = (start: number, end: number): Place => ({
    block,
    start: line.start + start,
    end: line.start + end,
  });
  const whole = placeOf(block, line);
  const open = tokens.find(({ type }) => type === 'open-quote');
  if (open) return problem('quote', at(open.start, open.end));
  const reader: Reader = { tokens, at, next: 0 };
  const total = readOperand(reader, 1);
  if ('problem' in total) return problem(total.problem, total.place ?? whole);
  const equals = tokens[reader.next++];
  if (equals?.type !== '=') return problem('equals', equals ? at(equals.start, equals.end) : whole);
  const parts: Operand[] = [];
  let sign: 1 | -1 = 1;
  const first = tokens[reader.next];
  if (first?.type === '-' || first?.type === '+') {
    sign = first.type === '-' ? -1 : 1;
    reader.next++;
  }
  for (;;) {
    const part = readOperand(reader, sign);
    if ('problem' in part) return problem(part.problem, part.place ?? whole);
    parts.push(part);
    const operator = tokens[reader.next++];
    if (!operator) break;
    if (operator.type !== '+' && operator.type !== '-')
      return problem('operator', at(operator.start, operator.end));
    sign = operator.type === '-' ? -1 : 1;
  }
  const operands = [total, ...parts];
  const isMixed = operands.some(({ row }) => (row === undefined) !== (total.row === undefined));
  const constant = operands.find((operand) => isConstant(operand, isMixed));
  if (constant) return problem('constant', constant.place);
  if (isMixed) return problem('mixed', whole);
  return { type: 'relation', total, parts, place: whole };
}

const DIGITS = /^\d+$/;
/** No column is called by so few digits: behind a point they are decimals. */
const MOST_DECIMALS = 2;

/** Whether a number stands where an amount is to be named: `3`, or `58.20`, which reads as a row and a column. */
function isConstant({ table, row, column }: Operand, isMixed: boolean): boolean {
  if (table || !DIGITS.test(column.text)) return false;
  if (!row) return isMixed;
  return DIGITS.test(row.text) && column.text.length <= MOST_DECIMALS;
}

type Unread = { readonly problem: StatedProblem; readonly place?: Place };

/** `列`, `行.列` or `表!行.列`. */
function readOperand(reader: Reader, sign: 1 | -1): Operand | Unread {
  const start = reader.tokens[reader.next]?.start;
  const first = readName(reader);
  if ('problem' in first) return first;
  const names: StatedName[] = [first];
  let table: StatedName | undefined;
  for (
    let token = reader.tokens[reader.next];
    token?.type === '.' || token?.type === '!';
    token = reader.tokens[reader.next]
  ) {
    reader.next++;
    if (token.type === '!' && (table || names.length > 1))
      return { problem: 'operator', place: reader.at(token.start, token.end) };
    if (token.type === '!') table = names.pop();
    const name = readName(reader);
    if ('problem' in name) return name;
    names.push(name);
  }
  const end = reader.tokens[reader.next - 1].end;
  const place = reader.at(start ?? 0, end);
  const [row, column] = names;
  if (names.length > 2 || (table && names.length < 2)) return { problem: 'name', place };
  return names.length === 2 ? { sign, table, row, column, place } : { sign, column: row, place };
}

function readName(reader: Reader): StatedName | Unread {
  const token = reader.tokens[reader.next];
  if (token?.type !== 'name' || token.text.trim() === '')
    return { problem: 'name', place: token && reader.at(token.start, token.end) };
  reader.next++;
  const place = reader.at(token.start, token.end);
  const nth = reader.tokens[reader.next];
  if (nth?.type !== 'nth' || nth.start !== token.end) return { text: token.text, place };
  reader.next++;
  return { text: token.text, nth: Number(nth.text), place };
}

function problem(what: StatedProblem, place: Place): StatedLine {
  return { type: 'problem', problem: what, place };
}

function placeOf(block: Block, { start, end }: Cell): Place {
  return { block, start, end };
}
