/** Writes a document in the table language: front matter, headings, pipe tables, notes and text. */

import { captionParts, nameOfBody } from '../../disclosure/caption-parts';
import type { Disclosure, DocumentModel, Section, TableModel } from '../../disclosure/model';
import { isHeading, isPageNumber, stripBookmark } from '../../tables/captions';
import type { Block, ReadDocument, TextBlock } from '../../tables/model';
import { appendAll } from '../../text/collections';
import { escapeCell, escapeLine } from '../../text/markdown';
import { compact } from '../../text/normalise';
import { lineOf, type Snapshot } from '../../text/snapshot';
import { displayWidth } from '../../text/width';
import { type PlainTable, plainTable } from './plain-table';

/** Cells wider than this are not padded: one long sentence would stretch every row. */
const WIDEST = 40;
/** A delimiter has three characters. */
const NARROWEST = 3;

/** What the front matter says, so that it need not be said above every table. */
interface Front {
  readonly body?: string;
  readonly year?: number;
  readonly unit: string;
  readonly bodyWord: string;
}

/** The whole document in the table language. Facts of several disclosures stand above their tables. */
export function toBudget(snapshot: Snapshot, { read, disclosures }: DocumentModel): string {
  const front = frontOf(read, disclosures);
  const lines = ['---'];
  if (front.body !== undefined) lines.push(`${front.bodyWord}: ${front.body}`);
  if (front.year !== undefined) lines.push(`年度: ${front.year}`);
  lines.push(`金额单位: ${front.unit}`, '---', '');
  let unit = front.unit;
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

function frontOf({ frontMatter }: ReadDocument, disclosures: readonly Disclosure[]): Front {
  const unit = commonest(disclosures.flatMap(({ tables }) => tables.map((table) => table.unit))) ?? '万元';
  const isUnit = disclosures.some(({ tables }) => tables.some(({ title }) => title.startsWith('单位预算')));
  const bodyWord = isUnit ? '单位名称' : '部门';
  if (disclosures.length !== 1) return { unit, bodyWord };
  const [{ tables, body, year }] = disclosures;
  const printed = tables.flatMap(({ table }) =>
    table.caption.lines.map(({ text }) => captionParts(text).body),
  );
  const coded = frontMatter?.body ?? printed.find((each) => each !== undefined);
  return { unit, bodyWord, year, body: coded ?? body };
}

function commonest(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
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
  if (model.unit !== unit) lines.push(`金额单位：${model.unit}`, '');
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

/** A pipe table, its columns padded to one width, amounts to the right. */
function pipeLines({ columns, rows }: PlainTable, hasFormulas: boolean): string[] {
  const header = columns.map(({ path }) => escapeCell(path.join('/')));
  // Where the table language is written, a lone sign asks for the computed value, and goes on asking.
  const written = (text: string) => (hasFormulas && text === '=' ? text : escapeCell(text));
  const cells = rows.map((row) => row.cells.map(written));
  const widths = widthsOf([header, ...cells]);
  const line = (row: readonly string[]) =>
    `| ${row.map((text, column) => pad(text, widths[column], columns[column].isAmount)).join(' | ')} |`;
  const delimiter = columns.map(({ isAmount }, column) =>
    isAmount ? `${'-'.repeat(widths[column] - 1)}:` : '-'.repeat(widths[column]),
  );
  return [line(header), `| ${delimiter.join(' | ')} |`, ...cells.map(line)];
}

function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const widths = rows[0].map(() => NARROWEST);
  for (const row of rows)
    for (const [column, text] of row.entries())
      widths[column] = Math.max(widths[column], Math.min(WIDEST, displayWidth(text)));
  return widths;
}

function pad(text: string, width: number, isAmount: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return isAmount ? blanks + text : text + blanks;
}
