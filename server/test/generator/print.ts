/** Prints made-up disclosures in a layout, with a random mix of artefacts, and says what was printed. */

import type { Layout } from '../../src/tables/model';
import { type Artefact, type Artefacts, drawArtefacts } from './artefacts';
import { drawFinances } from './finances';
import { drawHabits, habitsNamed, withLaterForms, withOwnHabits } from './habits';
import { aligned } from './layouts/aligned';
import { cells } from './layouts/cells';
import { depthOf, type LayoutPrinter, type Printing } from './layouts/layout';
import { pipes } from './layouts/pipes';
import { spaced } from './layouts/spaced';
import { tabs } from './layouts/tabs';
import type { GeneratedDisclosure, GeneratedTable, Row } from './model';
import { type SaidAmount, tell } from './narrative';
import { createRandom, type Random } from './random';
import { makeTables } from './tables';
import type { PrintedCase, TrueAmount, TrueTable } from './truth';
import { withUnseenWords, wordsToReplace } from './unseen-words';
import { createWriter, type Writer } from './writer';

const PRINTERS: Readonly<Record<Layout, LayoutPrinter>> = { tabs, cells, pipes, spaced, aligned };

/** Documents have at least this many artefacts. */
const LEAST_ARTEFACTS = 2;

/** Which forms a case may have. */
export interface Forms {
  /** True for none of the forms that were seen later than the first. */
  readonly areFirst?: boolean;
  /** An artefact that the case has wherever it may. */
  readonly always?: Artefact;
}

/** The case of a number: the same text on every machine. */
export function printCase(seed: number, layout: Layout, forms: Forms = {}): PrintedCase {
  for (let raise = 0; ; raise++) {
    const printed = attempt(seed, layout, raise, forms);
    if (printed.printed.size >= LEAST_ARTEFACTS) return printed;
  }
}

/** Everything that printing one document needs. */
interface Document {
  readonly random: Random;
  /** The numbers of what was seen later; `undefined` where nothing of it is printed. */
  readonly later?: Random;
  /** The same of what was seen last. */
  readonly latest?: Random;
  readonly artefacts: Artefacts;
  readonly writer: Writer;
  readonly printer: LayoutPrinter;
  readonly tables: TrueTable[];
}

function attempt(seed: number, layout: Layout, raise: number, forms: Forms): PrintedCase {
  const random = createRandom(seed * 31 + raise);
  const later = forms.areFirst ? undefined : createRandom(seed * 41 + raise + 9);
  const latest = forms.areFirst ? undefined : createRandom(seed * 43 + raise + 13);
  const sources = { first: random, apart: createRandom(seed * 37 + raise + 5), later, latest };
  const artefacts = drawArtefacts(sources, layout, raise, forms.always);
  const document: Document = {
    random,
    later,
    latest,
    artefacts,
    writer: createWriter(),
    printer: PRINTERS[layout],
    tables: [],
  };
  const count = artefacts.use('several-disclosures') ? 2 : 1;
  const names = new Set<string>();
  for (let index = 0; index < count; index++) {
    const disclosure = draw(random, layout, later);
    for (const name of habitsNamed(disclosure.habits)) names.add(name);
    printDisclosure(document, disclosure, index);
  }
  return {
    seed,
    layout,
    text: document.writer.text(),
    tables: document.tables,
    disclosures: count,
    possible: artefacts.possible,
    printed: artefacts.printed,
    habits: [...names],
  };
}

function draw(random: Random, layout: Layout, later?: Random): GeneratedDisclosure {
  const first = drawHabits(random);
  const drawn = later ? withLaterForms(first, later, layout) : first;
  const finances = drawFinances(random, drawn);
  const habits = withOwnHabits(drawn, finances);
  return { finances, habits, tables: makeTables(finances, habits, random) };
}

const PARAGRAPHS = [
  '本说明依照预算公开的有关要求编写，供社会公众查阅。',
  '我单位负责拟订本领域的年度计划，组织实施日常管理，并对执行情况进行检查。',
  '收支安排坚持量入为出、有保有压，优先保障职工工资和必要的运转开支。',
  '各项支出均按规定程序审核，执行中如遇政策调整，将依法办理预算调剂。',
] as const;

const GLOSSARY = [
  '1、基本支出：指保证机构正常运转所需要的人员和公用开支。',
  '2、项目支出：指为了完成专门任务而安排的支出。',
  '3、上年结转：指以前年度安排、今年继续按原用途使用的资金。',
] as const;

