/** The glossary of a disclosure, each entry with the standard term that it explains. */

import type { Disclosure, GlossaryEntry } from '../disclosure/model';
import { namesOf, type StandardTerm, standardTerm } from '../knowledge/terms';
import { memoize } from '../text/memo';
import { shortenedTerms, termKey } from '../text/terms';
import { type Uses, usesIn } from './term-uses';

export interface Explained {
  readonly entry: GlossaryEntry;
  readonly key: string;
  /** What counts in its definition. */
  readonly definitionKey: string;
  readonly standard?: StandardTerm;
}

/** A longer list is no glossary of a disclosure. */
const MOST = 200;

/** Entries that explain one term; those of several at once, and of 类, 款 and 项, are no business of these rules. */
export function explainedIn({ glossary }: Disclosure): readonly Explained[] {
  return glossary.length > MOST ? [] : explainedBy(glossary);
}

const explainedBy = memoize((glossary: readonly GlossaryEntry[]): readonly Explained[] =>
  glossary
    .filter(({ term }) => !SEVERAL.some((mark) => term.includes(mark)))
    .map((entry) => ({
      entry,
      key: termKey(entry.term),
      definitionKey: termKey(entry.definition),
      standard: standardTerm(entry.term),
    })),
);

const SEVERAL = ['、', '（类）', '（款）', '（项）', '(类)', '(款)', '(项)', '…'];

/** An entry that the disclosure does not use under its own name. */
export interface Unused extends Explained {
  /** Another name that it uses for the same, and where. */
  readonly instead?: { readonly name: string; readonly place: NonNullable<ReturnType<Uses['first']>> };
}

/** Where most entries seem unused, the text was not read as it should have been, and none is spoken of. */
export const unusedIn = memoize((disclosure: Disclosure): Unused[] => {
  const explained = explainedIn(disclosure);
  const uses = usesIn(disclosure);
  const unused = explained.filter(({ entry }) =>
    shortenedTerms(entry.term).every((term) => !uses.first(termKey(term))),
  );
  if (2 * unused.length > explained.length) return [];
  return unused.flatMap((each) => {
    const names = each.standard ? namesOf(each.standard) : [];
    const used = names
      .map((name) => ({ name, place: uses.first(termKey(name)) }))
      .filter((other): other is NonNullable<Unused['instead']> => other.place !== undefined);
    // A term in full explains its short form, and the other way round.
    if (used.some(({ name }) => isPartOf(termKey(name), each.key))) return [];
    return [{ ...each, instead: used[0] }];
  });
});

function isPartOf(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a);
}
