/** Originals that a client hands over: their views are checked with places, and kept as long as they are open. */

import { expect, test } from 'vitest';
import { CancellationTokenSource, type CodeAction, type Diagnostic } from 'vscode-languageserver';
import type { OriginalReader, ReadOriginal } from '../../src/protocol/originals';
import type { OpenOriginalResult } from '../../src/protocol/requests';
import { type Client, sleep, startClient } from './harness';

const VIEW = 'gouji-view:/a.pdf.budget?file:///a.pdf';

/** The view of a PDF whose lines stand on pages of the same number. */
function viewOf(text: string): ReadOriginal {
  const lines = text.split('\n').map((_, line) => ({ origin: { page: line + 1 } }));
  return { source: 'pdf', view: { text, lines }, omissions: [] };
}

/** Reads every original as the text in its bytes. */
const readText: OriginalReader = async ({ content }) =>
  viewOf(Buffer.from(content, 'base64').toString('utf8'));

function handOver(client: Client, text: string, more: object = {}): Promise<OpenOriginalResult> {
  const content = Buffer.from(text).toString('base64');
  return client.connection.sendRequest('gouji/openOriginal', { uri: VIEW, name: 'a.pdf', content, ...more });
}

const isOfView = ({ uri, diagnostics }: { uri: string; diagnostics: unknown[] }) =>
  uri === VIEW && diagnostics.length > 0;

test('the view is checked when it is opened, and what is found says the page', async () => {
  const client = await startClient({ readOriginal: readText });
  expect(await handOver(client, '甲\n错')).toEqual({ text: '甲\n错' });
  await client.open('甲\n错', 'budget', 1, VIEW);
  const { diagnostics } = await client.publish(isOfView);
  expect(diagnostics.map(({ message }) => message)).toEqual(['第2页 甲\n错']);
  expect(client.checks.texts).toEqual(['视图：甲\n错']);
});

test('a document under that address with another text is only a text', async () => {
  const client = await startClient({ readOriginal: readText });
  await handOver(client, '甲\n错');
  await client.open('错', 'budget', 1, VIEW);
  const { diagnostics } = await client.publish(isOfView);
  expect(diagnostics.map(({ message }) => message)).toEqual(['错']);
});

test('a view is forgotten when its document is closed', async () => {
  const client = await startClient({ readOriginal: readText });
  await handOver(client, '错');
  await client.open('错', 'budget', 1, VIEW);
  await client.publish(isOfView);
  await client.close(VIEW);
  client.published.length = 0;
  await client.open('错', 'budget', 1, VIEW);
  await client.publish(isOfView);
  expect(client.checks.texts).toEqual(['视图：错', '错']);
});

test('an open document is checked anew when its original is handed over, also with the same text', async () => {
  const client = await startClient({ readOriginal: readText });
  await client.open('错', 'budget', 1, VIEW);
  await client.publish(isOfView);
  await handOver(client, '错');
  const { diagnostics } = await client.publish(({ diagnostics: [found] }) => found?.message === '第1页 错');
  expect(diagnostics).toHaveLength(1);
});

test('a changed original is read again, and its view checked with the places of the new one', async () => {
  const client = await startClient({ readOriginal: readText });
  await handOver(client, '错');
  await client.open('错', 'budget', 1, VIEW);
  await client.publish(isOfView);
  await handOver(client, '甲\n错');
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: VIEW, version: 2 },
    contentChanges: [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '甲\n' },
    ],
  });
  await client.publish(({ version, diagnostics: [found] }) => version === 2 && found !== undefined);
  expect(client.published.at(-1)?.diagnostics[0].message).toBe('第2页 甲\n错');
});

test.each([
  ['zh-cn', '有密码保护，请去掉密码后再校核'],
  ['en', 'protected by a password: remove it first'],
])('a refusal is said in words (%s)', async (locale, refused) => {
  const client = await startClient({
    readOriginal: async () => ({ refused: 'encrypted' }),
    initialize: { initializationOptions: { locale } },
  });
  expect(await handOver(client, '')).toEqual({ refused });
});

