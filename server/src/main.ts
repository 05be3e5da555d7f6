/** Entry of the language server: stdio, node-ipc, socket or pipe, as the arguments say. */

import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import {
  type Connection,
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ProposedFeatures,
} from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { createManual } from './cli/manual';
import { readInThread, serveReading } from './cli/reading-thread';
import { createSourceReaders } from './cli/source-readers';
import { readWorkspaceFile } from './cli/workspace-file';
import { HELP, type Request, readArguments } from './protocol/arguments';
import type { OriginalReader } from './protocol/originals';
import { createServer } from './protocol/server';
import type { Service } from './service';

function start(request: Request): void {
  switch (request.kind) {
    case 'help':
      process.stdout.write(HELP);
      break;
    case 'version':
      process.stdout.write(`${version}\n`);
      break;
    case 'error':
      fail(request.message);
      break;
    case 'stdio':
      // Without streams of its own, vscode-languageserver also turns console output into log messages.
      serve(createConnection(ProposedFeatures.all));
      break;
    case 'ipc':
      serveParent();
      break;
    case 'socket':
      serveSocket(connect(request.port, '127.0.0.1'), `port ${request.port}`);
      break;
    case 'pipe':
      serveSocket(connect(request.name), request.name);
  }
}

function serveParent(): void {
  if (!process.send) fail('--node-ipc needs a parent process that opened a channel');
  process.on('disconnect', () => process.exit(1));
  serve(createConnection(ProposedFeatures.all, new IPCMessageReader(process), new IPCMessageWriter(process)));
}

function serveSocket(socket: Socket, name: string): void {
  socket.once('error', (error) => fail(`cannot speak to the client on ${name}: ${error.message}`));
  serve(createConnection(ProposedFeatures.all, socket, socket));
}

function serve(connection: Connection): void {
  const read: OriginalReader = (reading) => readInThread(__filename, reading);
  createServer(connection, makeService, read, { name: 'gouji', version }, readWorkspaceFile);
}

function makeService(): Service {
  // Loaded with the first document: a client that has just started waits for `initialize` only.
  const { createService } = require('./service') as typeof import('./service');
  return createService({
    documentation: createManual(join(__dirname, 'docs')),
    readings: loadReadings,
    sources: createSourceReaders(
      {
        pdf: () => require('./sources/pdf') as typeof import('./sources/pdf/open'),
        docx: () => require('./sources/docx') as typeof import('./sources/docx/open'),
        xlsx: () => require('./sources/xlsx') as typeof import('./sources/xlsx/open'),
        html: () => require('./sources/html') as typeof import('./sources/html/open'),
      },
      join(__dirname, 'sources/pdf'),
    ),
  });
}

/** A large dictionary, loaded when pinyin is typed for the first time. */
async function loadReadings() {
  const { readings } = require('./knowledge/pinyin') as typeof import('./knowledge/pinyin');
  return readings;
}

function fail(message: string): never {
  process.stderr.write(`gouji-language-server: ${message}\n`);
  process.exit(1);
}

// An original is read in a thread that runs this file again.
if (parentPort && !isMainThread) void serveReading(parentPort, workerData, makeService());
else start(readArguments(process.argv.slice(2)));
