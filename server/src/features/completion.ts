/** Completion: codes and names of the classification in their cells, terms in the text, standard tables on a new line. */

import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver-types';
import { toHalfWidth } from '../amounts/printed';
import { DOMAINS, parentCode } from '../knowledge/domains';
import type { Classification, ClassificationDomain, ClassificationEntry } from '../knowledge/model';
import { matchPinyin, type Readings } from '../knowledge/pinyin-match';
import { namesOf, standardTerms } from '../knowledge/terms';
import type { Locale } from '../rules/model';
import { say } from '../rules/wording';
import type { Layout } from '../tables/model';
import { memoize } from '../text/memo';
import { rangeOf, type Span } from '../text/snapshot';
import { trailingLetters, trailingWords } from '../text/typed';
import { rowsOfCode } from './code-rows';
import { lineBefore, type TypedCell, typedCell } from './completion-place';
import { CompletionItemKind, InsertTextFormat } from './lsp-values';
import type { CheckedDocument } from './model';
import { offsetOfBlock, pieceAt, tableAt } from './ranges';
import { type TableSnippet, tableSnippets } from './table-snippets';

export interface CompletionOptions {
  readonly classification: Classification;
  /** Loads the readings of characters; called when letters are typed. */
  readonly readings: () => Promise<Readings>;
  /** Whether the client fills in snippets. */
  readonly snippets: boolean;
}

const MOST_ITEMS = 100;
const NOTHING: CompletionList = { isIncomplete: false, items: [] };

/** What fits at a position. The list is made anew with every letter, as clients cannot match pinyin. */
export async function completion(
  document: CheckedDocument,
  position: Position,
  options: CompletionOptions,
): Promise<CompletionList> {
  const cell = typedCell(document, position);
  if (cell) return inCell(document, cell, options);
  if (tableAt(document, position) && pieceAt(document, position)) return NOTHING;
  return inText(document, position, options);
}

/** How well something fits what was typed; smaller is better, `undefined` not at all. */
type Fit = (name: string) => number | undefined;

/** By characters that a name has, or by letters that it is read with. Whatever is typed as nothing fits everything. */
async function fitOf(typed: string, readings: CompletionOptions['readings']): Promise<Fit> {
  if (typed === '') return () => 0;
  const letters = trailingLetters(typed);
  if (letters !== typed) return (name) => rankOfIndex(name.indexOf(typed));
  const read = await readings();
  return (name) => matchPinyin(withoutQuotes(name), letters.toLowerCase(), read);
}

/** Nobody types the quotes of “三公”经费 in pinyin. */
function withoutQuotes(name: string): string {
  return name.replaceAll('“', '').replaceAll('”', '');
}

function rankOfIndex(index: number): number | undefined {
  if (index < 0) return undefined;
  return index === 0 ? 0 : 1;
}

async function inCell(
  document: CheckedDocument,
  cell: TypedCell,
  { classification, readings }: CompletionOptions,
): Promise<CompletionList> {
  const domain = cell.panel.domain as ClassificationDomain;
  const year = cell.table.year ?? cell.disclosure.year;
  const typed = toHalfWidth(cell.typed).trim();
  const before = piecesBefore(cell);
  const digits = before + typed;
  const isDigits = typed === '' || isNumber(typed);
  const suits = isDigits ? undefined : await fitOf(typed, readings);
  const own = cell.role === 'name' ? codeOfRow(cell) : undefined;
  const known = entriesOf(classification, domain, isDigits && cell.role === 'code' ? digits : before, year);
  const ranked = known.flatMap((entry) => {
    const rank = isDigits ? 0 : suits?.(entry.name);
    return rank === undefined ? [] : [{ entry, rank: 4 * rank + likelihood(entry, cell, domain, own) }];
  });
  const sorted = ranked.sort((a, b) => a.rank - b.rank || (a.entry.code < b.entry.code ? -1 : 1));
  const items = sorted
    .slice(0, MOST_ITEMS)
    .map(({ entry }, index) => itemOf(document, cell, entry, before, index));
  return { isIncomplete: true, items };
}

function isNumber(text: string): boolean {
  return [...text].every((char) => char >= '0' && char <= '9');
}

