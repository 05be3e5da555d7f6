/** Writing to standard output and error: in large pieces, at the reader's pace, quiet when the reader has gone. */

import { fstatSync, writeSync } from 'node:fs';
import type { Locale } from '../rules/model';
import type { Sink } from './io';

const PIECE = 64 * 1024;

/** The parts of a writable stream of Node that a sink needs. */
interface Writable {
  readonly isTTY?: boolean;
  write(chunk: string | Uint8Array, done: (error?: Error | null) => void): boolean;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Output that could not be written whole, say because the disk is full: whatever was asked for has not been done. */
export class OutputError extends Error {
  readonly reason: unknown;
  /** The file as the user named it; `undefined` for standard output. */
  readonly path?: string;

  constructor(reason: unknown, path?: string) {
    super('the output cannot be written');
    this.reason = reason;
    this.path = path;
  }
}

/** How a reader that has gone is told: `gouji … | head` closes the pipe early, and has all that it wants. */
const CLOSED: ReadonlySet<unknown> = new Set(['EPIPE', 'ECONNRESET', 'EOF', 'ERR_STREAM_DESTROYED']);

/** What a sink answers after an error: `false` where its reader has gone, else it throws an `OutputError`. */
export function afterError(error: unknown, path?: string): false {
  if (CLOSED.has((error as NodeJS.ErrnoException).code)) return false;
  throw new OutputError(error, path);
}

/**
 * A sink over a stream of Node. Each write waits until the stream has taken the chunk, so that nothing is lost when
 * the process ends. Once the reader has gone writes give `false`; any other error is thrown as an `OutputError`.
 */
export function createSink(stream: Writable): Sink {
  let open = true;
  stream.on('error', () => {
    open = false;
  });
  return {
    isTTY: stream.isTTY === true,
    write: (chunk) =>
      new Promise((resolve, reject) => {
        if (!open) return resolve(false);
        stream.write(chunk, (error) => {
          if (!error) return resolve(open);
          open = false;
          try {
            resolve(afterError(error));
          } catch (thrown) {
            reject(thrown);
          }
        });
      }),
  };
}

/** A sink for what is said on the side: where it cannot be written, nobody can be told. */
export function createQuietSink(stream: Writable): Sink {
  const sink = createSink(stream);
  return { ...sink, write: (chunk) => sink.write(chunk).catch(() => false) };
}

/**
 * What standard output goes to. Node writes to files once and forgets what did not fit on the disk, so they are written
 * to directly, until everything is there.
 */
export function outputOf(stream: Writable & { readonly fd: number }): Writable {
  return stream.isTTY || !isWrittenDirectly(stream.fd) ? stream : writableTo(stream.fd);
}

function isWrittenDirectly(fd: number): boolean {
  const stats = fstatSync(fd);
  return stats.isFile() || stats.isCharacterDevice();
}

function writableTo(fd: number): Writable {
  return {
    on: () => undefined,
    write: (chunk, done) => {
      try {
        writeFully(fd, chunk);
        done();
      } catch (error) {
        done(error as Error);
      }
      return true;
    },
  };
}

/** Writes all bytes; a system call may take fewer. */
function writeFully(fd: number, chunk: string | Uint8Array): void {
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  for (let from = 0; from < bytes.length; ) from += writeSync(fd, bytes, from);
}

/** Writes many small chunks as few large ones. Gives `false` as soon as the sink is closed. */
export async function writeAll(sink: Sink, chunks: Iterable<string>): Promise<boolean> {
  let pending: string[] = [];
  let size = 0;
  for (const chunk of chunks) {
    pending.push(chunk);
    size += chunk.length;
    if (size < PIECE) continue;
    if (!(await sink.write(pending.join('')))) return false;
    pending = [];
    size = 0;
  }
  return size === 0 || sink.write(pending.join(''));
}

/** One line for the user on standard error. */
export async function complain(stderr: Sink, message: string): Promise<void> {
  await stderr.write(`gouji: ${message.replace(/\s*[\r\n]+\s*/g, ' ')}\n`);
}

/** A line of progress that each next one replaces; shown on terminals only. */
export interface Progress {
  /** Names the file that is being checked. */
  show(path: string): Promise<void>;
  /** Says that a file is done, and clears the line for what is said of it. */
  done(): Promise<void>;
  /** Says how many files there are, once that is known. */
  expect(files: number): void;
}

const BAR = 24;
/** Milliseconds for which a line stands at least. */
const PAUSE = 80;

/** Makes the progress line of a run: the file at hand, behind a bar once it is known that there are several. */
export function createProgress(stderr: Sink, locale: Locale): Progress {
  let done = 0;
  let expected = 0;
  let shown = false;
  let last = 0;
  const put = async (text: string): Promise<void> => {
    await stderr.write(`\r\x1b[2K${text}`);
  };
  return {
    show: async (path) => {
      if (!stderr.isTTY || Date.now() - last < PAUSE) return;
      last = Date.now();
      shown = true;
      const bar = expected > 1 && done <= expected ? `${progressBar(done, expected)} ` : '';
      await put(`${bar}${locale === 'en' ? 'Checking' : '正在校核'} ${path} …`);
    },
    done: async () => {
      done++;
      if (shown) await put('');
      shown = false;
    },
    expect: (files) => {
      expected = files;
    },
  };
}

/** `[████····] 3/6`. */
export function progressBar(done: number, expected: number): string {
  const full = Math.round((BAR * done) / expected);
  return `[${'█'.repeat(full)}${'·'.repeat(BAR - full)}] ${done}/${expected}`;
}
