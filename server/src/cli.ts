/** Entry of the command line: the real streams, the service, and the exit code once everything is written. */

import { join } from 'node:path';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { version } from '../../package.json';
import { main } from './cli/main';
import { createManual } from './cli/manual';
import { createQuietSink, createSink, outputOf } from './cli/output';
import { createSourceReaders } from './cli/source-readers';
import { serveWorker, startWorkerThread } from './cli/worker-thread';
import { createService } from './service';

const docs = join(__dirname, 'docs');
const sources = createSourceReaders(
  { pdf: () => require('./sources/pdf') as typeof import('./sources/pdf/open') },
  join(__dirname, 'sources/pdf'),
);
const service = createService({ documentation: createManual(docs), sources });

if (parentPort && !isMainThread) serveWorker(parentPort, workerData, service, version);
else {
  main(process.argv.slice(2), {
    stdout: createSink(outputOf(process.stdout)),
    stderr: createQuietSink(process.stderr),
    stdin: process.stdin,
    cwd: process.cwd(),
    env: process.env,
    service,
    startWorker: (task) => startWorkerThread(__filename, task),
    docs,
    version,
  }).then((exitCode) => {
    process.exitCode = exitCode;
  });
}
