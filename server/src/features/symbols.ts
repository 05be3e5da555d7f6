/** The outline of a document: its parts with their tables, and in these the rows of 类, 款 and 项 with their amounts. */

import type { DocumentSymbol, Range } from 'vscode-languageserver-types';
import type {
  Amount,
  Code,
  ColumnRole,
  Disclosure,
  Panel,
  PanelRow,
  RowRole,
  TableModel,
} from '../disclosure/model';
import { amountWithUnit, say } from '../rules/wording';
import type { Block } from '../tables/model';
import { countBelow } from '../text/collections';
import { rangeOf, type Span } from '../text/snapshot';
import { mainAmount } from './code-amounts';
import { type CodeLevel, codeLevels, levelOfCode } from './code-levels';
import { type Division, divisionsOf } from './divisions';
import { SymbolKind } from './lsp-values';
import type { CheckedDocument } from './model';
import { offsetOfBlock, rangeOfPlace, spanOfPlace } from './ranges';
import { spanOfRows } from './rows';

const ERROR = 1;

/** Nested by the levels of headings and codes; a table stands in the narrowest section around it. */
export function documentSymbols(document: CheckedDocument): DocumentSymbol[] {
  const errors = errorsOf(document);
  return document.model.disclosures.flatMap((disclosure) => outlineOf(document, disclosure, errors));
}

/** Where errors are told, in order of their places. */
interface Errors {
  readonly offsets: readonly number[];
  readonly inBlocks: ReadonlyMap<Block, ReadonlyMap<number, number>>;
}

function errorsOf(document: CheckedDocument): Errors {
  const offsets: number[] = [];
  const inBlocks = new Map<Block, Map<number, number>>();
  for (const { severity, place } of document.findings) {
    if (severity !== ERROR) continue;
    offsets.push(spanOfPlace(document, place).start);
    const starts = inBlocks.get(place.block) ?? new Map<number, number>();
    starts.set(place.start, (starts.get(place.start) ?? 0) + 1);
    inBlocks.set(place.block, starts);
  }
  return { offsets: offsets.sort((a, b) => a - b), inBlocks };
}

function outlineOf(document: CheckedDocument, disclosure: Disclosure, errors: Errors): DocumentSymbol[] {
  const divisions = divisionsOf(document, disclosure);
  const symbols = divisions.map((division) =>
    division.table
      ? tableSymbol(document, division, division.table, errors)
      : sectionSymbol(document, division, errors),
  );
  return inTree(symbols, ({ parent }) => parent, divisions);
}

/** Puts symbols below those around them; what stands around a symbol comes before it. */
function inTree<T>(
  symbols: readonly DocumentSymbol[],
  parentOf: (item: T) => number | undefined,
  items: readonly T[],
): DocumentSymbol[] {
  const tops: DocumentSymbol[] = [];
  for (const [index, symbol] of symbols.entries()) {
    const parent = parentOf(items[index]);
    if (parent === undefined) tops.push(symbol);
    else {
      symbols[parent].children ??= [];
      symbols[parent].children?.push(symbol);
    }
  }
  return tops;
}

function sectionSymbol(document: CheckedDocument, division: Division, errors: Errors): DocumentSymbol {
  const { section, start, end, level } = division;
  const selectionRange = section
    ? rangeOfPlace(document, section.place)
    : rangeOf(document.snapshot, division);
  return {
    name: section?.title || '—',
    detail: detailOf(document, [], countIn(errors.offsets, { start, end })),
    kind: level === 1 ? SymbolKind.Package : SymbolKind.Namespace,
    range: rangeOf(document.snapshot, division),
    selectionRange,
  };
}

function tableSymbol(
  document: CheckedDocument,
  division: Division,
  model: TableModel,
  errors: Errors,
): DocumentSymbol {
  const { titlePlace, unit, year } = model;
  const { locale } = document.settings;
  const total = totalOf(model);
  const range = rangeOf(document.snapshot, division);
  const children = rowSymbols(document, model, errors);
  return {
    name: model.title || say(locale, '无题表', 'Table without a title'),
    detail: detailOf(
      document,
      [year === undefined ? '' : `${year}`, total ? amountWithUnit(total, locale) : unit],
      countIn(errors.offsets, division),
    ),
    kind: SymbolKind.Struct,
    range,
    selectionRange: selectionIn(document, division, titlePlace && spanOfPlace(document, titlePlace)),
    ...(children.length > 0 && { children }),
  };
}