/** A document without artefacts that also tells its finances in words. */
export interface NarratedCase {
  readonly text: string;
  /** With offsets in the text. */
  readonly said: readonly SaidAmount[];
}

/** The disclosure of a number in tables and sentences: the same text on every machine. */
export function printNarrated(seed: number): NarratedCase {
  const random = createRandom(seed * 37 + 11);
  const none: Artefacts = { use: () => false, possible: new Set(), printed: new Set() };
  const writer = createWriter();
  const document: Document = { random, artefacts: none, writer, printer: tabs, tables: [] };
  const disclosure = draw(random, 'tabs');
  const narrative = tell(disclosure, random);
  let start = 0;
  printDisclosure(document, disclosure, 0, () => {
    start = writer.write(narrative.text);
  });
  return {
    text: writer.text(),
    said: narrative.said.map((each) => ({ ...each, start: start + each.start })),
  };
}

function printDisclosure(
  document: Document,
  disclosure: GeneratedDisclosure,
  index: number,
  printNarrative: () => void = () => {},
): void {
  const { writer, random, artefacts, printer } = document;
  const { finances, habits, tables } = disclosure;
  const what = habits.finalAccounts ? '决算' : '预算';
  const mark = printer.layout === 'pipes' ? '# ' : '';
  writer.end(`${mark}${finances.body.name}${finances.year}年${habits.subject}${what}公开说明`);
  writer.end();
  printContents(document, tables);
  writer.end(random.pick(PARAGRAPHS));
  writer.end();
  const style = captionStyle(document, disclosure);
  tables.forEach((table, position) => {
    if (printer.layout === 'pipes')
      printTable(document, { ...table, columnNumbers: undefined }, style, index, position);
    else printTable(document, table, style, index, position);
    const next = tables[position + 1];
    if (next && artefacts.use('text-between', 0.2)) {
      writer.end();
      writer.end(random.pick(PARAGRAPHS));
      writer.end();
    }
  });
  if (artefacts.use('text-with-tab')) {
    writer.end('本年度安排聘用人员补助\t18.24 万元，由财政统一保障；其余经费由单位自行解决。');
    writer.end();
  }
  printNarrative();
  writer.end('名词解释');
  for (const entry of GLOSSARY) writer.end(entry);
  writer.end();
}

function printContents({ writer, artefacts, random }: Document, tables: readonly GeneratedTable[]): void {
  const withPages = artefacts.use('contents-list');
  if (!withPages && !artefacts.use('contents-list-plain')) return;
  writer.end('目录');
  const gap = random.pick(['\t', '……………………', '..............']);
  for (const [index, { title }] of tables.entries())
    writer.end(withPages ? `${title}${gap}${index + 1}` : title);
  writer.end();
}

/** How captions of one disclosure look; the same over all its tables. */
interface CaptionStyle {
  readonly title: (table: GeneratedTable) => readonly [before: string, title: string];
  readonly year?: string;
  readonly body: string;
  readonly unitWord: string;
  /** What every page begins with, in between all else. */
  readonly runningHead: string;
  /** False where a table is in another unit than the others, so that each prints its own. */
  readonly hasOneUnit: boolean;
}

function captionStyle(document: Document, { finances, habits }: GeneratedDisclosure): CaptionStyle {
  const { random, artefacts } = document;
  const named = artefacts.use('body-named');
  const word = random.pick(['部门名称', '编制单位', '部门', '单位名称']);
  return {
    title: ({ title }) => titleParts(document, title),
    year: artefacts.use('year-not-printed')
      ? undefined
      : yearText(document, habits.finalAccounts ? '决算年度' : '预算年度', finances.year),
    body: named ? `${word}：${finances.body.name}` : `${finances.body.code} ${finances.body.name}`,
    unitWord: random.pick(['单位', '单位', '金额单位']),
    runningHead: `${finances.body.name}${finances.year}年${habits.subject}${habits.finalAccounts ? '决算' : '预算'}公开`,
    hasOneUnit: habits.threePublicsInYuan !== true,
  };
}

function yearText({ artefacts }: Document, word: string, year: number): string {
  return artefacts.use('year-bare', 0.7) ? `${year}年度` : `${word}：${year}`;
}

