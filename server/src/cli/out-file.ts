/** A file that a command writes its output to: there whole when the command is done, or not at all. */

import { access, constants, type FileHandle, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Io, Sink } from './io';
import { afterError, OutputError } from './output';
import { nameBeside, removeWhenInterrupted } from './temporary';

interface OutFile {
  readonly sink: Sink;
  /** Puts what was written into its place. Throws an error of the file system; then the old file is as it was. */
  commit(): Promise<void>;
  /** Leaves no trace of what was written. */
  abandon(): Promise<void>;
}

/**
 * Opens a file to write, new or in place of an old one, whose mode is kept; a link keeps pointing at its file. A pipe or a
 * device is written to as it is. The user knows the file as `path`. Throws an error of the file system.
 */
async function openOut(file: string, path: string): Promise<OutFile> {
  const place = await realpath(file).catch(() => file);
  const old = await stat(place).catch(() => undefined);
  if (old && !old.isFile()) return direct(await open(place, 'w'), path);
  // Moving needs no right to write to the old file, but whoever took that right away meant it.
  if (old) await access(place, constants.W_OK);
  return aside(place, path, old?.mode);
}

function direct(handle: FileHandle, path: string): OutFile {
  const close = () => handle.close();
  return { sink: sinkTo(handle, path), commit: close, abandon: close };
}

/** Writes a file beside the one that is meant, and moves it there. */
async function aside(place: string, path: string, mode: number | undefined): Promise<OutFile> {
  const temporary = nameBeside(place);
  const forget = removeWhenInterrupted(temporary);
  const handle = await open(temporary, 'wx').catch((error) => {
    forget();
    throw error;
  });
  return {
    sink: sinkTo(handle, path),
    commit: async () => {
      // The mode given to `open` would be cut by the process's mask.
      if (mode !== undefined) await handle.chmod(mode);
      // A disk may notice only now that it is full.
      await handle.sync();
      await handle.close();
      await rename(temporary, place);
      forget();
    },
    abandon: async () => {
      await handle.close().catch(() => undefined);
      await unlink(temporary).catch(() => undefined);
      forget();
    },
  };
}

function sinkTo(handle: FileHandle, path: string): Sink {
  return {
    isTTY: false,
    write: (chunk) =>
      handle.appendFile(chunk).then(
        () => true,
        (error) => afterError(error, path),
      ),
  };
}

/**
 * Does some work that writes to a file, which is there whole if the work came to its end, and else not at all; without a
 * file, to standard output. Throws what the work throws, and an `OutputError` where the file cannot be written.
 */
export async function writingOut<T>(
  path: string | undefined,
  io: Io,
  work: (stdout: Sink) => Promise<T>,
): Promise<T> {
  if (path === undefined) return work(io.stdout);
  const failed = (error: unknown): never => {
    throw new OutputError(error, path);
  };
  const out = await openOut(resolve(io.cwd, path), path).catch(failed);
  try {
    const result = await work(out.sink);
    await out.commit().catch(failed);
    return result;
  } catch (error) {
    await out.abandon();
    throw error;
  }
}
