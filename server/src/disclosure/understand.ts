/** Gives a read document its meaning: tables with kinds, units and years, cut into disclosures with their text. */

import { toHalfWidth } from '../amounts/printed';
import { UNITS, type Unit, USUAL_UNIT } from '../amounts/units';
import { classOfName } from '../knowledge/function-classes';
import { FUND_LINES } from '../knowledge/revenue-lines';
import { BUDGET_KINDS, kindOfTitle, type TableKind } from '../knowledge/table-kinds';
import { type Concept, isUnknown, means, tells } from '../lexicon/describe';
import { ITEMS, numbersOf } from '../lexicon/ordinals';
import { isNote, isOpening, isPageNumber } from '../tables/captions';
import type { Block, Cell, ReadDocument, Table, TextBlock } from '../tables/model';
import { saySame } from '../tables/waivers';
import { areSameFaults } from '../tables/written-faults';
import { groupBy } from '../text/collections';
import { isSameList, memoize, memoizeList } from '../text/memo';
import { compact } from '../text/normalise';
import { finish, type Steps } from '../text/steps';
import { captionParts, nameOfBody } from './caption-parts';
import { understandColumns } from './columns';
import { readGlossary } from './glossary';
import type { ColumnModel, Disclosure, DocumentModel, Panel, TableModel } from './model';
import { readPanels, withRows } from './panels';
import { isDisclosure } from './recognise';
import { repeatedRows, withoutRepeated } from './repeated-rows';
import { readLabel } from './rows';
import { readOutline } from './sections';
import { readProse } from './statements/read';

const UNIT = new RegExp(`单位[：:]?(?:人民币)?(${[...UNITS].sort((a, b) => b.length - a.length).join('|')})`);
const UNIT_IN_HEADER = new RegExp(
  `[（(](?:金额)?(?:单位[：:])?(${[...UNITS].sort((a, b) => b.length - a.length).join('|')})[)）]`,
);
const UNKNOWN_UNIT = /单位[：:](?:人民币)?([十百千万亿美港欧日]{1,3}元)/;
const YEAR = /(20\d{2})年?/;
const DISCLOSURE_YEAR = /(20\d{2})\s*年(?:度)?[^。；]{0,40}(?:预算|决算)/;
const ORDINAL = new RegExp(`^(?:${numbersOf(ITEMS)}|附[件表]\\d*[：:])\\s*`);

/** What a new table inherits from those before it where it does not say so itself. */
interface Inherited extends Torn {
  readonly unit: Unit;
  readonly year?: number;
}

/** Where rows of a table may stand that were not read as its own. */
type Torn = Pick<TableModel, 'isTornAbove' | 'isTornBelow'>;

/** Understands a whole document; never throws. Disclosures of which no block changed are taken over from `previous`. */
export function understand(read: ReadDocument, previous?: DocumentModel): DocumentModel {
  return finish(understandInSteps(read, previous));
}

/** The same, table by table. */
export function* understandInSteps(read: ReadDocument, previous?: DocumentModel): Steps<DocumentModel> {
  const known = new Map(previous?.disclosures.map((disclosure) => [disclosure.blocks[0], disclosure]));
  const waived = groupBy(read.waivers ?? [], ({ scope }) => scope.block);
  const faulty = groupBy(read.faults ?? [], ({ place }) => place.block);
  const disclosures: Disclosure[] = [];
  for (const blocks of yield* cutIntoDisclosures(read, previous)) {
    const before = known.get(blocks[0]);
    const waivers = blocks.flatMap((block) => waived.get(block) ?? []);
    const faults = blocks.flatMap((block) => faulty.get(block) ?? []);
    const isSame =
      before &&
      saySame(before.waivers ?? [], waivers) &&
      areSameFaults(before.faults ?? [], faults) &&
      read.frontMatter === previous?.read.frontMatter &&
      isSameList(before.blocks, blocks);
    disclosures.push(isSame ? before : yield* understandDisclosure(read, blocks, { waivers, faults }));
  }
  // A file of the table language is one by its name: its writer has to be told what is wrong with it.
  return { read, disclosures, recognised: read.isWritten || disclosures.some(isDisclosure) };
}

