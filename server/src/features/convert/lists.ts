/** Writes what was read of a document as JSON or as tab-separated text, so that a person can see it. */

import type { Range } from 'vscode-languageserver-types';
import { captionParts } from '../../disclosure/caption-parts';
import { type Front, frontOf, saidUnit } from '../../disclosure/front';
import type { Disclosure, TableModel } from '../../disclosure/model';
import type { Origin } from '../../sources/model';
import { rowOrigin } from '../../sources/view/view';
import type { Block, Place, Row } from '../../tables/model';
import { headingMarks } from '../../text/typed';
import { becauseOf } from '../because';
import type { CheckedDocument } from '../model';
import { originOf } from '../origin';
import { lineOfBlock, rangeOfPlace } from '../ranges';
import { toldRows } from '../unsure-codes';
import { type PlainColumn, plainTable } from './plain-table';
import { headingsOf, type PrintedLine, printedLines } from './printed-lines';

/** Everything that was read, ranges as LSP has them, as one JSON object. */
export function toJson(document: CheckedDocument): string {
  const at = (place: Place): Range => rangeOfPlace(document, place);
  const disclosures = document.model.disclosures.map((disclosure) => ({
    body: disclosure.body,
    year: disclosure.year,
    tables: disclosure.tables.map((table) => ({
      ...tableJson(document, table, at),
      because: becauseOf(document, disclosure, table),
    })),
    ...textJson(disclosure, at),
  }));
  return `${JSON.stringify({ version: 1, language: document.language, disclosures }, undefined, 2)}\n`;
}

type At = (place: Place) => Range;

function tableJson(document: CheckedDocument, model: TableModel, at: At) {
  const { table, titlePlace, title, kind, unit, year } = model;
  const { columns, rows } = plainTable(model, toldRows(document, model));
  return {
    title,
    titleRange: titlePlace && at(titlePlace),
    kind,
    layout: document.original ? 'grid' : table.layout,
    range: at({ block: table, start: 0, end: table.end }),
    unit,
    year,
    columns: columns.map(({ path }) => path.join('/')),
    rows: rows.map(({ index, cells }) => ({
      line: lineOfBlock(document, table, model.rows[index].line),
      cells,
      ...(document.original && originsOfRow(document, model, index, columns, at)),
      undetermined: model.rows[index].undetermined?.map((column) => model.columns[column]?.path.join('/')),
    })),
  };
}

/** Where a row and each of its cells stand in the original; blank cells stand nowhere. */
function originsOfRow(
  document: CheckedDocument,
  { table, rows }: TableModel,
  index: number,
  columns: readonly PlainColumn[],
  at: At,
): { readonly origin?: Origin; readonly origins: readonly (Origin | null)[] } {
  const origins = columns.map(({ from }) => {
    const cell = from.map((column) => rows[index].cells[column]).find((each) => each && each.text !== '');
    const origin = cell && originOf(document, at({ block: table, start: cell.start, end: cell.end }));
    return origin ?? null;
  });
  const first = origins.find((origin) => origin !== null);
  return { origin: first && rowOrigin(first), origins };
}

function textJson({ outline, glossary, textAmounts }: Disclosure, at: At) {
  return {
    sections: outline.sections.map(({ title, level, place, end }) => ({
      title,
      level,
      range: { start: at(place).start, end: at(end).end },
    })),
    contents: outline.contents.map(({ title, page, place }) => ({ title, page, range: at(place) })),
    notes: outline.notes.map(({ text, place, table }) => ({
      text,
      table: table?.caption.title?.text,
      range: at(place),
    })),
    glossary: glossary.map(({ term, definition, place }) => ({ term, definition, range: at(place) })),
    amounts: textAmounts.map(({ printed, place }) => ({
      text: printed.text,
      unit: printed.unit,
      range: at(place),
    })),
  };
}

/**
 * Every table with its title above it, cells parted by tabs, computed amounts filled in; notes and sentences between the
 * tables, a line each. A blank line parts what does not belong together.
 */
export function toTsv(document: CheckedDocument): string {
  const { snapshot, model } = document;
  const { read, disclosures } = model;
  const front = frontOf(read, disclosures);
  const { body, bodyWord } = front;
  const named = body === undefined ? [] : [`${bodyWord}：${body}`];
  const parts = disclosures.flatMap((disclosure) => {
    const models = new Map(disclosure.tables.map((table) => [table.table as Block, table]));
    const headings = headingsOf(disclosure);
    return disclosure.blocks.map((block): string[] => {
      if (block.type === 'text')
        return block.stated ? [] : printedLines(snapshot, read, block, headings).map(plainLine);
      const table = models.get(block);
      return table ? tsvLines(table, toldRows(document, table), front, named) : [];
    });
  });
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function plainLine({ pieces, isMarked }: PrintedLine): string {
  const text = pieces.join(' ');
  return oneLine(isMarked ? text.slice(headingMarks(text)?.length ?? 0) : text);
}

function tsvLines(
  model: TableModel,
  shown: readonly Row[],
  front: Front,
  named: readonly string[],
): string[] {
  const { columns, rows } = plainTable(model, shown);
  const unit = `单位：${saidUnit(model, front)}`;
  const title = [model.title, unit, ...(model.year === undefined ? [] : [`年度：${model.year}`]), ...named];
  const captions = model.table.caption.lines.filter(({ text }) => captionParts(text).rest !== '');
  return [
    title,
    ...captions.map(({ text }) => [text]),
    columns.map(({ path }) => path.join('/')),
    ...rows.map(({ cells }) => cells),
  ].map((row) => row.map(oneLine).join('\t'));
}

/** Text without the characters that part cells and rows. */
function oneLine(text: string): string {
  return text.replaceAll('\t', ' ').replaceAll('\r', '').replaceAll('\n', ' ');
}
