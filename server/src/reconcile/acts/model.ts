/** The shape of typing acts that touch several amounts at once. */

import type { Amount, PanelRow, TableModel } from '../../disclosure/model';
import type { Judged } from '../../rules/model';
import type { Repair } from '../repair';

/** What was done. */
export type Act =
  /** An amount stands in a neighbouring place. */
  | { readonly kind: 'moved'; readonly from: Amount; readonly to: Amount }
  /** The amounts of two rows stand in each other's place. */
  | { readonly kind: 'swapped'; readonly rows: readonly [PanelRow, PanelRow] }
  /** A row below `parent` is not there; `missing` is what it would show, `twin` the row of another table that shows it. */
  | {
      readonly kind: 'row-missing';
      readonly parent: PanelRow;
      /** Amounts of the parent, each with the value that the missing row would have in its column. */
      readonly missing: readonly Repair[];
      readonly twin?: { readonly row: PanelRow; readonly table: TableModel };
    }
  /** A row's code should be another one. */
  | {
      readonly kind: 'code';
      readonly row: PanelRow;
      readonly digits: string;
      /** Whether the name that is printed is the official one of the other code, and not of the printed one. */
      readonly isNamed: boolean;
    };

/** The verdicts on a disclosure in which another table stands instead of one of its own; amounts are the same objects. */
export type Reread = (table: TableModel, instead: TableModel) => readonly Judged[];

/** An act with what it changes and explains. */
export interface StructuralAct {
  readonly act: Act;
  /** Values that amounts have once the act is undone; empty where no amount changes. */
  readonly repairs: readonly Repair[];
  /** The broken relations that hold then. */
  readonly mends: readonly Judged[];
  readonly surprise: number;
}
