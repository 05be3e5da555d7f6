/** Reads regular files only, and no more of them than is wanted: a pipe may never end, a device may have no end. */

import { constants } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import type { Words } from '../rules/model';
import { words } from './words';

/** Something that is not read, with the reason. */
export class NotRead extends Error {
  readonly said: Words;

  constructor(said: Words) {
    super(said('en'));
    this.said = said;
  }
}

/** What kind of thing is not a regular file, and not a folder either. */
interface Kind {
  isFIFO(): boolean;
  isSocket(): boolean;
  isCharacterDevice(): boolean;
  isBlockDevice(): boolean;
}

/** Why a pipe, socket or device is not read; `undefined` for files, folders and links. */
export function notRegular(kind: Kind): Words | undefined {
  if (kind.isFIFO()) return words('是管道，不是文件', 'is a pipe, not a file');
  if (kind.isSocket()) return words('是套接字，不是文件', 'is a socket, not a file');
  const isDevice = kind.isCharacterDevice() || kind.isBlockDevice();
  return isDevice ? words('是设备，不是文件', 'is a device, not a file') : undefined;
}

/**
 * Up to one byte more than `most`: enough to know that there is more. Throws what the file system throws, and `NotRead`
 * for what is not a regular file.
 */
export async function readRegular(path: string, most: number): Promise<Buffer> {
  // Opening alone can set a device in motion, and wait for a pipe's other end.
  refuseOther(await stat(path));
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return await readHandle(handle, most);
  } finally {
    await handle.close();
  }
}

async function readHandle(handle: FileHandle, most: number): Promise<Buffer> {
  // It may have become something else since.
  refuseOther(await handle.stat());
  return readStream(handle.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 }), most);
}

function refuseOther(kind: Kind): void {
  const reason = notRegular(kind);
  if (reason) throw new NotRead(reason);
}

/** What settings and lists may be at most, in bytes: some hundred times the largest that anybody writes. */
const MOST_SETTINGS = 16 * 1024 * 1024;
const TOO_LARGE = words('超过 16 MB，没有读取', 'larger than 16 MB, not read');
const OUTSIDE = words(
  '不在 .gouji 所在的文件夹中，没有读取',
  'outside the folder that holds .gouji, not read',
);

/**
 * Reads a file that settings are made of, which must lie in or below the folder that holds their `.gouji`, links resolved:
 * a folder that came from elsewhere must not have others read. Throws what the file system throws, and `NotRead`.
 */
export async function readWithin(folder: string, path: string): Promise<Buffer> {
  const file = await realpath(path);
  if (!isWithin(await realpath(folder), file)) throw new NotRead(OUTSIDE);
  const bytes = await readRegular(file, MOST_SETTINGS);
  if (bytes.length > MOST_SETTINGS) throw new NotRead(TOO_LARGE);
  return bytes;
}

function isWithin(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Reads a stream up to the chunk in which `most` bytes are exceeded. */
export async function readStream(stream: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > most) break;
  }
  return Buffer.concat(chunks);
}
