/**
 * `doc/contents`: numbers of headings and of the contents list that skip or repeat one, and entries of the contents list
 * that the body does not have (rule 31).
 */

import { isPrinted } from '../../disclosure/headlines';
import type { ContentsEntry, Disclosure, Numbered, Section } from '../../disclosure/model';
import { printNumeral } from '../../lexicon/ordinals';
import { type OutOfOrder, outOfOrder } from '../../model/numbering';
import { groupBy } from '../../text/collections';
import type { Finding, FindingRule, Fix, Locale } from '../model';
import { say } from '../wording';

const CODE = 'doc/contents';

/** Lists shorter than this are not believed to be contents lists. */
const SHORTEST_LIST = 4;
/** Longer ones are none either, and entries are looked for one by one. */
const LONGEST_LIST = 200;
/** One entry in so many may be missing: otherwise the body is not there, or was not read. */
const MOST_MISSING = 4;
/** Headings of parts; their numbers and those one level below are checked in the body. */
const PART = 1;
const CHECKED_LEVELS = 2;
/** Among fewer headings, numbers repeated may be those of two lists. */
const FEWEST_HEADINGS = 3;

export const docContents: FindingRule = {
  code: CODE,
  check: (disclosure) => {
    const contents = contentsOf(disclosure);
    return [
      ...inContents(contents),
      ...inBody(disclosure.outline.sections),
      ...missing(contents, disclosure),
    ];
  },
};

/** A list of the contents stands before all tables; what looks like one elsewhere are rows that were not read. */
function contentsOf({ blocks, outline }: Disclosure): readonly ContentsEntry[] {
  const firstTable = blocks.findIndex(({ type }) => type === 'table');
  const opening = new Set(blocks.slice(0, Math.max(0, firstTable)));
  return outline.contents.filter(({ place }) => opening.has(place.block));
}

function inContents(contents: readonly ContentsEntry[]): Finding[] {
  if (contents.length < SHORTEST_LIST) return [];
  return outOfOrder(contents.flatMap(({ ordinal }) => ordinal ?? [])).map((each) =>
    numberFinding(each, '目录', 'contents list'),
  );
}

/** Only numbers repeated: one that is skipped may stand in a line that was not read as a heading. */
function inBody(sections: readonly Section[]): Finding[] {
  const ordinals = sections
    .flatMap(({ ordinal }) => ordinal ?? [])
    .filter(({ level }) => level <= CHECKED_LEVELS);
  const byLevel = groupBy(ordinals, ({ level }) => level);
  const isAmongOthers = ({ level }: Numbered): boolean =>
    level === PART || (byLevel.get(level)?.length ?? 0) >= FEWEST_HEADINGS;
  return outOfOrder(ordinals)
    .filter(({ ordinal, before }) => ordinal.number === before.number && isAmongOthers(ordinal))
    .map((each) => numberFinding({ ...each, expected: undefined }, '标题', 'headings'));
}

function numberFinding({ ordinal, before, expected }: OutOfOrder, where: string, english: string): Finding {
  const { number, place, label } = ordinal;
  const should = expected === undefined ? '' : printNumeral(expected);
  return {
    code: CODE,
    severity: 3,
    place,
    message: (locale) => {
      const chinese =
        number === before.number
          ? `${where}序号重复：“${label}”用了两次`
          : `${where}序号不连续：“${before.label}”之后是“${label}”`;
      const words =
        number === before.number
          ? `The number “${label}” is used twice in the ${english}`
          : `The numbers of the ${english} are out of order: “${before.label}” is followed by “${label}”`;
      if (should === '') return say(locale, chinese, words);
      return say(locale, `${chinese}，应为“${should}”`, `${words}; it should be ${should}`);
    },
    related: [
      {
        place: before.place,
        message: (locale) => say(locale, `上一个“${before.label}”`, `“${before.label}” before it`),
      },
    ],
    fixes: should === '' ? [] : [fixOf(ordinal, should)],
  };
}

function fixOf({ place, numeral }: Numbered, should: string): Fix {
  return {
    title: (locale: Locale) => say(locale, `将“${numeral}”改为“${should}”`, `Change ${numeral} to ${should}`),
    kind: 'text',
    isPreferred: false,
    edits: [{ place, newText: should }],
  };
}

function missing(contents: readonly ContentsEntry[], disclosure: Disclosure): Finding[] {
  if (contents.length < SHORTEST_LIST || contents.length > LONGEST_LIST) return [];
  const missed = contents.filter((entry) => !isPrinted(entry, disclosure));
  if (missed.length * MOST_MISSING > contents.length || isCutOff(missed, contents)) return [];
  return missed.map(({ title, place }) => ({
    code: CODE,
    severity: 3,
    place,
    message: (locale) =>
      say(
        locale,
        `目录列有“${title}”，正文中没有找到`,
        `The contents list names “${title}”, which the body does not have`,
      ),
    related: [],
    fixes: [],
  }));
}

/** The last entries of a list, several of them, are missing from a text that was not copied to its end. */
function isCutOff(missed: readonly ContentsEntry[], contents: readonly ContentsEntry[]): boolean {
  return missed.length > 1 && contents.indexOf(missed[0]) === contents.length - missed.length;
}
