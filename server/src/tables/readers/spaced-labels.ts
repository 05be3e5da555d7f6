/** Puts the labels of an entry of a `spaced` table into their columns: codes, names and other words. */

import type { Cell } from '../model';
import type { ColumnGroup, ColumnGroups } from './spaced-columns';
import { isUnitBehindCode, LEVEL_LENGTHS } from './spaced-entries';
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
    const before = continues ? codes.at(-1) : undefined;
    if (!isCode) texts.push(label);
    else if (before && !isUnitBehindCode(label, { labels: before, numbers: [] }, columns)) before.push(label);
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
  columns: ColumnGroups,
  codeColumns: readonly number[],
  codes: readonly (readonly Cell[])[],
): void {
  const unitColumn = codeColumns.find((column) => columns.unitCodes.has(column));
  if (unitColumn === undefined || unitColumn === codeColumns[0]) {
    putSubjectCodes(cells, columns, codeColumns, codes);
    return;
  }
  const isUnit = (pieces: readonly Cell[]): boolean =>
    UNIT_CODE.test(pieces.map(({ text }) => text).join(''));
  // Of several codes the unit's is behind the subject's, however many digits that has.
  const unit = codes.findLast(isUnit);
  const whole = unit && joined(unit);
  if (!whole) {
    putSubjectCodes(cells, columns, codeColumns, codes);
    return;
  }
  cells[unitColumn] = whole;
  const subjectColumns = codeColumns.filter((column) => column !== unitColumn);
  const subjects = codes.filter((pieces) => pieces !== unit);
  putSubjectCodes(cells, columns, subjectColumns, subjects);
}

function putSubjectCodes(
  cells: Cell[],
  { levels }: ColumnGroups,
  codeColumns: readonly number[],
  codes: readonly (readonly Cell[])[],
): void {
  if (codes.length === 0) return;
  const levelColumns = codeColumns.filter((column) => levels.has(column));
  const [pieces] = codes;
  if (
    pieces.length <= levelColumns.length &&
    pieces.every((piece, i) => piece.text.length === LEVEL_LENGTHS[i])
  ) {
    for (const [i, piece] of pieces.entries()) cells[levelColumns[i]] = piece;
    return;
  }
  const wholes = codes.length === codeColumns.length ? codes : [pieces];
  wholes.forEach((own, i) => {
    const code = joined(own);
    if (code) cells[codeColumns[i]] = code;
  });
}
