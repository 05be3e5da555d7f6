/** Checking files on several threads: who works on which file, and results in the order of the files. */

import type { Locale } from '../rules/model';
import type { CheckCommand } from './args';
import type { FileResult } from './file-result';
import type { Target } from './files';

/** What a thread is told when it starts. */
export interface WorkerTask {
  readonly command: CheckCommand;
  readonly colour: boolean;
  /** For lines that belong to no file. */
  readonly locale: Locale;
}

/** A thread that checks one file at a time. */
export interface FileWorker {
  /** Rejects when the thread ends before it has answered. */
  readonly check: (target: Target) => Promise<FileResult>;
  readonly stop: () => Promise<void>;
}

export interface Pool {
  /** Checks a file on the next thread that is free; rejects when that thread fails, and another takes its place. */
  readonly check: (target: Target) => Promise<FileResult>;
  /** Stops all threads, those that are at a file too: nobody waits for it any more. */
  readonly close: () => Promise<void>;
}

/** Makes a pool of so many threads; each is started when it is first needed. */
export function createPool(start: () => FileWorker, size: number): Pool {
  const live = new Set<FileWorker>();
  const idle: FileWorker[] = [];
  const waiting: ((worker: FileWorker) => void)[] = [];
  let closed = false;

  const startOne = (): FileWorker => {
    const worker = start();
    live.add(worker);
    return worker;
  };

  const take = (): Promise<FileWorker> => {
    const worker = idle.pop();
    if (worker) return Promise.resolve(worker);
    if (live.size < size) return Promise.resolve(startOne());
    return new Promise((resolve) => waiting.push(resolve));
  };

  const giveBack = (worker: FileWorker): void => {
    if (closed) return;
    const next = waiting.shift();
    if (next) next(worker);
    else idle.push(worker);
  };

  return {
    check: async (target) => {
      const worker = await take();
      try {
        const result = await worker.check(target);
        giveBack(worker);
        return result;
      } catch (error) {
        live.delete(worker);
        // A thread that was stopped fails as well, and nothing takes its place.
        if (!closed) giveBack(startOne());
        throw error;
      }
    },
    close: async () => {
      closed = true;
      await Promise.all([...live].map((worker) => worker.stop()));
    },
  };
}

/**
 * Runs work on items, at most `width` begun and not yet handed on, and yields the results in the order of the items: one
 * that takes long holds back those behind it, so that memory stays level.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  for await (const item of items) {
    begun.push(work(item));
    if (begun.length < width) continue;
    const [first] = begun.splice(0, 1);
    yield await first;
  }
  for (const result of begun) yield await result;
}
