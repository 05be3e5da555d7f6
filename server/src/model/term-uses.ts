/** Where a disclosure uses terms outside its own glossary: in its sentences, headings, table titles, headers and row names. */

import type { Disclosure, GlossaryEntry, TableModel } from '../disclosure/model';
import type { Block, Place, TextBlock } from '../tables/model';
import { groupBy } from '../text/collections';
import { memoize } from '../text/memo';
import type { Span } from '../text/snapshot';
import { findTerm, termKey } from '../text/terms';

/** A stretch of text that may use terms. */
interface Piece {
  readonly key: string;
  readonly text: string;
  readonly place: Place;
}

export interface Uses {
  /** The first use of a term, by its key. */
  readonly first: (key: string) => Place | undefined;
}

/** Pieces in order, with where they use the terms that were asked for so far: most edits leave most of them alone. */
interface Stretch {
  readonly pieces: readonly Piece[];
  readonly known: Map<string, Place | undefined>;
}

/** Asked for by several rules. */
export const usesIn = memoize((disclosure: Disclosure): Uses => {
  const tables = new Map(disclosure.tables.map((table) => [table.table as Block, table]));
  const outside = outsideOf(disclosure.glossary);
  const stretches = disclosure.blocks.flatMap((block) => {
    if (block.type === 'text') return [outside(block)];
    const table = tables.get(block);
    return table ? [namesIn(table)] : [];
  });
  return {
    first: (key) => {
      for (const stretch of stretches) {
        const place = firstUse(stretch, key);
        if (place) return place;
      }
      return undefined;
    },
  };
});

function firstUse({ pieces, known }: Stretch, key: string): Place | undefined {
  if (known.has(key)) return known.get(key);
  const piece = pieces.find((each) => each.key.includes(key));
  const place = piece && placeIn(piece, key);
  known.set(key, place);
  return place;
}

function placeIn({ text, place }: Piece, key: string): Place {
  const span = findTerm(text, key);
  if (!span) return place;
  const { block, start } = place;
  return { block, start: start + span.start, end: start + span.end };
}

/** What stands outside the entries of a glossary, by block. */
const outsideOf = memoize((glossary: readonly GlossaryEntry[]) => {
  const inGlossary = groupBy(
    glossary.map(({ place }) => place),
    ({ block }) => block,
  );
  return memoize((block: TextBlock): Stretch => {
    const spans = inGlossary.get(block) ?? [];
    const pieces = piecesOf(block).filter(({ place }) => !isInside(place, spans));
    return { pieces, known: new Map() };
  });
});

function isInside(place: Place, spans: readonly Span[]): boolean {
  return spans.some(({ start, end }) => place.start < end && start < place.end);
}

const piecesOf = memoize((block: TextBlock): readonly Piece[] =>
  block.lines.map(({ text, start, end }) => ({ key: termKey(text), text, place: { block, start, end } })),
);

const namesIn = memoize((model: TableModel): Stretch => ({ pieces: makePieces(model), known: new Map() }));

/** The names of rows are taken once each: long tables repeat them. */
function makePieces(model: TableModel): Piece[] {
  const block = model.table;
  const { title, lines } = block.caption;
  const cells = [...(title ? [title] : []), ...lines, ...block.columns.flatMap(({ headers }) => headers)];
  const printed = cells.map(({ text, start, end }) => ({ text, place: { block, start, end } }));
  // Words of a header are often broken over several lines, or over the levels of the header.
  const joined = block.columns.flatMap(({ path, headers: [first] }) =>
    first ? [{ text: path.join(''), place: { block, start: first.start, end: first.end } }] : [],
  );
  const labels = new Map<string, Place>();
  for (const { label, labelPlace } of model.panels.flatMap((panel) => panel.rows)) {
    if (labelPlace && !labels.has(label)) labels.set(label, labelPlace);
  }
  const rows = [...labels].map(([text, place]) => ({ text, place }));
  return [...printed, ...joined, ...rows].map((piece) => ({ ...piece, key: termKey(piece.text) }));
}
