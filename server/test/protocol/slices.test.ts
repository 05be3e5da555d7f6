/** A long document is checked in slices: others are answered meanwhile, and nothing is lost of what comes. */

import { expect, test } from 'vitest';
import { type Client, startClient, URI } from './harness';

const OTHER = 'file:///other.txt';
/** More lines than are checked at once. */
const LONG = `${'预算\n'.repeat(3_000)}`;

/** A client with a long document whose check does not end before `release` is called, and a short one beside it. */
async function startHeld(): Promise<{ readonly client: Client; readonly release: () => void }> {
  const client = await startClient();
  let isHeld = true;
  client.checks.goesOn = (text) => isHeld && text.length >= LONG.length;
  await client.open('短', 'disclosure', 1, OTHER);
  await client.open(LONG);
  return {
    client,
    release: () => {
      isHeld = false;
    },
  };
}

const hover = ({ connection }: Client, uri: string) =>
  connection.sendRequest<{ readonly contents: { readonly value: string } } | null>('textDocument/hover', {
    textDocument: { uri },
    position: { line: 0, character: 0 },
  });

test('a document is answered while another, long one is checked', async () => {
  const { client, release } = await startHeld();
  expect((await hover(client, OTHER))?.contents.value).toBe('短');
  expect(client.published.some(({ uri }) => uri === URI)).toBe(false);
  release();
  await client.publish(({ uri }) => uri === URI);
});

test('a request on the long document is answered when its check has ended', async () => {
  const { client, release } = await startHeld();
  const answer = hover(client, URI);
  await hover(client, OTHER);
  release();
  expect((await answer)?.contents.value).toBe(LONG);
  await client.publish(({ uri }) => uri === URI);
  expect(client.checks.texts.filter((text) => text === LONG)).toHaveLength(1);
});

test('a check is brought to its end though its text is edited, and only the text as it is now is published', async () => {
  const { client, release } = await startHeld();
  await hover(client, OTHER);
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: URI, version: 2 },
    contentChanges: [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '错' },
    ],
  });
  await hover(client, OTHER);
  release();
  const { diagnostics } = await client.publish(({ uri, version }) => uri === URI && version === 2);
  expect(diagnostics.map(({ message }) => message)).toEqual([`错${LONG}`]);
  expect(client.published.some(({ uri, version }) => uri === URI && version === 1)).toBe(false);
  expect(client.checks.texts).toEqual(['短', LONG, `错${LONG}`]);
});

test('the check of a document that is closed is given up', async () => {
  const { client, release } = await startHeld();
  await hover(client, OTHER);
  await client.close();
  await client.publish(({ uri, diagnostics }) => uri === URI && diagnostics.length === 0);
  release();
  expect((await hover(client, OTHER))?.contents.value).toBe('短');
  expect(client.checks.texts).toEqual(['短']);
});

test('a text that takes the place of a long one whose check has begun is checked alone', async () => {
  const { client, release } = await startHeld();
  await hover(client, OTHER);
  await client.change('错', 2);
  const { diagnostics } = await client.publish(({ uri, version }) => uri === URI && version === 2);
  expect(diagnostics).toHaveLength(1);
  release();
  await hover(client, OTHER);
  expect(client.checks.texts).toEqual(['短', '错']);
});
