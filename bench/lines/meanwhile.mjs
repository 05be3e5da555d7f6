// How long a hover on a small disclosure waits while a document of 100,000 lines is checked.
import { built } from '../lib/build.mjs';
import { disclosures, positionAt } from '../lib/documents.mjs';
import { startServer } from '../lib/lsp.mjs';

const LONG = 'file:///bench/long';
const SMALL = 'file:///bench/small';
/** Milliseconds between two hovers: less than a check takes by far, more than each of them. */
const PAUSE = 20;

export const line = {
  name: 'hover on another document meanwhile',
  unit: 'ms',
  async measure() {
    const server = startServer([built('server.js'), '--stdio']);
    await server.initialize();
    server.notify('initialized', {});
    const open = (uri, text) => {
      const published = server.next('textDocument/publishDiagnostics', (params) => params.uri === uri);
      const textDocument = { uri, languageId: 'disclosure', version: 1, text };
      server.notify('textDocument/didOpen', { textDocument });
      return published;
    };
    const small = disclosures(1);
    await open(SMALL, small);
    const position = positionAt(small, small.search(/\t2\d{6}\t/) + 2);
    const hover = async () => {
      const start = performance.now();
      const answer = await server.request('textDocument/hover', { textDocument: { uri: SMALL }, position });
      if (!answer) throw new Error('the hover said nothing');
      return performance.now() - start;
    };
    await hover();
    const long = disclosures(100_000);
    await open(LONG, long);
    // The first page of a long document is published at once: what comes next is the check of all of it.
    const whole = server.next('textDocument/publishDiagnostics', (params) => params.uri === LONG);
    let isChecked = false;
    void whole.then(() => {
      isChecked = true;
    });
    const waits = [];
    while (!isChecked) {
      waits.push(await hover());
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    await server.stop();
    return [
      {
        what: `the longest of ${waits.length}`,
        peer: 'bound',
        ours: Math.max(...waits),
        theirs: 100,
        atMost: 1,
      },
    ];
  },
};
