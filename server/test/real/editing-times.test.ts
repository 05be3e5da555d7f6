/** What features that are asked for while one edits take on real documents, after the check: processor time, at the median. */

import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Position } from 'vscode-languageserver-types';
import { rangeOfPlace } from '../../src/features/ranges';
import { readings } from '../../src/knowledge/pinyin';
import { type CheckedDocument, createService, DEFAULT_SETTINGS } from '../../src/service';
import type { Place } from '../../src/tables/model';
import { lineCount, lineText } from '../../src/text/snapshot';
import { open } from '../sources/pdf/small-pdf';

const shared = new URL('../../../../shared/', import.meta.url);
const hasShared = existsSync(shared);
if (!hasShared) console.log('Skipped: ../shared is not there, so features are not timed on real documents.');

/** Milliseconds. */
const MOST = 20;
/** So many places of a document are asked about. */
const PLACES = 40;

const service = createService({ documentation: () => undefined, readings: async () => readings });

async function checkedDocument(name: string): Promise<CheckedDocument> {
  const bytes = readFileSync(new URL(name, shared));
  // All that may be shown is asked for.
  const inlayHints = { ...DEFAULT_SETTINGS.inlayHints, columnNames: 'all' } as const;
  const settings = { ...DEFAULT_SETTINGS, inlayHints };
  if (!name.endsWith('.pdf')) return service.check(bytes.toString('utf8'), 'disclosure', settings);
  const opened = await open(new Uint8Array(bytes));
  if ('refused' in opened) throw new Error(opened.refused);
  return service.checkOriginal(opened.original, settings);
}

/** Places on printed lines, spread over a document. */
function placesIn({ snapshot }: CheckedDocument): Position[] {
  const lines = Array.from({ length: lineCount(snapshot) }, (_, line) => line).filter(
    (line) => lineText(snapshot, line).trim() !== '',
  );
  const step = Math.max(1, Math.floor(lines.length / PLACES));
  return lines
    .filter((_, index) => index % step === 0)
    .map((line, index) => {
      const text = lineText(snapshot, line);
      const first = text.length - text.trimStart().length;
      return { line, character: first + ((index * 7) % (text.trimEnd().length - first)) };
    });
}

/** Milliseconds of processor time that some work takes, be it told later. */
async function cpuTimeOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** So many of some places, spread over them, as positions in a document. */
function spread(document: CheckedDocument, places: readonly Place[]): Position[] {
  const step = Math.max(1, Math.floor(places.length / PLACES));
  return places.filter((_, index) => index % step === 0).map((place) => rangeOfPlace(document, place).end);
}

function rowsOf({ model }: CheckedDocument) {
  return model.disclosures.flatMap(({ tables }) =>
    tables.flatMap(({ panels }) => panels.flatMap(({ rows }) => rows)),
  );
}

/** Printed amounts of tables, and numbers of the text. */
function amountsIn(document: CheckedDocument): Position[] {
  const inText = document.model.disclosures.flatMap(({ textAmounts }) => textAmounts);
  const inTables = rowsOf(document).flatMap(({ amounts }) =>
    amounts.flatMap((amount) => (amount && !amount.printed.blank ? [amount] : [])),
  );
  return spread(
    document,
    [...inTables, ...inText].map(({ place }) => place),
  );
}

function codesIn(document: CheckedDocument): Position[] {
  return spread(
    document,
    rowsOf(document).flatMap(({ code }) => code?.places.slice(0, 1) ?? []),
  );
}

const URI = 'file:///a';

interface Timed {
  readonly feature: string;
  readonly places: (document: CheckedDocument) => readonly Position[];
  readonly ask: (document: CheckedDocument, at: Position) => unknown;
}

const FEATURES: readonly Timed[] = [
  { feature: 'hover', places: placesIn, ask: (document, at) => service.hover(document, at) },
  { feature: 'hover on amounts', places: amountsIn, ask: (document, at) => service.hover(document, at) },
  { feature: 'prepareRename', places: placesIn, ask: (document, at) => service.prepareRename(document, at) },
  { feature: 'rename', places: amountsIn, ask: (document, at) => service.rename(document, at, '1.00') },
  { feature: 'completion', places: codesIn, ask: (document, at) => service.completion(document, at, true) },
  {
    feature: 'inlayHint',
    places: placesIn,
    ask: (document, { line }) =>
      service.inlayHints(document, {
        start: { line, character: 0 },
        end: { line: line + 60, character: 0 },
      }),
  },
  { feature: 'codeLens', places: placesIn, ask: (document) => service.codeLenses(document, URI) },
  {
    feature: 'codeAction',
    places: placesIn,
    ask: (document, at) => service.codeActions(document, URI, { start: at, end: at }, []),
  },
];

test.runIf(hasShared).each(['seeds/chengde-2025.txt', 'seeds/leting-2023.txt', 'real/putuo-3.pdf'])(
  '%s',
  { timeout: 300_000 },
  async (name) => {
    const document = await checkedDocument(name);
    // A view is not written to; its text is renamed in as any other.
    const { original: _, ...text } = document;
    const renamed = { ...text, judged: document.judged };
    const medians: { readonly feature: string; readonly median: number }[] = [];
    for (const { feature, places, ask } of FEATURES) {
      const asked = feature.includes('ename') ? renamed : document;
      const times: number[] = [];
      for (const at of places(document)) times.push(await cpuTimeOf(() => ask(asked, at)));
      medians.push({ feature, median: times.sort((a, b) => a - b)[times.length >> 1] });
    }
    console.log(name, medians.map(({ feature, median }) => `${feature} ${median.toFixed(2)} ms`).join(', '));
    expect(medians.filter(({ median }) => median > MOST)).toEqual([]);
  },
);
