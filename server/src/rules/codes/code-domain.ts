/**
 * `code/domain`: a 科目编码 of another classification than its table's: an economic code among functional ones, or the
 * reverse; and a column whose header names one classification while all its codes are of the other.
 */

import { agree } from '../../knowledge/alike';
import { DOMAINS } from '../../knowledge/domains';
import type { ClassificationDomain } from '../../knowledge/model';
import { type CodePanel, type PrintedCode, type PrintedCodes, printedCodes } from '../../model/printed-codes';
import { nameKey } from '../../text/normalise';
import type { Classification, Finding, FindingRule, Locale } from '../model';
import { say } from '../wording';
import { placeOfCode } from './code-corrections';

const CODE = 'code/domain';

/** Of spending only: receipts are often listed together with what they pay for. */
const SPENDING: readonly ClassificationDomain[] = [
  'functional',
  'department-economic',
  'government-economic',
];

export const codeDomain: FindingRule = {
  code: CODE,
  check: (disclosure, { classification }) => {
    const codes = printedCodes(disclosure, classification);
    const single = codes.panels.flatMap((panel) =>
      panel.codes.flatMap((printed) => strayFinding(printed, codes, classification) ?? []),
    );
    const whole = codes.misread.flatMap((panel) => headerFinding(panel, codes, classification) ?? []);
    return [...single, ...whole];
  },
};

function strayFinding(
  printed: PrintedCode,
  codes: PrintedCodes,
  classification: Classification,
): Finding | undefined {
  const own = ownDomain(printed, codes, classification);
  return own && findingOf(printed, (locale) => messageOf(printed, own, locale));
}

/** The other classification of spending that has the code under the printed name. */
function ownDomain(
  { domain, digits, nameKey: key }: PrintedCode,
  { year }: PrintedCodes,
  classification: Classification,
): ClassificationDomain | undefined {
  if (!SPENDING.includes(domain) || key === '' || digits.startsWith(DOMAINS[domain].firstDigit))
    return undefined;
  return SPENDING.find((other) => {
    const entry = other === domain ? undefined : classification.find(other, digits, year);
    return entry !== undefined && agree(nameKey(entry.name), key);
  });
}

/** A column that was not believed because its codes are all of the other classification: said once, at its first code. */
function headerFinding(
  { table, panel, codes: printed }: CodePanel,
  codes: PrintedCodes,
  classification: Classification,
): Finding | undefined {
  const owned = printed.map((each) => ownDomain(each, codes, classification));
  const [first] = printed;
  const own = owned[0];
  if (!own || owned.some((domain) => domain !== own)) return undefined;
  const header = (panel.codeColumns.length > 0 ? table.columns[panel.codeColumns[0]].path : []).join('');
  if (!contradicts(header, own)) return undefined;
  return findingOf(first, (locale) =>
    say(
      locale,
      `表头写的是“${header}”，所列 ${printed.length} 个编码都属${DOMAINS[own].chinese}`,
      `The header says “${header}”, but all ${printed.length} codes belong to the ${DOMAINS[own].english}`,
    ),
  );
}

/** Words of a header that no code of a classification can stand under. */
const CONTRADICTIONS: Readonly<Record<ClassificationDomain, readonly string[]>> = {
  functional: ['经济'],
  'department-economic': ['功能', '政府预算'],
  'government-economic': ['功能', '部门预算'],
  income: [],
};

function contradicts(header: string, own: ClassificationDomain): boolean {
  return CONTRADICTIONS[own].some((word) => header.includes(word));
}

function findingOf(printed: PrintedCode, message: Finding['message']): Finding {
  return { code: CODE, severity: 2, place: placeOfCode(printed), message, related: [], fixes: [] };
}

function messageOf({ digits, row, domain }: PrintedCode, own: ClassificationDomain, locale: Locale): string {
  return say(
    locale,
    `${digits} ${row.label} 是${DOMAINS[own].chinese}的编码，本表列的是${DOMAINS[domain].chinese}`,
    `${digits} ${row.label} belongs to the ${DOMAINS[own].english}; this table lists the ${DOMAINS[domain].english}`,
  );
}