/**
 * A new disclosure begins where a 收支总表 comes again after other tables. Those before the first block that has changed,
 * but for the last of them, are cut as they were, and so are those after the last one, once a cut is where one was.
 */
function* cutIntoDisclosures(
  { blocks }: ReadDocument,
  previous?: DocumentModel,
): Steps<readonly (readonly Block[])[]> {
  if (!previous) return yield* cutBlocks(blocks);
  const kept = keptDisclosures(blocks, previous);
  const from = kept.reduce((count, group) => count + group.length, 0);
  const below = previous.disclosures.slice(kept.length).map((each) => each.blocks);
  const rest = blocks.slice(from);
  return [...kept, ...(yield* cutBlocks(rest, below, unchangedBelow(blocks, previous.read.blocks)))];
}

/** How many blocks at the end are those of before. */
function unchangedBelow(blocks: readonly Block[], before: readonly Block[]): number {
  let count = 0;
  while (count < blocks.length && count < before.length && blocks.at(-1 - count) === before.at(-1 - count))
    count++;
  return count;
}

function keptDisclosures(blocks: readonly Block[], { read, disclosures }: DocumentModel) {
  const changed = read.blocks.findIndex((block, index) => block !== blocks[index]);
  const same = changed < 0 ? read.blocks.length : changed;
  const kept: (readonly Block[])[] = [];
  let end = 0;
  for (const [index, group] of disclosures.entries()) {
    const next = disclosures[index + 1]?.blocks ?? [];
    end += group.blocks.length;
    // What comes next must begin with its first table as before: it is that table which cuts.
    const cutter = next.findIndex(({ type }) => type === 'table');
    if (cutter < 0 || end + cutter >= same) break;
    kept.push(group.blocks);
  }
  return kept;
}

/** Cuts blocks; where a cut is that of a known group and only unchanged blocks follow, the known groups go on. */
function* cutBlocks(
  blocks: readonly Block[],
  known: readonly (readonly Block[])[] = [],
  unchanged = 0,
): Steps<readonly (readonly Block[])[]> {
  const knownAt = new Map(known.map((group, index) => [group[0], index]));
  const groups: Block[][] = [[]];
  const seen = new Set<TableKind>();
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'table') {
      yield;
      const { kind } = identify(block);
      if (kind === 'revenue-expenditure' && seen.has(kind) && seen.size > 1) {
        const opening = takeOpening(groups[groups.length - 1]);
        const again = knownAt.get(opening[0] ?? block);
        if (again !== undefined && index - opening.length >= blocks.length - unchanged)
          return [...groups, ...known.slice(again)];
        groups.push(opening);
        seen.clear();
      }
      seen.add(kind);
    }
    groups[groups.length - 1].push(block);
  }
  return groups;
}

/** Takes the text that opens the next disclosure off the end of the one before. */
function takeOpening(blocks: Block[]): Block[] {
  const afterTables = blocks.findLastIndex((block) => block.type === 'table') + 1;
  const opening = blocks.findIndex(
    (block, index) => index >= afterTables && block.type === 'text' && isOpening(block.lines[0]?.text ?? ''),
  );
  return opening < 0 ? [] : blocks.splice(opening);
}

