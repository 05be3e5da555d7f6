/** Relations that are known to hold in real documents, with places worked out independently of our own readers. */

import { existsSync, readFileSync } from 'node:fs';
import { Decimal } from 'decimal.js';
import type { Range } from 'vscode-languageserver-types';

/** Documents that the main figures are measured on, when they lie beside the repository. */
export const DOCUMENTS = ['julu-2026', 'chengde-2025', 'beidaihe-2024'] as const;

const folder = '../shared/seeds/';
const factsFile = '../shared/ground-truth/facts.json';

/** Whether the optional documents and facts are there; `root` is the repository's URL. */
export function arePresent(root: URL): boolean {
  return [factsFile, ...DOCUMENTS.map(pathOf)].every((path) => existsSync(new URL(path, root)));
}

/** The path of a document, relative to the repository. */
export function pathOf(name: string): string {
  return `${folder}${name}.txt`;
}

export function readDocument(root: URL, name: string): string {
  return readFileSync(new URL(pathOf(name), root), 'utf8');
}

/** One table of the facts; lines are 1-based. */
interface FactTable {
  readonly seed: number;
  readonly id: string;
  readonly cols: readonly string[];
  readonly ncols: number;
  readonly rows: readonly number[];
}

/** One relation of the facts: `kind`, a description in words, both sides, and the lines it is about. */
interface FactCheck {
  readonly seed: number;
  readonly table: string;
  readonly kind: string;
  readonly desc: string;
  readonly lhs: string;
  readonly rhs: string;
  readonly lines: readonly number[];
}

interface Facts {
  readonly files: readonly { readonly seed: number; readonly file: string }[];
  readonly tables: readonly FactTable[];
  readonly checks: readonly FactCheck[];
}

export function readFacts(root: URL): Facts {
  return JSON.parse(readFileSync(new URL(factsFile, root), 'utf8'));
}

/** A printed piece: zero-based position of its first character, and its text without blanks around it. */
interface Piece {
  readonly line: number;
  readonly character: number;
  readonly text: string;
}

/** A relation that must be found: its words, and the places (`line:character`) of its total and non-blank parts. */
export interface Known {
  readonly words: string;
  readonly total: string;
  readonly parts: readonly string[];
  /** A balance between two totals may be written from either side. */
  readonly symmetric: boolean;
}

/** What the facts come to for one document. `blank` relations print nothing; `unclear` ones could not be placed. */
export interface KnownRelations {
  readonly known: readonly Known[];
  readonly blank: number;
  readonly unclear: readonly string[];
}

const KINDS = new Set(['row', 'sum', 'balance', 'parent=Σchildren', 'total=Σtop']);

/** The relations of the budget tables (K1 … K9) of one document, placed in its text. */
export function knownRelations(facts: Facts, name: string, text: string): KnownRelations {
  const seed = facts.files.find(({ file }) => file === `${name}.txt`)?.seed;
  const lines = text.split('\n');
  const known: Known[] = [];
  const unclear: string[] = [];
  let blank = 0;
  for (const check of facts.checks) {
    if (check.seed !== seed || !KINDS.has(check.kind) || !/^K\d$/.test(check.table)) continue;
    const table = facts.tables.find((each) => each.seed === seed && each.id === check.table);
    const placed = table && place(check, createGrid(table, lines));
    if (!placed) unclear.push(wordsOf(check));
    else if (placed.total.text === '') blank++;
    else known.push(toKnown(check, placed));
  }
  return { known, blank, unclear };
}

function wordsOf(check: FactCheck): string {
  return `${check.table} ${check.desc} (line ${check.lines[0]}, ${check.lhs})`;
}

interface Placed {
  readonly total: Piece;
  readonly parts: readonly Piece[];
}

function toKnown(check: FactCheck, { total, parts }: Placed): Known {
  return {
    words: wordsOf(check),
    total: keyOf(total),
    parts: parts.filter(({ text }) => text !== '').map(keyOf),
    symmetric: check.kind === 'balance',
  };
}

