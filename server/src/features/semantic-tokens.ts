/** What the words and figures of a document are, for editors that colour them: codes by level, names, totals, amounts, terms. */

import type { Range } from 'vscode-languageserver-types';
import { askedIn } from '../disclosure/asked';
import type {
  Amount,
  Code,
  ColumnRole,
  Disclosure,
  PanelRow,
  TableModel,
  TextAmount,
} from '../disclosure/model';
import { readPercent } from '../disclosure/percent-cells';
import { numbersOfLines, numbersOfTable } from '../disclosure/printed-numbers';
import { means } from '../lexicon/describe';
import type { Finding } from '../rules/model';
import { rowOf } from '../rules/names';
import type { Block, TextBlock } from '../tables/model';
import { groupBy } from '../text/collections';
import { memoize } from '../text/memo';
import { lineOf, lineSpan, type Snapshot, type Span } from '../text/snapshot';
import { createTermFinder, termKey } from '../text/terms';
import { levelOfCode } from './code-levels';
import type { CheckedDocument } from './model';
import { offsetOfBlock } from './ranges';
import { TOTALS } from './rows';
import { TOKEN_MODIFIERS, TOKEN_TYPES, type TokenModifier, type TokenType } from './token-legend';

/** A token relative to its block. */
interface Token extends Span {
  readonly type: TokenType;
  readonly modifier?: TokenModifier;
}

const NUMBERS = new Map(TOKEN_TYPES.map((type, index) => [type, index]));
const AMOUNTS: ReadonlySet<TokenType> = new Set(['amount', 'totalAmount']);
const BITS = new Map(TOKEN_MODIFIERS.map((modifier, index) => [modifier, 1 << index]));

/**
 * Five numbers a token, as LSP has them: lines and characters from the token before, length, type and modifiers. In order,
 * none over another and none over the end of a line. With a range, only those on its lines.
 */
export function semanticTokens(document: CheckedDocument, range?: Range): number[] {
  const suspects = suspectsOf(document);
  const { start: from, end: to } = linesOf(document, range);
  const writer = createWriter(document.snapshot);
  for (const disclosure of document.model.disclosures) {
    const tokensOf = tokensIn(disclosure);
    const doubtful = new Set<Block>(
      [...(document.parts.get(disclosure)?.doubtful ?? [])].map(({ table }) => table),
    );
    for (const block of disclosure.blocks) {
      const offset = offsetOfBlock(document, block);
      if (offset > to || offset + block.end < from) continue;
      const starts = suspects.get(block);
      const isDoubtful = doubtful.has(block);
      for (const { start, end, type, modifier } of tokensOf(block)) {
        if (offset + start > to || offset + end < from) continue;
        const isAmount = AMOUNTS.has(type);
        const isSuspect = isAmount && starts?.has(start);
        const said = modifier ?? (isAmount && isDoubtful ? 'unread' : undefined);
        writer.add(offset + start, offset + end, isSuspect ? 'suspect' : type, said);
      }
    }
  }
  return writer.data;
}

function linesOf({ snapshot }: CheckedDocument, range: Range | undefined): Span {
  if (!range) return { start: 0, end: snapshot.text.length };
  return { start: lineSpan(snapshot, range.start.line).start, end: lineSpan(snapshot, range.end.line).end };
}

interface Writer {
  readonly add: (start: number, end: number, type: TokenType, modifier: TokenModifier | undefined) => void;
  readonly data: number[];
}

/** Takes tokens in order of their offsets; what begins within the one before is left out, what goes over a line is cut. */
function createWriter(snapshot: Snapshot): Writer {
  const data: number[] = [];
  let [line, character, behind] = [0, 0, 0];
  let span = lineSpan(snapshot, 0);
  let spanLine = 0;
  return {
    data,
    add: (start, end, type, modifier) => {
      if (start < behind) return;
      if (start > span.end) {
        spanLine = lineOf(snapshot, start);
        span = lineSpan(snapshot, spanLine);
      }
      const length = Math.min(end, span.end) - start;
      if (length <= 0) return;
      const at = start - span.start;
      const bits = modifier === undefined ? 0 : (BITS.get(modifier) ?? 0);
      data.push(
        spanLine - line,
        spanLine === line ? at - character : at,
        length,
        NUMBERS.get(type) ?? 0,
        bits,
      );
      [line, character, behind] = [spanLine, at, start + length];
    },
  };
}

const SUSPECT: Finding['code'] = 'amount/suspect';

/** Where suspect amounts begin in each block. */
function suspectsOf({ findings }: CheckedDocument): ReadonlyMap<Block, ReadonlySet<number>> {
  const suspects = findings.filter(({ code }) => code === SUSPECT).map(({ place }) => place);
  const byBlock = groupBy(suspects, ({ block }) => block);
  return new Map([...byBlock].map(([block, places]) => [block, new Set(places.map(({ start }) => start))]));
}

