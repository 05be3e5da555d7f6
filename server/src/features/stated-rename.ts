/** Renames a table, a row or a column of the table language, with the names of it in relation blocks. */

import type { Position, TextEdit } from 'vscode-languageserver-types';
import { askedIn } from '../disclosure/asked';
import type { PanelRow, TableModel } from '../disclosure/model';
import type { StatedName } from '../disclosure/stated/model';
import { nthLength } from '../disclosure/stated/tokens';
import { quotedName } from '../disclosure/stated/typed';
import { understand } from '../disclosure/understand';
import { type Meaning, statedMeanings } from '../rules/stated/names';
import { type Found, findColumn, findRow, findTable } from '../rules/stated/resolve';
import { say } from '../rules/wording';
import type { Cell } from '../tables/model';
import { readDocument } from '../tables/read';
import { escapeCell, escapeLine } from '../text/markdown';
import { compact } from '../text/normalise';
import { readable, withoutUnseen } from '../text/readable';
import { type Replacement, withReplacements } from '../text/replacement';
import { createSnapshot, lineCount, rangeOf, type Span } from '../text/snapshot';
import { linedUp } from './line-up';
import { pieceAt, tableAt, titledTableAt } from './lookup';
import type { CheckedDocument, Refusal, Renamable, Renaming } from './model';
import { spanOfPlace } from './ranges';
import type { Renamer } from './rename';
import { meaningAt } from './stated';

/** A name as it is printed where it is laid down. */
interface Laid {
  readonly what: Meaning['what'];
  readonly span: Span;
  /** As it shows. */
  readonly text: string;
  /** Where the renaming was asked for: the name itself, or one in a relation block. */
  readonly asked: Span;
}

/** Renames what a relation block can name. */
export const statedRenamer: Renamer = { prepare: stateableNameAt, rename: renamedName };

/** The title, row name or column name at a position, or the one that a name in a relation block there means. */
function stateableNameAt(document: CheckedDocument, position: Position): Renamable | undefined {
  const laid = laidAt(document, position);
  return laid && { range: rangeOf(document.snapshot, laid.asked), placeholder: laid.text };
}

/**
 * Renames it. What the blocks name must be what they have named before, whatever is called the same now: the new text is
 * read again to find that out, and the renaming is refused where it cannot be had.
 */
function renamedName(
  document: CheckedDocument,
  position: Position,
  newName: string,
): Renaming | Refusal | undefined {
  const laid = laidAt(document, position);
  if (!laid) return undefined;
  const { locale } = document.settings;
  const name = newName.trim();
  if (name === '' || lineCount(readable(createSnapshot(name))) > 1)
    return { refused: say(locale, '名称不能是空白或多行', 'A name is one line and not blank') };
  const newText = laid.what === 'table' ? escapeLine(name) : escapeCell(name);
  const renamed: Replacement = { ...laid.span, newText };
  const before = namesIn(document.model.disclosures);
  const trial = reread(document, [renamed]);
  const references = trial && before.flatMap((named) => renamedReference(document, named, trial));
  const all = references && [renamed, ...references].sort((a, b) => a.start - b.start);
  if (!all || !meansTheSame(before, reread(document, all)))
    return {
      refused: say(
        locale,
        `改成“${name}”以后，勾稽块就说不清指的是哪一个了`,
        `With the name ${name}, relation blocks could not say what they mean`,
      ),
    };
  const edits = all.map(
    ({ newText, ...span }): TextEdit => ({ range: rangeOf(document.snapshot, span), newText }),
  );
  return { edits: linedUp(document, edits) };
}

function laidAt(document: CheckedDocument, position: Position): Laid | undefined {
  if (document.language !== 'budget') return undefined;
  const meaning = meaningAt(document, position);
  if (meaning) return laidBy(document, meaning);
  const titled = titledTableAt(document, position);
  if (titled) return laid(document, 'table', titled);
  const piece = pieceAt(document, position);
  const table = tableAt(document, position)?.table;
  if (!piece || table?.table !== piece.block) return undefined;
  const row = rowsOf(table).find(({ labelPlace }) => labelPlace?.start === piece.start);
  if (row) return laid(document, 'row', table, row);
  const column = table.table.columns.findIndex(({ headers }) => headers.at(-1)?.start === piece.start);
  return column < 0 ? undefined : laid(document, 'column', table, column);
}

/** What a name in a block means, unless it is a code, which is no name, or a column of several tables. */
function laidBy(
  document: CheckedDocument,
  { what, table, row: at, column, name, isShared }: Meaning,
): Laid | undefined {
  const row = what === 'row' ? rowOf(table, at, column) : undefined;
  if (isShared || (row && row.code?.digits === name.text)) return undefined;
  const found = laid(document, what, table, what === 'row' ? row : column);
  return found && { ...found, asked: spanOfPlace(document, name.place) };
}

/** What is printed of a table's title, of the name of a row, or above a column. */
function laid(
  document: CheckedDocument,
  what: Laid['what'],
  model: TableModel,
  of?: PanelRow | number,
): Laid | undefined {
  const { table } = model;
  const cell = what === 'table' ? table.caption.title : cellOf(model, of);
  if (!cell || (what !== 'table' && table.layout !== 'pipes') || cell.text === '') return undefined;
  const span = spanOfPlace(document, { block: table, start: cell.start, end: cell.end });
  return { what, span, text: withoutUnseen(cell.text), asked: span };
}

function cellOf(model: TableModel, of: PanelRow | number | undefined): Cell | undefined {
  if (of === undefined) return undefined;
  return typeof of === 'number' ? model.table.columns[of]?.headers.at(-1) : nameCell(model, of);
}

