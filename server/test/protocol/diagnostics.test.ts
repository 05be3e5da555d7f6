/** Diagnostics reach the client once, for the version it has, and go when the document goes. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic, DocumentDiagnosticReport, Hover } from 'vscode-languageserver';
import { type Client, sleep, startClient, URI } from './harness';

const PULLS = { textDocument: { diagnostic: {} } };

function pull(client: Client, previousResultId?: string): Promise<DocumentDiagnosticReport> {
  return client.connection.sendRequest('textDocument/diagnostic', {
    textDocument: { uri: URI },
    previousResultId,
  });
}

test('a publish carries the version; closing clears', async () => {
  const client = await startClient();
  await client.open('错', 'disclosure', 4);
  const first = await client.publish(({ version }) => version === 4);
  expect(first.diagnostics).toHaveLength(1);
  await client.close();
  await client.publish(({ diagnostics }) => diagnostics.length === 0);
  expect(client.published.at(-1)).toEqual({ uri: URI, version: 4, diagnostics: [] });
});

test('the first page of a long document is told before the rest, once', async () => {
  const client = await startClient();
  const text = `错\n${'\n'.repeat(25_000)}错`;
  await client.open(text);
  const [page, all] = [
    await client.publish(({ diagnostics }) => diagnostics.length === 1),
    await client.publish(({ diagnostics }) => diagnostics.length === 2),
  ];
  expect([page.version, all.version]).toEqual([1, 1]);
  await client.change(`${text}错`, 2);
  await client.publish(({ version }) => version === 2);
  expect(client.published.map(({ diagnostics }) => diagnostics.length)).toEqual([1, 2, 3]);
});

test('a document closed before its check is left without diagnostics', async () => {
  const client = await startClient();
  await client.open('错');
  await client.close();
  await client.publish(({ diagnostics }) => diagnostics.length === 0);
  await sleep(120);
  expect(client.published.at(-1)?.diagnostics).toEqual([]);
});

test('a client that asks for diagnostics is not sent any', async () => {
  const client = await startClient({ capabilities: PULLS });
  await client.open('错');
  const report = await pull(client);
  expect(report).toMatchObject({ kind: 'full', items: [{ message: '错' }] });
  await client.close();
  await sleep(120);
  expect(client.published).toEqual([]);
});

test('a report is unchanged until the text or the settings change', async () => {
  const client = await startClient({ capabilities: PULLS });
  await client.open('错');
  const first = await pull(client);
  expect(await pull(client, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
  await client.change('错错', 2);
  const second = await pull(client, first.resultId);
  expect(second).toMatchObject({ kind: 'full', items: [{}, {}] });
  await client.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { gouji: { tolerance: 'exact' } },
  });
  expect(await pull(client, second.resultId)).toMatchObject({ kind: 'full', items: [{}, {}] });
  await client.close();
  await client.open('错', 'disclosure', 1);
  expect(await pull(client, first.resultId)).toMatchObject({ kind: 'full', items: [{}] });
});

test('a pulling client is asked to pull again when the settings change', async () => {
  let refreshed = 0;
  const client = await startClient({
    capabilities: { ...PULLS, workspace: { diagnostics: { refreshSupport: true } } },
    prepare: (connection) =>
      connection.onRequest('workspace/diagnostic/refresh', () => {
        refreshed++;
        return null;
      }),
  });
  await client.open('错');
  await client.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { gouji: { tolerance: 'exact' } },
  });
  while (refreshed === 0) await sleep(5);
  expect(refreshed).toBe(1);
});

test('unknown documents are answered with nothing', async () => {
  const client = await startClient({ capabilities: PULLS });
  expect(await pull(client)).toEqual({ kind: 'full', items: [] });
});

function busyFor(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test('a burst of edits is published a few times, the last one always', async () => {
  const client = await startClient();
  // Checks that are no trifle are held back longer than the machine pauses between two edits that wait in a pipe.
  client.checks.during = () => busyFor(20);
  await client.open('错');
  for (let version = 2; version <= 51; version++)
    client.write('textDocument/didChange', {
      textDocument: { uri: URI, version },
      contentChanges: [{ text: '错'.repeat(version) }],
    });
  await client.publish(({ version }) => version === 51);
  await sleep(120);
  expect(client.published.at(-1)?.version).toBe(51);
  expect(client.published.length).toBeLessThanOrEqual(10);
});

/** Types `错` at the start of a document. */
function type(client: Client, version: number): void {
  const start = { line: 0, character: 0 };
  client.write('textDocument/didChange', {
    textDocument: { uri: URI, version },
    contentChanges: [{ range: { start, end: start }, text: '错' }],
  });
}

