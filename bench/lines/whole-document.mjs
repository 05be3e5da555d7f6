// What is asked of a whole document of 100,000 lines after its check, against the document symbols of the same cells as JSON.
import { buildPeer, built } from '../lib/build.mjs';
import { asJson, disclosures } from '../lib/documents.mjs';
import { median } from '../lib/interleave.mjs';
import { cpuTime, openSession } from '../lib/session.mjs';

const ROUNDS = 5;
const METHODS = [
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/semanticTokens/full',
  'textDocument/documentLink',
];
const textDocument = { uri: 'file:///bench/document' };

export const line = {
  name: 'whole document, 100,000 lines',
  unit: 'ms of processor',
  async measure() {
    const text = disclosures(100_000);
    const ours = await openSession([built('server.js'), '--stdio'], 'disclosure', text);
    const json = await openSession([await buildPeer('json-thin'), '--stdio'], 'json', asJson(text));
    const times = new Map(METHODS.map((method) => [method, []]));
    const peer = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const theirs = await costOf(json, 'textDocument/documentSymbol');
      if (round > 0) peer.push(theirs);
      for (const method of METHODS) {
        const cost = await costOf(ours, method);
        if (round > 0) times.get(method).push(cost);
      }
    }
    for (const { server } of [ours, json]) await server.stop();
    return METHODS.map((method) => ({
      what: method.slice(method.indexOf('/') + 1),
      peer: 'json-thin symbols',
      ours: median(times.get(method)),
      theirs: median(peer),
      atMost: 1,
    }));
  },
};

/** Processor time that the server takes for an answer; once all is read, so that no check is among it. */
async function costOf({ server }, method) {
  const before = cpuTime(server.pid);
  await server.request(method, { textDocument });
  return cpuTime(server.pid) - before;
}
