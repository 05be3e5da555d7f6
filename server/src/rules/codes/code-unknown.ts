/**
 * `code/unknown`: a 科目编码 that is not in the classification of the budget year (rule 37). How loudly it is said
 * depends on how sure the classification is: a 类 or 款 that does not exist, a 款 whose list was seen, or a document
 * that contradicts itself is a warning; what may only be missing from the list is information.
 */

import { DOMAINS, LEVEL, levelsOf, parentCode } from '../../knowledge/domains';
import { isBeforeFirstList, knownGap } from '../../knowledge/gaps';
import type { Classification, ClassificationEntry } from '../../knowledge/model';
import { isCovered, type PrintedCode, type PrintedCodes, printedCodes } from '../../model/printed-codes';
import { nameKey } from '../../text/normalise';
import type { Finding, FindingRule, Related, Severity, Words } from '../model';
import { say } from '../wording';
import { correctCode, placeOfCode, siblingsOfThatName } from './code-corrections';
import { unknownCodeText, type Verdict } from './code-unknown-text';

const CODE = 'code/unknown';
const MOST_NEAR = 3;

export const codeUnknown: FindingRule = {
  code: CODE,
  check: (disclosure, { classification }) => {
    const codes = printedCodes(disclosure, classification);
    if (!isCovered(codes.year)) return [];
    const doubts = new Map<string, Doubt | undefined>();
    return codes.codes.flatMap((printed) => {
      const key = `${printed.domain} ${printed.digits} ${printed.nameKey} ${isPiece(printed)}`;
      if (!doubts.has(key)) doubts.set(key, doubtOf(printed, codes, classification));
      const doubt = doubts.get(key);
      return doubt ? [findingOf(printed, doubt, codes.year)] : [];
    });
  },
};

/** What is said of a code and its name, wherever they are printed. */
interface Doubt {
  readonly severity: Severity;
  readonly message: Words;
  readonly near: readonly ClassificationEntry[];
  /** The code that the printed name belongs to for certain: another table prints both. */
  readonly certain?: string;
  readonly related: readonly Related[];
}

function findingOf(
  printed: PrintedCode,
  { severity, message, near, certain, related }: Doubt,
  year: number | undefined,
): Finding {
  const fixes = near.flatMap((entry) => correctCode(printed, entry, entry.code === certain));
  const finding: Finding = { code: CODE, severity, place: placeOfCode(printed), message, related, fixes };
  const { isWhole, digits, row } = printed;
  return isWhole && row.label !== ''
    ? { ...finding, data: { listEntry: { code: digits, name: row.label, year } } }
    : finding;
}

function doubtOf(
  printed: PrintedCode,
  codes: PrintedCodes,
  classification: Classification,
): Doubt | undefined {
  const { year } = codes;
  if (classification.find(printed.domain, printed.digits, year)) return undefined;
  const verdict = judge(printed, codes, classification);
  if (!verdict) return undefined;
  const near = nearCodes(printed, codes, classification);
  const named = siblingsOfThatName(printed, classification, year);
  return {
    severity: verdict.severity,
    message: (locale) => unknownCodeText(printed, verdict, near, year, classification, locale),
    near,
    certain: named.length === 1 && isPrintedElsewhere(printed, named[0], codes) ? named[0].code : undefined,
    related: otherCodes(printed, codes, classification).slice(0, MOST_NEAR).map(relatedCode),
  };
}

/** Whether other tables print the name of this row with the code of an entry, and this one does not have that code. */
function isPrintedElsewhere(
  printed: PrintedCode,
  { code }: ClassificationEntry,
  codes: PrintedCodes,
): boolean {
  const rows = codes.codesOf(printed).get(code) ?? [];
  return rows.length > 0 && !codes.panelsOf(printed.domain, code).has(printed.panel);
}

function relatedCode(other: PrintedCode): Related {
  return {
    place: placeOfCode(other),
    message: (locale) => say(locale, `此处编码为 ${other.digits}`, `Here the code is ${other.digits}`),
  };
}

/** `undefined` where too little is known to say anything. */
function judge(
  printed: PrintedCode,
  codes: PrintedCodes,
  classification: Classification,
): Verdict | undefined {
  const { domain, digits } = printed;
  const { year } = codes;
  if (isOfAnotherKind(printed, classification)) return undefined;
  const wrongLength = !DOMAINS[domain].lengths.includes(digits.length);
  if (wrongLength && isPiece(printed)) return undefined;
  if (isOwnDivision(printed, classification, year)) return undefined;
  const above = knownAbove(printed, classification, year);
  const parent = above.at(-1);
  const known = parent ? classification.children(domain, parent.code, year) : [];
  const isContradicted = contradicted(printed, codes, classification);
  // What several tables print alike is no slip of one of them: the list at hand may lack the newest codes.
  const isUsed = codes.panelsOf(domain, digits).size > 1;
  const isSlip = !isUsed && isSure(printed, above, known, year, classification);
  const severity = wrongLength || isContradicted || isOfficial(known) || isSlip ? 2 : 3;
  const isListed = known.length > 0 && knownGap(domain, digits, year) !== 'group';
  if (severity === 3 && !isListed) return undefined;
  return { severity, parent, known, wrongLength };
}