test('what is found at first look is published at once, and what a check finds once the keyboard rests', async () => {
  const client = await startClient();
  await client.open('初看漏');
  await client.publish(({ version }) => version === 1);
  type(client, 2);
  const isOf = (text: string) => (params: { readonly diagnostics: readonly Pick<Diagnostic, 'message'>[] }) =>
    params.diagnostics[0]?.message === text;
  const first = await client.publish(isOf('错初看'));
  const second = await client.publish(isOf('错初看漏'));
  expect([first.version, second.version]).toEqual([2, 2]);
  expect(client.published.map(({ version }) => version)).toEqual([1, 2, 2]);
});

test('who points at something right after an edit is answered at first look, without a check', async () => {
  const client = await startClient();
  await client.open('初看');
  await client.publish(({ version }) => version === 1);
  type(client, 2);
  const hover = await client.connection.sendRequest<Hover>('textDocument/hover', {
    textDocument: { uri: URI },
    position: { line: 0, character: 0 },
  });
  expect(hover?.contents).toBe('初看：错初看');
  expect(client.checks.texts).toEqual(['初看']);
});

test('a check that finds what was found at first look is not published again', async () => {
  const client = await startClient();
  await client.open('初看');
  await client.publish(({ version }) => version === 1);
  type(client, 2);
  await client.publish(({ version }) => version === 2);
  while (client.checks.texts.length < 2) await sleep(5);
  await sleep(120);
  expect(client.checks.texts).toEqual(['初看', '错初看']);
  expect(client.published.map(({ version }) => version)).toEqual([1, 2]);
});

/** Has the texts `错 0`, `错 1` … superseded by the next one while they are being checked, as long as `hits` says so. */
function editDuringChecks(client: Client, hits: readonly boolean[]): void {
  client.checks.during = (text) => {
    const version = Number(text.slice(2));
    if (!hits[version]) return;
    client.write('textDocument/didChange', {
      textDocument: { uri: URI, version: version + 1 },
      contentChanges: [{ text: `错 ${version + 1}` }],
    });
  };
}

test('a check during which an edit arrives is not published', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), async (drawn) => {
      const hits = [true, ...drawn];
      const last = hits.includes(false) ? hits.indexOf(false) : hits.length;
      const client = await startClient();
      editDuringChecks(client, hits);
      await client.open('错 0', 'disclosure', 0);
      await client.publish(({ version }) => version === last);
      expect(client.checks.texts).toHaveLength(last + 1);
      expect(client.published).toMatchObject([{ version: last, diagnostics: [{ message: `错 ${last}` }] }]);
    }),
    { numRuns: 20, seed: 20260102 },
  );
});

test('an answer that an edit has superseded is withheld, and the client told to ask again', async () => {
  const client = await startClient({ capabilities: PULLS });
  editDuringChecks(client, [true, false]);
  await client.open('错 0', 'disclosure', 0);
  await expect(pull(client)).rejects.toMatchObject({ code: -32802, data: { retriggerRequest: true } });
  expect(await pull(client)).toMatchObject({ kind: 'full', items: [{ message: '错 1' }] });
});

test('superseded work is never published, however edits and pauses fall', async () => {
  const step = fc.record({
    pause: fc.constantFrom(0, 0, 0, 1, 20, 60),
    reopen: fc.nat(9).map((n) => n === 0),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const client = await startClient();
      const texts = ['错 0'];
      await client.open(texts[0], 'disclosure', 0);
      for (const { pause, reopen } of steps) {
        const version = texts.length;
        texts.push(`错 ${version}`);
        if (pause > 0) await sleep(pause);
        if (reopen) await client.close();
        if (reopen) await client.open(texts[version], 'disclosure', version);
        else await client.change(texts[version], version);
      }
      const last = texts.length - 1;
      await client.publish(({ version, diagnostics }) => version === last && diagnostics.length > 0);
      await sleep(70);
      const shown = client.published.filter(({ diagnostics }) => diagnostics.length > 0);
      for (const { version, diagnostics } of shown) expect(diagnostics[0].message).toBe(texts[version ?? -1]);
      const versions = shown.map(({ version }) => version ?? -1);
      expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
      expect(client.published.at(-1)?.version).toBe(last);
      expect(client.published.at(-1)?.diagnostics).toHaveLength(1);
    }),
    { numRuns: 25, seed: 20260101 },
  );
});