function* understandDisclosure(
  read: ReadDocument,
  blocks: readonly Block[],
  { waivers, faults }: Required<Pick<Disclosure, 'waivers' | 'faults'>>,
): Steps<Disclosure> {
  const texts = blocks.filter((block): block is TextBlock => block.type === 'text');
  const year = read.frontMatter?.year ?? commonYear(blocks) ?? yearOfText(texts);
  const tables: TableModel[] = [];
  // What the front says is said for all tables; without it, a table is in the unit of the one before.
  const unitOfAll = asUnit(read.frontMatter?.unit);
  let unit: Unit = unitOfAll ?? USUAL_UNIT;
  const printed = blocks.filter((block, index) => index === blocks.length - 1 || !isPageFoot(block));
  for (const [index, block] of printed.entries()) {
    if (block.type !== 'table') continue;
    const table = rememberedTable(block, { unit, year, ...tornAt(printed, index) });
    if (table.unitPrinted && unitOfAll === undefined) unit = table.unit;
    tables.push(table);
    yield;
  }
  const prose = proseOf(withoutTables(blocks));
  return {
    blocks,
    year,
    body: read.frontMatter?.body === undefined ? bodyOf(blocks) : nameOfBody(read.frontMatter.body),
    tables,
    outline: readOutline(blocks),
    glossary: glossaryOf(texts),
    textAmounts: prose.amounts,
    textCounts: prose.counts,
    ...(waivers.length > 0 && { waivers }),
    ...(faults.length > 0 && { faults }),
  };
}

/** Rows right below a table, with no title between them, may be its own, whatever kept them apart. */
function tornAt(blocks: readonly Block[], index: number): Torn {
  const [above, block, below] = [blocks[index - 1], blocks[index], blocks[index + 1]];
  return {
    isTornAbove: above !== undefined && isBare(block) && (above.type === 'table' || endsWithRows(above)),
    isTornBelow:
      (block.type === 'table' && block.isLast) ||
      (below !== undefined && holdsRows(below, index + 2 === blocks.length)),
  };
}

function holdsRows(block: Block, isLast: boolean): boolean {
  return block.type === 'table' ? isBare(block) : beginsWithRows(block) || (isLast && isRemnant(block));
}

function isBare(block: Block): boolean {
  if (block.type !== 'table') return false;
  const { title, mark } = block.caption;
  // Pipe tables in order may have no title, but have a header.
  const hasHeader = block.layout === 'pipes' && block.columns.some(({ headers }) => headers.length > 0);
  return !title && !mark && !hasHeader;
}

/** So many lines below a table may be left of its header before its rows come. */
const MOST_LINES_ABOVE_ROWS = 12;
const SENTENCE = /[。；，：]/;
const ENDS_WITH_AMOUNT = /(?:^|\s)-?\d[\d,]*[.,]\d{2,3}$/;
/** A row of a pipe table that stands apart from it, which makes it text. */
const ROW_OF_PIPES = /^\||\|$/;

/** Rows that no reader of tables could make anything of, such as those below a page number within a header. */
function beginsWithRows({ lines }: TextBlock): boolean {
  return lines.slice(0, MOST_LINES_ABOVE_ROWS).some(isRow);
}

function isRow({ text }: { readonly text: string }): boolean {
  return ROW_OF_PIPES.test(text) || (ENDS_WITH_AMOUNT.test(text) && !SENTENCE.test(text));
}

/** A row that no reader made anything of, right above the rows of a table without a header. */
function endsWithRows({ lines }: TextBlock): boolean {
  return lines.slice(-1).some(isRow);
}

/** A short line at the very end, neither a note nor a sentence: maybe what a cut left of a row. A text may have no line. */
function isRemnant({ lines }: TextBlock): boolean {
  return lines.length === 1 && lines.every(({ text }) => !isNote(text) && !SENTENCE.test(text));
}

function isPageFoot(block: Block): boolean {
  return block.type === 'text' && block.lines.every(({ text }) => isPageNumber(text));
}

const glossaryOf = memoizeList(readGlossary);
const proseOf = memoizeList(readProse);

/** Stands for any table where only the text is read: the text stays the same whatever changes in the tables. */
const ANY_TABLE: Table = {
  type: 'table',
  layout: 'tabs',
  start: 0,
  end: 0,
  caption: { lines: [] },
  columns: [],
  rows: [],
  lines: 0,
  isLast: false,
};