function keyOf(piece: Piece): string {
  return `${piece.line}:${piece.character}`;
}

/** Cells of a table by row and column; a table has either a cell a line or tabs between cells. */
interface Grid {
  readonly table: FactTable;
  readonly rows: readonly (readonly Piece[])[];
}

function createGrid(table: FactTable, lines: readonly string[]): Grid {
  const cellLines = !table.rows.some((row) => lines[row - 1].trim().includes('\t'));
  const rows = table.rows.map((row) =>
    cellLines
      ? Array.from({ length: table.ncols }, (_, column) =>
          pieceOf(row - 1 + column, 0, lines[row - 1 + column] ?? ''),
        )
      : piecesOf(row - 1, lines[row - 1]),
  );
  return { table, rows };
}

function piecesOf(line: number, text: string): Piece[] {
  let character = 0;
  return text.split('\t').map((cell) => {
    const piece = pieceOf(line, character, cell);
    character += cell.length + 1;
    return piece;
  });
}

function pieceOf(line: number, character: number, cell: string): Piece {
  const text = cell.trim();
  return { line, character: character + (cell.length - cell.trimStart().length), text };
}

/** Places a relation and makes sure of it: what is printed there must be the two sides of the fact. */
function place(check: FactCheck, grid: Grid): Placed | undefined {
  const placed = check.kind === 'row' ? placeRow(check, grid) : placeColumn(check, grid);
  if (!placed || placed.parts.some((part) => part === undefined)) return undefined;
  const sum = placed.parts.reduce((value, part) => value.plus(amountIn(part)), new Decimal(0));
  return amountIn(placed.total).equals(check.lhs) && sum.equals(check.rhs) ? placed : undefined;
}

function amountIn(piece: Piece): Decimal {
  return new Decimal(piece.text === '' ? 0 : piece.text.replaceAll(',', ''));
}

/** `name: 合计 = 小计+上年结转`: columns of the row that starts on the line. */
function placeRow(check: FactCheck, grid: Grid): Placed | undefined {
  const row = grid.rows.find((cells) => cells[0].line === check.lines[0] - 1);
  const [left, right] = check.desc.slice(check.desc.lastIndexOf(': ') + 2).split(' = ');
  const cells = [left, ...right.split('+')].map((column) => row?.[grid.table.cols.indexOf(column)]);
  return cells.every((cell) => cell !== undefined) ? { total: cells[0], parts: cells.slice(1) } : undefined;
}

function placeColumn(check: FactCheck, grid: Grid): Placed | undefined {
  if (check.kind === 'balance') return placeBalance(grid);
  const [, name, column, terms] = /^(.*?)(?:\[(.*)\])? = (.*)$/.exec(check.desc) ?? [];
  if (terms === undefined) return undefined;
  return check.kind === 'sum' ? placeSum(grid, name, column, terms) : placeListed(check, grid, column);
}

/** Parents and totals: the facts list the line of the total and of every part. */
function placeListed(check: FactCheck, grid: Grid, column: string | undefined): Placed | undefined {
  const index = grid.table.cols.indexOf(column ?? '');
  const cells = check.lines.map((line) =>
    grid.rows.map((row) => row[index]).find((cell) => cell?.line === line - 1),
  );
  return cells.every((cell) => cell !== undefined) ? { total: cells[0], parts: cells.slice(1) } : undefined;
}

/** How the words of the facts stand for printed labels. */
const LABELS: Readonly<Record<string, RegExp>> = {
  年末结转: /^年末.*结转/,
  年初结转: /^年初.*结转/,
  因公出国: /因公出国/,
  公车: /公务用车购置及运/,
  公车购置及运维: /公务用车购置及运/,
  接待: /公务接待/,
  购置: /公务用车购置费/,
  运行: /运行维护费/,
  小计: /小计$/,
  会议费: /会议费$/,
  培训费: /培训费$/,
  '“三公”小计': /三公.*小计$/,
};

