/** Writes a document in the table language: front matter, headings, pipe tables, notes and text. */

import { USUAL_UNIT } from '../../amounts/units';
import { captionParts, nameOfBody } from '../../disclosure/caption-parts';
import { type Front, frontLines, frontOf } from '../../disclosure/front';
import type { Disclosure, DocumentModel, Section, TableModel } from '../../disclosure/model';
import { isHeading, isPageNumber, stripBookmark } from '../../tables/captions';
import type { Block, TextBlock } from '../../tables/model';
import { appendAll } from '../../text/collections';
import { escapeCell, escapeLine } from '../../text/markdown';
import { compact } from '../../text/normalise';
import { pipeTable } from '../../text/pipe-table';
import { lineOf, type Snapshot } from '../../text/snapshot';
import { type PlainTable, plainTable } from './plain-table';

/** The whole document in the table language. Facts of several disclosures stand above their tables. */
export function toBudget(snapshot: Snapshot, { read, disclosures }: DocumentModel): string {
  const front = frontOf(read, disclosures);
  const lines = [...frontLines(front), ''];
  let unit = front.unit ?? USUAL_UNIT;
  for (const disclosure of disclosures) {
    const models = new Map(disclosure.tables.map((model) => [model.table as Block, model]));
    const headings = headingsOf(disclosure);
    for (const block of disclosure.blocks) {
      if (block.type === 'text') {
        appendAll(lines, textLines(snapshot, block, read.offsets.get(block) ?? 0, headings));
        continue;
      }
      const model = models.get(block);
      if (!model) continue;
      appendAll(lines, tableLines(model, front, unit));
      unit = model.unit;
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Headings by the first character of their lines. */
function headingsOf({ outline }: Disclosure): ReadonlyMap<Block, ReadonlyMap<number, Section>> {
  const headings = new Map<Block, Map<number, Section>>();
  for (const section of outline.sections) {
    const { block, start } = section.place;
    const own = headings.get(block) ?? new Map<number, Section>();
    headings.set(block, own.set(start, section));
  }
  return headings;
}

/** Each printed line is a paragraph of its own: wrapped ones are joined again when they are read. */
function textLines(
  snapshot: Snapshot,
  block: TextBlock,
  offset: number,
  headings: ReadonlyMap<Block, ReadonlyMap<number, Section>>,
): string[] {
  const lines: string[] = [];
  let last = -1;
  for (const { text, start } of block.lines) {
    const line = lineOf(snapshot, offset + start);
    const section = headings.get(block)?.get(start);
    if (section) lines.push(`${'#'.repeat(section.level)} ${escapeLine(section.title)}`, '');
    else if (line === last) lines.splice(-2, 1, `${lines.at(-2)} ${escapeLine(text)}`);
    else if (isHeading(text)) lines.push(text, '');
    else if (isPageNumber(text)) continue;
    else lines.push(escapeLine(stripBookmark(text)), '');
    last = line;
  }
  return lines;
}

function tableLines(model: TableModel, front: Front, unit: string): string[] {
  const { caption } = model.table;
  const lines: string[] = [];
  if (caption.title) lines.push(`## ${escapeLine(caption.title.text)}`, '');
  for (const { text } of caption.lines) if (!isKnown(text, front)) lines.push(escapeLine(text), '');
  if (model.unknownUnit !== undefined) lines.push(`金额单位：${model.unknownUnit}`, '');
  else if (model.unit !== unit) lines.push(`金额单位：${model.unit}`, '');
  appendAll(lines, pipeLines(plainTable(model), model.table.layout === 'pipes'));
  lines.push('');
  return lines;
}

/** Whether a caption says no more than the front matter; units are said where they change. */
function isKnown(text: string, front: Front): boolean {
  const { body, year, rest } = captionParts(text);
  if (rest !== '') return false;
  const isBody = body === undefined || (front.body !== undefined && sameBody(body, front.body));
  return isBody && (year === undefined || year === front.year);
}

function sameBody(a: string, b: string): boolean {
  return compact(nameOfBody(a)) === compact(nameOfBody(b));
}

/** Where the table language is written, a lone sign asks for the computed value, and goes on asking. */
function escapeText(text: string): string {
  return text === '=' ? text : escapeCell(text);
}

function pipeLines({ columns, rows }: PlainTable, hasFormulas: boolean): string[] {
  const table = pipeTable(
    columns.map(({ path }) => path.join('/')),
    rows.map(({ cells }) => cells),
    columns.map(({ isAmount }) => isAmount),
    hasFormulas ? escapeText : escapeCell,
  );
  return [table.header.line, table.delimiter, ...table.rows.map(({ line }) => line)];
}
