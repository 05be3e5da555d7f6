/** What a workspace lets stand, in an editor: handed over, honoured, offered, written and undone. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CodeAction, ProtocolConnection } from 'vscode-languageserver';
import { readWaivers, withWaivers } from '../../src/features/waiver-file';
import type { KnownWaiver, WaiveProposal, WrittenWaivers } from '../../src/protocol/requests';
import { createService } from '../../src/service';
import { type Options, startClient } from './harness';

const FOLDER = 'file:///folder';
const FILE = `${FOLDER}/.gouji/waivers.json`;
const URI = `${FOLDER}/${encodeURIComponent('档案馆')}.disclosure`;
const TEXT = readFileSync(new URL('../../../test-fixtures/demo/sample.disclosure', import.meta.url), 'utf8');
const service = createService({ documentation: () => undefined });

interface Disk {
  text?: string;
}

/** A client with a folder that may hold waivers. */
async function prepared(disk: Disk, abilities: object, capabilities: Options['capabilities'] = {}) {
  const client = await startClient({
    service,
    capabilities,
    initialize: { rootUri: FOLDER, initializationOptions: { readWaivers: true, ...abilities } },
    prepare: (connection: ProtocolConnection) => {
      connection.onRequest('gouji/readWaivers', () => [{ folder: FOLDER, uri: FILE, text: disk.text }]);
    },
  });
  await client.open(TEXT, 'disclosure', 1, URI);
  return { connection: client.connection, published: await client.publish(({ uri }) => uri === URI) };
}

const error = { start: { line: 128, character: 13 }, end: { line: 128, character: 19 } };

async function actionsOf(connection: ProtocolConnection): Promise<CodeAction[]> {
  const context = { diagnostics: [] };
  return connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: URI },
    range: error,
    context,
  });
}

const codesOf = ({ diagnostics }: { diagnostics: readonly { code?: unknown }[] }) =>
  diagnostics.map(({ code }) => code);

const proposalOf = (actions: readonly CodeAction[], title: string): WaiveProposal =>
  actions.find((action) => action.title.startsWith(title))?.command?.arguments?.[1];

test('what is chosen from the light bulb is let stand, listed and undone', async () => {
  const disk: Disk = {};
  const { connection, published } = await prepared(disk, { waive: true });
  expect(codesOf(published)).toContain('amount/suspect');
  const actions = await actionsOf(connection);
  const titles = actions.map(({ title }) => title);
  const waiving = ['忽略这里的', '本文件中忽略', '整个工作区忽略', '设置 amount/suspect 的级别'];
  for (const title of waiving)
    expect(
      titles.some((each) => each.startsWith(title)),
      title,
    ).toBe(true);
  // Mending goes before letting stand.
  expect(titles.findIndex((each) => each.startsWith('忽略'))).toBeGreaterThan(0);

  const { waivers } = proposalOf(actions, '忽略这里的');
  const kept = (waivers ?? []).map((waiver) => ({ ...waiver, reason: '系统导出', author: '张三' }));
  const written: WrittenWaivers = await connection.sendRequest('gouji/waive', { uri: URI, waivers: kept });
  if (!written || !('text' in written)) throw new Error('nothing was written');
  expect(written.uri).toBe(FILE);
  disk.text = written.text;
  await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: FILE, type: 1 }] });
  const known: KnownWaiver[] = await connection.sendRequest('gouji/waivers', {});
  expect(known.map(({ waiver, state }) => [waiver.file, waiver.reason, state])).toEqual([
    ['档案馆.disclosure', '系统导出', 'used'],
  ]);
  const undo = (await actionsOf(connection)).find(({ title }) => title.startsWith('撤销忽略'));
  expect(undo?.command).toMatchObject({ command: 'gouji.unwaive', arguments: [FILE, kept] });
  const hover: { contents: { value: string } } = await connection.sendRequest('textDocument/hover', {
    textDocument: { uri: URI },
    position: error.start,
  });
  expect(hover.contents.value).toContain('已忽略（系统导出）');

  const without: WrittenWaivers = await connection.sendRequest('gouji/unwaive', {
    file: FILE,
    waivers: kept,
  });
  expect(readWaivers(without && 'text' in without ? without.text : '', 'zh-cn').kept).toEqual([]);
});

test('waivers that are there count from the first publish on', async () => {
  const text = withWaivers(undefined, [{ code: 'amount/suspect', reason: '系统导出' }]);
  const { published } = await prepared({ text }, {});
  expect(codesOf(published)).not.toContain('amount/suspect');
});

test('other clients get an edit with a reason to be replaced', async () => {
  const capabilities = {
    workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } },
  };
  const { connection } = await prepared({}, {}, capabilities);
  const action = (await actionsOf(connection)).find(({ title }) => title.startsWith('忽略这里的'));
  const [create, change] = action?.edit?.documentChanges ?? [];
  expect(create).toMatchObject({ kind: 'create', uri: FILE });
  const edits = change && 'edits' in change ? change.edits : [];
  const [edit] = edits;
  const { kept } = readWaivers('newText' in edit ? edit.newText : '', 'zh-cn');
  expect(kept.map(({ code, reason }) => [code, reason])).toEqual([['amount/suspect', '请写明原因']]);
});

test('a client that makes no files is offered none that is not there', async () => {
  const { connection } = await prepared({}, {});
  expect((await actionsOf(connection)).filter(({ title }) => title.startsWith('忽略'))).toEqual([]);
});

test('for a client that hands over no files the entry reads them', async () => {
  const text = withWaivers(undefined, [{ code: 'amount/suspect', reason: '系统导出' }]);
  const asked: string[] = [];
  const client = await startClient({
    service,
    initialize: { rootUri: FOLDER },
    readFile: async (uri) => {
      asked.push(uri);
      return text;
    },
  });
  await client.open(TEXT, 'disclosure', 1, URI);
  const published = await client.publish(({ uri }) => uri === URI);
  expect(asked).toEqual([FILE]);
  expect(codesOf(published)).not.toContain('amount/suspect');
});
