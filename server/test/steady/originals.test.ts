/** The built server reads originals in a thread: it answers meanwhile, can be told to stop, and refuses in words. */

import { existsSync, readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-types';
import { type Client, sleep, startClient } from './client';

const SERVER = 'dist/server.js';
const BUILT = existsSync(SERVER);
if (!BUILT) console.log(`Skipped: ${SERVER} is not built (npm run build)`);

const VIEW = 'gouji-view:/sample.pdf.budget';
let client: Client | undefined;

afterEach(() => client?.kill());

async function start(): Promise<Client> {
  client = await startClient([SERVER, '--stdio']);
  return client;
}

function handOver(to: Client, file: string) {
  const content = readFileSync(`test-fixtures/originals/${file}`).toString('base64');
  return to.request('gouji/openOriginal', { uri: VIEW, name: file, content });
}

test.skipIf(!BUILT)(
  'a document is checked while a PDF is read, then the view of the PDF with its pages',
  async () => {
    const server = await start();
    let isRead = false;
    const reading = handOver(server, 'sample.pdf').then((answer) => {
      isRead = true;
      return answer;
    });
    const published = server.publish('file:///a.disclosure');
    server.open('file:///a.disclosure', readFileSync('test-fixtures/demo/sample.disclosure', 'utf8'));
    expect((await published).diagnostics.length).toBeGreaterThan(0);
    expect(isRead).toBe(false);

    const { result } = await reading;
    const { text } = result as { readonly text: string };
    const checked = server.publish(VIEW);
    server.notify('textDocument/didOpen', {
      textDocument: { uri: VIEW, languageId: 'budget', version: 1, text },
    });
    const { diagnostics } = await checked;
    const error = diagnostics.find(({ severity }) => severity === 1) as Diagnostic;
    expect(error.message).toMatch(/^第5页 此数应为 35\.73：/);
    const line = text.split('\n')[error.range.start.line];
    expect(line.slice(error.range.start.character, error.range.end.character)).toBe('37.53');
    expect(error.relatedInformation?.map(({ message }) => /^第\d+页/.exec(message)?.[0])).toContain('第3页');
    const hover = await server.request('textDocument/hover', {
      textDocument: { uri: VIEW },
      position: error.range.start,
    });
    expect(JSON.stringify(hover.result)).toContain('"value":"第5页 · **');
  },
);

test.skipIf(!BUILT)('reading ends when the client cancels, and the server goes on', async () => {
  const server = await start();
  const id = server.nextId();
  const reading = handOver(server, 'clean.pdf');
  // By now the thread has begun.
  await sleep(200);
  server.notify('$/cancelRequest', { id });
  expect(await reading).toMatchObject({ error: { code: -32800 } });
  expect(await handOver(server, 'encrypted.pdf')).toMatchObject({
    result: { refused: '有密码保护，请去掉密码后再校核' },
  });
});