/** Of codes over several columns, the pieces in the columns before. */
function piecesBefore({ panel, column, row, role }: TypedCell): string {
  if (role === 'name') return '';
  const before = panel.codeColumns.filter((each) => each < column);
  return before.map((each) => row.cells[each]?.text ?? '').join('');
}

function codeOfRow({ panel, index }: TypedCell): string | undefined {
  return panel.rows[index]?.code?.digits;
}

/** All entries of a domain whose code begins with some digits. */
function entriesOf(
  classification: Classification,
  domain: ClassificationDomain,
  digits: string,
  year: number | undefined,
): ClassificationEntry[] {
  const found: ClassificationEntry[] = [];
  const open = [''];
  for (let code = open.pop(); code !== undefined; code = open.pop()) {
    for (const entry of classification.children(domain, code, year)) {
      if (entry.code.startsWith(digits)) found.push(entry);
      if (entry.code.startsWith(digits) || digits.startsWith(entry.code)) open.push(entry.code);
    }
  }
  return found;
}

/** 0 the code's own name, 1 what other tables print and this one lacks, 2 beside or below the row above, 3 all others. */
function likelihood(
  entry: ClassificationEntry,
  cell: TypedCell,
  domain: ClassificationDomain,
  own: string | undefined,
): number {
  if (own === entry.code) return 0;
  const rows = rowsOfCode(cell.disclosure, domain, entry.code);
  if (rows.length > 0 && !rows.some(({ table }) => table === cell.table)) return 1;
  const above = cell.panel.rows[cell.index - 1]?.code?.digits;
  if (above === undefined || entry.code === above) return 3;
  const parent = parentCode(entry.code);
  return parent === above || parent === parentCode(above) ? 2 : 3;
}

function itemOf(
  document: CheckedDocument,
  cell: TypedCell,
  { code, name, evidence }: ClassificationEntry,
  before: string,
  index: number,
): CompletionItem {
  const { locale } = document.settings;
  const isCode = cell.role === 'code';
  const { chinese, english } = DOMAINS[cell.panel.domain as ClassificationDomain];
  const unsure = evidence === 'recalled' ? say(locale, '，名称供参考', ', name for reference') : '';
  return {
    label: isCode ? `${code} ${name}` : name,
    detail: `${isCode ? '' : `${code} `}${say(locale, chinese, english)}${unsure}`,
    kind: CompletionItemKind.Value,
    filterText: cell.typed,
    sortText: orderOf(index),
    textEdit: {
      range: rangeOf(document.snapshot, cell.span),
      newText: isCode ? codeText(cell, code, name, before) : name,
    },
    additionalTextEdits: otherCell(document, cell, code, name),
  };
}

function orderOf(index: number): string {
  return String(index).padStart(4, '0');
}

/** What parts the cells of a row that is typed on one line. */
const GAPS: Readonly<Partial<Record<Layout, string>>> = { tabs: '\t', spaced: ' ' };

/** A code at the end of a row of tabs or blanks takes its name with it, if names come next; a piece of one stays a piece. */
function codeText(
  { panel, column, row, table }: TypedCell,
  code: string,
  name: string,
  before: string,
): string {
  if (panel.codeColumns.length > 1) {
    const isLast = panel.codeColumns.at(-1) === column;
    const level = before === '' ? 3 : 2;
    return isLast ? code.slice(before.length) : code.slice(before.length, before.length + level);
  }
  const isNext = panel.nameColumn === column + 1 && row.cells.length === column + 1;
  const gap = GAPS[table.table.layout];
  return isNext && gap ? code + gap + name : code;
}

/** Fills in the name beside a code, or the code beside a name, where that cell is there and blank. */
function otherCell(
  document: CheckedDocument,
  { panel, row, role, table, column }: TypedCell,
  code: string,
  name: string,
): CompletionItem['additionalTextEdits'] {
  if (panel.codeColumns.length > 1) return undefined;
  const other = role === 'code' ? panel.nameColumn : panel.codeColumns[0];
  const cell = other === undefined || other === column ? undefined : row.cells[other];
  if (cell?.text !== '') return undefined;
  const base = offsetOfBlock(document, table.table);
  const range = rangeOf(document.snapshot, { start: base + cell.start, end: base + cell.start });
  const gap = table.table.layout === 'pipes' ? ' ' : '';
  return [{ range, newText: gap + (role === 'code' ? name : code) }];
}