test('other documents answer while an original is read', async () => {
  let release = (): void => {};
  const read: OriginalReader = (reading) =>
    new Promise((resolve) => {
      release = () => resolve(readText(reading));
    });
  const client = await startClient({ readOriginal: read });
  const reading = handOver(client, '甲');
  await client.open('错');
  await client.publish(({ diagnostics }) => diagnostics.length === 1);
  release();
  expect(await reading).toEqual({ text: '甲' });
});

/** Reads until it is aborted, which `aborted` counts. */
function endless(): { readonly read: OriginalReader; readonly aborted: () => number } {
  let aborted = 0;
  const read: OriginalReader = ({ signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        aborted++;
        reject(signal.reason);
      });
    });
  return { read, aborted: () => aborted };
}

test('who cancels ends the reading', async () => {
  const { read, aborted } = endless();
  const client = await startClient({ readOriginal: read });
  const cancelling = new CancellationTokenSource();
  const params = { uri: VIEW, name: 'a.pdf', content: '' };
  const asked = client.connection.sendRequest('gouji/openOriginal', params, cancelling.token);
  await sleep(50);
  cancelling.cancel();
  await expect(asked).rejects.toMatchObject({ code: -32800 });
  expect(aborted()).toBe(1);
});

test('a reading for the same view ends the one before it', async () => {
  const { read, aborted } = endless();
  let reads = 0;
  const client = await startClient({
    readOriginal: (reading) => (++reads === 1 ? read(reading) : readText(reading)),
  });
  const first = expect(handOver(client, '旧')).rejects.toMatchObject({ code: -32800 });
  await sleep(50);
  expect(await handOver(client, '新')).toEqual({ text: '新' });
  await first;
  expect(aborted()).toBe(1);
});

test('reading that fails is logged, and answered with nothing', async () => {
  const client = await startClient({ readOriginal: () => Promise.reject(new Error('the thread ended')) });
  expect(await handOver(client, '')).toBeNull();
  expect(client.logged.some((line) => line.includes('the thread ended'))).toBe(true);
});

test('pages are counted to clients that give a token for it', async () => {
  const values: object[] = [];
  const client = await startClient({
    readOriginal: (reading) => {
      reading.progress(3, 12);
      return readText(reading);
    },
    prepare: (connection) =>
      connection.onNotification('$/progress', ({ token, value }: { token: string; value: object }) => {
        if (token === 'reading') values.push(value);
      }),
  });
  await handOver(client, '甲', { workDoneToken: 'reading' });
  expect(values).toMatchObject([
    { kind: 'begin', title: '正在读取' },
    { kind: 'report', message: '3/12', percentage: 25 },
    { kind: 'end' },
  ]);
});

async function openView(client: Client): Promise<Diagnostic> {
  await handOver(client, '错');
  await client.open('错', 'budget', 1, VIEW);
  return (await client.publish(isOfView)).diagnostics[0];
}

test('what a quick fix would change in a view is changed in a file that it is saved as', async () => {
  const client = await startClient({ readOriginal: readText });
  const { range } = await openView(client);
  const [action]: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: VIEW },
    range,
    context: { diagnostics: [], only: ['quickfix'] },
  });
  const title = '另存为预算表，0 quickfix';
  expect(action).toEqual({
    title,
    kind: 'quickfix',
    command: {
      title,
      command: 'gouji.saveViewAsBudget',
      arguments: [VIEW, [{ range, newText: '对' }]],
    },
  });
});

test('nothing is recomputed in a view', async () => {
  const warned: string[] = [];
  const client = await startClient({
    readOriginal: readText,
    prepare: (connection) => {
      connection.onRequest('window/showMessageRequest', () => null);
      connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
        warned.push(message);
      });
    },
  });
  await openView(client);
  const executed = await client.connection.sendRequest('workspace/executeCommand', {
    command: 'gouji.recomputeDocument',
    arguments: [VIEW],
  });
  expect(executed).toEqual({ applied: false, edits: 0, kept: 0 });
});

test('the 整改清单 of a view names places of the original', async () => {
  const client = await startClient({ readOriginal: readText });
  await openView(client);
  expect(await client.connection.sendRequest('gouji/findings', { uri: VIEW })).toEqual([
    { place: '原件第1行', printed: '错', shouldBe: '对', reason: '错' },
  ]);
});
