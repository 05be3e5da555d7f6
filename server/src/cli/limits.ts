/** Caps on what is checked, so that a file of any size or shape ends in an answer. */

import type { Words } from '../rules/model';
import { createSnapshot, lineSpan } from '../text/snapshot';

/** Bytes of a file, lines of a text, UTF-16 units of a line. */
export interface Limits {
  readonly bytes: number;
  readonly lines: number;
  readonly lineLength: number;
}

export const LIMITS: Limits = { bytes: 50 * 1024 * 1024, lines: 300_000, lineLength: 1024 * 1024 };

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

/** Cuts lines that are too many, and empties lines that are too long: all other lines keep their places. */
export function limitText(text: string, limits: Limits = LIMITS): Limited {
  const snapshot = createSnapshot(text);
  const { lineStarts } = snapshot;
  const count = Math.min(lineStarts.length, limits.lines);
  const kept: string[] = [];
  let from = 0;
  let firstLong = -1;
  for (let line = 0; line < count; line++) {
    const start = lineStarts[line];
    const next = line + 1 < lineStarts.length ? lineStarts[line + 1] : text.length;
    if (next - start <= limits.lineLength) continue;
    kept.push(text.slice(from, start), text.slice(lineSpan(snapshot, line).end, next));
    from = next;
    if (firstLong < 0) firstLong = line;
  }
  const end = count < lineStarts.length ? lineStarts[count] : text.length;
  if (firstLong >= 0)
    return { text: [...kept, text.slice(from, end)].join(''), partial: tooLong(firstLong, limits) };
  if (end < text.length) return { text: text.slice(0, end), partial: tooMany(limits) };
  return { text };
}

function tooLarge({ bytes }: Limits): Words {
  const size = `${bytes / 1024 / 1024} MB`;
  return (locale) =>
    locale === 'en' ? `larger than ${size}: the rest was not checked` : `文件超过 ${size}，其后未校核`;
}

function tooMany({ lines }: Limits): Words {
  return (locale) =>
    locale === 'en' ? `more than ${lines} lines: the rest was not checked` : `超过 ${lines} 行，其后未校核`;
}

function tooLong(line: number, { lineLength }: Limits): Words {
  const size = `${lineLength / 1024 / 1024} MB`;
  return (locale) =>
    locale === 'en'
      ? `line ${line + 1} is longer than ${size} and was not checked`
      : `第 ${line + 1} 行超过 ${size}，该行未校核`;
}
