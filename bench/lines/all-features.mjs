// What a keystroke costs the server when an editor shows everything, against an editor that shows diagnostics alone.
import { existsSync, readFileSync } from 'node:fs';
import { built, pathOf } from '../lib/build.mjs';
import { disclosures, itemDigit, positionAt } from '../lib/documents.mjs';
import { startServer } from '../lib/lsp.mjs';
import { cpuTime, toggled } from '../lib/session.mjs';

const URI = 'file:///bench/document';
const textDocument = { uri: URI };
const EDITS = 40;
const WARM_UP = 20;
const ROUNDS = 3;
/** Milliseconds between two keys. */
const PAUSE = 40;
/** So many lines are seen at a time. */
const SEEN = 60;

const CELLS = pathOf('../shared/seeds/chengde-2025.txt');

export const line = {
  name: 'keystroke with all features',
  unit: 'ms of processor',
  async measure() {
    const documents = [['1,000 lines', disclosures(1000)]];
    if (existsSync(CELLS)) documents.push(['chengde-2025', readFileSync(CELLS, 'utf8')]);
    const results = [];
    for (const [what, text] of documents) {
      const all = await openAsEditor(text, true);
      const few = await openAsEditor(text, false);
      let [ours, theirs] = [0, 0];
      for (let round = 0; round < ROUNDS; round++) {
        ours += await all.type(EDITS);
        theirs += await few.type(EDITS);
      }
      await all.stop();
      await few.stop();
      const keys = EDITS * ROUNDS;
      results.push({
        what,
        peer: 'diagnostics alone',
        ours: ours / keys,
        theirs: theirs / keys,
        atMost: 1.5,
      });
    }
    return results;
  },
};

/** A client that asks after each key as VS Code does: for diagnostics and the status, and with `showsAll` for the rest. */
async function openAsEditor(text, showsAll) {
  const server = startServer([built('server.js'), '--stdio']);
  const { capabilities } = await server.initialize(PULLING);
  server.notify('initialized', {});
  server.notify('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'disclosure', version: 1, text },
  });
  const position = amountDigit(text);
  const changes = toggled(position);
  const range = {
    start: { line: Math.max(0, position.line - SEEN / 2), character: 0 },
    end: { line: position.line + SEEN / 2, character: 0 },
  };
  let version = 1;
  let previousResultId;
  let tokens;

  const ask = async () => {
    const [report] = await Promise.all([
      server.request('textDocument/diagnostic', { textDocument, identifier: 'gouji', previousResultId }),
      ...(showsAll ? shown() : []),
    ]);
    previousResultId = report.resultId;
    await server.request('gouji/summary', { uri: URI });
  };

  const shown = () => {
    const at = { textDocument, position };
    const context = { diagnostics: [], triggerKind: 2 };
    const asked = [
      tokensSince(),
      server.request('textDocument/documentSymbol', { textDocument }),
      server.request('textDocument/foldingRange', { textDocument }),
      server.request('textDocument/documentLink', { textDocument }),
      server.request('textDocument/documentHighlight', at),
      server.request('textDocument/codeAction', {
        textDocument,
        range: { start: position, end: position },
        context,
      }),
      server.request('textDocument/inlayHint', { textDocument, range }),
    ];
    if (capabilities.codeLensProvider) asked.push(server.request('textDocument/codeLens', { textDocument }));
    return asked;
  };

  const tokensSince = async () => {
    const method = `textDocument/semanticTokens/full${tokens === undefined ? '' : '/delta'}`;
    const { resultId } = await server.request(method, { textDocument, previousResultId: tokens });
    tokens = resultId;
  };

  const key = async () => {
    version++;
    server.notify('textDocument/didChange', {
      textDocument: { uri: URI, version },
      contentChanges: [changes[version % 2]],
    });
    await ask();
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  };

  await ask();
  for (let edit = 0; edit < WARM_UP; edit++) await key();
  return {
    /** Types so many keys; the processor time that they took the server. */
    async type(keys) {
      const before = cpuTime(server.pid);
      for (let edit = 0; edit < keys; edit++) await key();
      return cpuTime(server.pid) - before;
    },
    stop: () => server.stop(),
  };
}

const PULLING = {
  diagnostic: {},
  semanticTokens: {},
  foldingRange: { lineFoldingOnly: true, rangeLimit: 5000 },
};

/** Where the last digit before the point of an amount stands: of a 项, or of a cell that is a line of its own. */
function amountDigit(text) {
  const cell = /\n\s*\d+(?=\.\d\d\s*\n)/g;
  cell.lastIndex = text.length >> 2;
  const match = cell.exec(text);
  return match ? positionAt(text, match.index + match[0].length - 1) : itemDigit(text);
}
