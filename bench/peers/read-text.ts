/** Times the reading of one text into tables, and the splitting of the same text into lines and tabs, in turn. */
import { readFileSync } from 'node:fs';
import { readDocument } from '../../server/src/tables/read';
import { createSnapshot } from '../../server/src/text/snapshot';

const [file, megabytes, rounds] = process.argv.slice(2);

/** The least that reading tables with tabs costs. */
function split(text: string): number {
  let cells = 0;
  for (const line of text.split('\n')) cells += line.split('\t').length;
  return cells;
}

function read(text: string): number {
  return readDocument(createSnapshot(text)).blocks.length;
}

function secondsOf(work: () => number): number {
  const start = performance.now();
  if (work() === 0) throw new Error('Nothing was read.');
  return (performance.now() - start) / 1000;
}

const printed = readFileSync(file, 'utf8');
const copies = Math.ceil((Number(megabytes) * 1e6) / Buffer.byteLength(printed));
// Through a buffer, so that the text is one piece, as a file's is.
const text = Buffer.from(printed.repeat(copies)).toString('utf8');
const size = Buffer.byteLength(text) / 1e6;
const times = { ours: [] as number[], peer: [] as number[] };
for (let round = 0; round < Number(rounds); round++) {
  times.peer.push(size / secondsOf(() => split(text)));
  times.ours.push(size / secondsOf(() => read(text)));
}
console.log(JSON.stringify(times));
