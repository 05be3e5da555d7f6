/** The view of an original: its document in the table language, with the place in the original of every line and cell. */

import type { Span } from '../../text/snapshot';
import type { Origin } from '../model';

/** A cell of the view: where it stands in its line, and where in the original. */
export interface ViewCell extends Span {
  readonly origin: Origin;
}

/** A line of the view that stands for something in the original. Cells that are blank there are left out. */
export interface ViewLine {
  readonly origin: Origin;
  /** Of a row, from left to right. */
  readonly cells?: readonly ViewCell[];
}

/** Plain data, so that it can go from one thread to another. */
export interface View {
  /** Line ends are single line feeds. */
  readonly text: string;
  /** By line from 0; lines that stand for nothing in the original have none. */
  readonly lines: readonly (ViewLine | undefined)[];
}

/** What is written of a block: a paragraph, or a table with its header of one row. */
export type ViewPiece = ViewParagraph | ViewTable;

export interface ViewParagraph {
  readonly type: 'paragraph';
  /** One line. */
  readonly text: string;
  /** 1 for the largest heading; absent for running text. */
  readonly level?: number;
  readonly origin: Origin;
}

/** A printed cell as plain text. */
export interface PlacedText {
  readonly text: string;
  readonly origin: Origin;
  /** Of a name that is set in: by how many levels. */
  readonly level?: number;
}

/** `undefined` stands for a blank cell; every row has a place for every column. */
export interface ViewTable {
  readonly type: 'table';
  readonly header: readonly (PlacedText | undefined)[];
  readonly rows: readonly (readonly (PlacedText | undefined)[])[];
  readonly origin: Origin;
}
