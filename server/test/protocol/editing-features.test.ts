/** Renaming, inlay hints and code lenses over a real connection: for clients that declare nothing, and for those that can show more. */

import { describe, expect, test } from 'vitest';
import {
  CancellationTokenSource,
  type Hover,
  type InlayHint,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Client, sleep, startClient, URI } from './harness';

const DOCUMENT = { textDocument: { uri: URI } };
const HERE = { ...DOCUMENT, position: { line: 0, character: 0 } };
const RANGE = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
const at = (character: number) => ({
  start: { line: 0, character },
  end: { line: 0, character: character + 1 },
});

const rename = (client: Client, newName = '对'): Promise<WorkspaceEdit> =>
  client.connection.sendRequest('textDocument/rename', { ...HERE, newName });

describe('a client that declares nothing', () => {
  test('is answered where nothing is open, and where nothing is to be told', async () => {
    const client = await startClient();
    const ask = (method: string, params: object) => client.connection.sendRequest(method, params);
    expect(await ask('textDocument/prepareRename', HERE)).toBeNull();
    expect(await rename(client)).toEqual({ changes: {} });
    expect(await ask('textDocument/inlayHint', { ...DOCUMENT, range: RANGE })).toEqual([]);
    expect(await ask('textDocument/codeLens', DOCUMENT)).toEqual([]);
    await client.open('print(1)', 'python');
    expect(await ask('textDocument/prepareRename', HERE)).toBeNull();
    expect(await ask('textDocument/codeLens', DOCUMENT)).toEqual([]);
  });

  test('is answered from the text as it is now', async () => {
    const client = await startClient();
    await client.open('一错');
    await client.change('二错', 2);
    const hints: InlayHint[] = await client.connection.sendRequest('textDocument/inlayHint', {
      ...DOCUMENT,
      range: RANGE,
    });
    expect(hints).toEqual([{ position: RANGE.start, label: '二错' }]);
    expect(await client.connection.sendRequest('textDocument/codeLens', DOCUMENT)).toEqual([
      { range: { start: RANGE.start, end: RANGE.start }, command: { title: '二错', command: URI } },
    ]);
    expect(await client.connection.sendRequest('textDocument/prepareRename', HERE)).toEqual({
      range: at(1),
      placeholder: '错',
    });
    expect(await rename(client)).toEqual({ changes: { [URI]: [{ range: at(1), newText: '对' }] } });
  });

  const asked = async (answer: (actions: readonly { readonly title: string }[]) => unknown) => {
    const questions: string[] = [];
    const client = await startClient({
      prepare: (connection) =>
        connection.onRequest('window/showMessageRequest', ({ message, actions }) => {
          questions.push(message);
          return answer(actions);
        }),
    });
    await client.open('错错错');
    const { changes } = await rename(client);
    return { questions, changed: changes?.[URI]?.length };
  };

  test('is asked about what is not certain, in one message with the reasons', async () => {
    const { questions, changed } = await asked(([all]) => all);
    expect(questions).toEqual(['有 2 处不能确定：\n别处不符']);
    expect(changed).toBe(3);
  });

  test('gets the certain changes where it says so, and none where it does not answer', async () => {
    expect((await asked(([, sure]) => sure)).changed).toBe(1);
    expect((await asked(() => null)).changed).toBe(0);
  });

  test('that cannot be asked has confirmed nothing', async () => {
    const client = await startClient();
    await client.open('错错');
    expect(await rename(client)).toEqual({ changes: { [URI]: [] } });
  });

  test('that edits while it is asked gets nothing', async () => {
    let edited: Promise<void> | undefined;
    const client: Client = await startClient({
      prepare: (connection) =>
        connection.onRequest('window/showMessageRequest', async ({ actions }) => {
          edited = client.change('错错错错', 2);
          await edited;
          await sleep(50);
          return actions[0];
        }),
    });
    await client.open('错错错');
    await expect(rename(client)).rejects.toMatchObject({ message: '文字在此期间改动了，没有改名。' });
  });
});

test('why something cannot be renamed is said in an error', async () => {
  const client = await startClient();
  await client.open('错');
  await expect(rename(client, '')).rejects.toMatchObject({ code: -32803, message: '空' });
});

test('a client that shows what is told of edits confirms them itself', async () => {
  const client = await startClient({
    capabilities: {
      workspace: {
        workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
      },
    },
  });
  await client.open('错错', 'disclosure', 4);
  expect(await rename(client)).toEqual({
    documentChanges: [
      {
        textDocument: { uri: URI, version: 4 },
        edits: [
          { range: at(0), newText: '对', annotationId: 'sure' },
          { range: at(1), newText: '对', annotationId: 'doubt' },
        ],
      },
    ],
    changeAnnotations: {
      sure: { label: '改', needsConfirmation: false },
      doubt: { label: '改（请确认）', needsConfirmation: true, description: '别处不符' },
    },
  });
});

test.each([
  ['textDocument/prepareRename', HERE],
  ['textDocument/rename', { ...HERE, newName: '对' }],
  ['textDocument/inlayHint', { ...DOCUMENT, range: RANGE }],
  ['textDocument/codeLens', DOCUMENT],
])('%s is not worked on once it is cancelled', async (method, params) => {
  const client = await startClient();
  await client.open('错');
  await client.publish(({ version }) => version === 1);
  const cancelling = new CancellationTokenSource();
  const asked = client.connection.sendRequest(method, params, cancelling.token);
  cancelling.cancel();
  await expect(asked).rejects.toMatchObject({ code: -32800 });
});

test('hints and lenses are asked for anew once the settings change, where the client can be told', async () => {
  const refreshed: string[] = [];
  const refreshSupport = true;
  const client = await startClient({
    capabilities: { workspace: { inlayHint: { refreshSupport }, codeLens: { refreshSupport } } },
    prepare: (connection) => {
      for (const method of ['workspace/inlayHint/refresh', 'workspace/codeLens/refresh'])
        connection.onRequest(method, () => {
          refreshed.push(method);
          return null;
        });
    },
  });
  await client.open('错');
  await client.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { gouji: { codeLens: false, inlayHints: { differences: false } } },
  });
  while (refreshed.length < 2) await sleep(5);
  expect(await client.connection.sendRequest('textDocument/codeLens', DOCUMENT)).toEqual([]);
  expect(
    await client.connection.sendRequest('textDocument/inlayHint', { ...DOCUMENT, range: RANGE }),
  ).toEqual([]);
});

test('settings of hints that are not as they must be are left at their defaults', async () => {
  const client = await startClient({
    initialize: { initializationOptions: { inlayHints: { columnNames: 'some' }, codeLens: 1 } },
  });
  await client.open('错');
  await client.publish(({ version }) => version === 1);
  expect(client.checks.settings.at(-1)).toMatchObject({
    inlayHints: { columnNames: 'cells', rowNames: true, differences: true, computed: true },
    codeLens: true,
  });
  expect(client.logged).toEqual([
    'Setting ignored: gouji.inlayHints: {"columnNames":"some"}',
    'Setting ignored: gouji.codeLens: 1',
  ]);
});

test('a hover leaves out what is found for a client that shows it beside', async () => {
  const hover = async (initializationOptions?: object) => {
    const client = await startClient({ initialize: { initializationOptions } });
    await client.open('错');
    const { contents }: Hover = await client.connection.sendRequest('textDocument/hover', HERE);
    return contents;
  };
  expect(await hover()).toEqual({ kind: 'markdown', value: '错' });
  expect(await hover({ findingsInHover: false })).toEqual({ kind: 'markdown', value: '无问题：错' });
});
