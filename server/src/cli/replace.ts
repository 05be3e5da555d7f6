/** Replaces a file's contents so that nobody ever sees half of them. */

import { access, constants, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a new file beside the old one and moves it into its place; the mode is kept, and a link keeps pointing at
 * its file. Throws an error of the file system, leaving the old file as it was.
 */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await realpath(path);
  // Moving needs no right to write to the old file, but whoever took that right away meant it.
  await access(file, constants.W_OK);
  const { mode } = await stat(file);
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    await writeNew(temporary, bytes, mode);
    await rename(temporary, file);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

async function writeNew(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const handle = await open(path, 'wx', mode);
  try {
    await handle.writeFile(bytes);
    // The mode given to `open` is cut by the process's mask.
    await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
