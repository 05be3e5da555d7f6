/**
 * `code/duplicate`: the same 科目编码 twice within one unit of a table that lists each code once. Tables in which codes
 * repeat by their nature (by project, by paired economic codes) are left alone, and so are those where many do.
 */

import type { TableKind, TableModel } from '../../disclosure/model';
import { agree } from '../../knowledge/alike';
import { parentCode } from '../../knowledge/domains';
import { type CodeScope, scopesOf } from '../../model/code-scopes';
import {
  type CodePanel,
  isInOrder,
  type PrintedCode,
  type PrintedCodes,
  printedCodes,
} from '../../model/printed-codes';
import type { Classification, Finding, FindingRule } from '../model';
import { say } from '../wording';
import { correctCode, nearOfThatName, placeOfCode } from './code-corrections';

const CODE = 'code/duplicate';

/** Kinds of tables that list each code once. */
const LISTS_ONCE: ReadonlySet<TableKind> = new Set([
  'revenue',
  'expenditure',
  'general-expenditure',
  'basic-expenditure',
  'government-fund',
  'state-capital',
]);

/** One of so many codes may stand twice by mistake; where more do, the table repeats them on purpose. */
const ONE_IN = 8;
const MOST_RELATED = 3;
const MOST_OFFERED = 3;

export const codeDuplicate: FindingRule = {
  code: CODE,
  check: (disclosure, { classification }) => {
    const codes = printedCodes(disclosure, classification);
    return [
      ...codes.panels.filter(listsOnce).flatMap((panel) => findingsIn(panel, codes, classification)),
      ...disclosure.tables.filter(({ kind }) => LISTS_ONCE.has(kind)).flatMap(repeatedLines),
    ];
  },
};

/** Lines that print the one above them once more, with its code; none where many do. */
function repeatedLines({ rows, repeated = new Map() }: TableModel): Finding[] {
  if (repeated.size > 1 && ONE_IN * repeated.size > rows.length) return [];
  return [...repeated.values()].flatMap(({ code }): Finding[] => {
    const [first] = code?.places ?? [];
    if (!code || !first) return [];
    return [
      {
        code: CODE,
        severity: 2,
        place: { ...first, end: code.places.at(-1)?.end ?? first.end },
        message: (locale) =>
          say(
            locale,
            `科目编码 ${code.digits} 这一行与上一行完全相同，合计时只计一次；多抄的应删去`,
            `The row of code ${code.digits} is the row above once more and counts once: one of them should be deleted`,
          ),
        related: [],
        fixes: [],
      },
    ];
  });
}

/** Side by side, codes of two classifications are paired, and either may repeat. */
function listsOnce({ table }: CodePanel): boolean {
  return (
    LISTS_ONCE.has(table.kind) &&
    table.panels.filter(({ codeColumns }) => codeColumns.length > 0).length === 1
  );
}

function findingsIn(panel: CodePanel, codes: PrintedCodes, classification: Classification): Finding[] {
  const repeated = scopesOf(panel).flatMap(repeatedIn);
  if (repeated.length > 1 && ONE_IN * repeated.length > panel.codes.length) return [];
  return repeated.flatMap((rows) => findingOf(rows, codes, classification) ?? []);
}

/** One row of a code that stands more than once, and the code above it. */
interface Repeated {
  readonly printed: PrintedCode;
  readonly above?: PrintedCode;
}

function repeatedIn(scope: CodeScope): Repeated[][] {
  const byCode = new Map<string, Repeated[]>();
  for (const [index, printed] of scope.entries()) {
    if (!printed.isWhole) continue;
    const repeated = { printed, above: scope[index - 1] };
    const rows = byCode.get(printed.digits);
    if (rows) rows.push(repeated);
    else byCode.set(printed.digits, [repeated]);
  }
  return [...byCode.values()].filter((rows) => rows.length > 1);
}

/** A row whose name is not that of the code has a finding of its own; else the one that stands out of order is blamed. */
function findingOf(
  rows: readonly Repeated[],
  codes: PrintedCodes,
  classification: Classification,
): Finding | undefined {
  const [{ printed: first }] = rows;
  if (!rows.every(({ printed }) => agree(printed.nameKey, first.nameKey))) return undefined;
  const isKnown = classification.find(first.domain, first.digits, codes.year) !== undefined;
  if (isKnown && !isInOrder(first, codes.year, classification)) return undefined;
  const blamed = (rows.find(isOutOfOrder) ?? rows[rows.length - 1]).printed;
  const others = rows.filter(({ printed }) => printed !== blamed).slice(0, MOST_RELATED);
  const { digits, domain, row, panel } = blamed;
  return {
    code: CODE,
    severity: 2,
    place: placeOfCode(blamed),
    message: (locale) =>
      say(
        locale,
        `科目编码 ${digits} ${row.label} 在本表中出现 ${rows.length} 次，每个编码应只列一行`,
        `Code ${digits} ${row.label} stands ${rows.length} times in this table: each code should have one row`,
      ),
    related: others.map(({ printed }) => ({
      place: placeOfCode(printed),
      message: (locale) => say(locale, `此处也是 ${digits}`, `${digits} here too`),
    })),
    fixes: nearOfThatName(blamed, codes, classification)
      .filter(({ code }) => !codes.panelsOf(domain, code).has(panel))
      .slice(0, MOST_OFFERED)
      .flatMap((entry) => correctCode(blamed, entry, false)),
  };
}

/** Whether the row above is neither the parent nor below it. */
function isOutOfOrder({ printed, above }: Repeated): boolean {
  const parent = parentCode(printed.digits);
  return parent !== undefined && above !== undefined && !above.digits.startsWith(parent);
}
