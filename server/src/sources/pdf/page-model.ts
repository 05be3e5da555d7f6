/** What stands on a page once it is drawn: characters, lines and filled areas, in points from the upper left corner. */

/** A printed character; `x` is its left edge. */
export interface Glyph {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  /** The first of what was printed in one go. */
  readonly isFirst: boolean;
}

/** Characters that were printed in one go and touch each other, on one baseline. Blanks part pieces. */
export interface Piece {
  readonly glyphs: readonly Glyph[];
  readonly x: number;
  /** Upper edge of the line of type. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly baseline: number;
  /** Size of the type in points. */
  readonly size: number;
  readonly isBold: boolean;
  /** A blank was printed before it. */
  readonly isSpaced: boolean;
}

/** A straight line along one axis: `at` is its place across, `from` and `to` its ends. */
export interface Edge {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A filled area. */
export interface Fill {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly isWhite: boolean;
}

/** By how many quarters a page is turned clockwise to be read. */
export type Turn = 0 | 1 | 2 | 3;

export interface PageContent {
  readonly page: number;
  /** Size of the page as it is read, after `turn`. */
  readonly width: number;
  readonly height: number;
  readonly turn: Turn;
  readonly pieces: readonly Piece[];
  readonly horizontal: readonly Edge[];
  readonly vertical: readonly Edge[];
  readonly fills: readonly Fill[];
  /** The share of the page that pictures cover, from 0. */
  readonly pictures: number;
  /** Characters that were printed, and how many of them nobody can name. */
  readonly characters: number;
  readonly nameless: number;
}

export const rightOf = ({ x, width }: { readonly x: number; readonly width: number }): number => x + width;

/** Whether at a glyph something else begins that was printed in one go; not where each character was printed by itself. */
export function beginsAnew({ glyphs }: Piece, at: number): boolean {
  const isFirst = (index: number): boolean => glyphs[index]?.isFirst ?? false;
  return at > 0 && isFirst(at) && !isFirst(at - 1) && !isFirst(at + 1);
}

/** Pieces that begin at the given glyphs of one; the first of them at its own first. */
export function partsOf(piece: Piece, cuts: readonly number[]): Piece[] {
  if (cuts.length === 0) return [piece];
  return [0, ...cuts].map((from, i) => {
    const glyphs = piece.glyphs.slice(from, cuts[i] ?? piece.glyphs.length);
    const last = glyphs[glyphs.length - 1];
    return { ...piece, glyphs, x: glyphs[0].x, width: last.x + last.width - glyphs[0].x };
  });
}

export const textOf = (piece: Piece): string => piece.glyphs.map(({ text }) => text).join('');
