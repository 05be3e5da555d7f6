/** Counts the amounts of a document, those that were read, and those that are tied. */

import type { Disclosure, TableModel } from '../disclosure/model';
import { type Counted, type Covered, coverageOf } from '../reconcile/coverage';
import { finish, mapInSteps, type Steps } from '../text/steps';
import type { CheckedDocument, Coverage } from './model';
import { rangeOfPlace } from './ranges';

/** Tables and text counted apart, with the place of each untied amount and of what was not read. */
export function coverage(document: CheckedDocument): Coverage {
  return finish(coverageInSteps(document));
}

/** The same, disclosure by disclosure; each is counted once. */
export function* coverageInSteps(document: CheckedDocument): Steps<Coverage> {
  const { disclosures } = document.model;
  return added(document, yield* mapInSteps(disclosures, (disclosure) => coverageIn(document, disclosure)));
}

/** The same of one table. */
export function coverageOfTable(document: CheckedDocument, table: TableModel): Coverage {
  const disclosure = document.model.disclosures.find(({ tables }) => tables.includes(table));
  const covered = disclosure && coverageIn(document, disclosure).byTable.get(table);
  return added(document, covered ? [covered] : []);
}

function added(document: CheckedDocument, parts: readonly Counted[]): Coverage {
  const inTables = (count: (tables: Counted['tables']) => number) =>
    sum(parts, ({ tables }) => count(tables));
  const read = inTables((tables) => tables.read);
  return {
    tables: {
      printed: inTables((tables) => tables.printed),
      read,
      amounts: read,
      tied: inTables((tables) => tables.tied),
      twice: inTables((tables) => tables.twice),
    },
    text: {
      amounts: sum(parts, ({ text }) => text.amounts),
      tied: sum(parts, ({ text }) => text.tied),
    },
    untied: parts.flatMap(({ untied }) => untied.map(({ place }) => rangeOfPlace(document, place))),
    unread: parts.flatMap(({ unread }) =>
      unread.map(({ title, place, numbers, reason }) => ({
        title,
        range: rangeOfPlace(document, place),
        numbers,
        reason,
      })),
    ),
  };
}

/** What of one disclosure was checked. */
export function coverageIn({ parts }: CheckedDocument, disclosure: Disclosure): Covered {
  return coverageOf(disclosure, parts.get(disclosure));
}

function sum(parts: readonly Counted[], count: (counted: Counted) => number): number {
  return parts.reduce((total, each) => total + count(each), 0);
}
