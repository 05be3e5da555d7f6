/** Threads of Node that check files: how one is started, and what it does. */

import { type MessagePort, Worker } from 'node:worker_threads';
import type { Service } from '../service';
import { checkFile, type FileResult } from './file-result';
import type { Target } from './files';
import { FORMATS } from './formats';
import type { FileWorker, WorkerTask } from './jobs';
import { createSettingsLoader } from './settings';

/** Starts a thread from a file that calls `serveWorker`. */
export function startWorkerThread(file: string, task: WorkerTask): FileWorker {
  const worker = new Worker(file, { workerData: task });
  return {
    check: (target) =>
      new Promise((resolve, reject) => {
        const settle = (): void => {
          worker.off('message', answered);
          worker.off('error', failed);
          worker.off('exit', ended);
        };
        const answered = (result: FileResult): void => {
          settle();
          resolve(result);
        };
        const failed = (error: Error): void => {
          settle();
          reject(error);
        };
        const ended = (): void => failed(new Error('the thread ended'));
        worker.on('message', answered);
        worker.on('error', failed);
        worker.on('exit', ended);
        worker.postMessage(target);
      }),
    stop: async () => {
      await worker.terminate();
    },
  };
}

/** Checks the files that come in, one after the other. */
export function serveWorker(port: MessagePort, task: WorkerTask, service: Service, version: string): void {
  const { command, colour, locale } = task;
  const reporter = FORMATS[command.format]({ colour, locale, level: command.level, version });
  const loadSettings = createSettingsLoader(process.env);
  const context = { command, service, reporter, stdin: nothing(), loadSettings };
  port.on('message', async (target: Target) => {
    port.postMessage(await checkFile(target, context));
  });
}

/** Standard input is read by the main thread. */
async function* nothing(): AsyncGenerator<Uint8Array> {}