function withoutTables(blocks: readonly Block[]): readonly Block[] {
  const firstText = blocks.findIndex(({ type }) => type === 'text');
  return blocks.slice(Math.max(0, firstText)).map((block) => (block.type === 'text' ? block : ANY_TABLE));
}

/** Models of a table by what it inherits. */
const modelsOf = memoize((_: Table) => new Map<string, TableModel>());

function rememberedTable(table: Table, inherited: Inherited): TableModel {
  const models = modelsOf(table);
  const { unit, year, isTornAbove, isTornBelow } = inherited;
  const key = `${unit} ${year} ${isTornAbove} ${isTornBelow}`;
  const model = models.get(key) ?? understandTable(table, inherited);
  models.set(key, model);
  return model;
}

/** Title and kind of a table: by its title, else by its columns. */
const identify = memoize((table: Table): Pick<TableModel, 'title' | 'kind' | 'isLikeKind'> => {
  const title = (table.caption.title?.text ?? '').replace(ORDINAL, '');
  const byTitle = kindOfTitle(compact(title));
  return byTitle === 'other'
    ? { title, kind: kindOfColumns(table), isLikeKind: true }
    : { title, kind: byTitle };
});

/** Spending of 财政拨款 has a column for each of its funds, the first before the others. */
function isSpentByFund({ columns }: Table): boolean {
  const isSpentOn = (path: readonly string[], fund: Concept): boolean => {
    const heading = path.findIndex((word) => tells(word, 'spent'));
    return heading >= 0 && path.slice(heading + 1).some((word) => tells(word, fund));
  };
  const general = columns.findIndex(({ path }) => isSpentOn(path, 'of-general'));
  return general >= 0 && columns.slice(general + 1).some(({ path }) => isSpentOn(path, 'of-fund'));
}

function kindOfColumns(table: Table): TableKind {
  const words = table.columns.flatMap(({ path }) => path);
  const has = (concept: Concept): boolean => words.some((word) => tells(word, concept));
  if (has('of-targets')) return 'performance-target';
  if (has('of-purchases')) return 'procurement';
  if (has('of-economic-classes') && has('of-personnel')) return 'basic-expenditure';
  if (hasRevenueBeforeSpending(table))
    return isSpentByFund(table) ? 'fiscal-revenue-expenditure' : 'revenue-expenditure';
  if (has('of-subjects') && has('of-basic') && has('of-projects')) return 'expenditure';
  if (has('of-subjects') && has('of-service-income')) return 'revenue';
  return table.columns.some(({ path }) => path.some(isUnknown)) &&
    (hasTwoHeadings(table) || hasTwoSides(table))
    ? 'revenue-expenditure'
    : 'other';
}

/** Whether words of revenue span columns, and words of spending others on the right of them. */
function hasRevenueBeforeSpending({ columns }: Table): boolean {
  const groups = columns.flatMap(({ path }) => path.slice(0, -1));
  const revenue = groups.findIndex((word) => tells(word, 'received'));
  return revenue >= 0 && groups.slice(revenue + 1).some((word) => tells(word, 'spent'));
}

/** Whether two headings stand above the same first words, and one of them names its side. */
function hasTwoHeadings({ columns }: Table): boolean {
  const headed = columns.filter(({ path }) => path.length > 1);
  const starts = headed.filter(({ path }, index) => path[0] !== headed[index - 1]?.path[0]);
  const [left, right] = starts.map(({ path }) => path);
  if (starts.length !== 2 || left[1] !== right[1]) return false;
  return means(left[0], 'over-revenue-panel') !== means(right[0], 'over-spending-panel');
}

/** So many 类 beside lines of revenue make the two sides of a table. */
const FEWEST_CLASSES = 3;

/** Whether lines of revenue stand on the left of 类 of expenditure, whatever the header says. */
function hasTwoSides({ rows }: Table): boolean {
  let classes = 0;
  let hasFunds = false;
  for (const { cells } of rows) {
    const names = cells.map(({ text }) => readLabel(text).name);
    hasFunds ||= names.some((name) => FUND_LINES.some((fund) => tells(name, fund)));
    if (names.slice(1).some((name) => classOfName(name) !== undefined)) classes++;
  }
  return hasFunds && classes >= FEWEST_CLASSES;
}

