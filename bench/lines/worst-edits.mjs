// Edits that move or change much of a document of 100,000 lines: each with its undo, against cutting up the whole text.

import { comparable, expectedDiagnostics, isSameList } from '../lib/expected.mjs';
import { median } from '../lib/interleave.mjs';
import { NAMES, openAll, stopAll } from '../lib/keystroke.mjs';

const ROUNDS = 7;

/** Pairs of a change and its undo. */
function editsOf(text) {
  const lines = text.split('\n');
  const header = lines.findIndex((line, index) => index > lines.length / 2 && line.includes('科目名称'));
  const pasted = `${lines.slice(0, 1000).join('\n')}\n`;
  const at = (line) => ({ line, character: 0 });
  const middle = lines.findIndex((line, index) => index > lines.length / 2 && /^\d+\t\d{7}\t/.test(line));
  return {
    'line break at the top': pairOf(at(0), at(0), '', '\n', at(1)),
    'header deleted': pairOf(at(header), at(header + 1), `${lines[header]}\n`, '', at(header)),
    '1,000 lines pasted': pairOf(at(middle), at(middle), '', pasted, at(middle + 1000)),
  };
}

function pairOf(start, end, before, after, newEnd) {
  return [
    { range: { start, end }, text: after },
    { range: { start, end: newEnd }, text: before },
  ];
}

export const line = {
  name: 'worst edits, 100,000 lines',
  unit: 'ms',
  async measure() {
    const sessions = await openAll(100_000);
    const results = [];
    for (const [what, pair] of Object.entries(editsOf(sessions.text))) {
      const times = { ours: [], 'tsv-floor': [] };
      for (let round = 0; round <= ROUNDS; round++) {
        for (const change of pair) {
          for (const name of NAMES.filter((name) => name in times)) {
            const { time, diagnostics } = await sessions[name].edit(change);
            if (round > 0) times[name].push(time);
            if (name === 'ours' && round === ROUNDS) verify(sessions.ours.text(), diagnostics);
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
        }
      }
      results.push({
        what,
        peer: 'tsv-floor',
        ours: median(times.ours),
        theirs: median(times['tsv-floor']),
        atMost: 1.5,
      });
    }
    await stopAll(sessions);
    return results;
  },
};

function verify(text, diagnostics) {
  if (!isSameList(comparable(diagnostics), expectedDiagnostics(text)))
    throw new Error('what was published is not what a check from scratch finds');
}
