/** Completion in cells for codes and names: by digits, by characters of the name, or by pinyin. */

import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { toHalfWidth } from '../amounts/printed';
import { DOMAINS, levelsOf, parentCode } from '../knowledge/domains';
import { entriesBelow } from '../knowledge/entries';
import type { Classification, ClassificationEntry } from '../knowledge/model';
import { say } from '../rules/wording';
import type { Layout } from '../tables/model';
import { memoize } from '../text/memo';
import { rangeOf } from '../text/snapshot';
import { rowsOfCode } from './code-rows';
import type { TypedCell } from './completion-place';
import { type Fit, fitOf, type LoadReadings } from './fit';
import { CompletionItemKind } from './lsp-values';
import type { CheckedDocument } from './model';
import { offsetOfBlock } from './ranges';

/** More are found by typing on. */
const MOST_ITEMS = 50;

/** The entries of the cell's classification and year that fit, the likeliest first. */
export async function codeCompletion(
  document: CheckedDocument,
  cell: TypedCell,
  classification: Classification,
  readings: LoadReadings,
): Promise<CompletionList> {
  const typed = toHalfWidth(cell.typed).trim();
  const isDigits = isNumber(typed);
  const before = piecesBefore(cell);
  const digits = isDigits && cell.role === 'code' ? before + typed : before;
  const year = cell.table.year ?? cell.disclosure.year;
  const known = entriesBelow(classification, cell.domain, digits, year);
  const names = namesOf(entriesBelow(classification, cell.domain, '', year));
  const suits = await fitOf(isDigits ? '' : typed, names, readings);
  const items = bestOf(known, suits, likelihoodIn(cell), listedIn(cell)).map(itemsOf(document, cell, before));
  return { isIncomplete: true, items };
}

const namesOf = memoize((entries: readonly ClassificationEntry[]) => entries.map(({ name }) => name));

function isNumber(text: string): boolean {
  return [...text].every((char) => char >= '0' && char <= '9');
}

/** Of codes over several columns, the pieces in the columns before; the first of them may stand in the rows above only. */
function piecesBefore({ panel, column, row, role, index }: TypedCell): string {
  if (role === 'name') return '';
  const pieces = panel.codeColumns.filter((each) => each < column).map((each) => row.cells[each]?.text ?? '');
  const printed = pieces.findIndex((piece) => piece !== '');
  const leftOut = printed < 0 ? pieces.length : printed;
  const above = panel.rows[index - 1]?.code?.digits ?? '';
  return levelsOf(above).slice(0, leftOut).join('') + pieces.join('');
}

/** How likely an entry is meant: smaller is likelier. */
type Likelihood = (entry: ClassificationEntry) => number;

const LEAST_LIKELY = 3;

/**
 * The first entries by how well they fit, then by how likely they are; otherwise they keep their order. Those that the table
 * lists already come last, and never alone: whoever types has done with them.
 */
function bestOf(
  entries: readonly ClassificationEntry[],
  suits: Fit,
  likelihood: Likelihood,
  isListed: (entry: ClassificationEntry) => boolean,
): ClassificationEntry[] {
  const ranks: ClassificationEntry[][] = [];
  const listed: ClassificationEntry[] = [];
  for (const entry of entries) {
    const fit = suits(entry.name);
    if (fit === undefined) continue;
    if (isListed(entry)) {
      listed.push(entry);
      continue;
    }
    const rank = (LEAST_LIKELY + 1) * fit + likelihood(entry);
    ranks[rank] ??= [];
    ranks[rank].push(entry);
  }
  const others = ranks.flat();
  return others.length === 0 ? [] : [...others, ...listed].slice(0, MOST_ITEMS);
}

/** Whether a code has its row in the table already. Below several units each code may stand once more. */
function listedIn({ disclosure, domain, table, panel, index, isNew }: TypedCell) {
  const hasUnits = panel.rows.some(({ role }) => role === 'unit');
  return ({ code }: ClassificationEntry): boolean =>
    !hasUnits &&
    rowsOfCode(disclosure, domain, code).some(
      (each) => each.table === table && (isNew || each.row.row !== index),
    );
}

