/** Official lists of 科目: asked of the client, never read by the server, and written through the client. */

import { expect, test } from 'vitest';
import type { ApplyWorkspaceEditParams, ProtocolConnection, ShowMessageParams } from 'vscode-languageserver';
import { type Options, sleep, startClient, URI } from './harness';

const PATH = '.gouji/classification.csv';
const LIST_URI = `file:///folder/${PATH}`;

interface Files {
  [path: string]: string;
}

/** A client that hands over files, applies edits and remembers what it was shown. */
function prepared(files: Files, initialize: Options['initialize'] = {}) {
  const shown: string[] = [];
  const edits: ApplyWorkspaceEditParams[] = [];
  const asked: string[] = [];
  const prepare = (connection: ProtocolConnection): void => {
    connection.onRequest('gouji/readFile', ({ path }: { path: string }) => {
      asked.push(path);
      return path in files ? { uri: `file:///folder/${path}`, text: files[path] } : null;
    });
    connection.onNotification('window/showMessage', ({ message }: ShowMessageParams) => {
      shown.push(message);
    });
    connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
      edits.push(params);
      return { applied: true };
    });
  };
  const options: Options = {
    prepare,
    initialize: {
      rootUri: 'file:///folder',
      initializationOptions: { readFile: true },
      ...initialize,
    },
  };
  return { shown, edits, asked, options };
}

test('the list of the workspace is known before the first check', async () => {
  const { options, asked } = prepared({ [PATH]: '名单' });
  const client = await startClient(options);
  await client.open('错');
  await client.publish(({ version }) => version === 1);
  expect(asked).toEqual([PATH]);
  expect(client.checks.settings.map(({ lists }) => lists)).toEqual([
    [{ path: PATH, uri: LIST_URI, text: '名单' }],
  ]);
});

test('a client that cannot be asked gives lists at once, or none', async () => {
  const classificationFiles = [{ path: PATH, text: '名单' }, { path: 3 }];
  const { options, asked } = prepared({}, { initializationOptions: { classificationFiles } });
  const client = await startClient(options);
  await client.open('错');
  await client.publish(({ version }) => version === 1);
  expect(asked).toEqual([]);
  expect(client.checks.settings[0].lists).toEqual([{ path: PATH, text: '名单' }]);

  const without = await startClient();
  await without.open('错');
  await without.publish(({ version }) => version === 1);
  expect(without.checks.settings[0].lists).toEqual([]);
});

test('a changed list is read again, and everything is checked anew', async () => {
  const files: Files = { [PATH]: '一' };
  const { options } = prepared(files);
  const client = await startClient(options);
  await client.open('错');
  await client.publish(({ version }) => version === 1);
  files[PATH] = '二';
  const changes = [{ uri: LIST_URI, type: 2 }];
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  while (client.checks.settings.length < 2) await sleep(5);
  expect(client.checks.settings[1].lists[0].text).toBe('二');
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  await client.connection.sendRequest('gouji/summary', { uri: URI });
  expect(client.checks.settings).toHaveLength(2);
});

test('a list that cannot be used is complained of once', async () => {
  const { options, shown } = prepared({ [PATH]: '错' });
  const client = await startClient(options);
  await client.open('甲');
  await client.publish(({ version }) => version === 1);
  expect(shown).toEqual([`${PATH} 错`]);
});

test('a list that is set but absent is complained of, one of the default name is not', async () => {
  const { options, shown } = prepared(
    {},
    { initializationOptions: { readFile: true, classification: ['名单.csv', PATH] } },
  );
  const client = await startClient(options);
  await client.open('甲');
  await client.publish(({ version }) => version === 1);
  expect(shown).toEqual(['没有找到科目表 名单.csv（gouji.classification）']);
});

const run = (connection: ProtocolConnection, command: string, ...given: unknown[]) =>
  connection.sendRequest('workspace/executeCommand', { command, arguments: given });

test('a template is begun in the folder of the document', async () => {
  const { options, edits } = prepared({});
  const { connection } = await startClient(options);
  const result = await run(connection, 'gouji.createClassificationTemplate', 'file:///folder/a.txt');
  expect(result).toEqual({ applied: true, uri: LIST_URI });
  expect(edits[0].edit.documentChanges).toMatchObject([
    { kind: 'create', uri: LIST_URI, options: { ignoreIfExists: true } },
    { textDocument: { uri: LIST_URI } },
  ]);
});

test('a template is not written over a list', async () => {
  const { options, edits } = prepared({ [PATH]: '名单' });
  const client = await startClient(options);
  await client.open('甲');
  await client.publish(({ version }) => version === 1);
  expect(await run(client.connection, 'gouji.createClassificationTemplate', 'file:///folder/a.txt')).toEqual({
    applied: false,
    uri: LIST_URI,
  });
  expect(edits).toEqual([]);
});

test('a code is added at the end of the list', async () => {
  const { options, edits } = prepared({ [PATH]: '一\n二' });
  const client = await startClient(options);
  await client.open('甲');
  await client.publish(({ version }) => version === 1);
  await run(client.connection, 'gouji.addToClassification', URI, '2101507', '新增事务', 2026);
  const end = { line: 1, character: 1 };
  expect(edits[0].edit.changes).toEqual({
    [LIST_URI]: [{ range: { start: end, end }, newText: `${PATH} 2101507` }],
  });
});

test.each([[[]], [[URI]], [[URI, 3, '名']]])('nothing is added for %j', async (given) => {
  const { options, edits } = prepared({});
  const { connection } = await startClient(options);
  expect(await run(connection, 'gouji.addToClassification', ...given)).toEqual({ applied: false });
  expect(edits).toEqual([]);
});
