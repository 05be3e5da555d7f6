/** Reading one input: bytes, encoding and caps, or one line that says why not. */

import { refusalText } from '../features/refusal';
import type { Locale, Words } from '../rules/model';
import type { CheckedDocument, Original, Service, Settings } from '../service';
import type { Progress } from '../sources/model';
import { type Decoded, decode } from './encoding';
import type { Target } from './files';
import type { Io } from './io';
import { LIMITS, limitBytes, limitText } from './limits';
import { createProgress } from './output';
import { NotRead, readRegular, readStream } from './regular';
import { CHANGED } from './replace';
import { about, words } from './words';

export interface Input {
  readonly target: Target;
  /** What is to be checked. */
  readonly text: string;
  /** All bytes of the input, unless `partial`. */
  readonly bytes: Uint8Array;
  readonly decoded: Decoded;
  /** Why not everything was read. */
  readonly partial?: Words;
  /** What was opened, where the input is no text; `text` is blank then, as the check makes its view. */
  readonly original?: Original;
}

/** An input that cannot be checked, and why. */
export interface Unreadable {
  readonly unreadable: Words;
  /** True for originals that nothing can be read of: in a folder they are named, and no failure. */
  readonly isRefused?: boolean;
}

/** Reads a file or standard input. Never throws. */
export async function readInput(
  target: Target,
  stdin: AsyncIterable<Uint8Array>,
  open: Service['open'],
  progress?: Progress,
): Promise<Input | Unreadable> {
  const all = await readAll(target, stdin);
  if ('unreadable' in all) return all;
  const opened = await open(all, target.path === '-' ? undefined : target.path, progress);
  if (!opened) return textOf(target, all);
  if ('refused' in opened) return { unreadable: refusalText(opened), isRefused: true };
  const { original } = opened;
  return { target, text: '', bytes: all, decoded: { text: '', encoding: 'utf-8', bom: false }, original };
}

/** Reads the one input of a command, with the pages of an original counted on a terminal. */
export async function readShown(target: Target, io: Io, locale: Locale): Promise<Input | Unreadable> {
  const progress = createProgress(io.stderr, locale);
  const input = await readInput(target, io.stdin, io.service.open, progress.pages(target.path));
  await progress.done();
  return input;
}

/** Up to one byte more than the cap: enough to know that there is more. */
async function readAll(target: Target, stdin: AsyncIterable<Uint8Array>): Promise<Buffer | Unreadable> {
  try {
    return await (target.file === undefined
      ? readStream(stdin, LIMITS.bytes)
      : readRegular(target.file, LIMITS.bytes));
  } catch (error) {
    return { unreadable: failure(error) };
  }
}

async function textOf(target: Target, all: Buffer): Promise<Input | Unreadable> {
  try {
    const read = limitBytes(all);
    const decoded = await decode(read.bytes);
    if (typeof decoded === 'string') return { unreadable: refusalText({ refused: decoded }) };
    const limited = limitText(decoded.text);
    const partial = limited.partial ?? read.partial;
    return { target, text: limited.text, bytes: read.bytes, decoded, partial };
  } catch (error) {
    return { unreadable: failure(error) };
  }
}

/** Checks what was read: a text, or the view of an original. */
export function checkInput(service: Service, input: Input, settings: Settings): CheckedDocument {
  return input.original
    ? service.checkOriginal(input.original, settings)
    : service.check(input.text, input.target.languageId, settings);
}

const UNREADABLE = words('无法读取', 'cannot be read');

const FAILURES: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  ENOENT: { 'zh-cn': '没有这个文件', en: 'no such file' },
  EACCES: { 'zh-cn': '无权读取或写入', en: 'permission denied' },
  EPERM: { 'zh-cn': '无权读取或写入', en: 'permission denied' },
  EISDIR: { 'zh-cn': '是文件夹', en: 'is a folder' },
  ENOTDIR: { 'zh-cn': '没有这个文件', en: 'no such file' },
  EROFS: { 'zh-cn': '所在磁盘只读', en: 'on a read-only disk' },
  ENOSPC: { 'zh-cn': '磁盘已满', en: 'the disk is full' },
  EDQUOT: { 'zh-cn': '磁盘配额已用完', en: 'the disk quota is used up' },
  [CHANGED]: { 'zh-cn': '读入以后文件已被改动', en: 'the file has changed since it was read' },
  EFBIG: { 'zh-cn': '超过文件大小的上限', en: 'larger than files may be' },
};

/** An error of the file system, in words for the user; `otherwise` is said of those that have none of their own. */
export function failure(error: unknown, otherwise = UNREADABLE): Words {
  if (error instanceof NotRead) return error.said;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = Object.hasOwn(FAILURES, code) ? FAILURES[code] : undefined;
  return (locale) => {
    if (known) return known[locale];
    const detail = error instanceof Error ? error.message : String(error);
    return about(otherwise(locale), detail, locale);
  };
}

const UNWRITABLE = words('无法写入', 'cannot be written');

/** A file that is to be written need not be there, so it is its folder that is missing. */
const NO_FOLDER = words('无法写入：没有这个文件夹', 'cannot be written: no such folder');

/** An error in writing, in words for the user. */
export function unwritable(error: unknown): Words {
  const isMissing =
    error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
  return isMissing ? NO_FOLDER : failure(error, UNWRITABLE);
}
