/** Opens zip archives, which Word and Excel files are, within limits that no honest document reaches. */

import { Unzip, UnzipInflate, unzipSync } from 'fflate';
import type { RefusalReason } from './model';

const MEBIBYTE = 1024 * 1024;

/** What an archive may hold; every limit is counted while it is unpacked, whatever its directory says. */
export const ARCHIVE_LIMITS = {
  entries: 2_000,
  /** Bytes of all entries unpacked, and of one. */
  total: 200 * MEBIBYTE,
  entry: 50 * MEBIBYTE,
  /** Unpacked bytes for each packed one, where an entry unpacks to more than `ratioFrom` bytes. */
  ratio: 200,
  ratioFrom: MEBIBYTE,
} as const;

/** So many packed bytes are unpacked at a time: even at the highest ratio of deflate no more than 16 MiB come of them. */
const CHUNK = 16 * 1024;

const FLAGS = 6;
const IS_ENCRYPTED = 1;
const BACKSLASH = /\\/g;

/** An archive whose directory was looked through. */
export interface Archive {
  readonly names: ReadonlySet<string>;
  /**
   * The bytes of the entries that are wanted and there, by name. Never throws: an archive that is cut off, or holds more
   * than it may, is refused.
   */
  unpack(isWanted: (name: string) => boolean): Unpacked;
}

export type Unpacked =
  | { readonly entries: ReadonlyMap<string, Uint8Array> }
  | { readonly refused: RefusalReason; readonly detail?: string };

/** Looks through an archive's directory. Never throws. */
export function openArchive(bytes: Uint8Array): Archive | { readonly refused: RefusalReason } {
  if (isZip(bytes) && (bytes[FLAGS] & IS_ENCRYPTED) !== 0) return { refused: 'encrypted' };
  const listed: { readonly name: string; readonly size: number; readonly originalSize: number }[] = [];
  try {
    unzipSync(bytes, {
      filter: (entry) => {
        listed.push(entry);
        return false;
      },
    });
  } catch {
    return { refused: 'broken' };
  }
  if (listed.length > ARCHIVE_LIMITS.entries) return { refused: 'unsafe-archive' };
  if (listed.some(({ name }) => isUnsafe(name))) return { refused: 'unsafe-archive' };
  if (sum(listed.map(({ originalSize }) => originalSize)) > ARCHIVE_LIMITS.total)
    return { refused: 'unsafe-archive' };
  if (listed.some(({ originalSize, size }) => isBomb(originalSize, size)))
    return { refused: 'unsafe-archive' };
  const packed = new Map(listed.map(({ name, size }) => [name, size]));
  return { names: new Set(packed.keys()), unpack: (isWanted) => unpack(bytes, packed, isWanted) };
}

/** Whether bytes begin as a zip archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

function unpack(
  bytes: Uint8Array,
  packed: ReadonlyMap<string, number>,
  isWanted: (name: string) => boolean,
): Unpacked {
  const chunks = new Map<string, Uint8Array[]>();
  const ended = new Set<string>();
  let total = 0;
  let refused: RefusalReason | undefined;
  const unzip = new Unzip((file) => {
    if (!packed.has(file.name) || chunks.has(file.name) || !isWanted(file.name)) return;
    const own: Uint8Array[] = [];
    let size = 0;
    chunks.set(file.name, own);
    file.ondata = (error, chunk, isFinal) => {
      if (error) refused ??= 'broken';
      if (refused) return;
      own.push(chunk);
      size += chunk.length;
      total += chunk.length;
      if (total > ARCHIVE_LIMITS.total || isBomb(size, packed.get(file.name) ?? 0))
        refused = 'unsafe-archive';
      if (isFinal) ended.add(file.name);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && !refused; at += CHUNK)
      unzip.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
  } catch {
    refused ??= 'broken';
  }
  if (!refused && [...chunks.keys()].some((name) => !ended.has(name))) refused = 'broken';
  return refused ? { refused } : { entries: new Map([...chunks].map(([name, own]) => [name, join(own)])) };
}

function isBomb(unpacked: number, packed: number): boolean {
  if (unpacked > ARCHIVE_LIMITS.entry) return true;
  return unpacked > ARCHIVE_LIMITS.ratioFrom && unpacked > ARCHIVE_LIMITS.ratio * packed;
}

/** Names that lead out of a folder, or are absolute. */
function isUnsafe(name: string): boolean {
  const path = name.replace(BACKSLASH, '/');
  return path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0];
  const joined = new Uint8Array(sum(chunks.map(({ length }) => length)));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}
