/** The captions above a `spaced` table, and the pages on which it repeats them with its header. */

import { compact } from '../../text/normalise';
import type { Snapshot } from '../../text/snapshot';
import { isBodyLine, isPageNumber, isUnitLine, mayBeTitle, namesTable, stripTitle } from '../captions';
import type { LineKind } from '../lines';
import { endOfWords, type Header, pathsOf, readHeader } from './spaced-header';
import { hasFigureBehind, isCaptionText, lineCell, tokensOn } from './spaced-lines';

/** Whether a caption or a title stands above a line, with nothing but blank lines between. */
export function followsCaption(snapshot: Snapshot, kinds: readonly LineKind[], line: number): boolean {
  let above = line - 1;
  while (above >= 0 && kinds[above] === 'blank') above--;
  if (above < 0) return false;
  const { text } = lineCell(snapshot, above);
  return isCaptionText(text) || (namesTable(text) && mayBeTitle(text));
}

/** Texts printed above a table, without blanks: its title and the other lines. */
export interface Captions {
  readonly title?: string;
  readonly bodies: readonly string[];
}

/** How many lines may stand between a title and its table. */
const MOST_CAPTIONS = 8;

/** The title and the other captions above the line on which a header begins. */
export function captionsAbove(snapshot: Snapshot, kinds: readonly LineKind[], line: number): Captions {
  const bodies: string[] = [];
  for (let above = line - 1; above >= 0 && line - above < 2 * MOST_CAPTIONS; above--) {
    if (kinds[above] === 'blank') continue;
    const { text } = lineCell(snapshot, above);
    if (isBodyOnly(text)) bodies.push(compact(text));
    else if (mayBeTitle(text)) return { title: titleKey(text), bodies };
    else if (!isCaptionText(text)) break;
  }
  return { bodies };
}

function isBodyOnly(text: string): boolean {
  return isBodyLine(text) && !isUnitLine(text);
}

/** What a title is compared by. */
export function titleKey(text: string): string {
  return compact(stripTitle(text));
}

/** The line after a repeated header, when the lines from a caption on repeat the table's own. */
export function repeatedHeader(
  snapshot: Snapshot,
  kinds: readonly LineKind[],
  line: number,
  header: Header,
  { title, bodies }: Captions,
): number | undefined {
  let next = line;
  for (; next < kinds.length; next++) {
    if (kinds[next] === 'blank') continue;
    const { text } = lineCell(snapshot, next);
    if (titleKey(text) === title || isPageNumber(text)) continue;
    // Words of a header may look like a caption: `价值（金额单位：`.
    if (header.words.startsWith(compact(text))) break;
    if (!isCaptionText(text) || hasFigureBehind(tokensOn(snapshot, next))) break;
    if (isBodyOnly(text) && bodies.length > 0 && !bodies.some((body) => isSameBody(body, compact(text))))
      return undefined;
  }
  const end = endOfWords(snapshot, kinds, next, header.words);
  if (end !== undefined) return end;
  const again = readHeader(snapshot, kinds, next);
  return again && pathsOf(again) === pathsOf(header) ? again.endLine : undefined;
}

/** One line may print year and unit behind the body and the other not. */
function isSameBody(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a) || a.slice(0, 8) === b.slice(0, 8);
}