function titleParts({ artefacts, printer, random }: Document, title: string): [string, string] {
  let before = artefacts.use('leading-blank') ? ' ' : '';
  if (printer.layout === 'pipes') before = '## ';
  else if (artefacts.use('heading-mark')) before = '## ';
  if (artefacts.use('bookmark')) before += `[bookmark: _Toc_2_2_${random.int(100, 999)}]`;
  if (!artefacts.use('title-spaced-out', 0.3)) return [before, title];
  const at = random.int(2, title.length - 2);
  return [before, `${title.slice(0, at)} ${title.slice(at)}`];
}

const PAGE_BREAKS = [
  'page-break-bare',
  'page-break-numbered',
  'page-break-header',
  'page-break-title',
  'page-break-continued',
  'page-break-running-head',
] as const satisfies readonly Artefact[];

/** Pages that may end within a row. */
const TEARING = ['page-break-bare', 'page-break-numbered', 'page-break-header'] as const;

function printTable(
  document: Document,
  original: GeneratedTable,
  style: CaptionStyle,
  disclosure: number,
  position: number,
): void {
  const { writer, artefacts, printer } = document;
  const amounts: TrueAmount[] = [];
  const worded = withUnseen(document, original);
  const table = withIndexLabel(document, withoutCodes(document, worded));
  const widths = drawWidths(document, table);
  const printing: Printing = {
    ...document,
    table,
    amounts,
    widths,
    isInterleaved: !widths?.codes && drawInterleaving(document, table),
    glue: widths ? undefined : drawGlue(document, table),
    hasPiecesOnTotal: !widths?.codes && drawPiecesOnTotal(document, table),
    hasUnseenWords: worded !== original,
  };
  printPageFoot(document);
  const caption = printCaption(document, table, style, position, 'first');
  printer.header(printing);
  printRows(document, printing, style, position);
  const lastLine = writer.line() - 1;
  if (table.rows.length === 0 && artefacts.use('empty-table-with-row')) {
    if (printer.layout !== 'pipes') printer.between(printing);
    printer.row(printing, { cells: table.columns.map(() => ({ text: '' })), labels: [] });
  }
  const lastNoteLine = printNote(document, table, writer.line() - 1);
  document.tables.push({
    kind: table.kind,
    title: caption.title,
    titleStart: caption.titleStart,
    firstLine: caption.firstLine,
    lastLine,
    lastNoteLine,
    unit: table.unit,
    year: table.cutOff === undefined ? table.year : undefined,
    disclosure,
    amounts,
  });
}

/** Where a layout prints merged cells once, only the meaning of words tells what stands below them; where blanks are lost, in which columns amounts stand. */
function needsMeaning(layout: Layout, { columns, rows }: GeneratedTable): boolean {
  if (layout !== 'cells' && layout !== 'spaced') return false;
  const isBlank = columns.some(
    ({ role }, index) => role === 'amount' && rows.some(({ cells }) => cells[index].text === ''),
  );
  return depthOf(columns) > 1 || (layout === 'spaced' && isBlank);
}

function withUnseen({ artefacts, later, printer }: Document, table: GeneratedTable): GeneratedTable {
  if (!later || wordsToReplace(table).length === 0 || needsMeaning(printer.layout, table)) return table;
  return artefacts.use('header-word-unseen', 0.7) ? withUnseenWords(table, later) : table;
}

/** The numbers of the columns under another label than usual. */
function withIndexLabel({ artefacts, latest }: Document, table: GeneratedTable): GeneratedTable {
  const isUsual = latest && table.columnNumbers === '栏次' && table.columns.length > 3;
  if (!isUsual || !artefacts.use('index-labelled', 0.7)) return table;
  return { ...table, columnNumbers: latest.pick(['序号', '列标'] as const) };
}

/** Blank cells where codes would stand, as some extractions leave them: the names are all that is left. */
function withoutCodes({ artefacts, latest }: Document, table: GeneratedTable): GeneratedTable {
  const isCode = table.columns.map(({ role }) => role === 'code');
  if (!latest || !isCode.includes(true) || table.rows.length < 3 || !artefacts.use('codes-lost', 0.3))
    return table;
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, index) => (isCode[index] && /\d/.test(cell.text) ? { text: '' } : cell)),
    labels: row.labels.map(({ name }) => ({ name })),
  }));
  return { ...table, rows, codes: 'none' };
}

/** Narrow columns, in a table whose names are long enough to break. */
const GLUES: readonly ((code: string, name: string) => string)[] = [
  (code, name) => `[${code}]${name}`,
  (code, name) => `【${code}】${name}`,
  (code, name) => `${code}-${name}`,
  (code, name) => `${code} ${name}`,
  (code, name) => `${name}（${code}）`,
];

