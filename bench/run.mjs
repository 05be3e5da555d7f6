// Measures ours against its peers in one run and prints a table: `npm run bench [name …]`.
import { line as batch } from './lines/batch.mjs';
import { line as coldStart } from './lines/cold-start.mjs';

/**
 * Every line measures ours and a peer in the same unit. `atMost` or `atLeast` bounds the ratio ours / peer;
 * a line that is `reportOnly` never makes the run fail.
 */
const LINES = [coldStart, batch];

const HEADINGS = ['line', 'ours', 'peer', '', 'ratio', 'target', 'verdict'];

function isWithin({ atMost = Number.POSITIVE_INFINITY, atLeast = 0 }, ratio) {
  return ratio >= atLeast && ratio <= atMost;
}

function row(line, { ours, peer }) {
  const ratio = ours / peer;
  const within = isWithin(line, ratio);
  const target = line.atMost === undefined ? `≥ ${line.atLeast}` : `≤ ${line.atMost}`;
  const verdict = within ? 'ok' : line.reportOnly ? 'not yet' : 'FAILED';
  const cells = [line.name, `${ours.toFixed(1)} ${line.unit}`, `${peer.toFixed(1)} ${line.unit}`, line.peer];
  return { cells: [...cells, ratio.toFixed(2), target, verdict], failed: !within && !line.reportOnly };
}

function print(rows) {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
  for (const cells of rows) console.log(cells.map((cell, column) => cell.padEnd(widths[column])).join('  '));
}

const wanted = process.argv.slice(2);
const lines = LINES.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
const rows = [];
for (const line of lines) {
  process.stderr.write(`measuring ${line.name} …\n`);
  rows.push(row(line, await line.measure()));
}
print([HEADINGS, ...rows.map(({ cells }) => cells)]);
process.exitCode = rows.some(({ failed }) => failed) ? 1 : 0;
