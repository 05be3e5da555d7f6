/** Takes a row of the `spaced` layout apart: serial, code, names and numbers, each with the columns it may belong to. */

import { parseAmount } from '../../amounts/printed';
import * as words from '../../knowledge/column-words';
import type { Cell, LooseNumbers } from '../model';
import { joined } from './tokens';

const MEASURE = /^(?:万?元|亿元|年|月|日|人|个|台|辆|套|平方米|以[上下])/;

/** A label column with the number columns behind it. */
interface ColumnGroup {
  readonly codeColumns: readonly number[];
  readonly nameColumn?: number;
  readonly numberColumns: readonly number[];
}

/** How the columns of a spaced table divide. */
export interface ColumnGroups {
  readonly hasSerial: boolean;
  readonly serialColumn: number;
  readonly count: number;
  readonly groups: readonly ColumnGroup[];
}

/** A row taken apart. */
export interface RowParts {
  readonly cells: readonly Cell[];
  readonly loose: readonly LooseNumbers[];
  /** The ordinal last met in each group, so that a lone label finds its side. */
  readonly ordinals: readonly number[];
}

/** Divides columns by the last words of their headers. */
export function groupColumns(headers: readonly string[]): ColumnGroups {
  const groups: { codeColumns: number[]; nameColumn?: number; numberColumns: number[] }[] = [];
  let serialColumn = -1;
  headers.forEach((word, column) => {
    const open = groups.at(-1);
    if (words.SERIAL.test(word)) {
      serialColumn = column;
      return;
    }
    const isCode = words.CODE.test(word);
    const isName = words.NAME.test(word);
    if (isCode || isName) {
      const fits =
        open &&
        open.numberColumns.length === 0 &&
        (isCode ? open.nameColumn === undefined : open.nameColumn === undefined);
      const group = fits ? open : { codeColumns: [], numberColumns: [] as number[] };
      if (!fits) groups.push(group);
      if (isCode) group.codeColumns.push(column);
      else group.nameColumn = column;
    } else if (open) open.numberColumns.push(column);
    else groups.push({ codeColumns: [], numberColumns: [column] });
  });
  return { hasSerial: serialColumn >= 0, serialColumn, count: headers.length, groups };
}

/** A label with the numbers that follow it. */
interface Entry {
  readonly code: Cell[];
  readonly name: Cell[];
  readonly numbers: Cell[];
}

/** Reads a row's tokens; `undefined` when they are more than the columns can take. */
export function readRowParts(
  tokens: readonly Cell[],
  columns: ColumnGroups,
  previous: RowParts | undefined,
): RowParts | undefined {
  const rest = columns.hasSerial ? tokens.slice(1) : tokens;
  const entries = entriesOf(rest, columns.groups.length > 1);
  if (entries.length > columns.groups.length) return undefined;
  const end = tokens.at(-1)?.end ?? 0;
  const cells: Cell[] = Array.from({ length: columns.count }, () => ({ text: '', start: end, end }));
  if (columns.hasSerial && tokens.length > 0) cells[columns.serialColumn] = tokens[0];
  const loose: LooseNumbers[] = [];
  const ordinals = [...(previous?.ordinals ?? columns.groups.map(() => 0))];
  const sides = sidesOf(entries, columns, ordinals);
  for (const [index, entry] of entries.entries()) {
    const side = sides[index];
    const group = columns.groups[side];
    if (entry.numbers.length > group.numberColumns.length) return undefined;
    putLabel(cells, group, entry);
    ordinals[side] = ordinalOf(entry) ?? ordinals[side];
    if (entry.numbers.length === group.numberColumns.length)
      group.numberColumns.forEach((column, i) => {
        cells[column] = entry.numbers[i];
      });
    else if (entry.numbers.length > 0) loose.push({ numbers: entry.numbers, columns: group.numberColumns });
  }
  return { cells, loose, ordinals };
}

/** Tokens as labels with their numbers; a label after numbers begins the next entry where there are several panels. */
function entriesOf(tokens: readonly Cell[], hasSides: boolean): Entry[] {
  const entries: Entry[] = [];
  for (const [index, token] of tokens.entries()) {
    const open = entries.at(-1);
    const isNumber = isAmount(token.text) && !isMeasured(token, tokens[index + 1]);
    if (!open || (hasSides && !isNumber && (open.numbers.length > 0 || beginsLabel(token, open)))) {
      entries.push(
        isNumber && !open
          ? { code: [token], name: [], numbers: [] }
          : { code: [], name: [token], numbers: [] },
      );
      continue;
    }
    if (isNumber && open.name.length === 0 && isCodePiece(token, open)) open.code.push(token);
    else if (isNumber) open.numbers.push(token);
    else if (open.numbers.length === 0) open.name.push(token);
    // A wrapped name goes on behind the numbers of its row.
    else open.name.push(token);
  }
  return entries;
}

function isAmount(text: string): boolean {
  return /\d/.test(text) && parseAmount(text, '元') !== undefined;
}

/** A number within a name: `单价在 20 万元以上`. */
function isMeasured(token: Cell, next: Cell | undefined): boolean {
  return next !== undefined && next.start - token.end === 1 && MEASURE.test(next.text);
}

function isCodePiece(token: Cell, { code }: Entry): boolean {
  const length = code.reduce((sum, piece) => sum + piece.text.length, 0) + token.text.length;
  return /^\d+$/.test(token.text) && length <= 7;
}

/** A second label on the same line: an ordinal, a total or a carry-over after a name without numbers. */
function beginsLabel(token: Cell, open: Entry): boolean {
  if (open.name.length === 0) return false;
  return (
    /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])/.test(token.text) ||
    /^(?:本年|支出|年终|年末|结转下年)/.test(token.text)
  );
}

const ORDINALS = '一二三四五六七八九十';

/** The number of a label's ordinal 一、 … 九十九、. */
function ordinalOf({ name }: Entry): number | undefined {
  const numeral = /^([一二三四五六七八九十]+)、/.exec(name[0]?.text ?? '')?.[1];
  if (!numeral) return undefined;
  if (!numeral.includes('十')) return ORDINALS.indexOf(numeral) + 1;
  const [tens, ones] = numeral.split('十');
  return (tens === '' ? 1 : ORDINALS.indexOf(tens) + 1) * 10 + (ones === '' ? 0 : ORDINALS.indexOf(ones) + 1);
}

/** Which group each entry belongs to: in order, a lone one to the side whose numbering it continues. */
function sidesOf(entries: readonly Entry[], { groups }: ColumnGroups, ordinals: readonly number[]): number[] {
  if (groups.length < 2 || entries.length !== 1) return entries.map((_, index) => index);
  const ordinal = ordinalOf(entries[0]);
  const text = entries[0].name[0]?.text ?? '';
  const continuing = groups.flatMap((_, side) =>
    ordinal !== undefined && ordinals[side] + 1 === ordinal ? [side] : [],
  );
  if (continuing.length === 1) return continuing;
  return [/支出|预备费|人行科目|年终|年末/.test(text) ? 1 : 0];
}

function putLabel(cells: Cell[], group: ColumnGroup, entry: Entry): void {
  const code = joined(entry.code);
  const name = joined(entry.name);
  const [first] = group.codeColumns;
  if (code && first !== undefined) cells[first] = code;
  const nameColumn = group.nameColumn ?? first;
  if (name && nameColumn !== undefined) cells[nameColumn] = name;
}
