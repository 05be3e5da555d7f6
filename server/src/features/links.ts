/** Links from the lines of the contents list to the tables and headings that they name. */

import type { DocumentLink, Position } from 'vscode-languageserver-types';
import { headlineKey } from '../disclosure/headlines';
import type { Disclosure } from '../disclosure/model';
import { say } from '../rules/wording';
import type { Place } from '../tables/model';
import { memoize } from '../text/memo';
import type { CheckedDocument } from './model';
import { rangeOfPlace } from './ranges';

/** One link an entry whose title a table or heading of the same disclosure has; `uri` is the document's own address. */
export function documentLinks(document: CheckedDocument, uri: string): DocumentLink[] {
  const { locale } = document.settings;
  return document.model.disclosures.flatMap((disclosure) =>
    disclosure.outline.contents.flatMap(({ title, place }) => {
      const target = targetsOf(disclosure).get(headlineKey(title));
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

/** As editors read it: lines and columns from 1. */
function fragmentOf({ line, character }: Position): string {
  return `#L${line + 1},${character + 1}`;
}

/** Titles of tables go before headings, and what comes first before what comes later. */
const targetsOf = memoize(({ tables, outline }: Disclosure): ReadonlyMap<string, Place> => {
  const targets = new Map<string, Place>();
  const add = (title: string, place: Place | undefined): void => {
    const key = headlineKey(title);
    if (place && key !== '' && !targets.has(key)) targets.set(key, place);
  };
  for (const { title, titlePlace } of tables) add(title, titlePlace);
  for (const { title, place } of outline.sections) add(title, place);
  return targets;
});
