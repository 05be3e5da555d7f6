/** Faults thrown at a server, a fresh process each; afterwards it must still answer, and rightly. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bundle, bundleServer } from './bundle';
import { type Client, sleep, startClient } from './client';

const GOOD = readFileSync(new URL('../../../test-fixtures/demo/sample.disclosure', import.meta.url), 'utf8');
const A = 'file:///a.txt';
const X = 'file:///x.txt';

let bundle: Bundle;
let expected: number;

beforeAll(async () => {
  bundle = await bundleServer();
  const client = await start();
  expected = (await opened(client)).diagnostics.length;
  client.kill();
});
afterAll(() => bundle.remove());

const start = (): Promise<Client> => startClient([join(bundle.folder, 'server.js'), '--stdio']);

function opened(client: Client, uri = A, text = GOOD) {
  const publish = client.publish(uri);
  client.open(uri, text);
  return publish;
}

const change = (client: Client, uri: string, version: unknown, contentChanges: unknown): void =>
  client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
const range = (line: number, character: number, endLine: number, endCharacter: number) => ({
  start: { line, character },
  end: { line: endLine, character: endCharacter },
});
const hover = (client: Client, uri: string, line = 0, character = 0) =>
  client.request('textDocument/hover', { textDocument: { uri }, position: { line, character } });

const FAULTS: Record<string, (client: Client) => Promise<unknown>> = {
  'deep nesting': (client) => opened(client, X, '（'.repeat(200_000)),
  'one line of 5 MB': (client) => opened(client, X, `"${'数'.repeat(1.7e6)}${'\t1.00'.repeat(20_000)}`),
  'NUL, byte order mark, lone surrogates, direction marks': (client) =>
    opened(client, X, `\ufeff\u0000\ud800\u202e[1,\udfff\u0007\r\u2028${GOOD.slice(0, 200)}`),
  'an empty document': (client) => opened(client, X, ''),
  'a range past the end': async (client) => {
    await opened(client);
    change(client, A, 2, [{ range: range(999_999, 5, 1_000_000, 9), text: '7' }]);
  },
  'negative and huge positions': async (client) => {
    await opened(client);
    change(client, A, 2, [{ range: range(-1, -5, 0, 2_147_483_647), text: '' }]);
    await hover(client, A, 2_147_483_647, -3);
  },
  'a change before the document is open': async (client) =>
    change(client, 'file:///never', 2, [{ range: range(0, 0, 0, 1), text: 'x' }]),
  'a hover on an unknown document': async (client) => {
    expect(await hover(client, 'file:///never')).toMatchObject({ result: null });
  },
  'a version that goes backwards': async (client) => {
    await opened(client);
    change(client, A, 9, [{ text: `${GOOD} ` }]);
    change(client, A, 3, [{ text: GOOD }]);
    await hover(client, A);
  },
  'a document opened twice': async (client) => {
    await opened(client);
    client.open(A, GOOD, 7);
    await hover(client, A);
  },
  'a document closed while it is checked': async (client) => {
    client.open(X, GOOD.repeat(50));
    client.close(X);
    await hover(client, X);
    await sleep(500);
    expect(client.published.filter(({ uri }) => uri === X).at(-1)?.diagnostics ?? []).toEqual([]);
  },
  'an unknown request': async (client) => {
    expect((await client.request('budget/noSuchThing', {})).error?.code).toBe(-32601);
  },
  'an unknown notification': async (client) => client.notify('budget/noSuchNote', {}),
  'missing parameters': async (client) => {
    await opened(client);
    await client.request('textDocument/hover');
  },
  'parameters of the wrong shape': async (client) => {
    await opened(client);
    await client.request('textDocument/hover', { textDocument: null, position: 'x' });
    change(client, A, 'x', 'no');
  },
  'a body that is not JSON': async (client) => client.raw('Content-Length: 9\r\n\r\n{"a": b,}'),
  'odd addresses': async (client) => {
    const odd = [
      'file:///../../../../etc/passwd',
      'file:///a%00b',
      'untitled:Untitled-1',
      'http://[::bad',
      'file://%E0%A4%A',
      '',
    ];
    for (const uri of odd) {
      client.open(uri, GOOD);
      await hover(client, uri, 0, 1);
    }
  },
  '500 requests, all cancelled': async (client) => {
    await opened(client);
    const answers = Array.from({ length: 500 }, () => {
      const id = client.nextId();
      const answer = hover(client, A, 3, 3);
      client.notify('$/cancelRequest', { id });
      return answer;
    });
    await Promise.all(answers);
  },
  '1000 edits in a burst': async (client) => {
    await opened(client);
    const before = client.published.length;
    for (let version = 2; version <= 1001; version++) {
      const [end, text] = version % 2 === 0 ? [0, ' '] : [1, ''];
      change(client, A, version, [{ range: range(0, 0, 0, end), text }]);
    }
    while (client.published.at(-1)?.version !== 1001) await sleep(20);
    expect(client.published.length - before).toBeLessThan(100);
    expect(client.published.at(-1)?.diagnostics).toHaveLength(expected);
  },
  '1000 documents opened and closed': async (client) => {
    await opened(client);
    for (let i = 0; i < 100; i++) await openAndClose(client, i);
    const before = client.memory();
    for (let i = 100; i < 1000; i++) await openAndClose(client, i);
    expect(client.memory()).toBeLessThan(1.5 * before + 50);
  },
};

async function openAndClose(client: Client, number: number): Promise<void> {
  const uri = `file:///many-${number}.txt`;
  client.open(uri, GOOD);
  client.close(uri);
  if (number % 20 === 0) await hover(client, uri);
}

test.each(Object.keys(FAULTS))('%s', async (name) => {
  const client = await start();
  try {
    await FAULTS[name](client);
    const { diagnostics } = await opened(client, 'file:///alive.txt');
    expect(diagnostics).toHaveLength(expected);
    expect(client.isRunning()).toBe(true);
  } finally {
    client.kill();
  }
});

const ENDS: Record<string, { readonly end: (client: Client) => Promise<unknown>; readonly code: number }> = {
  'shutdown and exit': {
    end: async (client) => {
      await client.request('shutdown');
      client.notify('exit');
    },
    code: 0,
  },
  'exit without shutdown': { end: async (client) => client.notify('exit'), code: 1 },
  'a closed input': { end: async (client) => client.endInput(), code: 1 },
};

test.each(Object.keys(ENDS))('the server ends after %s', async (name) => {
  const client = await start();
  await ENDS[name].end(client);
  expect(await client.ended).toBe(ENDS[name].code);
});

test('a request after shutdown is refused', async () => {
  const client = await start();
  await client.request('shutdown');
  expect((await hover(client, A)).error?.code).toBe(-32600);
  client.kill();
});
