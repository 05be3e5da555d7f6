/** Tells which of the tables and statements that a disclosure has to publish it has, and which are nowhere named. */

import { FUND_TABLES } from '../knowledge/empty-words';
import {
  REQUIRED_TABLES,
  REQUIRED_TOPICS,
  type RequiredTable,
  type RequiredTopic,
} from '../knowledge/required';
import { kindOfTitle } from '../knowledge/table-kinds';
import { stripTitle } from '../tables/captions';
import { memoize } from '../text/memo';
import { compact } from '../text/normalise';
import { saysThereIsNone } from './empty-tables';
import type { Disclosure, TableKind } from './model';
import { withoutOrdinal } from './numbering';
import { type Lines, type LinesOfBlock, linesOutsideContents } from './text-lines';

export type { RequiredTable, RequiredTopic };

/** A longer line is a sentence, not the title of a table. */
const LONGEST_TITLE = 50;

export interface RequiredTables {
  /** In the order in which they have to be printed, as are those that are missing. */
  readonly present: readonly RequiredTable[];
  readonly missing: readonly RequiredTable[];
}

/** The required tables of a disclosure. One that anything printed may be, or whose absence is explained, is not missing. */
export function requiredTables(disclosure: Disclosure): RequiredTables {
  const kinds = new Set(disclosure.tables.map(({ kind }) => kind));
  const named = namedKinds(disclosure);
  return {
    present: REQUIRED_TABLES.filter(({ kind }) => kinds.has(kind)),
    missing: REQUIRED_TABLES.filter(
      ({ kind }) => !kinds.has(kind) && !named.has(kind) && !isExcused(kind, disclosure),
    ),
  };
}

function isExcused(kind: TableKind, disclosure: Disclosure): boolean {
  const fund = FUND_TABLES.find((each) => each.kind === kind);
  return fund !== undefined && saysThereIsNone(fund, disclosure);
}

/** Kinds that some title names, whatever stands below it; titles of the contents list aside. */
function namedKinds(disclosure: Disclosure): ReadonlySet<TableKind> {
  return new Set(linesOutsideContents(disclosure).flatMap(({ lines }) => kindsIn(lines)));
}

const kindsIn = memoize((lines: Lines): readonly TableKind[] =>
  lines.flatMap(({ text }) => {
    if (text.length > LONGEST_TITLE || !text.includes('表')) return [];
    return [kindOfTitle(withoutOrdinal(compact(stripTitle(text))))];
  }),
);

/** The topics that the text has to speak of, and has no word of. */
export function missingTopics(disclosure: Disclosure): readonly RequiredTopic[] {
  const isDepartment = !disclosure.tables.some(({ title }) => title.includes('单位'));
  const spokenOf = new Set(
    linesOutsideContents(disclosure).flatMap((lines) => topicsIn(outsideGlossary(lines, disclosure))),
  );
  return REQUIRED_TOPICS.filter((topic) => !spokenOf.has(topic) && (isDepartment || !topic.isForDepartments));
}

const topicsIn = memoize((lines: Lines): readonly RequiredTopic[] =>
  REQUIRED_TOPICS.filter(({ words }) => lines.some(({ text }) => words.test(text))),
);

/** A term explained in the glossary says nothing of this body. */
function outsideGlossary({ block, lines }: LinesOfBlock, { glossary }: Disclosure): Lines {
  const first = glossary[0]?.place;
  const last = glossary.at(-1)?.place;
  if (!first || first.block !== block || last?.block !== block) return lines;
  return lines.filter(({ start }) => start < first.start || start > last.end);
}
