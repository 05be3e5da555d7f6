/** The sentence around a place in the text, without blanks: what stays when lines are wrapped elsewhere. */

import type { TextBlock } from '../tables/model';
import { groupBy, lastAtOrBefore } from '../text/collections';
import { memoize } from '../text/memo';
import type { Span } from '../text/snapshot';
import { readParagraphs } from './statements/paragraphs';

/** A sentence, and where in it a place begins, counted in its characters. */
export interface SentencePart {
  readonly text: string;
  readonly at: number;
  /** Which of the sentences of its block that read the same it is, from 1. */
  readonly nth: number;
}

/** A sentence of a block; offsets are those of its first and last character in the block. */
interface Sentence extends Span {
  readonly text: string;
  readonly offsets: readonly number[];
}

const SENTENCE = /[^。；！？]+[。；！？]?/g;

const sentencesOf = memoize((block: TextBlock): readonly Sentence[] => {
  return readParagraphs(block, []).flatMap(({ text, offsets }) =>
    [...text.matchAll(SENTENCE)].map(({ 0: sentence, index }) => {
      const own = offsets.slice(index, index + sentence.length);
      return { text: sentence, offsets: own, start: own[0], end: own[own.length - 1] + 1 };
    }),
  );
});

const alikeIn = memoize((block: TextBlock) => groupBy(sentencesOf(block), ({ text }) => text));

/** How many sentences of a block read so. */
export function countOfSentence(block: TextBlock, text: string): number {
  return alikeIn(block).get(text)?.length ?? 0;
}

/** The sentence in which an offset of a block stands; `undefined` where there is none. */
export function sentenceAt(block: TextBlock, offset: number): SentencePart | undefined {
  const sentences = sentencesOf(block);
  const found = sentences[lastAtOrBefore(sentences, offset, ({ start }) => start)];
  if (!found || offset >= found.end) return undefined;
  return {
    text: found.text,
    at: Math.max(
      0,
      lastAtOrBefore(found.offsets, offset, (each) => each),
    ),
    nth: (alikeIn(block).get(found.text)?.indexOf(found) ?? 0) + 1,
  };
}
