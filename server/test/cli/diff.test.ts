/** Unified diffs say what changed, where, with the lines around it, and can be applied. */

import { describe, expect, test } from 'vitest';
import { unifiedDiff } from '../../src/cli/diff';
import { createRandom } from '../generator/random';

const TEN = Array.from({ length: 10 }, (_, line) => `${line + 1}\n`);

function body(before: readonly string[], after: readonly string[]): string {
  return unifiedDiff('a', before.join(''), after.join('')).replace('--- a/a\n+++ b/a\n', '');
}

const withLine = (lines: readonly string[], index: number, ...instead: string[]) => [
  ...lines.slice(0, index),
  ...instead,
  ...lines.slice(index + 1),
];

test('the same text has none', () => {
  expect(unifiedDiff('a', '一\n', '一\n')).toBe('');
});

test('an absolute path is one from the root, without an empty folder in it', () => {
  expect(unifiedDiff('/公开/a.txt', '一\n', '二\n')).toMatch(
    /^--- a\/公开\/a\.txt\n\+\+\+ b\/公开\/a\.txt\n/,
  );
});

describe.each([
  [
    'a line in the middle',
    TEN,
    withLine(TEN, 4, '五\n'),
    '@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+五\n 6\n 7\n 8\n',
  ],
  ['the first line', TEN, withLine(TEN, 0, '一\n'), '@@ -1,4 +1,4 @@\n-1\n+一\n 2\n 3\n 4\n'],
  ['a line put in', TEN.slice(0, 2), ['1\n', '一\n', '2\n'], '@@ -1,2 +1,3 @@\n 1\n+一\n 2\n'],
  ['a line taken out', ['1\n', '2\n'], ['2\n'], '@@ -1,2 +1,1 @@\n-1\n 2\n'],
  [
    'two lines far apart',
    TEN,
    withLine(withLine(TEN, 0, '一\n'), 9, '十\n'),
    '@@ -1,4 +1,4 @@\n-1\n+一\n 2\n 3\n 4\n@@ -7,4 +7,4 @@\n 7\n 8\n 9\n-10\n+十\n',
  ],
  [
    'a last line without an end',
    ['1'],
    ['一'],
    '@@ -1,1 +1,1 @@\n-1\n\\ No newline at end of file\n+一\n\\ No newline at end of file\n',
  ],
])('%s', (_, before, after, expected) => {
  test('is told', () => {
    expect(body(before, after)).toBe(expected);
  });
});

/** The text that a diff makes of another. */
function patched(before: string, diff: string): string {
  const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const result: string[] = [];
  let at = 0;
  for (const line of diff.split('\n').slice(2, -1)) {
    const head = /^@@ -(\d+),(\d+) /.exec(line);
    if (head) {
      const start = Number(head[1]) - (head[2] === '0' ? 0 : 1);
      result.push(...old.slice(at, start));
      at = start;
    } else if (line.startsWith('\\')) result.push((result.pop() ?? '').replace(/\n$/, ''));
    else {
      if (!line.startsWith('+')) at++;
      if (!line.startsWith('-')) result.push(`${line.slice(1)}\n`);
    }
  }
  return [...result, ...old.slice(at)].join('');
}

test('random changes can be applied', () => {
  const random = createRandom(11);
  for (let round = 0; round < 500; round++) {
    const before = Array.from({ length: random.int(0, 30) }, () => `${random.int(0, 5)}\n`);
    let after = before;
    for (let change = random.int(1, 4); change > 0; change--) {
      const at = random.int(0, before.length);
      after = withLine(after, at, ...Array.from({ length: random.int(0, 2) }, () => `${random.int(6, 9)}\n`));
    }
    const [old, now] = [before.join(''), after.join('')];
    if (old !== now) expect(patched(old, unifiedDiff('a', old, now))).toBe(now);
  }
});
