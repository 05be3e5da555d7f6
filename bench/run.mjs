// Measures ours against its peers in one run and prints a table: `npm run bench [name …]`.
import { install } from './lib/install.mjs';

install();

/** One file a line, in the order in which they are printed. */
const FILES = [
  'keystroke-100000',
  'keystroke-1000',
  'keystroke-written',
  'format',
  'worst-edits',
  'burst',
  'hover',
  'look-ups',
  'features',
  'all-features',
  'whole-document',
  'open',
  'meanwhile',
  'reading',
  'cold-start',
  'batch',
  'jobs',
  'memory',
  'one-amount',
  'bundle-size',
];

const HEADINGS = ['line', 'ours', 'peer', '', 'ratio', 'target', 'verdict'];

/** Every result has ours and theirs in the same unit; `atMost` or `atLeast` bounds the ratio ours / theirs. */
function row({ name, unit }, { what, peer, ours, theirs, atMost, atLeast }) {
  const ratio = ours / theirs;
  const isMet = atMost === undefined ? ratio >= atLeast : ratio <= atMost;
  const title = what === undefined ? name : `${name}: ${what}`;
  const target = atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`;
  const figures = [ours, theirs].map((value) => `${value.toFixed(1)} ${unit}`);
  return { cells: [title, ...figures, peer, ratio.toFixed(2), target, isMet ? 'met' : 'MISSED'], isMet };
}

function print(rows) {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
  for (const cells of rows) console.log(cells.map((cell, column) => cell.padEnd(widths[column])).join('  '));
}

/** What a line measured, told as soon as it is known; one that fails is told and does not take the others with it. */
async function measured(line) {
  process.stderr.write(`measuring ${line.name} …\n`);
  try {
    const found = (await line.measure()).map((result) => row(line, result));
    for (const { cells } of found) process.stderr.write(`  ${cells.join('  ')}\n`);
    return found;
  } catch (error) {
    process.stderr.write(`${error.stack}\n`);
    return [{ cells: [line.name, '–', '–', '', '–', '', 'FAILED'], isMet: false }];
  }
}

const wanted = process.argv.slice(2);
const rows = [];
for (const file of FILES) {
  const { line } = await import(`./lines/${file}.mjs`);
  if (wanted.length > 0 && !wanted.some((word) => line.name.includes(word) || file.includes(word))) continue;
  rows.push(...(await measured(line)));
}
print([HEADINGS, ...rows.map(({ cells }) => cells)]);
process.exitCode = rows.every(({ isMet }) => isMet) ? 0 : 1;
