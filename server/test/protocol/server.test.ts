/** What the server advertises and answers, over a real connection. */

import { expect, test } from 'vitest';
import type { CodeAction, Hover } from 'vscode-languageserver';
import { sleep, startClient, URI } from './harness';

const HERE = { textDocument: { uri: URI }, position: { line: 0, character: 0 } };

test('everything is advertised to a client that declares nothing', async () => {
  const { initialized } = await startClient();
  expect(initialized).toEqual({
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2 },
      hoverProvider: true,
      completionProvider: { resolveProvider: false, triggerCharacters: [' ', ...'0123456789'] },
      definitionProvider: true,
      referencesProvider: true,
      renameProvider: { prepareProvider: true },
      documentSymbolProvider: true,
      workspaceSymbolProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      documentHighlightProvider: true,
      documentLinkProvider: { resolveProvider: false },
      callHierarchyProvider: true,
      semanticTokensProvider: {
        legend: {
          tokenTypes: [
            'categoryCode',
            'sectionCode',
            'itemCode',
            'unitCode',
            'rowName',
            'totalName',
            'amount',
            'totalAmount',
            'quantity',
            'percentage',
            'suspect',
            'term',
          ],
          tokenModifiers: ['computed', 'undetermined', 'unread'],
        },
        range: true,
        full: { delta: true },
      },
      codeActionProvider: {
        codeActionKinds: [
          'quickfix',
          'refactor.rewrite.gouji.recompute',
          'source.fixAll',
          'source.fixAll.gouji',
        ],
      },
      inlayHintProvider: true,
      codeLensProvider: { resolveProvider: false },
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: { firstTriggerCharacter: '|', moreTriggerCharacter: ['\n'] },
      diagnosticProvider: { identifier: 'gouji', interFileDependencies: false, workspaceDiagnostics: true },
      executeCommandProvider: {
        commands: [
          'gouji.recomputeTable',
          'gouji.recomputeDocument',
          'gouji.createClassificationTemplate',
          'gouji.addToClassification',
        ],
      },
    },
    serverInfo: { name: 'gouji', version: '0' },
  });
});

test('the service is made with the first document that is checked', async () => {
  const client = await startClient();
  await client.open('print(1)', 'python');
  await client.publish(({ version }) => version === 1);
  expect(client.made()).toBe(0);
  await client.open('错', 'disclosure', 1, 'file:///b.txt');
  await client.open('错', 'disclosure', 1, 'file:///c.txt');
  await client.publish(({ uri }) => uri === 'file:///c.txt');
  expect(client.made()).toBe(1);
});

test('edits come incrementally and one check serves all features', async () => {
  const client = await startClient();
  await client.open('一二三');
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: URI, version: 2 },
    contentChanges: [
      { range: { start: { line: 0, character: 1 }, end: { line: 0, character: 2 } }, text: '错' },
    ],
  });
  const hover: Hover = await client.connection.sendRequest('textDocument/hover', HERE);
  expect(hover.contents).toEqual({ kind: 'markdown', value: '一错三' });
  await client.publish(({ version }) => version === 2);
  await client.connection.sendRequest('gouji/findings', { uri: URI });
  expect(client.checks.texts.filter((text) => text === '一错三')).toHaveLength(1);
});

test('plain text is judged by its content, other languages are left alone', async () => {
  const client = await startClient();
  await client.open('错 in prose', 'plaintext');
  await client.open('错 in a 预算', 'markdown', 1, 'file:///b.md');
  await client.open('错 in a 预算', 'python', 1, 'file:///c.py');
  const [prose, disclosure, code] = await Promise.all([
    client.publish(({ uri }) => uri === URI),
    client.publish(({ uri }) => uri === 'file:///b.md'),
    client.publish(({ uri }) => uri === 'file:///c.py'),
  ]);
  expect(prose.diagnostics).toEqual([]);
  expect(disclosure.diagnostics).toHaveLength(1);
  expect(code.diagnostics).toEqual([]);
  expect(await client.connection.sendRequest('textDocument/hover', HERE)).toBeNull();
});