const ORDINAL = /^[一二三四五六七八九十]+、/;

/** A side of a table: where its labels and amounts stand. */
interface Side {
  readonly label: number;
  readonly amount: number;
}

function sideOf(grid: Grid, name: string, column: string | undefined): Side {
  const { cols } = grid.table;
  const expenditure = cols.indexOf('支出项目');
  if (expenditure < 0) return { label: cols.indexOf('项目'), amount: cols.indexOf(column ?? '') };
  if (!name.includes('支出'))
    return { label: cols.indexOf('收入项目'), amount: cols.indexOf('收入项目') + 1 };
  return { label: expenditure, amount: column === undefined ? expenditure + 1 : cols.indexOf(column) };
}

function placeBalance(grid: Grid): Placed | undefined {
  const revenue = sideOf(grid, '收入总计', undefined);
  const expenditure = sideOf(grid, '支出总计', undefined);
  const row = grid.rows.find((cells) => cells[revenue.label]?.text === '收入总计');
  return row && { total: row[revenue.amount], parts: [row[expenditure.amount]] };
}

function placeSum(grid: Grid, name: string, column: string | undefined, terms: string): Placed | undefined {
  const side = sideOf(grid, name, column);
  const at = rowLabelled(grid, side, name);
  if (at < 0 || side.amount < 0) return undefined;
  const rows =
    terms.startsWith('Σ') || terms.startsWith('一+')
      ? ordinals(grid, side, at, name)
      : named(grid, side, terms);
  return { total: grid.rows[at][side.amount], parts: rows.map((row) => grid.rows[row]?.[side.amount]) };
}

function rowLabelled(grid: Grid, side: Side, name: string): number {
  const pattern = LABELS[name];
  return grid.rows.findIndex((cells) => {
    const label = cells[side.label]?.text ?? '';
    return pattern ? pattern.test(label) : label === name;
  });
}

/** The rows of the terms; one that the table does not print adds nothing, which the check of both sides confirms. */
function named(grid: Grid, side: Side, terms: string): number[] {
  return terms
    .split('+')
    .map((term) => rowLabelled(grid, side, term))
    .filter((row) => row >= 0);
}

/** The rows 一、二、… above a total, or below it where the carry-over of earlier years is broken down. */
function ordinals(grid: Grid, side: Side, at: number, name: string): number[] {
  const isOrdinal = (row: number) => ORDINAL.test(grid.rows[row]?.[side.label]?.text ?? '');
  const rows = [...grid.rows.keys()].filter(isOrdinal);
  return rows.filter((row) => (name.startsWith('年初') ? row > at : row < at));
}

/** A relation as `gouji check --relations` prints it. */
export interface Found {
  readonly rule: string;
  readonly total: Range;
  readonly parts: readonly { readonly range: Range }[];
}

/** The known relations that are not among those found: same total, same set of non-blank parts. */
export function missing(known: readonly Known[], found: readonly Found[]): Known[] {
  const keys = new Set(found.map(keyOfFound));
  return known.filter((relation) => !keysOfKnown(relation).some((key) => keys.has(key)));
}

function keyOfFound({ total, parts }: Found): string {
  const filled = parts.filter(
    ({ range }) => range.start.line !== range.end.line || range.start.character !== range.end.character,
  );
  return relationKey(
    `${total.start.line}:${total.start.character}`,
    filled.map(({ range }) => `${range.start.line}:${range.start.character}`),
  );
}

function keysOfKnown({ total, parts, symmetric }: Known): string[] {
  const key = relationKey(total, parts);
  return symmetric && parts.length === 1 ? [key, relationKey(parts[0], [total])] : [key];
}

function relationKey(total: string, parts: readonly string[]): string {
  return `${total} = ${[...new Set(parts)].sort().join(' ')}`;
}
