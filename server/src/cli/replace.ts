/** Replaces a file's contents so that nobody ever sees half of them, and nothing is lost. */

import {
  access,
  constants,
  copyFile,
  type FileHandle,
  open,
  readFile,
  realpath,
  rename,
  stat,
  unlink,
} from 'node:fs/promises';
import { nameBeside, removeWhenInterrupted } from './temporary';

export interface Replacement {
  /** What the file held when it was read; what it holds now must be the same. */
  readonly before: Uint8Array;
  readonly bytes: Uint8Array;
  /** Whether what it held is kept beside it. */
  readonly keepsBackup: boolean;
}

/** The `code` of the error that says that a file is no longer what it was when it was read. */
export const CHANGED = 'CHANGED_SINCE_READ';

/** So many backups of one file are kept apart. */
const MOST_BACKUPS = 1000;

/**
 * Writes a new file beside the old one and moves it into its place; the mode is kept, and a link keeps pointing at
 * its file. The old one stays as `NAME.bak`. A backup that is there already is never written over: the next is `NAME.bak1`
 * and so on, and none is made where one holds the same. Throws an error of the file system, or one whose `code` is
 * `CHANGED`; then the file is as it was, and no other is left behind. Gives the path of the backup, where one is kept.
 */
export async function replaceFile(
  path: string,
  { before, bytes, keepsBackup }: Replacement,
): Promise<string | undefined> {
  const file = await realpath(path);
  // Moving needs no right to write to the old file, but whoever took that right away meant it.
  await access(file, constants.W_OK);
  const { mode } = await stat(file);
  const temporary = nameBeside(file);
  const forget = removeWhenInterrupted(temporary);
  try {
    const replacement = { before, bytes, keepsBackup, mode };
    return await moveInto(file, temporary, await open(temporary, 'wx', mode), replacement);
  } finally {
    forget();
  }
}

async function moveInto(
  file: string,
  temporary: string,
  handle: FileHandle,
  { before, bytes, keepsBackup, mode }: Replacement & { readonly mode: number },
): Promise<string | undefined> {
  let backup: Backup | undefined;
  try {
    await writeWhole(handle, bytes, mode);
    if (keepsBackup) backup = await backUp(file, before);
    if (!(await holds(file, before)))
      throw Object.assign(new Error('the file has changed'), { code: CHANGED });
    await rename(temporary, file);
    return backup?.name;
  } catch (error) {
    const made = backup?.isNew ? [temporary, backup.name] : [temporary];
    for (const name of made) await unlink(name).catch(() => undefined);
    throw error;
  }
}

async function writeWhole(handle: FileHandle, bytes: Uint8Array, mode: number): Promise<void> {
  try {
    await handle.writeFile(bytes);
    // The mode given to `open` is cut by the process's mask.
    await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

interface Backup {
  readonly name: string;
  /** False where it was there already. */
  readonly isNew: boolean;
}

/** Copies a file under the first name that is free, unless a backup holds the same. */
async function backUp(file: string, before: Uint8Array): Promise<Backup> {
  for (let number = 0; number < MOST_BACKUPS; number++) {
    const name = `${file}.bak${number || ''}`;
    const error = await copyFile(file, name, constants.COPYFILE_EXCL).then(() => undefined, reason);
    if (!error) return { name, isNew: true };
    if (error.code !== 'EEXIST') throw error;
    if (await holds(name, before)) return { name, isNew: false };
  }
  throw Object.assign(new Error(`${file}.bak`), { code: 'EEXIST' });
}

function reason(error: NodeJS.ErrnoException): NodeJS.ErrnoException {
  return error;
}

async function holds(file: string, bytes: Uint8Array): Promise<boolean> {
  const now = await readFile(file).catch(() => undefined);
  return now?.equals(bytes) ?? false;
}
