/**
 * `code/name`: a 科目编码 beside a name that is not its official one, or one code with two names in a document
 * (rules 19 and 37). A warning where the official name was seen in real documents, where the document has another
 * name for the code, or where the name is surely another code's; what may only be a renaming that the list lacks is
 * information. Cut names pass.
 */

import { isSlip } from '../../amounts/slips';
import { agree } from '../../knowledge/alike';
import { isBeforeFirstList } from '../../knowledge/gaps';
import type { Classification, ClassificationEntry } from '../../knowledge/model';
import { EARLIEST_YEAR } from '../../knowledge/outline';
import {
  type Alternatives,
  isCovered,
  isInOrder,
  type PrintedCode,
  type PrintedCodes,
  printedCodes,
} from '../../model/printed-codes';
import type { Place } from '../../tables/model';
import { nameKey } from '../../text/normalise';
import type { Finding, FindingRule, Fix, Locale, Related } from '../model';
import { say } from '../wording';
import {
  correctCode,
  correctName,
  nearOfThatName,
  placeOfCode,
  placeOfName,
  siblingsOfThatName,
} from './code-corrections';
import { listName } from './list-name';

const CODE = 'code/name';
const MOST_RELATED = 3;

export const codeName: FindingRule = {
  code: CODE,
  check: (disclosure, { classification }) => {
    const codes = printedCodes(disclosure, classification);
    const usual = usualNames();
    return codes.codes
      .filter((printed) => printed.isWhole && printed.nameKey !== '')
      .flatMap((printed) => findingOf(printed, codes, classification, usual) ?? []);
  },
};

function findingOf(
  printed: PrintedCode,
  codes: PrintedCodes,
  classification: Classification,
  usual: (names: Alternatives) => PrintedCode | undefined,
): Finding | undefined {
  const { domain, digits } = printed;
  const entry = isCovered(codes.year) ? classification.find(domain, digits, codes.year) : undefined;
  if (!entry) return conflict(printed, codes, usual(codes.namesOf(printed)));
  if (agree(nameKey(entry.name), printed.nameKey)) return stray(printed, codes, classification);
  return misnamed(printed, entry, codes, classification);
}

/** A right name that every other table prints with another code, one digit off, which this table lacks. */
function stray(
  printed: PrintedCode,
  codes: PrintedCodes,
  classification: Classification,
): Finding | undefined {
  const { domain, digits, row } = printed;
  if (codes.panelsOf(domain, digits).size > 1) return undefined;
  const others = codes.oneDigitOff(printed).filter((other) => isInOrder(other, codes.year, classification));
  if (others.length !== 1) return undefined;
  const [other] = others;
  return {
    code: CODE,
    severity: 2,
    place: placeOfCode(printed),
    message: (locale) =>
      say(
        locale,
        `“${row.label}”在本表的编码是 ${digits}，在其他表都是 ${other.digits}`,
        `“${row.label}” has the code ${digits} in this table, and ${other.digits} in all others`,
      ),
    related: [
      {
        place: placeOfCode(other),
        message: (locale) => say(locale, `此处编码为 ${other.digits}`, `Here the code is ${other.digits}`),
      },
    ],
    fixes: correctCode(printed, { code: other.digits, name: other.row.label }, false),
  };
}

/** The name is not the official one. */
function misnamed(
  printed: PrintedCode,
  entry: ClassificationEntry,
  codes: PrintedCodes,
  classification: Classification,
): Finding {
  const others = otherNames(printed, codes);
  const owner = ownerOfName(printed, codes, classification);
  const isSure = isSureOf(entry, printed, codes.year) && !isRenamed(entry, printed, codes);
  const isOwned =
    owner !== undefined &&
    (owner.evidence !== 'recalled' || rowsOfCode(printed, codes, owner.code).length > 0);
  const isCodeWrong = owner !== undefined && isPrintedElsewhereOnly(printed, codes, owner.code);
  const fixes: Fix[] = [
    ...(owner ? correctCode(printed, owner, isCodeWrong) : []),
    ...correctName(
      printed,
      entry.name,
      isSure && owner === undefined && isNamedElsewhere(printed, entry, codes),
    ),
  ];
  return {
    code: CODE,
    severity: isSure || isOwned || others.length > 0 ? 2 : 3,
    place: owner ? placeOfCode(printed) : placeToShow(printed),
    message: (locale) => messageOf(printed, entry, owner, codes, locale),
    related: relatedNames(others),
    fixes,
  };
}

/** Whether another table prints the code with its official name, and this one is a keystroke away from it. */
function isNamedElsewhere(printed: PrintedCode, { name }: ClassificationEntry, codes: PrintedCodes): boolean {
  const rows = codes.namesOf(printed).get(nameKey(name)) ?? [];
  return isSlip(printed.row.label, name) && rows.some(({ panel }) => panel !== printed.panel);
}

/** Several tables that all print another name than one that was only seen somewhere: that may be a new name. */
function isRenamed({ evidence }: ClassificationEntry, printed: PrintedCode, codes: PrintedCodes): boolean {
  if (evidence === 'official' || otherNames(printed, codes).length > 0) return false;
  return codes.panelsOf(printed.domain, printed.digits).size > 1;
}

