/** Where a disclosure prints a name or a term, and whether it stands there by itself or within other words. */

import type { Disclosure } from '../disclosure/model';
import type { Block } from '../tables/model';
import type { Span } from '../text/snapshot';
import { createTermFinder, standsApart, termKey } from '../text/terms';
import type { CheckedDocument } from './model';
import { offsetOfBlock } from './ranges';
import { piecesOf } from './term-definition';

/** One place in which some words are printed. */
export interface Occurrence {
  readonly block: Block;
  /** In offsets of the document. */
  readonly span: Span;
  /** False where a word stands right before or behind it, of which it may be a part. */
  readonly isApart: boolean;
}

/**
 * Every place where a disclosure prints a name, by what counts in it; where that is only a part of one of the `others`, it is
 * not meant. Names that are broken over lines are not found.
 */
export function occurrencesOf(
  document: CheckedDocument,
  disclosure: Disclosure,
  name: string,
  others: readonly string[],
): Occurrence[] {
  const key = termKey(name);
  const longer = others.map(termKey).filter((other) => other.length > key.length && other.includes(key));
  const find = createTermFinder([...new Set([key, ...longer])]);
  return disclosure.blocks.flatMap((block) => {
    const base = offsetOfBlock(document, block);
    return piecesOf(block).flatMap(({ text, start, more }) => {
      if (more) return [];
      return find(text)
        .filter((span) => termKey(text.slice(span.start, span.end)) === key)
        .map((span) => ({
          block,
          span: { start: base + start + span.start, end: base + start + span.end },
          isApart: standsApart(text, span),
        }));
    });
  });
}
