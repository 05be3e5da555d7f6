/** What a relation block of the table language says, line by line, before anything is looked up. */

import type { Place } from '../../tables/model';

/** A name as it is written, without the marks around it. */
export interface StatedName {
  readonly text: string;
  /** The `2` of `名称#2`: which of several of one name is meant. */
  readonly nth?: number;
  readonly place: Place;
}

/** `列`, `行.列` or `表!行.列`. */
export interface Operand {
  readonly sign: 1 | -1;
  readonly table?: StatedName;
  readonly row?: StatedName;
  readonly column: StatedName;
  readonly place: Place;
}

/** Why a line is none that can be read. */
export type StatedProblem =
  | 'equals'
  | 'name'
  | 'operator'
  | 'quote'
  | 'number'
  | 'constant'
  | 'mixed'
  | 'unclosed';

/** `total = part + part - part`. */
export interface RelationLine {
  readonly type: 'relation';
  readonly total: Operand;
  readonly parts: readonly Operand[];
  readonly place: Place;
}

/** What one line says. */
export type StatedLine =
  | RelationLine
  /** `容差 0.05`: for the relations of its block. */
  | { readonly type: 'tolerance'; readonly digits: string; readonly place: Place }
  | { readonly type: 'problem'; readonly problem: StatedProblem; readonly place: Place };