/** How a table sets codes off from the names that they are glued to, where it does. */
function drawGlue({ artefacts, random }: Document, { columns }: GeneratedTable): Printing['glue'] {
  const hasGlued =
    columns.every(({ role }) => role !== 'code') && columns.some(({ path }) => /科目$/.test(path.join('')));
  if (!hasGlued || !artefacts.use('code-in-marks', 0.7)) return undefined;
  return GLUES[random.int(0, GLUES.length - 1)];
}

function drawWidths({ artefacts, random, printer }: Document, table: GeneratedTable): Printing['widths'] {
  // How far a name is set in would make its lines shorter.
  if (printer.layout !== 'tabs' || table.codes === 'outline') return undefined;
  const hasCodes = table.columns.some(({ role }) => role === 'code') && table.codes !== 'spaced';
  const longest = Math.max(
    0,
    ...table.rows.flatMap(({ labels }) => labels.map(({ name = '' }) => name.length)),
  );
  if (longest < 8) return undefined;
  const codes = hasCodes && artefacts.use('code-over-lines', 0.4);
  if (!codes && !artefacts.use('name-over-lines', 0.4)) return undefined;
  return { name: random.int(5, 10), codes };
}

/** 类, 款 and 项 stand on the line of the total, below the merged cell of the code: it is the first row. */
function drawPiecesOnTotal({ artefacts }: Document, { columns, rows }: GeneratedTable): boolean {
  const hasPieces = ['类', '款', '项'].every((piece, index) => columns[index]?.path.at(-1) === piece);
  return hasPieces && rows.length > 2 && rows[0].isTotal === true && artefacts.use('pieces-on-total', 0.6);
}

function drawInterleaving(
  { artefacts, printer }: Document,
  { columns, codes, rows }: GeneratedTable,
): boolean {
  if (printer.layout !== 'tabs' || codes !== 'three' || rows.length === 0) return false;
  return columns.some(({ path }) => path.at(-1) === '类') && artefacts.use('code-interleaved', 0.6);
}

function printNote({ writer, artefacts }: Document, table: GeneratedTable, lastLine: number): number {
  if (table.rows.length === 0) artefacts.use('empty-table', 1);
  const note =
    table.note ??
    (table.kind !== 'three-publics' && artefacts.use('note-under-rows', 0.3)
      ? '注：本表按收付实现制填列。'
      : undefined);
  if (note === undefined) {
    writer.end();
    return lastLine;
  }
  writer.end();
  writer.end(note);
  const line = writer.line() - 1;
  if (!artefacts.use('note-glued')) writer.end();
  return line;
}

function printPageFoot({ writer, artefacts, random }: Document): void {
  if (artefacts.use('page-number', 0.4)) {
    writer.end();
    writer.end(random.pick(['44', '- 3 -', '第 5 页 共 20 页']));
  }
  if (artefacts.use('page-number-words', 0.3)) {
    writer.end();
    writer.end('page number');
  }
}

type CaptionPart = 'first' | 'header' | 'title' | 'continued';

/** Prints what stands above a table, or above its part on another page. */
function printCaption(
  document: Document,
  table: GeneratedTable,
  style: CaptionStyle,
  position: number,
  part: CaptionPart,
) {
  const { writer, artefacts, printer, random } = document;
  const blankLines = artefacts.use('caption-blank-lines', 0.8);
  const firstLine = writer.line();
  const formNumber =
    part === 'first' && artefacts.use('form-number', 0.8)
      ? `公开${String(position + 1).padStart(2, '0')}表`
      : undefined;
  const formFirst = formNumber !== undefined && random.chance(0.5);
  if (formNumber !== undefined && formFirst) writer.end(formNumber);
  const [before, title] = part === 'header' ? ['', ''] : style.title(table);
  let titleStart = writer.write(before) + before.length;
  if (part !== 'header')
    writer.end(part === 'continued' ? `${title}${random.pick(['（续表）', '（续）', '续表'])}` : title);
  if (formNumber !== undefined && !formFirst) writer.end(formNumber);
  if (blankLines && part !== 'header') writer.end();
  if (part === 'first' || part === 'header' || random.chance(0.5))
    printFacts(document, table, style, position, blankLines);
  if (printer.layout === 'pipes') writer.end();
  titleStart = Math.max(0, titleStart);
  return { title, titleStart, firstLine };
}

