/** Writing to standard output and error: in large pieces, at the reader's pace, quiet when the reader has gone. */

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
export function createProgress(stderr: Sink): { show(text: string): Promise<void>; clear(): Promise<void> } {
  let shown = false;
  const put = async (text: string): Promise<void> => {
    if (stderr.isTTY) await stderr.write(`\r\x1b[2K${text}`);
  };
  return {
    show: async (text) => {
      shown = true;
      await put(text);
    },
    clear: async () => {
      if (shown) await put('');
      shown = false;
    },
  };
}
