// The time from a keystroke to right diagnostics: ours and the peers with the same cells open, edited in turn.
import { buildPeer, built } from './build.mjs';
import { asJson, disclosures, itemDigit, jsonDigit } from './documents.mjs';
import { comparable, expectedDiagnostics, isSameList } from './expected.mjs';
import { median } from './interleave.mjs';
import { openSession, toggled } from './session.mjs';

/** Opens the same cells on ours, on json-thin and on tsv-floor, one after the other. */
export async function openAll(lines) {
  const text = disclosures(lines);
  const json = asJson(text);
  return {
    text,
    json,
    ours: await openSession([built('server.js'), '--stdio'], 'disclosure', text),
    'json-thin': await openSession([await buildPeer('json-thin'), '--stdio'], 'json', json),
    'tsv-floor': await openSession([await buildPeer('tsv-floor'), '--stdio'], 'tsv', text),
  };
}

export const NAMES = ['ours', 'json-thin', 'tsv-floor'];

export async function stopAll(sessions) {
  for (const name of NAMES) await sessions[name].server.stop();
}

/** So many keys go to one server before the next has its turn, as somebody types in one editor at a time. */
const RUN = 20;
/** Milliseconds between an answer and the next key. */
const PAUSE = 20;

/**
 * Alternates a digit so many times on each, in runs and in turn; the first edits warm up. Median milliseconds by name.
 * Ours must publish, for either digit, what a check from scratch finds.
 */
export async function keystrokes(lines, edits, warmUp) {
  const sessions = await openAll(lines);
  const digit = toggled(itemDigit(sessions.text));
  const changes = {
    ours: digit,
    'tsv-floor': digit,
    'json-thin': toggled(jsonDigit(sessions.json)),
  };
  const times = Object.fromEntries(NAMES.map((name) => [name, []]));
  const seen = [];
  for (let from = 0; from < edits + warmUp; from += RUN) {
    for (const name of (from / RUN) % 2 === 0 ? NAMES : [...NAMES].reverse()) {
      for (let edit = from; edit < from + RUN; edit++) {
        const { time, diagnostics } = await sessions[name].edit(changes[name][edit % 2]);
        if (edit >= warmUp) times[name].push(time);
        if (name === 'ours')
          seen[edit % 2] = edit < 2 ? comparable(diagnostics) : sameAs(seen[edit % 2], diagnostics);
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }
  }
  verify(sessions.ours.text(), digit, seen);
  await stopAll(sessions);
  return Object.fromEntries(NAMES.map((name) => [name, median(times[name])]));
}

function sameAs(before, diagnostics) {
  const now = comparable(diagnostics);
  if (!isSameList(before, now)) throw new Error('the same text was answered with different diagnostics');
  return before;
}

function verify(text, digit, seen) {
  const { line, character } = digit[0].range.start;
  const lines = text.split('\n');
  digit.forEach(({ text: inserted }, index) => {
    lines[line] = lines[line].slice(0, character) + inserted + lines[line].slice(character + 1);
    if (!isSameList(seen[index], expectedDiagnostics(lines.join('\n'))))
      throw new Error('what was published is not what a check from scratch finds');
  });
}
