/**
 * `code/missing-parent`: a 款 without its 类, or a 项 without its 款, in a table that lists other parents of that level.
 * Either the row is missing, which can be inserted with the sums of its parts, or a code is mistyped.
 */

import { add, type Exact } from '../../amounts/exact';
import { printAmount, styleOf } from '../../amounts/printed';
import type { Amount, Panel } from '../../disclosure/model';
import { parentCode } from '../../knowledge/domains';
import { type CodeScope, scopesOf } from '../../model/code-scopes';
import {
  type CodePanel,
  isInOrder,
  type PrintedCode,
  type PrintedCodes,
  printedCodes,
} from '../../model/printed-codes';
import type { Layout, Place, Row } from '../../tables/model';
import type { Classification, ClassificationEntry, Finding, FindingRule, Fix, Locale } from '../model';
import { say } from '../wording';
import { correctCode, nearOfThatName, placeOfCode } from './code-corrections';

const CODE = 'code/missing-parent';

export const codeMissingParent: FindingRule = {
  code: CODE,
  check: (disclosure, { classification }) => {
    const codes = printedCodes(disclosure, classification);
    return codes.panels
      .filter(isRead)
      .flatMap((panel) =>
        scopesOf(panel).flatMap((scope) => findingsIn(panel, scope, codes, classification)),
      );
  },
};

/** Where rows have more numbers than columns, the header is not understood, and codes may have been overlooked. */
function isRead({ table }: CodePanel): boolean {
  return !table.rows.some(({ undetermined }) => undetermined?.length);
}

/** A code without a row, and the rows that it should be over. */
interface Missing {
  readonly code: string;
  readonly children: readonly PrintedCode[];
}

function findingsIn(
  panel: CodePanel,
  scope: CodeScope,
  codes: PrintedCodes,
  classification: Classification,
): Finding[] {
  return missingIn(scope).flatMap((missing) => {
    if (isListedBeside(panel, missing.code, codes)) return [];
    const [first] = missing.children;
    if (mayStandAbove(panel, first)) return [];
    const parent = classification.find(first.domain, missing.code, codes.year);
    // What is wrong with a code that is not known, or not under its name, is said by another rule.
    if (!missing.children.some((child) => isInOrder(child, codes.year, classification))) return [];
    return [findingOf(panel, missing, parent, codes, classification)];
  });
}

/** Where the first rows of a table may be missing, so may be the parent of its very first. */
function mayStandAbove({ table, panel }: CodePanel, { row }: PrintedCode): boolean {
  const isWhole = table.titlePlace !== undefined && !table.isTornAbove;
  return !isWhole && panel.rows.find(({ code }) => code) === row;
}

/** A list that goes on in the next panel has its parents in this one. */
function isListedBeside({ table, panel }: CodePanel, code: string, { panels }: PrintedCodes): boolean {
  return panels.some(
    (other) =>
      other.table === table &&
      other.panel !== panel &&
      other.panel.domain === panel.domain &&
      other.codes.some(({ isWhole, digits }) => isWhole && digits === code),
  );
}

/** Levels at which at least as many parents are listed as are missing. */
function missingIn(scope: CodeScope): Missing[] {
  const whole = scope.filter(({ isWhole }) => isWhole);
  const listed = new Set(whole.map(({ digits }) => digits));
  const parents = new Map<string, PrintedCode[]>();
  for (const printed of whole) {
    const parent = parentCode(printed.digits);
    if (parent === undefined) continue;
    const children = parents.get(parent);
    if (children) children.push(printed);
    else parents.set(parent, [printed]);
  }
  const balance = new Map<number, number>();
  for (const code of parents.keys()) {
    balance.set(code.length, (balance.get(code.length) ?? 0) + (listed.has(code) ? 1 : -1));
  }
  return [...parents]
    .filter(([code]) => !listed.has(code) && (balance.get(code.length) ?? 0) >= 0)
    .map(([code, children]) => ({ code, children }));
}

function findingOf(
  panel: CodePanel,
  missing: Missing,
  parent: ClassificationEntry | undefined,
  codes: PrintedCodes,
  classification: Classification,
): Finding {
  const { code, children } = missing;
  const [first] = children;
  const name = parent ? `${code} ${parent.name}` : code;
  return {
    code: CODE,
    severity: 2,
    place: placeOfCode(first),
    message: (locale) =>
      say(
        locale,
        `${first.digits} ${first.row.label} 的上级 ${name} 在本表中没有列出，同级的其他上级都列了`,
        `${name}, the parent of ${first.digits} ${first.row.label}, is not in this table, though others of its level are`,
      ),
    related: [],
    fixes: [
      ...(children.length === 1 ? corrections(first, codes, classification) : []),
      ...insertRow(panel, missing, parent),
    ],
  };
}

