/** Tells a Chinese budget disclosure from any other text, by the beginning of it. */

import { isExplanationTitle } from '../../server/src/knowledge/explanation-title';

/** How many characters are looked at. */
export const LOOKED_AT = 65_536;

/** A table's title: a line of its own (numbered, marked as a heading, with a page number or not) that ends in 表. */
const TITLE =
  /^(?:\[[^\]]*\])?[#\s]*(?:附件?\s*)?(?:表\s*\d+|[（(]?[一二三四五六七八九十\d]{1,3}[)）]?)?[\s、.．：:－-]*([^\s，。；：！？|][^，。；！？|\t]{1,40}?表)(?:\s*[（(][^（）()]{1,20}[)）])?[\s.…·]*\d{0,3}\s*$/;

/** What the tables of budgets and final accounts are about. */
const SUBJECT = /收支|收入|支出|[“"]?三公[”"]?\s*经费|财政拨款/;

/** The word that sets budgets and final accounts apart from the tables of a company. */
const BUDGET = /预算|决算|财政拨款/;

const UNIT = /(?:^|[\s|（(])(?:金额)?单位\s*[：:]\s*(?:人民币)?\s*(?:亿|万)?\s*元/;

/** An amount with decimals in a cell of its own. */
const AMOUNT = /(?:^|[\s|])[-－]?\d[\d,，]*\.\d{1,6}(?=$|[\s|])/g;

/** An amount within a sentence. */
const AMOUNT_IN_TEXT = /\d\s*(?:亿|万)?元/g;

const FENCE = /^\s*(?:```|~~~)/;

/** Markdown's other way to show a sample. */
const INDENTED = /^ {4}/;

/** What speaks for a disclosure in a text. */
interface Evidence {
  readonly titles: number;
  readonly explanations: number;
  readonly units: number;
  readonly amounts: number;
  readonly amountsInText: number;
}

/**
 * Whether the first 64 KB of a text are those of a budget disclosure. Either a titled table with its unit and its
 * amounts is there, or, where the tables come late or not at all, a list of such tables or the title of an explanation,
 * and sentences with amounts. A text that merely speaks of budgets has no such titles on lines of their own; a manual
 * shows them in samples, which do not count.
 */
export function isDisclosure(text: string, isMarkdown = false): boolean {
  const start = text.slice(0, LOOKED_AT);
  if (!BUDGET.test(start)) return false;
  const { titles, explanations, units, amounts, amountsInText } = gather(start, isMarkdown);
  if (titles >= 1 && units >= 1 && amounts >= 4) return true;
  if (explanations >= 1 && SUBJECT.test(start) && amountsInText >= 8) return true;
  return titles >= 4 && amountsInText + amounts >= 8;
}

function gather(text: string, isMarkdown: boolean): Evidence {
  const evidence = { titles: 0, explanations: 0, units: 0, amounts: 0, amountsInText: 0 };
  let isFenced = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (FENCE.test(line)) isFenced = !isFenced;
    if (isFenced || (isMarkdown && INDENTED.test(line)) || line.length > 2000) continue;
    if (isTitle(line)) evidence.titles++;
    if (isExplanationTitle(line)) evidence.explanations++;
    if (UNIT.test(line)) evidence.units++;
    evidence.amounts += count(line, AMOUNT);
    evidence.amountsInText += count(line, AMOUNT_IN_TEXT);
  }
  return evidence;
}

function isTitle(line: string): boolean {
  if (line.length > 100) return false;
  const title = TITLE.exec(line)?.[1];
  // Titles are often spaced out: 收 支 总 表.
  return title !== undefined && SUBJECT.test(title.replaceAll(/\s/g, ''));
}

function count(line: string, pattern: RegExp): number {
  return line.match(pattern)?.length ?? 0;
}
