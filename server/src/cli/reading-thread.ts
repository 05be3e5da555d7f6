/** Threads of Node that read originals: how one is started for an original, and what it does. */

import { type MessagePort, Worker } from 'node:worker_threads';
import type { CheckedOriginal } from '../features/model';
import type { Service } from '../service';
import { encodingOf } from '../sources/encoding';
import type { Opened } from '../sources/model';

type Refused = Extract<Opened, { refused: unknown }>;

/** The view of an original, or why there is none; the text of a file that is no original. */
type Read = CheckedOriginal | Refused | { readonly text: string };

/** What comes from a thread: pages that were read, and in the end what reading came to. */
type Message = { readonly done: number; readonly total: number } | { readonly opened: Read };

/** An original to read: its name and its bytes in base64. */
interface Task {
  readonly name: string;
  readonly content: string;
}

/** What is waited for, and who is told of what. */
interface Waiting extends Task {
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** Megabytes that a thread may fill: the largest real disclosure takes a fifth of it, what needs more is hostile or a book. */
const MOST_MEMORY = 1024;

/** Reads an original in a thread of its own, started from a file that calls `serveReading`. */
export function readInThread(file: string, waiting: Waiting): Promise<Read> {
  const { name, content, progress, signal } = waiting;
  const task: Task = { name, content };
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const worker = new Worker(file, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
      // Standard output may be the connection to the client.
      stdout: true,
      stderr: true,
    });
    const abort = (): void => {
      void worker.terminate();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    worker.on('message', (message: Message) => {
      if ('opened' in message) resolve(message.opened);
      else progress(message.done, message.total);
    });
    worker.on('error', (error: Error & { readonly code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ refused: 'too-large' });
      else reject(error);
    });
    worker.on('exit', () => {
      signal.removeEventListener('abort', abort);
      reject(new Error('the thread ended'));
    });
  });
}

/** Reads one file and sends its view, or its text. */
export async function serveReading(
  port: MessagePort,
  { name, content }: Task,
  service: Service,
): Promise<void> {
  const post = (message: Message): void => port.postMessage(message);
  const bytes = Buffer.from(content, 'base64');
  const opened = await service.open(bytes, name, (done, total) => {
    post({ done, total });
    return true;
  });
  if (!opened) return post({ opened: textOf(bytes) });
  post({ opened: 'refused' in opened ? opened : service.view(opened.original) });
}

/** The text is only checked, not written back; but what is refused on the command line is refused here. */
function textOf(bytes: Uint8Array): Read {
  const encoding = encodingOf(bytes);
  return typeof encoding === 'string' ? { text: new TextDecoder(encoding).decode(bytes) } : encoding;
}
