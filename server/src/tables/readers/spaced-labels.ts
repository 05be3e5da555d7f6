/** Puts the labels of an entry of a `spaced` table into their columns: codes, names and other words. */

import type { Cell } from '../model';
import type { ColumnGroup, ColumnGroups } from './spaced-columns';
import { LEVEL_LENGTHS } from './spaced-entries';
import { joined } from './tokens';

const UNIT_CODE = /^(?:\d{6}|\d{9})$/;

/** Puts codes into columns of codes and words into columns of words: each its own where their numbers agree. */
export function putLabels(
  cells: Cell[],
  columns: ColumnGroups,
  group: ColumnGroup,
  labels: readonly Cell[],
): void {
  const { codeColumns, textColumns } = group;
  const codes: Cell[][] = [];
  const texts: Cell[] = [];
  let isCode = false;
  for (const label of labels) {
    const continues: boolean = isCode;
    isCode = codeColumns.length > 0 && /^\d+$/.test(label.text);
    if (!isCode) texts.push(label);
    else if (continues) codes.at(-1)?.push(label);
    else codes.push([label]);
  }
  putCodes(cells, columns, codeColumns, codes);
  const nameColumn = group.nameColumn ?? textColumns[0] ?? codeColumns[0];
  if (texts.length === textColumns.length) {
    textColumns.forEach((column, i) => {
      cells[column] = texts[i];
    });
    return;
  }
  if (codes.length > 1 && codes.length === textColumns.length && texts.length > codes.length) {
    putBetweenCodes(cells, textColumns, labels, codes);
    return;
  }
  const name = joined(texts);
  if (name && nameColumn !== undefined) cells[nameColumn] = name;
}

/** Names of several words, each behind its code. */
function putBetweenCodes(
  cells: Cell[],
  textColumns: readonly number[],
  labels: readonly Cell[],
  codes: readonly (readonly Cell[])[],
): void {
  codes.forEach((pieces, index) => {
    const from = pieces[pieces.length - 1].end;
    const to = codes[index + 1]?.[0].start ?? Number.POSITIVE_INFINITY;
    const name = joined(labels.filter(({ start }) => start >= from && start < to));
    if (name) cells[textColumns[index]] = name;
  });
}

/** A code of a unit has a column of its own; pieces stand in the columns of their levels. */
function putCodes(
  cells: Cell[],
  { unitCodes, levels }: ColumnGroups,
  codeColumns: readonly number[],
  codes: readonly (readonly Cell[])[],
): void {
  if (codes.length === 0) return;
  const levelColumns = codeColumns.filter((column) => levels.has(column));
  const [pieces] = codes;
  const unitColumn = codeColumns.find((column) => unitCodes.has(column));
  const whole = joined(pieces);
  if (
    unitColumn !== undefined &&
    unitColumn !== codeColumns[0] &&
    UNIT_CODE.test(pieces.map(({ text }) => text).join(''))
  ) {
    if (whole) cells[unitColumn] = whole;
    return;
  }
  if (
    pieces.length <= levelColumns.length &&
    pieces.every((piece, i) => piece.text.length === LEVEL_LENGTHS[i])
  ) {
    for (const [i, piece] of pieces.entries()) cells[levelColumns[i]] = piece;
    return;
  }
  if (codes.length === codeColumns.length)
    codes.forEach((own, i) => {
      const code = joined(own);
      if (code) cells[codeColumns[i]] = code;
    });
  else if (whole) cells[codeColumns[0]] = whole;
}
