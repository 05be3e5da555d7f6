/** What a command may touch outside itself: streams, place, environment, and the service it asks. */

import type { Service } from '../service';
import type { FileWorker, WorkerTask } from './jobs';

/** A stream to write to; a chunk is accepted when the promise resolves, `false` when nobody reads any more. */
export interface Sink {
  readonly isTTY: boolean;
  write(chunk: string | Uint8Array): Promise<boolean>;
}

export interface Io {
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** Standard input, in chunks. */
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Relative paths start here. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly service: Service;
  /** Starts another thread that checks files with the same command. */
  readonly startWorker: (task: WorkerTask) => FileWorker;
  /** The folder of the manual. */
  readonly docs: string;
  readonly version: string;
}
