/** What is known of an original: a PDF, a Word or Excel file or a web page, as blocks of text and cells with their places. */

/** The kinds of originals that can be opened. */
export type SourceKind = 'pdf' | 'docx' | 'xlsx' | 'html';

/** A rectangle on a page in points (1/72 inch), counted from the page's upper left corner as it is shown. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where something stands in its original. Pages, tables, rows, columns and paragraphs count from 1. */
export type Origin = PageOrigin | SheetOrigin | ParagraphOrigin;

/** A place on a page. In a table: its number on the page, and the row and column of the grid that its lines draw. */
export interface PageOrigin {
  readonly page: number;
  readonly rect?: Rect;
  readonly table?: number;
  readonly row?: number;
  readonly column?: number;
}

/** A cell of a sheet, named as spreadsheets name it: `B7`. The one sheet of a `.csv` has no name. */
export interface SheetOrigin {
  readonly sheet: string;
  readonly cell: string;
}

/** A paragraph of a Word file or web page, or a cell of a table that stands between its paragraphs. */
export interface ParagraphOrigin {
  readonly paragraph: number;
  readonly table?: number;
  readonly row?: number;
  readonly column?: number;
}

/** A place in a grid: row and column from 0, and how many of each the cell covers. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A printed cell. Cells that hold nothing are left out, but for merged ones, whose spans say what belongs together. */
export interface GridCell extends GridPlace {
  /** Its lines joined as they read: figures and words whole, `\n` only where a new paragraph begins within the cell. */
  readonly text: string;
  readonly origin: Origin;
  readonly isBold?: boolean;
  /** How far the text is set in from the cell's left edge, in widths of its characters; tells levels where codes do not. */
  readonly indent?: number;
}

/** A table as its lines or markup draw it, pages joined. */
export interface GridBlock {
  readonly type: 'grid';
  readonly cells: readonly GridCell[];
  readonly rowCount: number;
  readonly columnCount: number;
  /** How many leading rows are the header, where the original says so itself (`<thead>`, repeated header rows). */
  readonly headerRows?: number;
  readonly origin: Origin;
}

/** A paragraph, its lines joined: a sentence is never parted. */
export interface ParagraphBlock {
  readonly type: 'paragraph';
  readonly text: string;
  /** 1 for the largest heading; absent for running text. */
  readonly level?: number;
  readonly origin: Origin;
}

export type OriginalBlock = GridBlock | ParagraphBlock;

/** A part of an original that could not be read, or was left out on purpose. */
export interface Omission {
  readonly reason: OmissionReason;
  /** What is concerned: page numbers, names of sheets, ranges of rows, cells of a sheet. */
  readonly places: readonly string[];
  /** How many more there are than are named. */
  readonly more?: number;
}

/**
 * `scanned` pages, `unreadable` ones and cells whose formula has `no-value` make a check partial; the rest is left out because
 * no reader sees it.
 */
export type OmissionReason =
  | 'scanned'
  | 'unreadable'
  | 'no-text-map'
  | 'no-value'
  | 'hidden-sheet'
  | 'hidden-rows'
  | 'hidden-columns';

/** An original as far as it was read, in reading order. */
export interface Original {
  readonly source: SourceKind;
  readonly blocks: readonly OriginalBlock[];
  readonly omissions: readonly Omission[];
  /** Pages of a PDF, sheets of a workbook. */
  readonly pageCount?: number;
}

/** Why an original cannot be opened at all. */
export type RefusalReason =
  | 'encrypted'
  | 'broken'
  | 'too-large'
  | 'too-many-pages'
  | 'pictures-only'
  | 'no-text-map'
  | 'old-format'
  | 'no-reader'
  | 'not-what-its-name-says'
  | 'unsafe-archive'
  | 'unsafe-pdf'
  | 'unsafe-xml'
  | TextRefusal;

/** Why bytes are no text: something else, or in an encoding that is not read. */
export type TextRefusal = 'binary' | 'utf-16' | 'unknown-encoding';

/** What opening an original comes to: refusals are values, never thrown. `detail` is said behind the reason. */
export type Opened =
  | { readonly original: Original }
  | { readonly refused: RefusalReason; readonly detail?: string };

/** Told while a long original is read; `done` of `total` pages or sheets. A false answer stops the reading. */
export type Progress = (done: number, total: number) => boolean;
