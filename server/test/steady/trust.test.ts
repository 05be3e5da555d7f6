/** What the language server may not do: start processes, reach the network, read files of its own accord. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bundle, bundleServer } from './bundle';
import { startClient } from './client';

let bundle: Bundle;

beforeAll(async () => {
  bundle = await bundleServer();
});
afterAll(() => bundle.remove());

const FORBIDDEN = ['dgram', 'dns', 'http', 'http2', 'https', 'inspector', 'tls', 'vm', 'cluster'];

/**
 * Originals are read in a thread, so that other documents are answered meanwhile: no process of its own. What fonts of PDFs
 * ask for lies beside the program; the bytes of an original come from the client.
 */
const OF_ORIGINALS = ['worker_threads', 'fs/promises'];

/** What vscode-languageserver needs to be started by a client in any of the ways that the protocol knows. */
const OF_THE_TRANSPORT = ['child_process', 'crypto', 'fs', 'net', 'os', 'path', 'url', 'util'];

function requiredBy(file: string): string[] {
  const text = readFileSync(join(bundle.folder, file), 'utf8');
  return [...new Set([...text.matchAll(/require\("(?:node:)?([a-z_0-9/]+)"\)/g)].map(([, name]) => name))];
}

test('the server loads nothing but what its transport and originals need', () => {
  const required = requiredBy('server.js');
  expect(required.filter((name) => FORBIDDEN.includes(name))).toEqual([]);
  expect(required.filter((name) => ![...OF_THE_TRANSPORT, ...OF_ORIGINALS].includes(name))).toEqual([]);
});

test('the check itself loads nothing at all', () => {
  expect(requiredBy('service.js')).toEqual([]);
});

test('neither evaluates code or fetches', () => {
  for (const file of ['server.js', 'service.js']) {
    const text = readFileSync(join(bundle.folder, file), 'utf8');
    expect(text.match(/\b(?:eval|fetch|XMLHttpRequest|WebSocket)\(|new Function\(/g) ?? []).toEqual([]);
  }
});

test('it works where Node lets it read its own folder only, and write and start nothing', async () => {
  const client = await startClient([
    '--experimental-permission',
    '--no-warnings',
    `--allow-fs-read=${bundle.folder}/*`,
    join(bundle.folder, 'server.js'),
    '--stdio',
  ]);
  const text = readFileSync(
    new URL('../../../test-fixtures/demo/sample.disclosure', import.meta.url),
    'utf8',
  );
  const publish = client.publish('file:///a.txt');
  client.open('file:///a.txt', text);
  const { diagnostics } = await publish;
  client.kill();
  expect(diagnostics.some(({ severity }) => severity === 1)).toBe(true);
});
