/** Counts what comes of the files of a folder, and says it in a sentence. */

import type { CheckFileResult } from '../../server/src/protocol/requests';
import { say } from './words';

export interface FolderCount {
  readonly checked: number;
  readonly errors: number;
  /** Errors and warnings. */
  readonly toMend: number;
  /** Files that are no disclosures. */
  readonly others: number;
  /** Files of which nothing could be read, by their names. */
  readonly unread: readonly string[];
}

export const NOTHING_CHECKED: FolderCount = { checked: 0, errors: 0, toMend: 0, others: 0, unread: [] };

/** So many names of files that were not read are said; the rest are counted. */
const MOST_NAMED = 5;

/** The count with one more file. */
export function withFile(count: FolderCount, name: string, result: CheckFileResult): FolderCount {
  if (result === null || 'refused' in result) return { ...count, unread: [...count.unread, name] };
  if ('unrecognised' in result) return { ...count, others: count.others + 1 };
  const { errors, toMend } = result.summary;
  return {
    ...count,
    checked: count.checked + 1,
    errors: count.errors + errors,
    toMend: count.toMend + toMend,
  };
}

/** `校核了 4 个文件：3 处错误、2 处警告；2 个读不了，没有校核：旧.doc、扫描.pdf`. */
export function countText(
  { checked, errors, toMend, others, unread }: FolderCount,
  isWhole: boolean,
): string {
  const warnings = toMend - errors;
  const clauses = [
    toMend === 0
      ? say(`校核了 ${checked} 个文件，没有需要改正之处`, `${checked} files checked, nothing to put right`)
      : say(
          `校核了 ${checked} 个文件：${errors} 处错误、${warnings} 处警告`,
          `${checked} files checked: ${errors} errors, ${warnings} warnings`,
        ),
  ];
  if (unread.length > 0) {
    const named = unread.slice(0, MOST_NAMED).join(say('、', ', '));
    const rest = unread.length > MOST_NAMED ? say(' 等', ' …') : '';
    clauses.push(
      say(
        `${unread.length} 个读不了，没有校核：${named}${rest}`,
        `${unread.length} could not be read and were not checked: ${named}${rest}`,
      ),
    );
  }
  if (others > 0) clauses.push(say(`${others} 个不是预算公开文件`, `${others} are no budget disclosures`));
  if (!isWhole) clauses.push(say('其余没有校核', 'the rest was not checked'));
  return clauses.join(say('；', '; '));
}
