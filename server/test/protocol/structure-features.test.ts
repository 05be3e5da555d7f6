/** Requests on how a document is built: answered for any client, with lists that are empty and never null. */

import { expect, test } from 'vitest';
import {
  CancellationTokenSource,
  type SemanticTokens,
  type SemanticTokensDelta,
} from 'vscode-languageserver';
import { type Client, startClient, URI } from './harness';

const textDocument = { uri: URI };
const position = { line: 0, character: 0 };
const range = { start: position, end: position };
const item = { name: '合计', kind: 16, uri: URI, range, selectionRange: range };

/** What is asked, and the answer where there is nothing to tell. */
const REQUESTS: readonly (readonly [method: string, params: object, nothing: unknown])[] = [
  ['textDocument/foldingRange', { textDocument }, []],
  ['textDocument/selectionRange', { textDocument, positions: [position] }, []],
  ['textDocument/documentHighlight', { textDocument, position }, []],
  ['textDocument/documentLink', { textDocument }, []],
  ['textDocument/prepareCallHierarchy', { textDocument, position }, []],
  ['callHierarchy/incomingCalls', { item }, []],
  ['callHierarchy/outgoingCalls', { item }, []],
  ['textDocument/semanticTokens/full', { textDocument }, { data: [] }],
  ['textDocument/semanticTokens/range', { textDocument, range }, { data: [] }],
  ['textDocument/semanticTokens/full/delta', { textDocument, previousResultId: 'of old' }, { data: [] }],
];

test.each(REQUESTS)(
  '%s is answered where nothing is open, or what is open is not ours',
  async (method, params, nothing) => {
    const client = await startClient();
    expect(await client.connection.sendRequest(method, params)).toEqual(nothing);
    await client.open('print(1)', 'python');
    expect(await client.connection.sendRequest(method, params)).toEqual(nothing);
  },
);

test.each(REQUESTS)('%s is answered for a bare client', async (method, params, nothing) => {
  const client = await startClient();
  await client.open('错');
  const answer = await client.connection.sendRequest(method, params);
  if (Array.isArray(nothing)) expect(answer).toBeInstanceOf(Array);
  else expect(answer).toMatchObject({ data: [0, 1, 1, 0x9519, 0] });
});

/** What else is asked of documents; renaming, hints and lenses have tests of their own. */
const OTHERS: readonly (readonly [method: string, params: object])[] = [
  ['textDocument/hover', { textDocument, position }],
  ['textDocument/definition', { textDocument, position }],
  ['textDocument/references', { textDocument, position, context: { includeDeclaration: true } }],
  ['textDocument/documentSymbol', { textDocument }],
  ['textDocument/completion', { textDocument, position }],
  ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
  ['textDocument/diagnostic', { textDocument }],
  ['textDocument/formatting', { textDocument, options: { tabSize: 2, insertSpaces: true } }],
  ['workspace/symbol', { query: '合计' }],
  ['workspace/diagnostic', { previousResultIds: [] }],
];

const ALL = [...REQUESTS.map(([method, params]) => [method, params] as const), ...OTHERS];

test.each(ALL)('%s is not worked on once it is cancelled', async (method, params) => {
  const client = await startClient();
  await client.open('错');
  const cancelling = new CancellationTokenSource();
  const asked = client.connection.sendRequest(method, params, cancelling.token);
  cancelling.cancel();
  await expect(asked).rejects.toThrow('Cancelled');
});

/** In the harness a token for each character. */
async function full(client: Client): Promise<SemanticTokens> {
  return client.connection.sendRequest('textDocument/semanticTokens/full', { textDocument });
}

async function since(
  client: Client,
  previousResultId: string | undefined,
): Promise<SemanticTokens | SemanticTokensDelta> {
  return client.connection.sendRequest('textDocument/semanticTokens/full/delta', {
    textDocument,
    previousResultId,
  });
}

function applied(data: readonly number[], { edits }: SemanticTokensDelta): number[] {
  const [edit] = edits;
  if (!edit) return [...data];
  return [...data.slice(0, edit.start), ...(edit.data ?? []), ...data.slice(edit.start + edit.deleteCount)];
}

test('what is different in the tokens is told, and only that', async () => {
  const client = await startClient();
  await client.open('甲乙丙丁');
  const first = await full(client);
  expect(await since(client, first.resultId)).toEqual({ resultId: first.resultId, edits: [] });
  await client.change('甲乙戊丙丁', 2);
  const delta = (await since(client, first.resultId)) as SemanticTokensDelta;
  const second = await full(client);
  expect(applied(first.data, delta)).toEqual(second.data);
  expect(delta.edits[0]?.data?.length).toBeLessThan(second.data.length);
});

test('who asks with a result that is not the last one is told all', async () => {
  const client = await startClient();
  await client.open('甲乙');
  const { resultId } = await full(client);
  await client.change('甲乙丙', 2);
  await full(client);
  expect(await since(client, resultId)).toHaveProperty('data');
  await client.close();
  await client.open('甲乙');
  expect(await since(client, resultId)).toHaveProperty('data');
});

test('an editor that can fold so many ranges is given no more', async () => {
  const client = await startClient({ capabilities: { textDocument: { foldingRange: { rangeLimit: 2 } } } });
  await client.open('错\n错\n错');
  expect(await client.connection.sendRequest('textDocument/foldingRange', { textDocument })).toHaveLength(2);
});
