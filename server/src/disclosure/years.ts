/** Reads the years that a disclosure says it is about: in titles, headings and sentences, cut-off dates, names of projects. */

import { BUDGET_KINDS } from '../knowledge/table-kinds';
import {
  ANY_YEAR,
  CUT_OFF_LINE,
  CUT_OFF_OF_ASSETS,
  EARLIER_MONEY,
  PART_OF_BUDGET,
  SAME_YEAR,
  SETTLED,
  YEAR_COMPARED,
  YEAR_OF_AMOUNT,
  YEAR_OF_HEADING,
  YEAR_OF_PROJECT,
} from '../knowledge/year-words';
import type { Block, Cell, Place, Table, TextBlock } from '../tables/model';
import { memoize } from '../text/memo';
import type { Disclosure, TableModel } from './model';

/** What a printed year is the year of. */
export type YearOf =
  /** The table below it. */
  | 'table'
  /** The document, in a heading. */
  | 'heading'
  /** An amount of the budget in a sentence. */
  | 'amount'
  /** What an amount is compared with. */
  | 'comparison'
  /** The assets: the end of that year. */
  | 'cut-off'
  /** A project, which is named after it. */
  | 'project';

export interface YearMention {
  readonly of: YearOf;
  readonly year: number;
  /** The four digits. */
  readonly place: Place;
  /** True beside words of 决算 or 执行. */
  readonly isSettled: boolean;
  /** True where what it is compared with may be of the same year: 年初, 调整. */
  readonly isSameYear: boolean;
  /** The clause that it stands in, from the year on. */
  readonly clause: string;
}

/** A sort of mention in the text. */
interface TextPattern {
  readonly of: YearOf;
  readonly pattern: RegExp;
  readonly isPossible: (line: string) => boolean;
}

const ANY = /20\d{2} ?年/g;
const MOST_YEARS = 2;
const YEAR_DIGITS = 4;
/** So many characters behind a mention may say that the amount was settled. */
const REACH = 30;
const LONGEST_HEADING = 45;
const CLAUSE = /^[^，。；]{1,40}/;
const SENTENCE = /[，。；：:《]/;
const PATTERNS: readonly TextPattern[] = [
  {
    of: 'heading',
    pattern: new RegExp(YEAR_OF_HEADING, 'g'),
    isPossible: (line) => line.length <= LONGEST_HEADING && !SENTENCE.test(line) && !ANY_YEAR.test(line),
  },
  { of: 'amount', pattern: new RegExp(YEAR_OF_AMOUNT, 'g'), isPossible: () => true },
  { of: 'comparison', pattern: new RegExp(YEAR_COMPARED, 'g'), isPossible: (line) => line.includes('元') },
  { of: 'cut-off', pattern: new RegExp(CUT_OFF_OF_ASSETS, 'g'), isPossible: (line) => line.includes('12') },
  {
    of: 'project',
    pattern: new RegExp(YEAR_OF_PROJECT, 'g'),
    isPossible: (line) => line.includes('元') && !EARLIER_MONEY.test(line),
  },
];

/** Every such year of a disclosure, in no order. */
export function yearMentions({ blocks, tables }: Disclosure): YearMention[] {
  const text = blocks.flatMap((block) => (block.type === 'text' ? mentionsInText(block) : []));
  return [...text, ...tables.flatMap((table) => mentionsInCaption(table))];
}

/** Blocks outlive the edits around them, and so does what was read in them. */
const mentionsInText = memoize((block: TextBlock): readonly YearMention[] =>
  block.lines.flatMap((line) => mentionsInLine(block, line)),
);

function mentionsInLine(block: Block, line: Cell): YearMention[] {
  const { text } = line;
  // Where characters were escaped, offsets in the text are not those of the print.
  if (!text.includes('20') || line.end - line.start !== text.length || isHistory(text)) return [];
  return PATTERNS.filter(({ isPossible }) => isPossible(text)).flatMap(({ of, pattern }) =>
    [...text.matchAll(pattern)].map((match) => mention(block, line, match, of)),
  );
}

/** A line that names many years tells how something went on over them. */
function isHistory(text: string): boolean {
  return new Set(text.match(ANY)?.map((year) => year.slice(0, YEAR_DIGITS))).size > MOST_YEARS;
}

function mention(block: Block, line: Cell, match: RegExpMatchArray, of: YearOf): YearMention {
  const [printed, year] = match;
  const at = match.index ?? 0;
  const start = line.start + at + printed.indexOf(year);
  const isPart = of === 'heading' && PART_OF_BUDGET.test(printed);
  const settledIn = of === 'heading' ? printed : line.text.slice(at, at + printed.length + REACH);
  return {
    of: isPart ? 'amount' : of,
    year: Number(year),
    place: { block, start, end: start + year.length },
    isSettled: SETTLED.test(settledIn),
    isSameYear: SAME_YEAR.test(printed),
    clause: CLAUSE.exec(line.text.slice(at))?.[0] ?? printed,
  };
}

const YEAR_LABEL = /(?:预算|决算)?年度\s*[：:]\s*(20\d{2})/;
const TITLE_YEAR = /(?<![\d—~～至-])(20\d{2})\s*年/;
const CUT_OFF_DATE = new RegExp(CUT_OFF_LINE);

const mentionsInCaption = memoize(({ table, kind, finalAccounts }: TableModel): readonly YearMention[] => {
  const { title, lines } = table.caption;
  if (kind === 'assets') return lines.flatMap((line) => first(table, line, CUT_OFF_DATE, 'cut-off'));
  if (!BUDGET_KINDS.has(kind) || kind === 'project-expenditure' || !title || ANY_YEAR.test(title.text))
    return [];
  const labels = [...lines, ...(table.pageCaptions ?? [])].flatMap((line) =>
    first(table, line, YEAR_LABEL, 'table'),
  );
  const titles = first(table, title, TITLE_YEAR, 'table');
  return [...titles, ...labels].map((each) => ({ ...each, isSettled: finalAccounts }));
});

function first(table: Table, line: Cell, pattern: RegExp, of: YearOf): YearMention[] {
  const match = pattern.exec(line.text);
  return match ? [mention(table, line, match, of)] : [];
}
