/** The shape of what is read: a document cut into blocks of tables and text, every cell with its place. */

import type { Span } from '../text/snapshot';
import type { Offsets } from './offsets';
import type { Waiver } from './waivers';
import type { WrittenFault } from './written-faults';

export type Layout = 'cells' | 'tabs' | 'spaced' | 'aligned' | 'pipes';

/** A printed piece of a block: its trimmed text and its span relative to the block's start. */
export interface Cell extends Span {
  readonly text: string;
  /** Where the cell goes on in the lines below: those pieces. `text` is then all of it, the span that of the first piece. */
  readonly more?: readonly Cell[];
}

/** Numbers of a row whose blanks were lost: in order, each in one of the columns. */
export interface LooseNumbers {
  readonly numbers: readonly Cell[];
  readonly columns: readonly number[];
}

/** One printed row. `cells[column]` is the cell under that column; columns past the end are blank. */
export interface Row {
  readonly cells: readonly Cell[];
  /** Numbers that stand in no column yet; their columns are blank in `cells`. */
  readonly loose?: readonly LooseNumbers[];
  /** Columns of which is not known whether a number stands there. */
  readonly undetermined?: readonly number[];
  /** Line of the row's first cell, relative to the block's first line. */
  readonly line: number;
}

/** One column: its header words from the top level down, e.g. `['本年收入', '小计']`, and where they are printed. */
export interface Column {
  readonly path: readonly string[];
  readonly headers: readonly Cell[];
  /** Whether its words may as well be those of a neighbour: a table has such a column without a path. */
  readonly isOpen?: boolean;
}

/** A number of a 栏次 row. */
export interface ColumnNumber {
  readonly value: number;
  readonly cell: Cell;
}

/** The text lines printed with a table: title, unit, year, the body's name, notes. */
export interface Caption {
  readonly title?: Cell;
  /** The bookmark or heading mark before the title. */
  readonly mark?: Cell;
  /** The other caption lines above the table, in order. */
  readonly lines: readonly Cell[];
}

/** A table as printed, before anything is said of what it means. Spans and lines are relative to its block. */
export interface Table extends Span {
  readonly type: 'table';
  readonly layout: Layout;
  readonly caption: Caption;
  readonly columns: readonly Column[];
  /** Data rows, header and 栏次 rows taken off. */
  readonly rows: readonly Row[];
  /** The numbers that 栏次 rows give the columns, in order; page after page where the header is repeated. */
  readonly columnNumbers?: readonly ColumnNumber[];
  /** What stands above the further pages of a table that goes on over several: its title, unit and year again. */
  readonly pageCaptions?: readonly Cell[];
  /** Numbers that stand between its lines and came into none of its rows, where blanks were lost. */
  readonly lost?: readonly Cell[];
  /** Relation blocks of the table language between the title and the rows: their lines as written, fences included. */
  readonly stated?: readonly Cell[];
  /** How many lines the block covers, caption included. */
  readonly lines: number;
  /** True for forms such as 绩效目标表: their columns are those of the list of indicators, and cells of other rows stand in none. */
  readonly isForm?: boolean;
  /** True where the words of its header may as well stand over other columns: what speaks against its amounts speaks against that. */
  readonly isUnsure?: boolean;
  /** True when the text ends with this table, so that it may have been cut off. */
  readonly isLast: boolean;
}

/** A run of text lines between tables. */
export interface TextBlock extends Span {
  readonly type: 'text';
  /** The lines, blank ones left out. */
  readonly lines: readonly Cell[];
  /** Instead of text, a fenced block of the table language that states relations: its lines as written, fences included. */
  readonly stated?: readonly Cell[];
}

export type Block = Table | TextBlock;

/** A place in a document: a span relative to a block. Blocks move when text above them is edited; places do not change. */
export interface Place extends Span {
  readonly block: Block;
}

/** A block with the offset of its first character. */
export interface Placed {
  readonly block: Block;
  readonly offset: number;
}

/** A document as blocks in reading order, each with the offset of its first character and its first line. */
export interface ReadDocument {
  readonly blocks: readonly Block[];
  readonly offsets: Offsets;
  readonly frontMatter?: FrontMatter;
  /** True for a file that says by its name that it is in the table language, whatever stands in it. */
  readonly isWritten?: true;
  /** What the writer of a `.budget` file lets stand. */
  readonly waivers?: readonly Waiver[];
  /** What is written badly in it. */
  readonly faults?: readonly WrittenFault[];
}

/** The header of a `.budget` file. */
export interface FrontMatter {
  readonly body?: string;
  readonly year?: number;
  readonly unit?: string;
}