test('code actions carry the version where the client can tell', async () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const asked = { textDocument: { uri: URI }, range, context: { diagnostics: [], only: ['quickfix'] } };
  const edits = [{ range, newText: '对' }];
  const versioned = await startClient({
    capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
  });
  await versioned.open('错', 'disclosure', 7);
  const [action]: CodeAction[] = await versioned.connection.sendRequest('textDocument/codeAction', asked);
  expect(action.title).toBe('0 quickfix');
  expect(action.edit).toEqual({ documentChanges: [{ textDocument: { uri: URI, version: 7 }, edits }] });
  const plain = await startClient();
  await plain.open('错');
  const [other]: CodeAction[] = await plain.connection.sendRequest('textDocument/codeAction', asked);
  expect(other.edit).toEqual({ changes: { [URI]: edits } });
});

test('a recompute command has the client apply an edit of the version at hand', async () => {
  const applied: unknown[] = [];
  const client = await startClient({
    capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
    prepare: (connection) =>
      connection.onRequest('workspace/applyEdit', (params) => {
        applied.push(params);
        return { applied: true };
      }),
  });
  await client.open('错', 'disclosure', 3);
  const execute = (command: string, ...given: unknown[]): Promise<unknown> =>
    client.connection.sendRequest('workspace/executeCommand', { command, arguments: given });
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  expect(await execute('gouji.recomputeTable', URI, range.start)).toEqual({
    applied: true,
    edits: 1,
    kept: 0,
  });
  expect(await execute('gouji.recomputeDocument', URI)).toEqual({ applied: true, edits: 1, kept: 0 });
  expect(applied).toEqual([
    {
      label: '重算本表',
      edit: {
        documentChanges: [{ textDocument: { uri: URI, version: 3 }, edits: [{ range, newText: 'table' }] }],
      },
    },
    {
      label: '重算全文',
      edit: {
        documentChanges: [
          { textDocument: { uri: URI, version: 3 }, edits: [{ range, newText: 'document' }] },
        ],
      },
    },
  ]);
  const nothing = { applied: false, edits: 0, kept: 0 };
  expect(await execute('gouji.recomputeTable', URI, 'nowhere')).toEqual(nothing);
  expect(await execute('gouji.recomputeDocument', 'file:///closed.txt')).toEqual(nothing);
  expect(await execute('gouji.recomputeDocument')).toEqual(nothing);
  expect(await execute('unknown', URI)).toEqual(nothing);
});

test('findings and the summary of a document', async () => {
  const client = await startClient();
  await client.open('甲\n 错');
  expect(await client.connection.sendRequest('gouji/findings', { uri: URI })).toEqual([
    { place: '文字 第2行', printed: '错', shouldBe: '对', reason: '甲\n 错' },
  ]);
  expect(await client.connection.sendRequest('gouji/summary', { uri: URI })).toEqual({
    tables: 0,
    printed: 4,
    read: 3,
    tied: 2,
    errors: 1,
    toMend: 1,
    checked: '行中印有 4 个数，读懂 3，勾稽 2；文字 1 处，勾稽 1',
  });
  expect(await client.connection.sendRequest('gouji/findings', { uri: 'file:///closed.txt' })).toEqual([]);
  expect(await client.connection.sendRequest('gouji/summary', { uri: 'file:///closed.txt' })).toBeNull();
});

test('a document in another form', async () => {
  const client = await startClient();
  await client.open('甲');
  const convert = (uri: string, to?: string) => client.connection.sendRequest('gouji/convert', { uri, to });
  expect(await convert(URI)).toBe('budget: 甲');
  expect(await convert(URI, 'json')).toBe('json: 甲');
  expect(await convert('file:///closed.txt')).toBeNull();
});

