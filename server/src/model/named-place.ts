/** Names a place by what stands there and around it, not by its line, so that it is found again after edits elsewhere. */

import type { Amount, Disclosure, DocumentModel, TableModel } from '../disclosure/model';
import { countOfSentence, sentenceAt } from '../disclosure/sentences';
import type { Block, Cell, Place, Row, TextBlock } from '../tables/model';
import { groupBy } from '../text/collections';
import { memoize } from '../text/memo';
import { compact } from '../text/normalise';

/** A place in the words of its document; two places of disclosures of one name never have the same. */
export interface NamedPlace {
  /** `表!行.列` as the table language has it, with `#2` for the second of a name; or the sentence, in quotes. */
  readonly where: string;
  /** What is printed there. */
  readonly printed: string;
}

/** The body and year of a disclosure; blank where its body is not known. */
export function nameOfDisclosure({ body, year }: Disclosure): string {
  return body === undefined ? '' : `${compact(body)} ${year ?? ''}`.trim();
}

/** The disclosures of one name in a document: names are numbered over all of them, wherever one ends and the next begins. */
interface Namesakes {
  readonly blocks: readonly Block[];
  readonly titles: ReadonlyMap<TableModel, string>;
}

const namesakesIn = memoize(({ disclosures }: DocumentModel): ReadonlyMap<string, Namesakes> => {
  const groups = [...groupBy(disclosures, nameOfDisclosure)];
  return new Map(
    groups.map(([name, group]) => {
      const tables = group.flatMap((each) => each.tables);
      const blocks = group.flatMap((each) => each.blocks);
      return [name, { blocks, titles: numbered(tables, ({ title }) => compact(title)) }];
    }),
  );
});

const disclosuresByBlock = memoize(
  ({ disclosures }: DocumentModel): ReadonlyMap<Block, Disclosure> =>
    new Map(disclosures.flatMap((each) => each.blocks.map((block) => [block, each] as const))),
);

/** The disclosure of a block. */
export function disclosureOfBlock(model: DocumentModel, block: Block): Disclosure | undefined {
  return disclosuresByBlock(model).get(block);
}

/** Names a place of a disclosure in a document; `amount` is what is told of there, if it is one. */
export function namePlace(
  model: DocumentModel,
  disclosure: Disclosure,
  place: Place,
  amount?: Amount,
): NamedPlace {
  const { block } = place;
  const namesakes = namesakesIn(model).get(nameOfDisclosure(disclosure));
  if (!namesakes) return { where: '', printed: '' };
  if (block.type === 'text') return inText(namesakes, { ...place, block });
  const table = tablesByBlock(disclosure).get(block)?.[0];
  return table ? inTable(namesakes, table, place, amount) : { where: '', printed: '' };
}

const tablesByBlock = memoize(({ tables }: Disclosure) => groupBy(tables, ({ table }): Block => table));

function inTable(
  { titles }: Namesakes,
  table: TableModel,
  place: Place,
  amount: Amount | undefined,
): NamedPlace {
  const title = titles.get(table) ?? '';
  const row = amount?.cell
    ? rowOfAmount(table, amount)
    : table.table.rows.findIndex((each) => has(each, place));
  if (row < 0) {
    const { caption, columns } = table.table;
    const pieces = [caption.title, ...caption.lines, ...columns.flatMap(({ headers }) => headers)];
    const found = pieces.find((piece) => piece && covers(piece, place));
    const text = compact(found?.text ?? '');
    const alike = pieces.filter((piece) => piece && compact(piece.text) === text);
    return { where: `${title}!${text}${nth(alike.indexOf(found))}`, printed: text };
  }
  const { cells } = table.rows[row];
  const column = amount?.cell?.column ?? cells.findIndex((cell) => covers(cell, place));
  const printed = amount?.printed.text ?? cells[column]?.text ?? '';
  const where = `${title}!${rowName(table, row, column)}${column < 0 ? '' : `.${columnName(table, column)}`}`;
  return { where, printed: compact(printed) };
}

/** The printed row of an amount. */
function rowOfAmount(table: TableModel, { cell, place }: Amount): number {
  const panel = cell && table.panels.find(({ amountColumns }) => amountColumns.includes(cell.column));
  return panel?.rows[cell?.row ?? 0]?.row ?? table.table.rows.findIndex((each) => has(each, place));
}

function has({ cells }: Row, place: Place): boolean {
  return cells.some((cell) => covers(cell, place));
}

function covers(cell: Cell, place: Place): boolean {
  return [cell, ...(cell.more ?? [])].some(({ start, end }) => start <= place.start && place.end <= end);
}

const columnsOf = memoize(
  (table: TableModel): ReadonlyMap<number, string> =>
    numbered([...table.columns.keys()], (index) => table.columns[index].path.map(compact).join('/')),
);

function columnName(table: TableModel, column: number): string {
  return columnsOf(table).get(column) ?? '';
}

/** The names of the rows of each panel, and those of rows as a whole. */
const rowsOf = memoize((table: TableModel) => {
  const byPanel = table.panels.map(({ rows }) => {
    const names = numbered(rows, ({ code, label }) => `${code?.digits ?? ''} ${compact(label)}`.trim());
    return new Map([...names].map(([{ row }, name]) => [row, name]));
  });
  const whole = numbered([...table.rows.keys()], (index) =>
    table.rows[index].cells.map(({ text }) => compact(text)).join('|'),
  );
  return { byPanel, whole };
});

/** By code and name of the panel that a column is of; a row that no panel has, by all that it prints. */
function rowName(table: TableModel, row: number, column: number): string {
  const { byPanel, whole } = rowsOf(table);
  const own = table.panels.findIndex(({ amountColumns, codeColumns, nameColumn }) =>
    [...amountColumns, ...codeColumns, nameColumn].includes(column),
  );
  const named = byPanel[own]?.get(row);
  return named === undefined || named === '' ? (whole.get(row) ?? '') : named;
}

function inText(namesakes: Namesakes, place: Place & { readonly block: TextBlock }): NamedPlace {
  const { block, start, end } = place;
  const line = block.lines.find((each) => each.start <= start && start <= each.end);
  const printed = compact(line?.text.slice(start - line.start, end - line.start) ?? '');
  const part = sentenceAt(block, start);
  if (!part) return { where: `“${compact(line?.text ?? '')}”`, printed };
  const before = countBefore(namesakes, block, part.text);
  return { where: `“${part.text}”${nth(before + part.nth - 1)}@${part.at}`, printed };
}

/** How many sentences that read the same stand in earlier blocks of the text. */
function countBefore({ blocks }: Namesakes, own: Block, sentence: string): number {
  let count = 0;
  for (const block of blocks) {
    if (block === own) return count;
    if (block.type === 'text') count += countOfSentence(block, sentence);
  }
  return count;
}

/** Each item by its name, with `#2` behind that of the second of a name. */
function numbered<T>(items: readonly T[], nameOf: (item: T) => string): Map<T, string> {
  const seen = new Map<string, number>();
  return new Map(
    items.map((item) => {
      const name = nameOf(item);
      const before = seen.get(name) ?? 0;
      seen.set(name, before + 1);
      return [item, name + nth(before)];
    }),
  );
}

function nth(before: number): string {
  return before > 0 ? `#${before + 1}` : '';
}