function nameCell({ table }: TableModel, { row, labelPlace }: PanelRow): Cell | undefined {
  return table.rows[row].cells.find(({ start }) => start === labelPlace?.start);
}

function rowsOf({ panels }: TableModel): readonly PanelRow[] {
  return panels.flatMap(({ rows }) => rows);
}

/** The row of the panel that a column is of. */
function rowOf(
  { panels }: TableModel,
  row: number | undefined,
  column: number | undefined,
): PanelRow | undefined {
  const own = panels.find(({ amountColumns }) => column !== undefined && amountColumns.includes(column));
  return own?.rows.find((each) => each.row === row);
}

type Disclosures = CheckedDocument['model']['disclosures'];

/** A name in a block with what it means, told by numbers that stay the same while things are renamed. */
interface Named {
  readonly meaning: Meaning;
  readonly disclosure: number;
  readonly table: number;
}

function namesIn(disclosures: Disclosures): Named[] {
  return disclosures.flatMap((each, disclosure) =>
    [...statedMeanings(each).values()].flat().map((meaning) => ({
      meaning,
      disclosure,
      table: each.tables.indexOf(meaning.table),
    })),
  );
}

/** The document after replacements, as far as names go; nothing where its tables are no longer the same. */
function reread(document: CheckedDocument, replacements: readonly Replacement[]): Disclosures | undefined {
  const all = [...replacements, ...computed(document)].sort((a, b) => a.start - b.start);
  const text = withReplacements(readable(document.snapshot).text, all);
  const { disclosures } = understand(readDocument(createSnapshot(text), true));
  const old = document.model.disclosures;
  const isAlike =
    disclosures.length === old.length &&
    disclosures.every(({ tables }, at) => tables.length === old[at].tables.length);
  return isAlike ? disclosures : undefined;
}

/**
 * What is computed in the place of each `=`: columns of nothing else hold amounts only then, and what would compute them
 * anew may be the very lines whose names no longer fit.
 */
function computed(document: CheckedDocument): Replacement[] {
  return document.model.disclosures.flatMap(({ tables }) =>
    tables.flatMap((model) =>
      askedIn(model).flatMap(({ row, column, text }): Replacement[] => {
        if (text === undefined) return [];
        const { start, end } = model.table.rows[row].cells[column];
        return [{ ...spanOfPlace(document, { block: model.table, start, end }), newText: text }];
      }),
    ),
  );
}

/** Whether each name of a block means what it has meant. */
function meansTheSame(before: readonly Named[], disclosures: Disclosures | undefined): boolean {
  if (!disclosures) return false;
  const after = namesIn(disclosures);
  return (
    after.length === before.length &&
    after.every((named, index) => before[index].meaning.isShared || isSameMeaning(named, before[index]))
  );
}

function isSameMeaning(a: Named, b: Named): boolean {
  return (
    a.disclosure === b.disclosure &&
    a.table === b.table &&
    a.meaning.column === b.meaning.column &&
    a.meaning.row === b.meaning.row
  );
}

/** What a name in a block is to become; nothing where it goes on meaning what it means. */
function renamedReference(
  document: CheckedDocument,
  { meaning, disclosure, table }: Named,
  after: Disclosures,
): Replacement[] {
  const { name, isShared } = meaning;
  // What holds in several tables goes on holding in the others.
  if (isShared) return [];
  const { tables } = after[disclosure];
  const candidates = [name, ...candidatesFor(meaning, tables[table])];
  const found = candidates.find((each) => isMeant(meaning, each, tables, tables[table]));
  if (!found || found === name) return [];
  const { start, end } = spanOfPlace(document, name.place);
  const newText = quotedName(found.text) + (found.nth === undefined ? '' : `#${found.nth}`);
  return [{ start, end: end + nthLength(document.snapshot.text, end), newText }];
}

/** So many of one name are told apart. */
const MOST_ALIKE = 99;

/** What it may be called in a block, the shortest first, then told apart from others of the same name. */
function candidatesFor(meaning: Meaning, table: TableModel): StatedName[] {
  const called = calledNow(meaning, table).filter((text) => text !== '');
  const numbers = Array.from({ length: MOST_ALIKE }, (_, index) => index + 1);
  const { place } = meaning.name;
  return [
    ...called.map((text) => ({ text, place })),
    ...called.flatMap((text) => numbers.map((nth) => ({ text, nth, place }))),
  ];
}

function calledNow({ what, name, table: before, column, row: at }: Meaning, table: TableModel): string[] {
  if (what === 'table') return [table.title];
  if (what === 'column') {
    const [old, path] = [before, table].map(
      ({ columns }) => columns.find(({ index }) => index === column)?.path ?? [],
    );
    const isLast = old.length > 1 && compact(name.text) === compact(old.at(-1) ?? '');
    return isLast ? [path.at(-1) ?? '', path.join('/')] : [path.join('/')];
  }
  const [old, row] = [before, table].map((each) => rowOf(each, at, column));
  const printed = withoutUnseen(row ? (nameCell(table, row)?.text ?? '') : '');
  return old?.label === compact(name.text) ? [row?.label ?? '', printed] : [printed, row?.label ?? ''];
}

function isMeant(
  { what, column, row }: Meaning,
  name: StatedName,
  tables: readonly TableModel[],
  table: TableModel,
): boolean {
  if (what === 'table') return isOne(findTable(tables, name), (found) => found === table);
  if (what === 'column') return isOne(findColumn(table, name), (found) => found === column);
  if (column === undefined) return false;
  return isOne(findRow(table, name, column), (found) => found?.row === row);
}

function isOne<T>(found: Found<T>, isIt: (one: T) => boolean): boolean {
  return 'one' in found && isIt(found.one);
}
