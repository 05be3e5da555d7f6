/** Workspace diagnostics: what is open, what the client lists and hands over, and what changed since. */

import { expect, test } from 'vitest';
import { CancellationTokenSource, type WorkspaceDiagnosticReport } from 'vscode-languageserver';
import type { OriginalReader } from '../../src/protocol/originals';
import { type Client, startClient, URI } from './harness';

const TEXT = 'file:///folder/甲.txt';
const VIEW = 'gouji-view:/folder/乙.pdf.budget';

/** Texts as they are; of an original, a view whose only line stands on page 2. */
const reader: OriginalReader = async ({ name, content }) => {
  const text = Buffer.from(content, 'base64').toString('utf8');
  if (text === '坏') return { refused: 'old-format', detail: '.doc' };
  if (text === '崩') throw new Error('the reader fails here');
  if (name.endsWith('.txt')) return { text };
  return { source: 'pdf', view: { text, lines: [{ origin: { page: 2 } }] }, omissions: [] };
};

interface Folder {
  /** Texts by the address they are listed under; stamps are the texts themselves. */
  readonly files: Map<string, string>;
  readonly read: string[];
}

async function start(
  files: Iterable<readonly [string, string]>,
): Promise<{ client: Client; folder: Folder }> {
  const folder: Folder = { files: new Map(files), read: [] };
  const client = await startClient({
    readOriginal: reader,
    initialize: { initializationOptions: { listFiles: true } },
    prepare: (connection) => {
      connection.onRequest('gouji/listFiles', () =>
        [...folder.files].map(([uri, stamp]) => ({
          uri,
          name: uri === VIEW ? '乙.pdf' : uri.slice(uri.lastIndexOf('/') + 1),
          stamp,
        })),
      );
      connection.onRequest('gouji/readBytes', ({ uri }: { uri: string }) => {
        folder.read.push(uri);
        const text = folder.files.get(uri);
        return text === undefined ? null : { content: Buffer.from(text).toString('base64') };
      });
    },
  });
  return { client, folder };
}

function ask(client: Client, before: WorkspaceDiagnosticReport = { items: [] }, more: object = {}) {
  const previousResultIds = before.items.flatMap(({ uri, resultId }) =>
    resultId === undefined ? [] : [{ uri, value: resultId }],
  );
  return client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
    previousResultIds,
    ...more,
  });
}

const kinds = ({ items }: WorkspaceDiagnosticReport) => items.map(({ uri, kind }) => [uri, kind]);

test('a client that hands over no files is told of what is open', async () => {
  const client = await startClient();
  await client.open('错');
  const first = await ask(client);
  expect(first.items).toMatchObject([{ uri: URI, kind: 'full', version: 1, items: [{ message: '错' }] }]);
  expect(kinds(await ask(client, first))).toEqual([[URI, 'unchanged']]);
  await client.change('对', 2);
  expect((await ask(client, first)).items).toMatchObject([{ uri: URI, kind: 'full', version: 2, items: [] }]);
});

test('what was closed, and what cannot be checked, does not stand in the way', async () => {
  const client = await startClient();
  await client.open('错');
  await client.open('崩溃', 'disclosure', 1, 'file:///other.txt');
  const first = await ask(client);
  expect(kinds(first)).toEqual([[URI, 'full']]);
  await client.close();
  expect((await ask(client, first)).items).toMatchObject([{ uri: URI, kind: 'full', items: [] }]);
});

test('texts and originals of the folder are checked once for what they are', async () => {
  const { client, folder } = await start([
    [TEXT, '预算错'],
    [VIEW, '错'],
    ['file:///folder/信.txt', '错'],
    ['file:///folder/旧.doc', '坏'],
  ]);
  const first = await ask(client);
  expect(first.items).toMatchObject([
    { uri: TEXT, kind: 'full', version: null, items: [{ message: '预算错' }] },
    { uri: VIEW, kind: 'full', items: [{ message: '第2页 错' }] },
  ]);
  folder.read.length = 0;
  const second = await ask(client, first);
  expect(kinds(second)).toEqual([
    [TEXT, 'unchanged'],
    [VIEW, 'unchanged'],
  ]);
  expect(folder.read).toEqual([]);
  folder.files.set(TEXT, '预算对');
  const third = await ask(client, second);
  expect(third.items[0]).toMatchObject({ uri: TEXT, kind: 'full', items: [] });
  expect(folder.read).toEqual([TEXT]);
});

test('who has lost what was told is told again', async () => {
  const { client } = await start([[TEXT, '预算错']]);
  await ask(client);
  expect(kinds(await ask(client))).toEqual([[TEXT, 'full']]);
});

test('what is gone, or is no disclosure any more, has no findings', async () => {
  const { client, folder } = await start([
    [TEXT, '预算错'],
    [VIEW, '错'],
  ]);
  const first = await ask(client);
  folder.files.delete(VIEW);
  folder.files.set(TEXT, '错');
  expect((await ask(client, first)).items).toMatchObject([
    { uri: TEXT, kind: 'full', items: [] },
    { uri: VIEW, kind: 'full', items: [] },
  ]);
});

test('a file that is open is told of as it is open', async () => {
  const { client, folder } = await start([[TEXT, '预算错错']]);
  await client.open('错', 'disclosure', 7, TEXT);
  expect((await ask(client)).items).toMatchObject([{ uri: TEXT, version: 7, items: [{ message: '错' }] }]);
  expect(folder.read).toEqual([]);
});

test('one file that fails does not take the others with it', async () => {
  const { client } = await start([
    [VIEW, '崩'],
    [TEXT, '预算错'],
  ]);
  expect(kinds(await ask(client))).toEqual([[TEXT, 'full']]);
  expect(client.logged.join()).toContain('the reader fails here');
});

test('reports come as they are made, with progress', async () => {
  const { client } = await start([
    [TEXT, '预算错'],
    [VIEW, '错'],
  ]);
  const told: unknown[] = [];
  client.connection.onNotification('$/progress', ({ token, value }) => {
    told.push(token === 'parts' ? value.items.map(({ uri }: { uri: string }) => uri) : value.kind);
  });
  const answer = await ask(client, undefined, { partialResultToken: 'parts', workDoneToken: 'work' });
  expect(answer.items).toEqual([]);
  expect(told).toEqual(['begin', 'report', [TEXT], 'report', [VIEW], 'end']);
});

test('who no longer waits is not answered, and no further file is read', async () => {
  const { client, folder } = await start([
    [TEXT, '预算错'],
    [VIEW, '错'],
  ]);
  const cancelling = new CancellationTokenSource();
  client.checks.during = () => cancelling.cancel();
  const asked = client.connection.sendRequest(
    'workspace/diagnostic',
    { previousResultIds: [] },
    cancelling.token,
  );
  await expect(asked).rejects.toThrow('Cancelled');
  expect(folder.read).toEqual([TEXT]);
});
