/** What the panel of a table and the page in it tell each other. */

import type { Range } from 'vscode-languageserver-types';
import type { TableGrid } from '../../server/src/features/table-grid';

/** Words of the page, in the language of the user. */
export interface TableWords {
  readonly previous: string;
  readonly next: string;
  readonly nothing: string;
  /** Read out, and told by the mouse, where no finding says more. */
  readonly states: Readonly<Record<'error' | 'warning' | 'tied' | 'untied' | 'unread' | 'computed', string>>;
}

/** From the panel: a table to show, or none. */
export interface ShowTable {
  readonly type: 'show';
  readonly table: TableGrid | undefined;
  readonly words: TableWords;
}

/** The cursor of the text has come to another line. */
export interface FollowLine {
  readonly type: 'follow';
  readonly line: number;
}

export type ToPage = ShowTable | FollowLine;

/** From the page: a place to show in the text, with the keyboard there too if asked, or another table by its number. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly range: Range; readonly goThere: boolean }
  | { readonly type: 'choose'; readonly index: number };
