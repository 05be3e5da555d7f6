/** The built-in glossary: standard terms with their other names, for what a document does not explain itself. */

import { termKey } from '../text/terms';
import { once } from './classification';
import { TERMS } from './data/terms';

export interface StandardTerm {
  readonly term: string;
  /** Other names that mean the same, in official use. */
  readonly others: readonly string[];
  /** Names that some write for it, and should not. */
  readonly slips: readonly string[];
  readonly definition: string;
}

/** All terms, read on first use. */
export const standardTerms = once((): readonly StandardTerm[] => TERMS.trim().split('\n').map(readTerm));

function readTerm(line: string): StandardTerm {
  const blank = line.indexOf(' ');
  const [term, ...names] = line.slice(0, blank).split('|');
  const isSlip = (name: string) => name.startsWith('~');
  return {
    term,
    others: names.filter((name) => !isSlip(name)),
    slips: names.filter(isSlip).map((name) => name.slice(1)),
    definition: line.slice(blank + 1),
  };
}

/** Every name of a term, the official one first. */
export function namesOf({ term, others, slips }: StandardTerm): readonly string[] {
  return [term, ...others, ...slips];
}

const byName = once(
  () =>
    new Map(
      standardTerms().flatMap((each) =>
        namesOf(each)
          .map((name) => [termKey(name), each] as const)
          .reverse(),
      ),
    ),
);

/** The standard term that a name means, whatever quotes, blanks or widths it is written with. */
export function standardTerm(name: string): StandardTerm | undefined {
  return byName().get(termKey(name));
}
