/** What a document means: its disclosures with their tables, outline, glossary entries and what their sentences say. */

import type { Block, Place, ReadDocument, Table } from '../tables/model';
import type { Waiver } from '../tables/waivers';
import type { WrittenFault } from '../tables/written-faults';
import type { Ordinal } from './numbering';
import type { TextAmount, TextCount } from './statements/model';
import type { TableModel } from './table-model';

export type { TableKind } from '../knowledge/table-kinds';
export type { Percent, TextAmount, TextCount, TextList } from './statements/model';
export type {
  Amount,
  Code,
  CodeDomain,
  ColumnModel,
  ColumnRole,
  Panel,
  PanelRow,
  RowRole,
  Side,
  TableModel,
} from './table-model';

/** One entry of 名词解释. */
export interface GlossaryEntry {
  readonly term: string;
  readonly termPlace: Place;
  readonly definition: string;
  readonly place: Place;
}

/** The number that a heading begins with, and where its numeral is printed. */
export interface Numbered extends Ordinal {
  readonly place: Place;
}

/** A heading with all that stands below it, up to the next heading of its level or a wider one. */
export interface Section {
  /** As printed, without bookmarks and heading marks. */
  readonly title: string;
  /** 1 for 第一部分, 2 for 一、, 3 for （一）. */
  readonly level: number;
  /** Its number, if it has one. */
  readonly ordinal?: Numbered;
  readonly place: Place;
  /** The last thing that stands in the section; the heading itself where it is empty. */
  readonly end: Place;
}

/** A line of a contents list. */
export interface ContentsEntry {
  /** Without blanks. */
  readonly title: string;
  readonly page?: number;
  readonly ordinal?: Numbered;
  readonly place: Place;
}

/** A note: 注：…, with the table right above it, where there is one. */
export interface Note {
  readonly text: string;
  readonly place: Place;
  readonly table?: Table;
}

/** How a disclosure is divided. */
export interface Outline {
  readonly sections: readonly Section[];
  readonly contents: readonly ContentsEntry[];
  readonly notes: readonly Note[];
}

/** One body's budget or final accounts of one year. A file may hold several. */
export interface Disclosure {
  /** The blocks that it was understood from, in order. */
  readonly blocks: readonly Block[];
  readonly year?: number;
  readonly body?: string;
  readonly tables: readonly TableModel[];
  readonly outline: Outline;
  readonly glossary: readonly GlossaryEntry[];
  readonly textAmounts: readonly TextAmount[];
  /** Counts of things in the text: `8个`. */
  readonly textCounts: readonly TextCount[];
  /** Cells that ask for a value which waits for itself. */
  readonly circular?: readonly Place[];
  /** What its writer lets stand. */
  readonly waivers?: readonly Waiver[];
  /** What is written badly where it is in the table language. */
  readonly faults?: readonly WrittenFault[];
}

/** A file with everything that was understood of it. */
export interface DocumentModel {
  readonly read: ReadDocument;
  readonly disclosures: readonly Disclosure[];
  /** False when nothing in the text looks like a budget disclosure. */
  readonly recognised: boolean;
}