/** Names seen in the lists of later years may have been given since, and where no year is printed, who knows. */
function isSureOf(
  { evidence }: ClassificationEntry,
  { domain }: PrintedCode,
  year: number | undefined,
): boolean {
  return (
    evidence === 'official' || (evidence === 'seen' && year !== undefined && !isBeforeFirstList(domain, year))
  );
}

/**
 * The code that the printed name belongs to: the only one beside this one, else the nearest by digits. Then it may be
 * the code that is wrong.
 */
function ownerOfName(
  printed: PrintedCode,
  codes: PrintedCodes,
  classification: Classification,
): ClassificationEntry | undefined {
  const owners = siblingsOfThatName(printed, classification, codes.year);
  if (owners.length > 0) return owners.length === 1 ? owners[0] : undefined;
  return nearOfThatName(printed, codes, classification)[0];
}

/** Other tables print this name with that code, and this one does not: then this row is that one, with a wrong code. */
function isPrintedElsewhereOnly(printed: PrintedCode, codes: PrintedCodes, code: string): boolean {
  const rows = rowsOfCode(printed, codes, code);
  return rows.length > 0 && rows.every(({ panel }) => panel !== printed.panel);
}

/** Rows that print the same name with another code. */
function rowsOfCode(printed: PrintedCode, codes: PrintedCodes, code: string): readonly PrintedCode[] {
  return (
    codes.codesOf(printed).get(code) ?? codes.oneDigitOff(printed).filter(({ digits }) => digits === code)
  );
}

/** Rows of the same code whose names cannot be the same as this one: the first of each name. */
function otherNames(printed: PrintedCode, codes: PrintedCodes): PrintedCode[] {
  const found: PrintedCode[] = [];
  for (const [key, [first]] of codes.namesOf(printed)) {
    if (!agree(key, printed.nameKey)) found.push(first);
    if (found.length === MOST_RELATED) break;
  }
  return found;
}

/** A code that the classification does not hold, with two names in the document: the rarer name is doubted. */
function conflict(
  printed: PrintedCode,
  codes: PrintedCodes,
  usual: PrintedCode | undefined,
): Finding | undefined {
  if (!usual || agree(usual.nameKey, printed.nameKey)) return undefined;
  const { digits, row } = printed;
  return {
    code: CODE,
    severity: 2,
    place: placeToShow(printed),
    message: (locale) =>
      say(
        locale,
        `科目编码 ${digits} 在本文中名称不一：此处为“${row.label}”，他处为“${usual.row.label}”`,
        `Code ${digits} has two names in this document: “${row.label}” here, “${usual.row.label}” elsewhere`,
      ),
    related: relatedNames(otherNames(printed, codes)),
    fixes: correctName(printed, usual.row.label, false),
  };
}

/** Finds the first row of the commonest name, once for each code. */
function usualNames(): (names: Alternatives) => PrintedCode | undefined {
  const known = new Map<Alternatives, PrintedCode | undefined>();
  return (names) => {
    if (!known.has(names)) known.set(names, usualName(names));
    return known.get(names);
  };
}

function usualName(names: Alternatives): PrintedCode | undefined {
  let usual: readonly PrintedCode[] = [];
  for (const [key, rows] of names) if (key !== '' && rows.length > usual.length) usual = rows;
  return usual[0];
}

/** The name, or the code where the name cannot be told from what is printed around it. */
function placeToShow(printed: PrintedCode): Place {
  return placeOfName(printed) ?? printed.row.labelPlace ?? placeOfCode(printed);
}

function relatedNames(others: readonly PrintedCode[]): Related[] {
  return others.map((other) => ({
    place: placeToShow(other),
    message: (locale) =>
      say(locale, `此处名称为“${other.row.label}”`, `Here the name is “${other.row.label}”`),
  }));
}

/** `科目 2101501 在 2026 年支出功能分类中的名称是“行政运行”，此处为“行政管理”` */
function messageOf(
  printed: PrintedCode,
  entry: ClassificationEntry,
  owner: ClassificationEntry | undefined,
  codes: PrintedCodes,
  locale: Locale,
): string {
  const { name, evidence } = entry;
  const { year } = codes;
  const { domain, digits, row } = printed;
  const list = listName(domain, year, locale);
  const parts = [
    say(
      locale,
      `科目 ${digits} 在${list}中的名称是“${name}”，此处为“${row.label}”`,
      `Code ${digits} is called “${name}” in the ${list}, here “${row.label}”`,
    ),
  ];
  if (owner) {
    parts.push(
      say(locale, `“${row.label}”的编码是 ${owner.code}`, `the code of “${row.label}” is ${owner.code}`),
    );
  }
  if (evidence === 'seen' && !owner && isRenamed(entry, printed, codes)) {
    parts.push(
      say(
        locale,
        '本文各表都这样写，也可能已经更名，请核对当年科目',
        'all tables here call it so, and it may have been renamed: compare with the official list',
      ),
    );
  }
  if (evidence === 'seen' && isBeforeFirstList(domain, year)) {
    parts.push(
      say(
        locale,
        `所载为 ${EARLIEST_YEAR} 年以来的名称，请核对当年科目`,
        `the name held here is that of ${EARLIEST_YEAR} and later: compare with the official list`,
      ),
    );
  }
  if (evidence === 'recalled') {
    parts.push(
      say(
        locale,
        '所载名称未经近年文件证实，请核对当年科目',
        'the name held here was not seen in recent documents: compare with the official list',
      ),
    );
  }
  return parts.join(say(locale, '；', '; '));
}
