// What each feature takes of the processor in documents of the usual size, the first time it is asked after a check, against 20 ms.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { built, pathOf } from '../lib/build.mjs';
import { positionAt, SAMPLE } from '../lib/documents.mjs';
import { median } from '../lib/interleave.mjs';

const ROUNDS = 21;
/** Milliseconds that no feature may take. */
const BOUND = 20;
const URI = 'file:///bench/document';

/** Real disclosures where they lie beside the repository, and one of their originals. */
const TEXTS = ['chengde-2025', 'leting-2023'].map((name) => pathOf(`../shared/seeds/${name}.txt`));
const ORIGINAL = pathOf('../shared/real/shanghai-4.pdf');

export const line = {
  name: 'features after a check',
  unit: 'ms of processor',
  async measure() {
    const { createService, DEFAULT_SETTINGS } = createRequire(import.meta.url)(built('service.js'));
    const service = createService({ documentation: () => undefined });
    const check = (text) => service.check(text, 'disclosure', DEFAULT_SETTINGS);
    const results = [];
    for (const [name, text] of documents()) {
      const times = new Map();
      for (let round = 0; round < ROUNDS; round++) {
        const document = check(text);
        for (const [feature, ask] of features(service, document)) {
          const time = await cpuTimeOf(ask);
          times.set(feature, [...(times.get(feature) ?? []), time]);
        }
      }
      const medians = [...times].map(([feature, all]) => [feature, median(all)]);
      const [slowest, time] = medians.reduce((a, b) => (b[1] > a[1] ? b : a));
      results.push({ what: `${name}, ${slowest}`, peer: 'bound', ours: time, theirs: BOUND, atMost: 1 });
    }
    return results;
  },
};

function documents() {
  const texts = TEXTS.some(existsSync) ? TEXTS.filter(existsSync) : [SAMPLE];
  const found = texts.map((file) => [file.slice(file.lastIndexOf('/') + 1), readFileSync(file, 'utf8')]);
  if (!existsSync(ORIGINAL)) return found;
  const view = execFileSync(process.execPath, [built('cli.js'), 'convert', ORIGINAL, '--to', 'budget']);
  return [...found, ['view of a PDF', view.toString('utf8')]];
}

/** So many lines are in view at a time. */
const SEEN = 60;

/** The features that look at a whole document, those that look at what is in view, and those that look at an amount of it. */
function features(service, document) {
  const position = middleAmount(document);
  const { line } = position;
  const view = { start: { line, character: 0 }, end: { line: line + SEEN, character: 0 } };
  const items = () => service.prepareCallHierarchy(document, position, URI);
  return [
    ['documentSymbols', () => service.documentSymbols(document)],
    ['foldingRanges', () => service.foldingRanges(document)],
    ['semanticTokens', () => service.semanticTokens(document)],
    ['documentLinks', () => service.documentLinks(document, URI)],
    ['diagnostics', () => service.diagnostics(document, URI)],
    ['workspaceSymbols', () => service.workspaceSymbols(document, URI, '210')],
    ['codeLenses', () => service.codeLenses(document, URI)],
    ['semanticTokens of a range', () => service.semanticTokens(document, view)],
    ['inlayHints', () => service.inlayHints(document, view)],
    ['selectionRanges', () => service.selectionRanges(document, [position])],
    ['documentHighlights', () => service.documentHighlights(document, position)],
    ['definition', () => service.definition(document, position, URI)],
    ['references', () => service.references(document, position, URI, true)],
    ['hover', () => service.hover(document, position)],
    ['codeActions', () => service.codeActions(document, URI, { start: position, end: position }, [])],
    ['prepareRename', () => service.prepareRename(document, position)],
    ['rename', () => service.rename(document, position, '98765.43')],
    ['completion', () => service.completion(document, position, true)],
    ['incomingCalls', () => items().flatMap((item) => service.incomingCalls(document, item))],
    ['outgoingCalls', () => items().flatMap((item) => service.outgoingCalls(document, item))],
  ];
}

/** An amount in the middle of the tables. */
function middleAmount({ model, snapshot }) {
  const amounts = model.disclosures
    .flatMap(({ tables }) => tables)
    .flatMap(({ panels }) => panels.flatMap(({ rows }) => rows.flatMap((row) => row.amounts)))
    .filter((amount) => amount && !amount.printed.blank);
  const { place } = amounts[amounts.length >> 1];
  return positionAt(snapshot.text, model.read.offsets.get(place.block) + place.start);
}

async function cpuTimeOf(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