/** Body, year and unit: a line each, or all in one. */
function printFacts(
  { writer, artefacts, printer }: Document,
  table: GeneratedTable,
  style: CaptionStyle,
  position: number,
  blankLines: boolean,
): void {
  const { captionLead: lead, captionGap: gap } = printer;
  const when = table.cutOff === undefined ? style.year : `截止时间：${table.cutOff}`;
  const canInherit = style.hasOneUnit && position > 0 && artefacts.use('unit-inherited', 0.4);
  const unit = table.unitInHeader || canInherit ? undefined : `${style.unitWord}：${table.unit}`;
  const facts = [style.body, when, unit].filter((fact): fact is string => fact !== undefined);
  if (artefacts.use('caption-in-one-line', 0.8)) {
    writer.end(lead + facts.join(gap));
    writer.end();
    return;
  }
  for (const fact of facts) {
    if (fact === unit && artefacts.use('unit-on-own-line', 0.4)) {
      writer.end(`${lead}${style.unitWord}：  `);
      writer.end(`${lead}${table.unit}`);
    } else writer.end(lead + fact);
    if (blankLines) writer.end();
  }
  if (!blankLines && printer.layout !== 'spaced') writer.end();
}

/** The header was printed; now the rows, with page breaks among them. */
function printRows(document: Document, printing: Printing, style: CaptionStyle, position: number): void {
  const { random, artefacts, printer } = document;
  const { rows } = printing.table;
  const canBreak = rows.length >= 5 && printing.table.kind !== 'three-publics';
  const breaks = canBreak ? PAGE_BREAKS.filter((name) => artefacts.use(name, 0.15)).slice(0, 1) : [];
  const at = breaks.length > 0 ? random.int(2, rows.length - 2) : -1;
  const tearsRow = canBreak && at < 0 && artefacts.use('page-break-in-row', 0.3);
  const torn = tearsRow ? random.int(1, rows.length - 2) : -1;
  const kind = tearsRow ? random.pick(TEARING) : 'page-break-bare';
  const noted = drawNote(document, rows);
  rows.forEach((row: Row, index) => {
    if (index === at) {
      printBreak(document, printing, style, position, breaks[0]);
      printAgain(document, printing, rows[index - 1]);
    } else if (index > 0 || printer.layout === 'cells') printer.between(printing);
    if (index === noted && index !== at) printNoteBetween(document);
    if (index !== torn) printer.row(printing, row);
    else printer.row({ ...printing, tear: () => printBreak(document, printing, style, position, kind) }, row);
  });
}

/** Before which row a note stands; none if negative. */
function drawNote({ latest, artefacts }: Document, rows: readonly Row[]): number {
  if (!latest || rows.length < 5 || !artefacts.use('note-between-rows', 0.3)) return -1;
  return latest.int(2, rows.length - 2);
}

function printNoteBetween({ writer, printer }: Document): void {
  writer.end('注：本表数据取自部门预算批复。');
  if (printer.layout === 'cells') writer.end();
}

/** The last row of a page once more at the head of the next, where it has a number or a code: what it prints counts once. */
function printAgain({ latest, artefacts, printer }: Document, printing: Printing, row: Row): void {
  const isMarked = row.cells.some(({ text }, index) => {
    const { role } = printing.table.columns[index];
    return (role === 'serial' || role === 'code') && /^\d/.test(text);
  });
  if (!latest || !isMarked || printing.widths || !artefacts.use('row-repeated', 0.7)) return;
  printer.row({ ...printing, amounts: [] }, row);
  printer.between(printing);
}

function printBreak(
  document: Document,
  printing: Printing,
  style: CaptionStyle,
  position: number,
  kind: (typeof PAGE_BREAKS)[number],
): void {
  const { writer, random, printer } = document;
  writer.end();
  if (kind === 'page-break-bare') return;
  if (kind === 'page-break-numbered' || random.chance(0.3)) {
    writer.end(random.pick(['12', '- 7 -', 'page number']));
    writer.end();
  }
  if (kind === 'page-break-numbered') return;
  if (printer.pageEnd) writer.write(printer.pageEnd);
  if (kind === 'page-break-running-head') {
    writer.end(style.runningHead);
    writer.end();
    return;
  }
  const part = kind === 'page-break-header' ? 'header' : kind === 'page-break-title' ? 'title' : 'continued';
  printCaption(document, printing.table, style, position, part);
  printer.header(printing);
  printer.between(printing);
}
