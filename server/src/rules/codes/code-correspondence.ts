/** `code/name` as information: department and government economic codes in one row that do not belong together (rule 18). */

import type { PanelRow, TableModel } from '../../disclosure/model';
import { type CodePanel, type PrintedCode, printedCodes } from '../../model/printed-codes';
import type { Classification, Finding, FindingRule } from '../model';
import { say } from '../wording';
import { placeOfCode } from './code-corrections';

const CODE = 'code/name';

/** Only codes that are known with their correspondence; and only where most rows of the table agree with it. */
export const codeCorrespondence: FindingRule = {
  code: CODE,
  check: (disclosure, { classification }) => {
    const { panels } = printedCodes(disclosure, classification);
    return [...new Set(panels.map(({ table }) => table))].flatMap((table) =>
      mismatchesIn(table, panels, classification),
    );
  },
};

/** Two codes of one row, and whether the map has them together. */
interface Pair {
  readonly department: PrintedCode;
  readonly government: PrintedCode;
  readonly known: readonly string[];
}

function mismatchesIn(
  table: TableModel,
  panels: readonly CodePanel[],
  classification: Classification,
): Finding[] {
  const department = codesOf(table, panels, 'department-economic');
  const government = codesOf(table, panels, 'government-economic');
  const pairs = [...department].flatMap(([row, code]): Pair[] => {
    const other = government.get(row);
    const known = classification.corresponding('department-economic', code.digits);
    return other && known.length > 0 && isKnown(other, classification)
      ? [{ department: code, government: other, known }]
      : [];
  });
  const wrong = pairs.filter(
    ({ government: { digits }, known }) => !known.some((each) => agree(each, digits)),
  );
  return 2 * wrong.length < pairs.length ? wrong.map(findingOf) : [];
}

/** A 类 agrees with all its 款. */
function agree(known: string, printed: string): boolean {
  return known.startsWith(printed);
}

function isKnown({ digits }: PrintedCode, classification: Classification): boolean {
  return classification.corresponding('government-economic', digits).length > 0;
}

function codesOf(
  table: TableModel,
  panels: readonly CodePanel[],
  domain: PrintedCode['domain'],
): ReadonlyMap<PanelRow['row'], PrintedCode> {
  const codes = panels.filter((panel) => panel.table === table).flatMap((panel) => panel.codes);
  return new Map(codes.filter((code) => code.domain === domain).map((code) => [code.row.row, code]));
}

function findingOf({ department, government, known }: Pair): Finding {
  return {
    code: CODE,
    severity: 3,
    place: placeOfCode(government),
    message: (locale) =>
      say(
        locale,
        `部门经济科目 ${department.digits} ${department.row.label} 通常对应政府经济科目 ${known.join('、')}，此处为 ${government.digits} ${government.row.label}`,
        `The department code ${department.digits} ${department.row.label} usually goes with the government code ${known.join(', ')}; here it is ${government.digits} ${government.row.label}`,
      ),
    related: [],
    fixes: [],
  };
}
