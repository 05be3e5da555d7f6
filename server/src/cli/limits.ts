/** Caps on what is read of a file and of a line, so that a file of any shape ends in an answer. */

import type { Words } from '../rules/model';
import { createSnapshot, lineSpan } from '../text/snapshot';

/** Bytes of a file, UTF-16 units of a line. */
export interface Limits {
  readonly bytes: number;
  readonly lineLength: number;
}

export const LIMITS: Limits = { bytes: 50 * 1024 * 1024, lineLength: 1024 * 1024 };

export interface Limited {
  readonly text: string;
  /** Why not everything is in `text`. */
  readonly partial?: Words;
}

/** Cuts bytes that are too many after their last whole line. A line feed is never part of another character in UTF-8 or GB18030. */
export function limitBytes(
  bytes: Buffer,
  limits: Limits = LIMITS,
): { readonly bytes: Buffer; readonly partial?: Words } {
  if (bytes.length <= limits.bytes) return { bytes };
  const end = bytes.lastIndexOf(0x0a, limits.bytes - 1) + 1;
  return { bytes: bytes.subarray(0, end), partial: tooLarge(limits) };
}

/**
 * Blanks lines that are too long: all other lines keep their places. One blank stays, as a line end before and after
 * nothing could become one.
 */
export function limitText(text: string, limits: Limits = LIMITS): Limited {
  const snapshot = createSnapshot(text);
  const { lineStarts } = snapshot;
  const kept: string[] = [];
  let from = 0;
  let firstLong = -1;
  for (let line = 0; line < lineStarts.length; line++) {
    const start = lineStarts[line];
    const next = line + 1 < lineStarts.length ? lineStarts[line + 1] : text.length;
    if (next - start <= limits.lineLength) continue;
    kept.push(text.slice(from, start), ' ', text.slice(lineSpan(snapshot, line).end, next));
    from = next;
    if (firstLong < 0) firstLong = line;
  }
  if (firstLong < 0) return { text };
  return { text: kept.join('') + text.slice(from), partial: tooLong(firstLong, limits) };
}

function tooLarge({ bytes }: Limits): Words {
  const size = `${bytes / 1024 / 1024} MB`;
  return (locale) =>
    locale === 'en' ? `larger than ${size}: the rest was not checked` : `文件超过 ${size}，其后未校核`;
}

function tooLong(line: number, { lineLength }: Limits): Words {
  const size = `${lineLength / 1024 / 1024} MB`;
  return (locale) =>
    locale === 'en'
      ? `line ${line + 1} is longer than ${size} and was not checked`
      : `第 ${line + 1} 行超过 ${size}，该行未校核`;
}
