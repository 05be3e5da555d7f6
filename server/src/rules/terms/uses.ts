/** Where a disclosure uses terms outside its own glossary: in its sentences, headings, table titles, headers and row names. */

import type { Disclosure, GlossaryEntry, TableModel } from '../../disclosure/model';
import type { Block, Place, TextBlock } from '../../tables/model';
import type { Span } from '../../text/snapshot';
import { findTerm, termKey } from '../../text/terms';

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

/** Asked once for each rule and disclosure, which never changes. */
const known = new WeakMap<Disclosure, Uses>();

export function usesIn(disclosure: Disclosure): Uses {
  const made = known.get(disclosure) ?? makeUses(disclosure);
  known.set(disclosure, made);
  return made;
}

function makeUses(disclosure: Disclosure): Uses {
  const tables = new Map(disclosure.tables.map((table) => [table.table as Block, table]));
  const inGlossary = spansByBlock(disclosure.glossary);
  const pieces = disclosure.blocks.flatMap((block) => {
    if (block.type === 'text') return piecesOfText(block).filter((piece) => !isInside(piece, inGlossary));
    const table = tables.get(block);
    return table ? piecesOfTable(table) : [];
  });
  return {
    first: (key) => {
      const piece = pieces.find((each) => each.key.includes(key));
      const span = piece && findTerm(piece.text, key);
      if (!piece || !span) return piece?.place;
      const { block, start } = piece.place;
      return { block, start: start + span.start, end: start + span.end };
    },
  };
}

function spansByBlock(glossary: readonly GlossaryEntry[]): ReadonlyMap<Block, readonly Span[]> {
  const spans = new Map<Block, Span[]>();
  for (const { place } of glossary) spans.set(place.block, [...(spans.get(place.block) ?? []), place]);
  return spans;
}

function isInside({ place }: Piece, spans: ReadonlyMap<Block, readonly Span[]>): boolean {
  return (spans.get(place.block) ?? []).some(({ start, end }) => place.start < end && start < place.end);
}

/** Blocks outlive the edits around them, and so does what was read of them. */
const texts = new WeakMap<TextBlock, readonly Piece[]>();
const tables = new WeakMap<TableModel, readonly Piece[]>();

function piecesOfText(block: TextBlock): readonly Piece[] {
  const made =
    texts.get(block) ??
    block.lines.map(({ text, start, end }) => ({ key: termKey(text), text, place: { block, start, end } }));
  texts.set(block, made);
  return made;
}

function piecesOfTable(model: TableModel): readonly Piece[] {
  const made = tables.get(model) ?? makePieces(model);
  tables.set(model, made);
  return made;
}

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