/** The title, unless it is printed elsewhere. */
function selectionIn({ snapshot }: CheckedDocument, { start, end }: Span, title: Span | undefined): Range {
  const isWithin = title && start <= title.start && title.end <= end;
  return rangeOf(snapshot, isWithin ? title : { start, end: start });
}

const TOTALS: ReadonlySet<RowRole> = new Set(['total', 'grand-total']);

/** What the first total of a table comes to; `undefined` without one. */
function totalOf({ panels }: TableModel): Amount | undefined {
  for (const { rows } of panels) {
    const total = rows.find(({ role }) => TOTALS.has(role));
    const amount = total && mainAmount(total);
    if (amount) return amount;
  }
  return undefined;
}

function rowSymbols(document: CheckedDocument, model: TableModel, errors: Errors): DocumentSymbol[] {
  const offset = offsetOfBlock(document, model.table);
  const starts = errors.inBlocks.get(model.table);
  return model.panels.flatMap((panel) => {
    const levels = codeLevels(panel);
    const counts = levels.map(({ row }) => (starts ? errorsInRow(row, starts) : 0));
    for (let index = levels.length - 1; index > 0; index--) {
      const { parent } = levels[index];
      if (parent !== undefined) counts[parent] += counts[index];
    }
    const repeated = repeatedIn(levels);
    const symbols = levels.map(({ row, code, lastRow }, index): DocumentSymbol => {
      const amount = mainAmount(row);
      const { locale } = document.settings;
      const further = repeated.has(code.digits) ? furtherWords(model, panel, row) : [];
      const { start, end } = spanOfRows(model.rows, row.row, lastRow);
      const span = { start: offset + start, end: offset + end };
      return {
        name: `${code.digits} ${row.label}`.trimEnd(),
        detail: detailOf(document, [...further, amount ? amountWithUnit(amount, locale) : ''], counts[index]),
        kind: kindOfCode(code),
        range: rangeOf(document.snapshot, span),
        selectionRange: selectionIn(document, span, spanOfPlace(document, code.places[0])),
      };
    });
    return inTree(symbols, ({ parent }) => parent, levels);
  });
}

/** The codes that stand in several rows: by themselves they tell none of them. */
function repeatedIn(levels: readonly CodeLevel[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(
    levels.map(({ code }) => code.digits).filter((digits) => seen.size === seen.add(digits).size),
  );
}

/** So many words tell rows apart, each cut at so many characters: an outline is narrow. */
const MOST_FURTHER = 2;
const LONGEST_FURTHER = 24;

/** What else a row is called: another code, a unit, a project. */
function furtherWords(
  { columns, rows }: TableModel,
  { codeColumns, nameColumn }: Panel,
  { row }: PanelRow,
): string[] {
  return columns
    .filter(({ role, index }) => FURTHER.has(role) && !codeColumns.includes(index) && index !== nameColumn)
    .map(({ index }) => rows[row].cells[index]?.text.trim() ?? '')
    .filter((text) => text !== '')
    .slice(0, MOST_FURTHER)
    .map((text) => (text.length > LONGEST_FURTHER ? `${text.slice(0, LONGEST_FURTHER)}…` : text));
}

const FURTHER: ReadonlySet<ColumnRole> = new Set(['code', 'name', 'text']);

function errorsInRow({ code, labelPlace, amounts }: PanelRow, starts: ReadonlyMap<number, number>): number {
  const places = [...(code?.places ?? []), labelPlace, ...amounts.map((amount) => amount?.place)];
  const own = new Set(places.map((place) => place?.start));
  let count = 0;
  for (const start of own) count += start === undefined ? 0 : (starts.get(start) ?? 0);
  return count;
}

const KINDS = {
  unit: SymbolKind.Object,
  category: SymbolKind.Class,
  section: SymbolKind.Property,
  item: SymbolKind.Field,
} as const;

/** A symbol that tells 类, 款, 项 and units apart. */
export function kindOfCode(code: Code): SymbolKind {
  return KINDS[levelOfCode(code)];
}

/** `2025 · 1180.00 万元 · 2 错` */
function detailOf({ settings }: CheckedDocument, words: readonly string[], errors: number): string {
  const wrong = errors === 0 ? '' : say(settings.locale, `${errors} 错`, `${errors} wrong`);
  return [...words, wrong].filter((each) => each !== '').join(' · ');
}

/** How many of some offsets, in order, stand in a span. */
function countIn(offsets: readonly number[], { start, end }: Span): number {
  return countBelow(offsets, end + 1) - countBelow(offsets, start);
}