/** 0 the code's own name, 1 what other tables print and this one lacks, 2 beside or below the row above, 3 all others. */
function likelihoodIn(cell: TypedCell): Likelihood {
  const { role, panel, index, disclosure, domain, table } = cell;
  const own = role === 'name' ? codeBeside(cell) : undefined;
  const above = panel.rows[index - 1]?.code?.digits;
  const beside = above && parentCode(above);
  return ({ code }) => {
    if (code === own) return 0;
    const rows = rowsOfCode(disclosure, domain, code);
    if (rows.length > 0 && !rows.some((each) => each.table === table)) return 1;
    if (above === undefined || code === above) return LEAST_LIKELY;
    const parent = parentCode(code);
    return parent === above || parent === beside ? 2 : LEAST_LIKELY;
  };
}

/** The code of the row: as it is typed, for a row that prints nothing else has none yet. */
function codeBeside({ panel, row, index, isNew }: TypedCell): string | undefined {
  const [column, ...others] = panel.codeColumns;
  const typed = others.length === 0 ? toHalfWidth(row.cells[column]?.text ?? '') : '';
  if (typed !== '' && isNumber(typed)) return typed;
  return isNew ? undefined : panel.rows[index]?.code?.digits;
}

/** Makes items for a cell; what is the same for all of them is worked out once. */
function itemsOf(document: CheckedDocument, cell: TypedCell, before: string) {
  const { locale } = document.settings;
  const isCode = cell.role === 'code';
  const range = rangeOf(document.snapshot, cell.span);
  const { chinese, english } = DOMAINS[cell.domain];
  const other = otherCell(document, cell);
  return ({ code, name, evidence }: ClassificationEntry, index: number): CompletionItem => {
    const unsure = evidence === 'recalled' ? say(locale, '，名称供参考', ', name for reference') : '';
    return {
      label: isCode ? `${code} ${name}` : name,
      detail: `${isCode ? '' : `${code} `}${say(locale, chinese, english)}${unsure}`,
      kind: CompletionItemKind.Value,
      filterText: cell.typed,
      sortText: sortTextAt(index),
      textEdit: { range, newText: isCode ? codeText(cell, code, name, before) : name },
      additionalTextEdits: other && [{ range: other.range, newText: other.gap + (isCode ? name : code) }],
    };
  };
}

/** What keeps the items of a list in their order. */
export function sortTextAt(index: number): string {
  return String(index).padStart(4, '0');
}

/** What parts the cells of a row that is typed on one line. */
const GAPS: Readonly<Partial<Record<Layout, string>>> = { tabs: '\t', spaced: ' ' };

/** A code at the end of a row of tabs or blanks takes its name with it, if names come next; a piece of one stays a piece. */
function codeText(
  { panel, column, row, table, frame }: TypedCell,
  code: string,
  name: string,
  before: string,
): string {
  if (panel.codeColumns.length > 1) {
    const isLast = panel.codeColumns.at(-1) === column;
    const level = before === '' ? 3 : 2;
    return isLast ? code.slice(before.length) : code.slice(before.length, before.length + level);
  }
  if (frame) return frame.lead + code + frame.gap + name + frame.tail;
  const isNext = panel.nameColumn === column + 1 && row.cells.length === column + 1;
  const gap = GAPS[table.table.layout];
  return isNext && gap ? code + gap + name : code;
}

/** The cell for the name beside a code, or for the code beside a name, where it is there and blank. */
function otherCell(document: CheckedDocument, { panel, row, role, table, column }: TypedCell) {
  if (panel.codeColumns.length > 1) return undefined;
  const other = role === 'code' ? panel.nameColumn : panel.codeColumns[0];
  const cell = other === undefined || other === column ? undefined : row.cells[other];
  if (cell?.text !== '') return undefined;
  const start = offsetOfBlock(document, table.table) + cell.start;
  const gap = table.table.layout === 'pipes' ? ' ' : '';
  return { range: rangeOf(document.snapshot, { start, end: start }), gap };
}
