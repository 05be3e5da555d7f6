/** Pieces of text with their places on a line, and the table that they make up. */

/**
 * A word or a run of words. `x` and `width` are counted in widths of a digit: columns of characters in text, points
 * divided by the width of a digit on a page.
 */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  /** It begins where others do: what is left of it, however near, stands in another column. */
  readonly beginsColumn?: boolean;
}

/** The pieces of one printed line, from left to right; none where the line is blank. */
export type Line<P extends Piece> = readonly P[];

/** Pieces that stand together: those of one line, then those of the lines below. */
export type Printed<P extends Piece> = readonly Line<P>[];

/** A column by what stands above it: its header words from the top level down, each perhaps broken over lines. */
export interface ArrangedColumn<P extends Piece> {
  readonly path: readonly Printed<P>[];
  readonly isFigures: boolean;
  /** Whether it may as well stand below the words of a neighbour. */
  readonly isOpen?: boolean;
  /** How far it reaches: its rows, or its header where they are blank. */
  readonly from: number;
  readonly to: number;
}

/** A row: what is printed in each column, nothing where it is blank. `line` is an index into the lines given. */
export interface ArrangedRow<P extends Piece> {
  readonly line: number;
  readonly cells: readonly Printed<P>[];
}

/** A table of which every printed piece has its place. */
export interface Arranged<P extends Piece> {
  readonly columns: readonly ArrangedColumn<P>[];
  readonly rows: readonly ArrangedRow<P>[];
  /** How many of the lines given are the header; a page that goes on with a table may have none. */
  readonly headerLines: number;
  /** The row that numbers the columns, where one is printed below the header. */
  readonly index?: ArrangedRow<P>;
}