/** The tokens of each block of a disclosure, in order. Those of a table outlive edits elsewhere. */
const tokensIn = memoize((disclosure: Disclosure): ((block: Block) => readonly Token[]) => {
  const tables = groupBy(disclosure.tables, ({ table }): Block => table);
  const amounts = groupBy(disclosure.textAmounts, ({ block }): Block => block);
  const terms = termsOf(disclosure.glossary);
  return (block) => {
    if (block.type === 'text') return tokensOfText(block, amounts.get(block) ?? [], terms);
    const models = tables.get(block) ?? [];
    return models.length === 1 ? tokensOfTable(models[0]) : inOrder(models.flatMap(tokensOfTable));
  };
});

const tokensOfTable = memoize((model: TableModel): readonly Token[] => {
  const { read, unread } = numbersOfTable(model);
  const rows = model.panels.flatMap((panel) => panel.rows);
  return inOrder([
    ...rows.flatMap(tokensOfName),
    ...askedIn(model).map(({ row, column }) => askedToken(model, row, column)),
    ...read.map((amount) => tokenOfAmount(model, amount)),
    ...unread.flatMap(({ numbers }) => numbers).map(({ start, end }) => unreadToken(start, end)),
    ...measuresOf(model),
  ]);
});

function tokensOfName({ code, labelPlace, role }: PanelRow): Token[] {
  const tokens: Token[] = (code?.places ?? []).map(({ start, end }) => ({
    start,
    end,
    type: typeOfCode(code as Code),
  }));
  if (labelPlace) {
    const { start, end } = labelPlace;
    tokens.push({ start, end, type: TOTALS.has(role) ? 'totalName' : 'rowName' });
  }
  return tokens;
}

const TYPES_BY_LEVEL = {
  unit: 'unitCode',
  category: 'categoryCode',
  section: 'sectionCode',
  item: 'itemCode',
} as const;

function typeOfCode(code: Code): TokenType {
  return TYPES_BY_LEVEL[levelOfCode(code)];
}

function tokenOfAmount({ columns, table }: TableModel, amount: Amount): Token {
  const { cell, place } = amount;
  const { start, end } = place;
  if (!cell) return { start, end, type: 'amount' };
  const isTotal = isTotalColumn(columns, cell.column) || TOTALS.has(rowOf(amount)?.role ?? 'item');
  const isOpen =
    table.columns[cell.column]?.isOpen || table.rows[cell.row]?.undetermined?.includes(cell.column);
  return {
    start,
    end,
    type: isTotal ? 'totalAmount' : 'amount',
    modifier: isOpen ? 'undetermined' : undefined,
  };
}

function isTotalColumn(columns: TableModel['columns'], column: number): boolean {
  return means(columns[column]?.path.at(-1) ?? '', 'total');
}

/** A cell that asks for its value, computed or not. */
function askedToken({ columns, table, panels }: TableModel, row: number, column: number): Token {
  const { start, end } = table.rows[row].cells[column];
  const isTotal =
    isTotalColumn(columns, column) || panels.some(({ rows }) => TOTALS.has(rows[row]?.role ?? 'item'));
  return { start, end, type: isTotal ? 'totalAmount' : 'amount', modifier: 'computed' };
}

const MEASURES: Readonly<Partial<Record<ColumnRole, TokenType>>> = {
  quantity: 'quantity',
  'unit-price': 'quantity',
  percent: 'percentage',
};

/** Figures in columns that hold no money. */
function measuresOf({ columns, rows }: TableModel): Token[] {
  const measuring = columns.flatMap(({ index, role }) => {
    const type = MEASURES[role];
    return type ? [{ index, type }] : [];
  });
  if (measuring.length === 0) return [];
  return rows.flatMap(({ cells }) =>
    measuring.flatMap(({ index, type }) => {
      const cell = cells[index];
      return cell && cell.text !== '' && readPercent(cell)
        ? [{ start: cell.start, end: cell.end, type }]
        : [];
    }),
  );
}

function unreadToken(start: number, end: number): Token {
  return { start, end, type: 'amount', modifier: 'unread' };
}

function tokensOfText(
  block: TextBlock,
  amounts: readonly TextAmount[],
  termsIn: (block: TextBlock) => readonly Token[],
): readonly Token[] {
  const numbers = amounts.map(({ place }): Token => ({ start: place.start, end: place.end, type: 'amount' }));
  const unread = numbersOfLines(block).flatMap((lines) => lines.numbers);
  return inOrder([...numbers, ...unread.map(({ start, end }) => unreadToken(start, end)), ...termsIn(block)]);
}

/** Where blocks print the terms of a glossary; known from the check before as long as that is the same. */
const termsOf = memoize((glossary: Disclosure['glossary']): ((block: TextBlock) => readonly Token[]) => {
  const find = createTermFinder(glossary.map(({ term }) => termKey(term)));
  return memoize(({ lines }: TextBlock): readonly Token[] =>
    lines.flatMap(({ text, start }) =>
      find(text).map((span) => ({ start: start + span.start, end: start + span.end, type: 'term' as const })),
    ),
  );
});

/** Of two that begin at the same place, the one that was first stays first. */
function inOrder(tokens: readonly Token[]): readonly Token[] {
  return [...tokens].sort((a, b) => a.start - b.start);
}
