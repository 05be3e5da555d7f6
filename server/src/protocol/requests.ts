/** Names and shapes of what Gouji adds to the protocol, for the server and its clients alike. */

import type { Correction } from '../features/corrections';

/** One row of the 整改清单; the answer to `gouji/findings` is a list of them. */
export type FindingRow = Correction;

export const FINDINGS_REQUEST = 'gouji/findings';
export const SUMMARY_REQUEST = 'gouji/summary';
export const RECOMPUTE_TABLE = 'gouji.recomputeTable';
export const RECOMPUTE_DOCUMENT = 'gouji.recomputeDocument';

/** Parameters of both requests: an open document. */
export interface DocumentParams {
  readonly uri: string;
}

/** What was checked in a document, in counts. */
export interface Summary {
  readonly tables: number;
  readonly tableAmounts: number;
  readonly textAmounts: number;
  /** Printed amounts that no relation ties. */
  readonly untied: number;
  /** Errors and warnings: what has to be put right. */
  readonly toMend: number;
  /** Why the check is partial, if it is. */
  readonly partial?: string;
}

/** Answer to the recompute commands. */
export interface RecomputeResult {
  readonly applied: boolean;
  readonly edits: number;
}
