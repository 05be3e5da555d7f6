/** Writing to standard output and error: in large pieces, at the reader's pace, quiet when the reader has gone. */

import type { Locale } from '../rules/model';
import type { Sink } from './io';

const PIECE = 64 * 1024;

/** The parts of a writable stream of Node that a sink needs. */
interface Writable {
  readonly isTTY?: boolean;
  write(chunk: string | Uint8Array, done: (error?: Error | null) => void): boolean;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/**
 * A sink over a stream of Node. Each write waits until the stream has taken the chunk, so that nothing is lost when
 * the process ends; after an error (`gouji … | head` closes the pipe early) writes give `false`.
 */
export function createSink(stream: Writable): Sink {
  let open = true;
  stream.on('error', () => {
    open = false;
  });
  return {
    isTTY: stream.isTTY === true,
    write: (chunk) =>
      new Promise((resolve) => {
        if (!open) return resolve(false);
        stream.write(chunk, (error) => {
          if (error) open = false;
          resolve(open);
        });
      }),
  };
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
  /** Tells how far the pages or sheets of an original are read; `true`, as nobody stops the reading. */
  pages(path: string): (done: number, total: number) => boolean;
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
  const show = async (path: string, page = ''): Promise<void> => {
    if (!stderr.isTTY || Date.now() - last < PAUSE) return;
    last = Date.now();
    shown = true;
    const bar = expected > 1 && done <= expected ? `${progressBar(done, expected)} ` : '';
    await put(`${bar}${locale === 'en' ? 'Checking' : '正在校核'} ${path} …${page}`);
  };
  return {
    show: (path) => show(path),
    pages: (path) => (page, pages) => {
      void show(path, ` ${page}/${pages}`);
      return true;
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