/** Codes of units and of other classifications stand among the others; they are not unknown ones of this one. */
function isOfAnotherKind(printed: PrintedCode, classification: Classification): boolean {
  const { domain, digits, row } = printed;
  if (digits.startsWith(DOMAINS[domain].firstDigit)) return false;
  const near = classification.near(domain, digits, row.label);
  return !near.some(({ name }) => nameKey(name) === printed.nameKey);
}

/** A place may divide the lowest economic classes further, by two more digits: 30102 into 3010201 and 3010202. */
function isOwnDivision(
  { domain, digits }: PrintedCode,
  classification: Classification,
  year: number | undefined,
): boolean {
  const longest = Math.max(...DOMAINS[domain].lengths);
  if (!domain.endsWith('economic') || digits.length !== longest + LEVEL) return false;
  return classification.find(domain, digits.slice(0, longest), year) !== undefined;
}

/** Columns of 类, 款 and 项 may print only the level of their row, which is no whole code. */
function isPiece({ panel, digits }: PrintedCode): boolean {
  return digits.length < 3 || panel.codeColumns.length > 1;
}

/** The known entries above a code, from the 类 down to the first gap. */
function knownAbove(
  { domain, digits }: PrintedCode,
  classification: Classification,
  year: number | undefined,
): ClassificationEntry[] {
  const above: ClassificationEntry[] = [];
  let code = '';
  for (const level of levelsOf(digits).slice(0, -1)) {
    code += level;
    const entry = classification.find(domain, code, year);
    if (!entry) break;
    above.push(entry);
  }
  return above;
}

/** Whether what is known below an entry is an official list: it holds every code. */
function isOfficial(known: readonly ClassificationEntry[]): boolean {
  return known.length > 0 && known.every(({ evidence }) => evidence === 'official');
}

/** A 类 or 款 that does not exist, or a 款 whose list was seen. */
function isSure(
  { domain, digits }: PrintedCode,
  above: readonly ClassificationEntry[],
  known: readonly ClassificationEntry[],
  year: number | undefined,
  classification: Classification,
): boolean {
  if (knownGap(domain, digits, year)) return false;
  const isItem = above.length >= ITEM_DEPTH;
  if (isBeforeFirstList(domain, year))
    return !isItem && classification.old(groupOf(digits, above)) === undefined;
  return !isItem || isSeen(known, above[ITEM_DEPTH - 1]);
}

/** The first 类 or 款 of a code that is not known. */
function groupOf(digits: string, above: readonly ClassificationEntry[]): string {
  return levelsOf(digits)
    .slice(0, above.length + 1)
    .join('');
}

/** Entries above a 项: its 类 and its 款. */
const ITEM_DEPTH = 2;

/**
 * Two of three printed in real documents: then the list is the one in use, and the rest is known by its pattern. A single
 * 项 says that it is the only one where it has the name of its 款.
 */
function isSeen(entries: readonly ClassificationEntry[], group: ClassificationEntry): boolean {
  const seen = entries.filter(({ evidence }) => evidence !== 'recalled');
  if (entries.length === 1 && nameKey(entries[0].name) !== nameKey(group.name)) return false;
  return entries.length > 0 && 3 * seen.length >= 2 * entries.length;
}

/** The document prints the same name under a code that is known, or a name that is known to be another code's. */
function contradicted(printed: PrintedCode, codes: PrintedCodes, classification: Classification): boolean {
  if (otherCodes(printed, codes, classification).length > 0) return true;
  return siblingsOfThatName(printed, classification, codes.year).some(
    ({ evidence }) => evidence !== 'recalled',
  );
}

/** Rows of the same name whose code is known, under the same parent or one digit off: the first of each code. */
function otherCodes(
  printed: PrintedCode,
  codes: PrintedCodes,
  classification: Classification,
): PrintedCode[] {
  const beside = [...codes.codesOf(printed).values()].map(([first]) => first);
  return [...new Set([...beside, ...codes.oneDigitOff(printed)])].filter(({ domain, digits }) =>
    classification.find(domain, digits, codes.year),
  );
}

/** The codes that may have been meant: first those that the document prints with this name, then those that fit the table. */
function nearCodes(
  printed: PrintedCode,
  codes: PrintedCodes,
  classification: Classification,
): ClassificationEntry[] {
  const { domain, digits, row, panel } = printed;
  const elsewhere = new Set([
    ...codes.codesOf(printed).keys(),
    ...codes.oneDigitOff(printed).map((other) => other.digits),
  ]);
  const rankOf = ({ code }: ClassificationEntry): number => {
    if (elsewhere.has(code)) return 0;
    const parent = parentCode(code);
    return parent !== undefined && codes.panelsOf(domain, parent).has(panel) ? 1 : 2;
  };
  const near = classification.near(domain, digits, row.label, codes.year);
  return [0, 1, 2].flatMap((rank) => near.filter((entry) => rankOf(entry) === rank)).slice(0, MOST_NEAR);
}
