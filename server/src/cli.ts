/** Entry of the command line: the real streams, the service, and the exit code once everything is written. */

import { join } from 'node:path';
import { version } from '../../package.json';
import { main } from './cli/main';
import { createManual } from './cli/manual';
import { createSink } from './cli/output';
import { createService } from './service';

const docs = join(__dirname, 'docs');

main(process.argv.slice(2), {
  stdout: createSink(process.stdout),
  stderr: createSink(process.stderr),
  stdin: process.stdin,
  cwd: process.cwd(),
  env: process.env,
  service: createService({ documentation: createManual(docs) }),
  docs,
  version,
}).then((exitCode) => {
  process.exitCode = exitCode;
});
