/** Writes a document in the table language: front matter, headings, pipe tables, notes and text. */

import { USUAL_UNIT } from '../../amounts/units';
import { captionParts, nameOfBody } from '../../disclosure/caption-parts';
import { type Front, frontLines, frontOf, saidUnit } from '../../disclosure/front';
import type { TableModel } from '../../disclosure/model';
import { readFrontMatter } from '../../tables/front-matter';
import type { Block, Row } from '../../tables/model';
import type { Waiver } from '../../tables/waivers';
import { appendAll, groupBy } from '../../text/collections';
import { escapeCell, escapeLine } from '../../text/markdown';
import { compact } from '../../text/normalise';
import { askedCell, pipeTable } from '../../text/pipe-table';
import type { Snapshot } from '../../text/snapshot';
import type { CheckedDocument } from '../model';
import { toldRows } from '../unsure-codes';
import { plainTable } from './plain-table';
import { headingsOf, type PrintedLine, printedLines } from './printed-lines';

/** For whom a document is written: to go on writing it in the table language, or to print it as Markdown. */
type Form = 'source' | 'print';

/** The whole document in the table language. Facts of several disclosures stand above their tables. */
export function toBudget(document: CheckedDocument): string {
  return written(document, 'source');
}

/**
 * The whole document as it is printed, in Markdown: computed amounts filled in, body, year and unit above each table, and
 * nothing that is there for whoever writes it: front matter, relation blocks, comments.
 */
export function toMarkdown(document: CheckedDocument): string {
  return written(document, 'print');
}

function written(document: CheckedDocument, form: Form): string {
  const { snapshot, model } = document;
  const { read, disclosures } = model;
  const front = frontOf(read, disclosures);
  const { lines: written } = readFrontMatter(snapshot, read.isWritten);
  const lines = form === 'source' ? [...frontLines(front, written), ''] : [];
  let unit = front.unit ?? USUAL_UNIT;
  for (const disclosure of disclosures) {
    const models = new Map(disclosure.tables.map((table) => [table.table as Block, table]));
    const headings = headingsOf(disclosure);
    const waived = groupBy(form === 'source' ? (disclosure.waivers ?? []) : [], ({ scope }) => scope.block);
    for (const block of disclosure.blocks) {
      const offset = read.offsets.get(block) ?? 0;
      const comments = commentsOf(snapshot, waived.get(block) ?? [], offset);
      if (block.type === 'text') {
        if (!block.stated)
          appendAll(lines, textLines(printedLines(snapshot, read, block, headings), comments));
        else if (form === 'source') lines.push(...block.stated.map(({ text }) => text), '');
        continue;
      }
      const table = models.get(block);
      if (!table) continue;
      appendAll(lines, comments.get(block.start) ?? []);
      const facts = form === 'source' ? unitLine(table, front, unit) : printedFacts(table, front);
      const shown = form === 'source' ? table.rows : toldRows(document, table);
      appendAll(lines, tableLines(table, shown, front, facts, comments, form));
      unit = saidUnit(table, front);
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** What is let stand as it is written, by where its scope begins. */
type Comments = ReadonlyMap<number, readonly string[]>;

function commentsOf(snapshot: Snapshot, waivers: readonly Waiver[], offset: number): Comments {
  const comments = new Map<number, string[]>();
  for (const { scope, place } of waivers) {
    const text = snapshot.text.slice(offset + place.start, offset + place.end);
    comments.set(scope.start, [...(comments.get(scope.start) ?? []), text]);
  }
  return comments;
}

/** Each printed line is a paragraph of its own: wrapped ones are joined again when they are read. */
function textLines(printed: readonly PrintedLine[], comments: Comments): string[] {
  return printed.flatMap(({ start, pieces, level, isMarked }) => {
    const text = isMarked ? pieces[0] : pieces.map(escapeLine).join(' ');
    const line = level === undefined ? text : `${'#'.repeat(level)} ${text}`;
    return [...(comments.get(start) ?? []), line, ''];
  });
}

function tableLines(
  model: TableModel,
  rows: readonly Row[],
  front: Front,
  facts: readonly string[],
  comments: Comments,
  form: Form,
): string[] {
  const { caption, stated } = model.table;
  const lines: string[] = [];
  if (caption.title) lines.push(`## ${escapeLine(caption.title.text)}`, '');
  if (stated && form === 'source') lines.push(...stated.map(({ text }) => text), '');
  for (const { text } of caption.lines) if (!isKnown(text, front)) lines.push(escapeLine(text), '');
  appendAll(lines, facts);
  appendAll(lines, pipeLines(model, rows, comments, form));
  lines.push('');
  return lines;
}

/** A unit is said where it is not that of the front matter, and where it is that again. */
function unitLine(model: TableModel, front: Front, before: string): string[] {
  const unit = saidUnit(model, front);
  const isSaid = unit === before && unit === (front.unit ?? USUAL_UNIT);
  return isSaid ? [] : [`金额单位：${unit}`, ''];
}

/** What a table says above itself where it is printed. */
function printedFacts(model: TableModel, front: Front): string[] {
  const facts = [
    ...(front.body === undefined ? [] : [`${front.bodyWord}：${front.body}`]),
    ...(model.year === undefined ? [] : [`预算年度：${model.year}`]),
    `单位：${saidUnit(model, front)}`,
  ];
  return [escapeLine(facts.join('　')), ''];
}

/** Whether a caption says no more than the front matter. */
function isKnown(text: string, front: Front): boolean {
  const { body, year, rest } = captionParts(text);
  if (rest !== '') return false;
  const isBody = body === undefined || (front.body !== undefined && sameBody(body, front.body));
  return isBody && (year === undefined || year === front.year);
}

function sameBody(a: string, b: string): boolean {
  return compact(nameOfBody(a)) === compact(nameOfBody(b));
}

function pipeLines(model: TableModel, shown: readonly Row[], comments: Comments, form: Form): string[] {
  const isWritten = form === 'source' && model.table.layout === 'pipes';
  const { columns, rows } = plainTable(model, isWritten ? model.table.rows : shown);
  const table = pipeTable(
    columns.map(({ path }) => path.join('/')),
    rows.map(({ cells }) => cells),
    columns.map(({ isAmount }) => isAmount),
    isWritten ? askedCell : escapeCell,
  );
  // What shows nothing is no table in any reader of Markdown.
  if (rows.length === 0 && columns.every(({ path }) => path.length === 0)) return [];
  const byRow = commentsByRow(model, comments);
  const written = table.rows.map(({ line }, at) => {
    const own = byRow.get(rows[at].index);
    return own ? `${line.slice(0, -1)}${own.join(' ')} |` : line;
  });
  return [table.header.line, table.delimiter, ...written];
}

/** The scope of what is let stand in a row is its line, which begins right before its first cell; that of a table is all of it. */
function commentsByRow({ table }: TableModel, comments: Comments): ReadonlyMap<number, readonly string[]> {
  const byRow = new Map<number, readonly string[]>();
  for (const [start, texts] of comments) {
    if (start === table.start) continue;
    byRow.set(
      table.rows.findIndex(({ cells }) => (cells[0]?.start ?? -1) >= start),
      texts,
    );
  }
  return byRow;
}