function understandTable(table: Table, inherited: Inherited): TableModel {
  const { title, kind, isLikeKind } = identify(table);
  const unit = printedUnit(table);
  const panels: Panel[] = [];
  const model: TableModel = {
    table,
    kind,
    ...(isLikeKind && { isLikeKind }),
    title,
    titlePlace: table.caption.title && {
      block: table,
      start: table.caption.title.start,
      end: table.caption.title.end,
    },
    unit: unit ?? inherited.unit,
    unitPrinted: unit !== undefined,
    ...(unit === undefined && { unknownUnit: UNKNOWN_UNIT.exec(captionText(table))?.[1] }),
    // Titles of 绩效目标表 hold the name of a project, often with the year of its funds.
    year:
      (kind === 'performance-target' ? inherited.year : undefined) ?? yearOfTable(table) ?? inherited.year,
    finalAccounts: /决算/.test(compact(title)),
    isTornAbove: inherited.isTornAbove,
    isTornBelow: inherited.isTornBelow,
    columns: understandColumns(table),
    rows: table.rows,
    panels,
  };
  panels.push(...readPanels(model));
  const repeated = repeatedRows(model);
  if (repeated.size === 0) return model;
  return withRows({ ...model, repeated }, withoutRepeated(model.rows, repeated));
}

function printedUnit(table: Table): Unit | undefined {
  const text = captionText(table);
  return asUnit(UNIT.exec(text)?.[1] ?? UNIT_IN_HEADER.exec(text)?.[1] ?? unitOfHeader(table.columns));
}

function captionText({ caption: { lines, title } }: Table): string {
  return [...lines, ...(title ? [title] : [])].map((cell) => compact(cell.text)).join('');
}

function unitOfHeader(columns: readonly Pick<ColumnModel, 'path'>[]): string | undefined {
  for (const { path } of columns) {
    const match = UNIT_IN_HEADER.exec(path.join('/')) ?? UNIT.exec(path.join('/'));
    if (match) return match[1];
  }
  return undefined;
}

function asUnit(text: string | undefined): Unit | undefined {
  return UNITS.find((unit) => unit === text);
}

/** The year printed with a table, in its caption before its title; a cut-off date counts for its own table only. */
function yearOfTable(table: Table): number | undefined {
  const printed = table.caption.lines.find((line) => /年度[：:]/.test(line.text)) ?? table.caption.title;
  const year = YEAR.exec(compact(toHalfWidth(printed?.text ?? '')))?.[1];
  return year === undefined ? undefined : Number(year);
}

/** The year that most budget tables print. */
function commonYear(blocks: readonly Block[]): number | undefined {
  const counts = new Map<number, number>();
  for (const block of blocks) {
    if (block.type !== 'table' || !BUDGET_KINDS.has(identify(block).kind)) continue;
    const year = yearOfTable(block);
    if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function yearOfText(texts: readonly TextBlock[]): number | undefined {
  for (const block of texts) {
    for (const line of block.lines) {
      const year = DISCLOSURE_YEAR.exec(toHalfWidth(line.text))?.[1];
      if (year) return Number(year);
    }
  }
  return undefined;
}

/** A body's name alone on its line. */
const BODY = /^(?:\d{3,9}\s*)?([^\d：:年]{3,40})$/;

function bodyOf(blocks: readonly Block[]): string | undefined {
  for (const block of blocks) {
    if (block.type !== 'table') continue;
    for (const line of block.caption.lines) {
      const body = bodyIn(line);
      if (body) return body;
    }
  }
  return undefined;
}

function bodyIn(line: Cell): string | undefined {
  const { body, rest } = captionParts(line.text);
  return body === undefined ? BODY.exec(rest)?.[1].trim() : nameOfBody(body);
}
