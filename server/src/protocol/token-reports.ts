/** Keeps the tokens that a client was last told of a document, to tell it afterwards only what is different. */

import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import type { CheckedDocument } from '../service';
import type { Checked } from './documents';

export interface TokenReports {
  /** All tokens. */
  readonly full: (checked: Checked) => SemanticTokens;
  /** What is different from an earlier answer; all tokens where that is not the last one. */
  readonly since: (checked: Checked, resultId: string) => SemanticTokens | SemanticTokensDelta;
  /** Forgets a document that was closed. */
  readonly forget: (uri: string) => void;
}

interface Told {
  readonly resultId: string;
  readonly serial: number;
  readonly data: Uint32Array;
}

/** `session` tells the result ids of this server from those of an earlier one. */
export function createTokenReports(
  session: string,
  tokensOf: (document: CheckedDocument) => number[],
): TokenReports {
  const told = new Map<string, Told>();

  const tell = ({ uri, serial, document }: Checked): { readonly now: Told; readonly data: number[] } => {
    const data = tokensOf(document);
    const now = { resultId: `${session}.${serial}`, serial, data: Uint32Array.from(data) };
    told.set(uri, now);
    return { now, data };
  };

  const full = (checked: Checked): SemanticTokens => {
    const { now, data } = tell(checked);
    return { resultId: now.resultId, data };
  };

  return {
    full,
    since: (checked, resultId) => {
      const before = told.get(checked.uri);
      if (before?.resultId !== resultId) return full(checked);
      if (before.serial === checked.serial) return { resultId, edits: [] };
      const { now, data } = tell(checked);
      return { resultId: now.resultId, edits: difference(before.data, data) };
    },
    forget: (uri) => {
      told.delete(uri);
    },
  };
}

/** The one replacement between what two lists begin and end with alike; none where they are the same. */
function difference(before: Uint32Array, after: readonly number[]): SemanticTokensDelta['edits'] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const deleteCount = before.length - end - start;
  const data = after.slice(start, after.length - end);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