/** The only child may have a wrong code: one of the same name whose parent is listed and which is not. */
function corrections(child: PrintedCode, codes: PrintedCodes, classification: Classification): Fix[] {
  const { domain, panel } = child;
  return nearOfThatName(child, codes, classification)
    .filter(({ code }) => {
      const parent = parentCode(code);
      return (
        parent !== undefined &&
        codes.panelsOf(domain, parent).has(panel) &&
        !codes.panelsOf(domain, code).has(panel)
      );
    })
    .slice(0, 3)
    .flatMap((entry) => correctCode(child, entry, false));
}

/** How rows are written in a layout: what parts their cells, and what stands between a row and the next one's first cell. */
const WRITTEN: Readonly<Partial<Record<Layout, readonly [between: string, after: string]>>> = {
  tabs: ['\t', '\n'],
  cells: ['\n\t', '\n\n\t'],
  pipes: [' | ', ' |\n| '],
  spaced: [' ', '\n'],
};

/** Inserts the parent's row above its first child, where the layout leaves no doubt how rows are written. */
function insertRow(
  { table, panel }: CodePanel,
  { code, children }: Missing,
  parent: ClassificationEntry | undefined,
): Fix[] {
  const written = WRITTEN[table.table.layout];
  const [first] = children;
  const row = table.table.rows[first.row.row];
  if (!written || !parent || table.panels.length > 1 || panel.codeColumns.length > 1) return [];
  if (first.code.places.length > 1 || row.cells.length === 0) return [];
  const [codeColumn] = panel.codeColumns;
  if (codeColumn === undefined) return [];
  const texts =
    table.table.layout === 'spaced'
      ? textsLike(children, row, panel, code, parent.name)
      : textsOfSums(children, row, panel, code, parent.name);
  if (!texts) return [];
  const [between, after] = written;
  const place: Place = { block: table.table, start: row.cells[0].start, end: row.cells[0].start };
  const title = (locale: Locale) =>
    say(
      locale,
      `插入上级 ${code} ${parent.name}，金额按下级合计`,
      `Insert its parent ${code} ${parent.name}, with the sums of its parts`,
    );
  return [
    {
      title,
      kind: 'code',
      isPreferred: false,
      edits: [{ place, newText: texts.join(between) + after }],
    },
  ];
}

/** The cells of a parent's row, with the sums of its parts; `undefined` where not all of them can be read. */
function textsOfSums(
  children: readonly PrintedCode[],
  row: Row,
  panel: Panel,
  code: string,
  name: string,
): string[] | undefined {
  if (row.loose) return undefined;
  const texts = row.cells.map((_, column) => {
    if (column === panel.codeColumns[0]) return code;
    return column === panel.nameColumn ? name : '';
  });
  for (const [index, column] of panel.amountColumns.entries()) {
    const sum = sumText(children.map((child) => child.row.amounts[index]));
    if (sum === undefined) return undefined;
    if (column < texts.length) texts[column] = sum;
  }
  return texts;
}

/**
 * What a parent's row prints above its only child where blanks are lost: the same numbers, which are then read as those
 * of the child are. `undefined` where the child's row is more than its code, its name and numbers on one line.
 */
function textsLike(
  children: readonly PrintedCode[],
  { cells, loose }: Row,
  { codeColumns, nameColumn, amountColumns }: Panel,
  code: string,
  name: string,
): string[] | undefined {
  const printed = cells.flatMap(({ text, more }, column) => (text === '' ? [] : [{ text, more, column }]));
  const [first, second, ...rest] = printed;
  if (children.length > 1 || first?.column !== codeColumns[0] || second?.column !== nameColumn)
    return undefined;
  if (printed.some(({ more }) => more) || rest.some(({ column }) => !amountColumns.includes(column)))
    return undefined;
  const placed = rest.map(({ column }) => cells[column]);
  const numbers = [...placed, ...(loose ?? []).flatMap((each) => each.numbers)].sort(
    (a, b) => a.start - b.start,
  );
  return [code, name, ...numbers.map(({ text }) => text)];
}

/** The sum in the style of the first printed amount; blank where nothing is printed, `undefined` where one cannot be read. */
function sumText(amounts: readonly (Amount | undefined)[]): string | undefined {
  let sum: Exact = 0;
  let style: Amount | undefined;
  for (const amount of amounts) {
    if (!amount) return undefined;
    sum = add(sum, amount.printed.value);
    if (!amount.printed.blank) style ??= amount;
  }
  return style ? printAmount(sum, style.printed.unit, styleOf(style.printed)) : '';
}
