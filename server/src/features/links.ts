/** Links from the lines of the contents list, and from headings that only name a table, to what they name. */

import type { DocumentLink, Position } from 'vscode-languageserver-types';
import type { Disclosure } from '../disclosure/model';
import { withoutOrdinal } from '../lexicon/ordinals';
import { say } from '../rules/wording';
import type { Place } from '../tables/model';
import { memoize } from '../text/memo';
import { nameKey } from '../text/normalise';
import type { CheckedDocument } from './model';
import { rangeOfPlace, spanOfPlace } from './ranges';

/** One link an entry whose title a table or heading of the same disclosure has; `uri` is the document's own address. */
export function documentLinks(document: CheckedDocument, uri: string): DocumentLink[] {
  const { locale } = document.settings;
  return document.model.disclosures.flatMap((disclosure) =>
    namesIn(disclosure).flatMap(({ title, place }) => {
      const target = targetOf(document, disclosure, { title, place });
      if (!target) return [];
      const { start } = rangeOfPlace(document, target);
      return [
        {
          range: rangeOfPlace(document, place),
          target: `${uri}${fragmentOf(start)}`,
          tooltip: say(locale, `到第 ${start.line + 1} 行`, `Go to line ${start.line + 1}`),
        },
      ];
    }),
  );
}

interface Named {
  readonly title: string;
  readonly place: Place;
}

/** The lines of a contents list; some are headings of their own, as a view has them. */
function namesIn({ outline }: Disclosure): readonly Named[] {
  return [...outline.contents, ...outline.sections];
}

/** What counts of a heading or title when two are compared: its words without their number. */
function keyOf(title: string): string {
  return nameKey(withoutOrdinal(title));
}

/** Digits that may number a line and run into the year behind them: `4．2026年…`. */
const MOST_NUMBER_DIGITS = 2;

/** What a line names further below. */
function targetOf(
  document: CheckedDocument,
  disclosure: Disclosure,
  { title, place }: Named,
): Place | undefined {
  const targets = targetsOf(disclosure);
  const key = keyOf(title);
  for (let cut = 0; cut <= MOST_NUMBER_DIGITS; cut++) {
    const target = targets.get(key.slice(cut));
    if (target && isBehind(document, target, place)) return target;
    if (!isDigit(key[cut])) return undefined;
  }
  return undefined;
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

/** What leads back, or to itself, is no line of a contents list. */
function isBehind(document: CheckedDocument, target: Place, place: Place): boolean {
  return spanOfPlace(document, target).start > spanOfPlace(document, place).end;
}

/** As editors read it: lines and columns from 1. */
function fragmentOf({ line, character }: Position): string {
  return `#L${line + 1},${character + 1}`;
}

/** Titles of tables go before headings, and what comes first before what comes later. */
const targetsOf = memoize(({ tables, outline }: Disclosure): ReadonlyMap<string, Place> => {
  const targets = new Map<string, Place>();
  const add = (title: string, place: Place | undefined): void => {
    const key = keyOf(title);
    if (place && key !== '' && !targets.has(key)) targets.set(key, place);
  };
  for (const { title, titlePlace } of tables) add(title, titlePlace);
  for (const { title, place } of outline.sections) add(title, place);
  return targets;
});