test('a document in the table language beside it, and a new one of this year or another', async () => {
  const client = await startClient();
  await client.open('甲');
  const position = { line: 0, character: 1 };
  const beside = (uri: string) => client.connection.sendRequest('gouji/convertBeside', { uri, position });
  expect(await beside(URI)).toEqual({ text: 'budget: 甲', position });
  expect(await beside('file:///closed.txt')).toBeNull();
  const made = (params?: object) => client.connection.sendRequest('gouji/newDisclosure', params);
  expect(await made({ year: 2031 })).toMatchObject({ text: '2031' });
  for (const params of [undefined, {}])
    expect(await made(params)).toMatchObject({ text: String(new Date().getFullYear()) });
});

test('a failing handler is logged and answered neutrally, and the server goes on', async () => {
  const client = await startClient();
  await client.open('崩溃');
  expect(await client.connection.sendRequest('textDocument/hover', HERE)).toBeNull();
  expect(await client.connection.sendRequest('textDocument/hover', {})).toBeNull();
  expect(await client.connection.sendRequest('gouji/findings', { uri: URI })).toEqual([]);
  await client.change('错', 2);
  await client.publish(({ version }) => version === 2);
  expect(
    client.logged.some((line) => line.includes('textDocument/hover: Error: the fake service fails here')),
  ).toBe(true);
});

test('a cancelled request is answered as cancelled, without work', async () => {
  const client = await startClient();
  await client.open('print(1)', 'python');
  await client.publish(({ version }) => version === 1);
  await client.open('错', 'disclosure', 1, 'file:///b.txt');
  const { CancellationTokenSource } = await import('vscode-languageserver');
  const cancelling = new CancellationTokenSource();
  const asked = client.connection.sendRequest(
    'textDocument/hover',
    { ...HERE, textDocument: { uri: 'file:///b.txt' } },
    cancelling.token,
  );
  cancelling.cancel();
  await expect(asked).rejects.toMatchObject({ code: -32800 });
});

test('after shutdown requests are refused', async () => {
  const client = await startClient();
  await client.connection.sendRequest('shutdown');
  await expect(client.connection.sendRequest('textDocument/hover', HERE)).rejects.toMatchObject({
    code: -32600,
  });
});

test('settings from initializationOptions, and changed by a client that cannot be asked', async () => {
  const client = await startClient({
    initialize: {
      initializationOptions: { tolerance: 'exact', locale: 'auto', maxFindings: -1 },
      locale: 'de',
    },
  });
  await client.open('错');
  await client.publish(({ version }) => version === 1);
  expect(client.checks.settings.at(-1)).toMatchObject({
    tolerance: 'exact',
    locale: 'en',
    maxFindings: 1000,
  });
  expect(client.logged).toEqual(['Setting ignored: gouji.maxFindings: -1']);
  await client.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { gouji: { rules: { 'sum/row': 'off', 'sum/total': 'loud', 'sum/rows': 'off' } } },
  });
  while (client.checks.settings.length < 2) await sleep(5);
  expect(client.checks.settings.at(-1)).toMatchObject({ tolerance: 'interval', rules: { 'sum/row': 'off' } });
  expect(client.logged.slice(1)).toEqual([
    'Setting ignored: gouji.rules["sum/total"]: "loud"',
    'Setting ignored: gouji.rules["sum/rows"]: no such rule',
  ]);
});

test('a client that can be asked is asked before the first check', async () => {
  let answer: unknown = { tolerance: 'exact' };
  const client = await startClient({
    capabilities: { workspace: { configuration: true } },
    prepare: (connection) =>
      connection.onRequest('workspace/configuration', async ({ items }) => {
        await sleep(30);
        return items.map(() => answer);
      }),
  });
  await client.open('错');
  await client.publish(({ version }) => version === 1);
  expect(client.checks.settings.map(({ tolerance }) => tolerance)).toEqual(['exact']);
  answer = { tolerance: 'interval' };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  while (client.checks.settings.length < 2) await sleep(5);
  expect(client.checks.settings.map(({ tolerance }) => tolerance)).toEqual(['exact', 'interval']);
});
