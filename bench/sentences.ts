/** What the bench of sentences needs of the sources, in one module, so that all of it shares one copy of them. */

import type { TextAmount } from '../server/src/disclosure/model';
import type { CheckedDocument } from '../server/src/service';

export { createService, DEFAULT_SETTINGS } from '../server/src/service';
export { createRandom } from '../server/test/generator/random';

/** What of a sentence can be mistyped, by its offset in the text. */
export interface Printed {
  readonly start: number;
  readonly printed: string;
}

/** The amounts, percentages and words of direction of a document's sentences, understood or not. */
export function sentencesOf({ model, snapshot }: CheckedDocument): {
  readonly amounts: readonly Printed[];
  readonly percentages: readonly Printed[];
  readonly directions: readonly Printed[];
} {
  const amounts = model.disclosures.flatMap(({ textAmounts }) =>
    textAmounts.map((amount) => ({ start: startOf(amount), printed: amount.printed.text })),
  );
  function startOf({ block, place }: TextAmount): number {
    return (model.read.offsets.get(block) ?? 0) + place.start;
  }
  const lines = model.disclosures.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.type === 'table') return [];
      const offset = model.read.offsets.get(block) ?? 0;
      return block.lines.map(({ start, end }) => ({
        start: offset + start,
        text: snapshot.text.slice(offset + start, offset + end),
      }));
    }),
  );
  const matches = (pattern: RegExp): Printed[] =>
    lines.flatMap(({ start, text }) =>
      [...text.matchAll(pattern)].map(({ index, 0: printed }) => ({ start: start + index, printed })),
    );
  return {
    amounts: amounts.filter(({ start, printed }) => snapshot.text.startsWith(printed, start)),
    percentages: matches(/(?<![\d.])\d+(?:\.\d+)?(?=[%％])/g),
    // By nothing it changes in either direction.
    directions: matches(/(?:增加|增长|减少|下降|降低)(?=了?约?(?!0(?:\.0+)?[^\d.])\d)/g),
  };
}
