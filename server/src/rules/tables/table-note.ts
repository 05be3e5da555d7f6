/**
 * `table/note`: an empty table that says so nowhere, a note that names another fund than that of its table, a note that a
 * table is empty below one that is not (rule 32).
 */

import {
  type FundTable,
  type NamedFund,
  type NotedTable,
  notedTables,
  saysNothingItself,
  saysNothingOf,
} from '../../disclosure/empty-tables';
import type { Disclosure } from '../../disclosure/model';
import type { Place } from '../../tables/model';
import { memoize } from '../../text/memo';
import type { Finding, FindingRule, Fix, Locale, Words } from '../model';
import { say } from '../wording';

const CODE = 'table/note';

/** A disclosure with fewer sections may be its tables alone, with the text elsewhere. */
const FEWEST_SECTIONS = 3;

export const tableNote: FindingRule = {
  code: CODE,
  check: (disclosure) =>
    notedTables(disclosure).flatMap((noted, index, all) => {
      const { note, fund, state } = noted;
      if (isForm(all)) return [];
      if (!note) return fund && state === 'empty' ? withoutNote(noted, fund, disclosure) : [];
      if (mayBelongTo(all[index + 1], note.funds)) return [];
      if (state === 'filled') return contradicted(noted);
      return fund && state === 'empty' ? otherFund(note.funds, fund, all) : [];
    }),
};

/** A form that nobody has filled in: the funds are not what its tables lack. */
const isForm = memoize((tables: readonly NotedTable[]) => tables.every(({ state }) => state === 'empty'));

/** A note between two tables may be that of the lower one, where this is empty and has no other. */
function mayBelongTo(next: NotedTable | undefined, funds: readonly NamedFund[]): boolean {
  if (!next || next.note || next.state === 'filled') return false;
  return funds.length === 0 || funds.some(({ fund }) => fund === next.fund);
}

/** Only where the text has been read in which another word on the fund would stand. */
function withoutNote({ table }: NotedTable, fund: FundTable, disclosure: Disclosure): Finding[] {
  const { titlePlace, table: printed } = table;
  const { sections } = disclosure.outline;
  if (!titlePlace || table.isTornBelow || sections.length < FEWEST_SECTIONS) return [];
  if (saysNothingItself(printed) || saysNothingOf(fund, disclosure)) return [];
  return [
    finding(titlePlace, (locale) =>
      say(
        locale,
        `本表为空表，没有注明“无${fund.name}预算，空表列示”，文字也没有说明`,
        `This table is empty, and neither a note nor the text says that there is no money of ${fund.english}`,
      ),
    ),
  ];
}

/** A note that the table is empty contradicts the amounts above it, unless it names another fund. */
function contradicted({ table, fund, note }: NotedTable): Finding[] {
  if (!note?.isOfTable || (note.funds.length > 0 && !note.funds.some((named) => named.fund === fund)))
    return [];
  return [
    finding(note.place, (locale) =>
      say(
        locale,
        `注称空表，而上面的“${table.title}”列有数额`,
        `The note says that the table is empty, but “${table.title}” above it shows amounts`,
      ),
    ),
  ];
}

/** Notes of all tables may stand below the last: only one whose own table has a note already, or is not there. */
function otherFund(funds: readonly NamedFund[], own: FundTable, all: readonly NotedTable[]): Finding[] {
  const [named] = funds;
  if (!named || funds.some(({ fund }) => fund === own)) return [];
  if (all.some((other) => other.fund === named.fund && !other.note && other.state !== 'filled')) return [];
  return [
    finding(
      named.place,
      (locale) =>
        say(
          locale,
          `注说的是“${named.fund.name}”，本表是“${own.name}”的表`,
          `The note speaks of ${named.fund.english}, but this is the table of ${own.english}`,
        ),
      [fixOf(named.place, own)],
    ),
  ];
}

function fixOf(place: Place, own: FundTable): Fix {
  return {
    title: (locale: Locale) => say(locale, `改为“${own.name}”`, `Change to “${own.name}”`),
    kind: 'text',
    isPreferred: false,
    edits: [{ place, newText: own.name }],
  };
}

function finding(place: Place, message: Words, fixes: readonly Fix[] = []): Finding {
  return { code: CODE, severity: 2, place, message, related: [], fixes };
}
