/** From the use of a term to its entry in 名词解释, from a code to where it is first printed, and to all other uses. */

import type { Location, Position, Range } from 'vscode-languageserver-types';
import type { Place } from '../tables/model';
import { rangeOf } from '../text/snapshot';
import { createTermFinder } from '../text/terms';
import { rowsOfCode } from './code-rows';
import { type CodeUse, codeAt, namedCodeAt } from './lookup';
import type { CheckedDocument } from './model';
import { printedIn } from './occurrences';
import { rangeOfPlace } from './ranges';
import { keysOf, type TermUse, termAt } from './term-places';

/** The first row of the code at a position, the entry of the term, or the first row of the code that is named there. */
export function termDefinition(document: CheckedDocument, position: Position, uri: string): Location[] {
  const code = codeAt(document, position);
  if (code) return firstRowOf(code).map((place) => ({ uri, range: rangeOfPlace(document, place) }));
  const entry = termAt(document, position)?.entry;
  if (entry) return [{ uri, range: rangeOfPlace(document, entry.termPlace) }];
  const named = namedCodeAt(document, position);
  return named ? firstRowOf(named).map((place) => ({ uri, range: rangeOfPlace(document, place) })) : [];
}

function firstRowOf({ disclosure, code }: CodeUse): readonly Place[] {
  const [first] = rowsOfCode(disclosure, code.domain, code.digits);
  return first ? [first.code.places[0]] : [];
}

/** Every row of the code, be it its name that is pointed at, or every use of the term, in the disclosure of a position. */
export function references(
  document: CheckedDocument,
  position: Position,
  uri: string,
  withDeclaration: boolean,
): Location[] {
  const use = termAt(document, position);
  const code = codeAt(document, position) ?? (use ? undefined : namedCodeAt(document, position));
  if (code) {
    const rows = rowsOfCode(code.disclosure, code.code.domain, code.code.digits);
    return rows.map((each) => ({ uri, range: rangeOfPlace(document, each.code.places[0]) }));
  }
  if (!use) return [];
  const entry = use.entry && rangeOfPlace(document, use.entry.termPlace);
  return usesOf(document, use)
    .filter((range) => withDeclaration || !entry || !isSame(range, entry))
    .map((range) => ({ uri, range }));
}

/** Text lines, and the printed cells of tables: titles, headers and names of rows. */
function usesOf(document: CheckedDocument, use: TermUse): Range[] {
  const find = createTermFinder(keysOf(use));
  return printedIn(document, use.disclosure, find).map(({ span }) => rangeOf(document.snapshot, span));
}

function isSame(a: Range, b: Range): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character;
}
