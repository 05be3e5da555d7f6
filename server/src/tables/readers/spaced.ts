/** Reader of the `spaced` layout: cells parted by spaces, blanks lost, names and header words broken over lines. */

import { tells } from '../../lexicon/describe';
import { isNumbered, LINES } from '../../lexicon/ordinals';
import { appendAll } from '../../text/collections';
import type { Snapshot } from '../../text/snapshot';
import type { Grid, GridRow } from '../grid';
import type { LineKind } from '../lines';
import { likeliest, type ReadRows } from './likeliest';
import { captionsAbove, followsCaption } from './spaced-captions';
import { groupColumns } from './spaced-columns';
import { isFigure } from './spaced-entries';
import { readHeader, wordsOfPaths } from './spaced-header';
import { beginsMarked } from './spaced-lines';
import { append, dropName } from './spaced-open-row';
import { countsRows, namesRows, printsTwoDecimals } from './spaced-pieces';
import { type RowParts, readRowParts } from './spaced-rows';
import { type DataLine, dataLine, goesOn, isBlankAbove, type Reading, stepOf } from './spaced-steps';

/** Reads a table whose header begins at `line`, right below a title or caption. */
export function readSpaced(snapshot: Snapshot, kinds: readonly LineKind[], line: number): Grid | undefined {
  if (kinds[line] !== 'text' || !followsCaption(snapshot, kinds, line)) return undefined;
  const header = readHeader(snapshot, kinds, line);
  if (!header) return undefined;
  const captions = captionsAbove(snapshot, kinds, line);
  const printsTwo = printsTwoDecimals(snapshot, kinds, header.endLine);
  const heads = {
    areCounted: countsRows(snapshot, kinds, header.endLine),
    areNamed: namesRows(snapshot, kinds, header.endLine),
  };
  const read = likeliest(
    header.arrangements.map((arrangement): ReadRows => {
      const paths = wordsOfPaths(arrangement.paths);
      const groups = groupColumns(paths, heads);
      const counts =
        paths.some((path) => tells(path.at(-1) ?? '', 'quantity')) ||
        groups.groups.some(({ lineColumn }) => lineColumn !== undefined);
      const tried = { ...header, groups: { ...groups, printsTwo, printsDecimals: printsTwo && !counts } };
      const state = { serial: 0, hasRows: false, hasOrdinals: false };
      const amounts = groups.groups.flatMap(({ numberColumns }) => numberColumns);
      return { ...arrangement, amounts, ...readRows({ snapshot, kinds, header: tried, captions, ...state }) };
    }),
  );
  const columns = read.paths.map((path) => ({
    path: path.map(({ word }) => word),
    headers: path.map(({ cell }) => cell),
  }));
  return {
    layout: 'spaced',
    rows: read.rows,
    columns,
    ...(read.isUnsure && { isUnsure: true }),
    firstLine: line,
    endLine: read.endLine,
    headerRows: 0,
    positional: true,
  };
}

/** So many entries whose side is a guess leave a table unsure: usual lists have a line or two that no list of words holds. */
const FEWEST_GUESSED = 3;

/** Reads rows until something ends the table; page headers that repeat the header are skipped. */
function readRows(reading: Reading): Pick<ReadRows, 'rows' | 'endLine' | 'isUnsure'> {
  const { kinds, header } = reading;
  const { hasSerial } = header.groups;
  const rows: GridRow[] = [];
  let last: RowParts | undefined;
  let isBelowPiece = false;
  let guessed = 0;
  let endLine = header.endLine;
  /** Words parted from a row by a blank line, which belong to it only if another row or a number follows. */
  let doubtful: DataLine[] = [];
  for (let line = header.endLine; line < kinds.length; line++) {
    if (kinds[line] === 'blank') continue;
    if (kinds[line] !== 'text') break;
    const data = dataLine(reading, line);
    if (!data) continue;
    const step = stepOf(reading, data);
    if (step === 'end') break;
    if (step === 'skip') continue;
    if (step === 'piece') {
      if (reading.open?.isBelowPiece) dropName(reading.open.tokens);
      isBelowPiece = true;
      continue;
    }
    const { tokens } = data;
    if (step !== 'rest') {
      takeDoubtful(doubtful.length);
      close();
    }
    if (typeof step === 'number') {
      line = step - 1;
      continue;
    }
    const { open } = reading;
    if (step === 'row') {
      const isMarked = hasSerial || beginsMarked(tokens);
      reading.open = { tokens: [...tokens], line, isMarked, isBelowPiece };
      isBelowPiece = false;
      if (hasSerial) reading.serial = Number(tokens[0].text);
    } else if (open && doubtful.length === 0 && !(hasSerial && isBlankAbove(reading, line)))
      append(open.tokens, tokens, goesOn(reading, open, data));
    else doubtful.push(data);
    if (doubtful.length === 0) endLine = line + 1;
  }
  const lastFigure = doubtful.findLastIndex(({ tokens }) => tokens.some(({ text }) => isFigure(text)));
  takeDoubtful(lastFigure + 1);
  close();
  return { rows, endLine, ...(guessed >= FEWEST_GUESSED && { isUnsure: true }) };

  function hasNumbers({ cells, loose }: GridRow): boolean {
    const columns = header.groups.groups.flatMap(({ numberColumns }) => numberColumns);
    return (loose?.length ?? 0) > 0 || columns.some((column) => (cells[column]?.text ?? '') !== '');
  }

  function takeDoubtful(count: number): void {
    for (const { tokens, line } of doubtful.slice(0, count)) {
      if (reading.open) appendAll(reading.open.tokens, tokens);
      endLine = line + 1;
    }
    doubtful = [];
  }

  function close(): void {
    const { open } = reading;
    if (!open) return;
    last = readRowParts(open.tokens, header.groups, last);
    if (last.isGuessed) guessed++;
    const { cells, loose } = last;
    const above = rows.at(-1);
    // Numbers without a name below a name without numbers may be its own, or those of a name that is lost.
    const isRest =
      above !== undefined && !hasNumbers(above) && open.tokens.every(({ text }) => isFigure(text));
    const unknown = header.groups.groups.flatMap(({ numberColumns }) => numberColumns);
    if (isRest) rows[rows.length - 1] = { ...above, undetermined: unknown };
    const undetermined = isRest ? unknown : last.undetermined;
    rows.push({ cells, loose: isRest ? [] : loose, ...(undetermined && { undetermined }), line: open.line });
    reading.open = undefined;
    reading.hasRows = true;
    reading.hasOrdinals ||= cells.some(({ text }) => isNumbered(text, LINES));
  }
}
