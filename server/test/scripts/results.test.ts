/** What `npm test` repeats in its last lines: the tests that failed, by name and reason. */

import { expect, test } from 'vitest';

/** Plain JavaScript, which the tests of the server know no types of. */
const results = await import(new URL('../../../e2e/lib/results.mjs', import.meta.url).href);

test('failures are found in what the runners print', () => {
  const output = [
    '  ✓ opens (12 ms)',
    '\x1b[31m  ✗ hover shows the unit\x1b[0m',
    'AssertionError: 万元 is missing',
    '    at somewhere',
    '  ✗ mend (not reached)',
    '  ✗ save (not reached)',
    '1 passed, 3 failed',
  ].join('\n');
  expect(results.failuresIn(output)).toEqual([
    'hover shows the unit: AssertionError: 万元 is missing',
    'mend (not reached)',
    'save (not reached)',
  ]);
});

test('failures are found in the report of the unit tests, files that cannot be loaded too', () => {
  const report = {
    testResults: [
      { name: '/here/a.test.ts', status: 'passed', message: '', assertionResults: [{ status: 'passed' }] },
      {
        name: '/here/b.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'one' },
          { status: 'failed', fullName: 'two', failureMessages: ['Error: 2\n    at b'] },
        ],
      },
      { name: '/here/c.test.ts', status: 'failed', message: 'Hook timed out', assertionResults: [] },
    ],
  };
  expect(results.failuresOfVitest(report, '/here')).toEqual([
    'b.test.ts > two: Error: 2',
    'c.test.ts: Hook timed out',
  ]);
});

test('many failures are counted', () => {
  const lines = results.repeated({ unit: Array.from({ length: 50 }, (_, i) => `${i}`), host: ['a\nb'] });
  expect(lines).toHaveLength(41);
  expect(lines[0]).toBe('✗ unit: 0');
  expect(lines[40]).toBe('… and 11 more');
  expect(results.repeated({ host: ['a\nb'] })).toEqual(['✗ host: a\n    b']);
});
