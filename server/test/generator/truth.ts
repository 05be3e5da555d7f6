/** What a printed document says, for comparison with what is read from it. */

import type { TableKind } from '../../src/disclosure/model';
import type { Layout } from '../../src/tables/model';
import type { Artefact } from './artefacts';

/** An amount that is printed in a table. */
export interface TrueAmount {
  /** Offset of its first character. */
  readonly start: number;
  readonly text: string;
  /** In 分. */
  readonly value: bigint;
  /** Header words of its column, joined by slashes. */
  readonly column: string;
  readonly code?: string;
  /** `undefined` where the name is not to be compared. */
  readonly name?: string;
}

export interface TrueTable {
  readonly kind: TableKind;
  readonly title: string;
  readonly titleStart: number;
  readonly unit: '万元' | '元';
  /** `undefined` where a cut-off date stands in its place. */
  readonly year?: number;
  readonly firstLine: number;
  /** Line of the last printed cell. */
  readonly lastLine: number;
  /** Line of the last note below it, or of its last row where that prints nothing, or `lastLine`. */
  readonly lastNoteLine: number;
  readonly disclosure: number;
  readonly amounts: readonly TrueAmount[];
}

export interface PrintedCase {
  readonly seed: number;
  readonly layout: Layout;
  readonly text: string;
  readonly tables: readonly TrueTable[];
  readonly disclosures: number;
  readonly possible: ReadonlySet<Artefact>;
  readonly printed: ReadonlySet<Artefact>;
  readonly habits: readonly string[];
}