async function inText(
  document: CheckedDocument,
  position: Position,
  { readings, snippets }: CompletionOptions,
): Promise<CompletionList> {
  const { text, start } = lineBefore(document, position);
  const letters = trailingLetters(text);
  const typed = letters === '' ? trailingWords(text) : letters;
  const isAlone = text.trim() === typed;
  const span = { start: start + text.length - typed.length, end: start + text.length };
  const tables = isAlone ? await snippetItems(document, typed, span, readings, snippets) : [];
  const terms = typed === '' ? [] : await termItems(document, typed, span, readings);
  const items = [...terms, ...tables].map((item, index) => ({ ...item, sortText: orderOf(index) }));
  return { isIncomplete: items.length > 0 || typed !== '', items: items.slice(0, MOST_ITEMS) };
}

/** Fewer letters or characters would bring up a list at every word. */
const FEWEST = 2;

/** Terms that begin with the last characters typed, or that are read with the letters typed. */
async function termItems(
  document: CheckedDocument,
  typed: string,
  span: Span,
  readings: CompletionOptions['readings'],
): Promise<CompletionItem[]> {
  if (typed.length < FEWEST) return [];
  const byLetters = trailingLetters(typed) === typed;
  const suits = byLetters ? await fitOf(typed, readings) : undefined;
  return termsOf(document).flatMap(({ name, definition }) => {
    const length = suits ? (suits(name) === 0 ? typed.length : 0) : overlap(typed, name);
    if (length < FEWEST || (!suits && length >= name.length)) return [];
    const start = span.end - length;
    return [
      {
        label: name,
        kind: CompletionItemKind.Text,
        documentation: definition,
        filterText: typed.slice(typed.length - length),
        textEdit: { range: rangeOf(document.snapshot, { start, end: span.end }), newText: name },
      },
    ];
  });
}

interface Term {
  readonly name: string;
  readonly definition: string;
}

/** The document's own terms, then the standard ones. */
const termsOf = memoize(({ model }: CheckedDocument): Term[] => {
  const own = model.disclosures
    .flatMap(({ glossary }) => glossary)
    .map(({ term, definition }) => ({ name: term, definition }));
  const standard = standardTerms().flatMap((term) =>
    namesOf({ ...term, slips: [] }).map((name) => ({ name, definition: term.definition })),
  );
  const names = new Set<string>();
  return [...own, ...standard].filter(({ name }) => !names.has(name) && names.add(name));
});

/** How many of the last characters typed are the first of a name. */
function overlap(typed: string, name: string): number {
  for (let length = Math.min(typed.length, name.length); length > 0; length--) {
    if (name.startsWith(typed.slice(typed.length - length))) return length;
  }
  return 0;
}

async function snippetItems(
  document: CheckedDocument,
  typed: string,
  span: Span,
  readings: CompletionOptions['readings'],
  isFilledIn: boolean,
): Promise<CompletionItem[]> {
  const suits = await fitOf(typed, readings);
  const year = document.model.disclosures.at(-1)?.year;
  const { locale } = document.settings;
  return tableSnippets(document.language === 'budget' ? 'pipes' : 'tabs', year)
    .filter(({ title }) => suits(title) !== undefined)
    .map((snippet) => snippetItem(document, snippet, typed, span, isFilledIn, locale));
}

function snippetItem(
  document: CheckedDocument,
  { title, snippet, plain }: TableSnippet,
  typed: string,
  span: Span,
  isFilledIn: boolean,
  locale: Locale,
): CompletionItem {
  return {
    label: title,
    detail: say(locale, '插入空表', 'Insert an empty table'),
    kind: CompletionItemKind.Snippet,
    filterText: typed,
    insertTextFormat: isFilledIn ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: rangeOf(document.snapshot, span), newText: isFilledIn ? snippet : plain },
  };
}
