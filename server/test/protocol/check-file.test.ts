/** Files that a client hands over to be checked once: texts and originals, none of which is opened. */

import { expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver';
import type { OriginalReader } from '../../src/protocol/originals';
import type { CheckFileResult } from '../../src/protocol/requests';
import { startClient } from './harness';

const VIEW = 'gouji-view:/a.pdf.budget?file:///a.pdf';

/** Reads `.txt` as texts, refuses `.doc`, and has others say their text on the page after the number of their line. */
const readFile: OriginalReader = async ({ name, content }) => {
  const text = Buffer.from(content, 'base64').toString('utf8');
  if (name.endsWith('.doc')) return { refused: 'old-format', detail: '.doc' };
  if (name.endsWith('.txt')) return { text };
  const lines = text.split('\n').map((_, line) => ({ origin: { page: line + 2 } }));
  return { source: 'pdf', view: { text, lines }, omissions: [] };
};

async function checkFile(name: string, text: string): Promise<CheckFileResult> {
  const client = await startClient({ readOriginal: readFile });
  const content = Buffer.from(text).toString('base64');
  return client.connection.sendRequest('gouji/checkFile', { uri: VIEW, name, content });
}

test('an original is told what is found with its places', async () => {
  const result = await checkFile('a.pdf', '甲\n错');
  expect(result).toMatchObject({
    diagnostics: [{ message: '第3页 甲\n错', range: { start: { line: 1, character: 0 } } }],
    summary: { errors: 1, toMend: 1 },
  });
});

test('a text is told what is found, unless it is no disclosure', async () => {
  expect(await checkFile('a.txt', '预算错')).toMatchObject({ diagnostics: [{ message: '预算错' }] });
  expect(await checkFile('a.txt', '错')).toEqual({ unrecognised: true });
});

test('a file that cannot be read is told why', async () => {
  expect(await checkFile('a.doc', '')).toEqual({
    refused: '是旧版 Word、WPS 文件，请另存为 .docx 后再校核',
  });
});

test('a text that is handed over as an original is refused', async () => {
  const client = await startClient({ readOriginal: readFile });
  const handed = { uri: VIEW, name: 'a.txt', content: '' };
  expect(await client.connection.sendRequest('gouji/openOriginal', handed)).toHaveProperty('refused');
});

test('who no longer waits is not answered, and the reading ends', async () => {
  let isAborted = false;
  const never: OriginalReader = ({ signal }) =>
    new Promise((_, reject) =>
      signal.addEventListener('abort', () => {
        isAborted = true;
        reject(signal.reason);
      }),
    );
  const client = await startClient({ readOriginal: never });
  const cancelling = new CancellationTokenSource();
  const handed = { uri: VIEW, name: 'a.pdf', content: '' };
  const asked = client.connection.sendRequest('gouji/checkFile', handed, cancelling.token);
  setTimeout(() => cancelling.cancel(), 50);
  await expect(asked).rejects.toThrow('Cancelled');
  expect(isAborted).toBe(true);
});
