/**
 * `code/malformed`: a 科目编码 broken by the extraction or by typing: blanks within, full-width digits, letters for
 * digits, stray marks (rule 38). A warning where it can be put right in place, else information. Codes whose levels a
 * table parts by blanks throughout (`206 05 03`) are printed so on purpose.
 */

import { type CodeText, readCodeText } from '../../disclosure/code-text';
import { DOMAINS, levelsOf } from '../../knowledge/domains';
import type { ClassificationDomain } from '../../knowledge/model';
import { type CodePanel, printedCodes } from '../../model/printed-codes';
import type { Cell, Place } from '../../tables/model';
import type { Finding, FindingRule, Fix, Locale } from '../model';
import { say } from '../wording';

const CODE = 'code/malformed';

export const codeMalformed: FindingRule = {
  code: CODE,
  check: (disclosure, { classification }) =>
    printedCodes(disclosure, classification).panels.flatMap(findingsIn),
};

function findingsIn(panel: CodePanel): Finding[] {
  const [domain] = panel.codes.map((printed) => printed.domain);
  const cells = domain ? codeCells(panel) : [];
  const isParted = 2 * cells.filter(isPartedByLevel).length > cells.filter(hasLevels).length;
  return cells.flatMap((cell) => {
    const read = readCodeText(cell.text);
    if (!read || (isParted && isPartedByLevel(cell))) return [];
    return [
      findingOf({ block: panel.table.table, start: cell.start, end: cell.end }, cell.text, read, domain),
    ];
  });
}

/** What is printed in the column of codes; pieces of codes over several columns are never blamed. */
function codeCells({ table, panel }: CodePanel): Cell[] {
  if (panel.codeColumns.length !== 1) return [];
  const [column] = panel.codeColumns;
  return table.table.rows.flatMap(({ cells }) => {
    const cell = cells[column];
    return cell && cell.text !== '' ? [cell] : [];
  });
}

function isPartedByLevel({ text }: Cell): boolean {
  const digits = readCodeText(text)?.digits;
  return digits !== undefined && levelsOf(digits).join(' ') === text;
}

function hasLevels({ text }: Cell): boolean {
  return text.length > 3;
}

function findingOf(place: Place, text: string, read: CodeText, domain: ClassificationDomain): Finding {
  const { firstDigit, lengths } = DOMAINS[domain];
  const { digits } = read;
  const isWhole = digits?.startsWith(firstDigit) && lengths.includes(digits.length);
  const fixes: Fix[] = [];
  if (digits !== undefined && isWhole) {
    const title = (locale: Locale) => say(locale, `编码写作 ${digits}`, `Write the code as ${digits}`);
    fixes.push({ title, kind: 'join', isPreferred: false, edits: [{ place, newText: digits }] });
  }
  return {
    code: CODE,
    severity: isWhole ? 2 : 3,
    place,
    message: (locale) => messageOf(text, read, isWhole ? digits : undefined, locale),
    related: [],
    fixes,
  };
}

/** `科目编码应为 2101501：“210150 1”中间有空格` */
function messageOf(text: string, read: CodeText, digits: string | undefined, locale: Locale): string {
  if (digits === undefined) {
    return say(
      locale,
      `科目编码“${text}”不完整或不是数字，请核对`,
      `The code “${text}” is not complete or not a number: please check it`,
    );
  }
  const why = read.flaws.map((flaw) => REASONS[flaw][locale]).join(say(locale, '、', ', '));
  return say(
    locale,
    `科目编码应为 ${digits}：“${text}”${why}`,
    `The code should be ${digits}: “${text}” has ${why}`,
  );
}

const REASONS: Readonly<Record<CodeText['flaws'][number], Readonly<Record<Locale, string>>>> = {
  blank: { 'zh-cn': '中间有空格', en: 'blanks within' },
  wide: { 'zh-cn': '是全角数字', en: 'full-width digits' },
  letter: { 'zh-cn': '把字母当作数字', en: 'letters for digits' },
  mark: { 'zh-cn': '多了标点', en: 'stray marks' },
};
