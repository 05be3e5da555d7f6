/** Tests that whatever is offered or written in a table that is lined up leaves it lined up, and no other table changes. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/cli/edits';
import { mend } from '../../src/cli/mend';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });
const check = (text: string) => service.check(text, 'budget', DEFAULT_SETTINGS);
const [CLEAN, WRITTEN] = ['clean', 'written'].map((name) =>
  readFileSync(new URL(`../../../test-fixtures/pipes/${name}.budget`, import.meta.url), 'utf8'),
);

const formatted = (text: string): string => applyEdits(text, service.format(check(text))) ?? '';

/** Kinds of mistakes whose repairs are wider or narrower than what is printed. */
const BROKEN: readonly [what: string, from: RegExp, to: string][] = [
  ['an amount with a digit too many', /(?<=\| 201 .*)257\.42/, '2571.42'],
  ['an amount without its decimals', /(?<=\| 201 .*)257\.42/, '2.42'],
  ['a name that is too long', /(?<=\| )档案事务(?= )/g, '档案管理服务'],
  ['a code with a blank in it', /20126(?= )/, '201 26'],
  ['a row that is missing above others', /\n\| 20126 .*/, ''],
];

describe('in a table that is lined up', () => {
  test.each(BROKEN)('%s is mended without moving a pipe', (_, from, to) => {
    const text = formatted(CLEAN.replace(from, to));
    expect(text).not.toBe(CLEAN);
    const document = check(text);
    const actions = service
      .diagnostics(document, 'file:///a')
      .flatMap(({ range }) => service.codeActions(document, 'file:///a', range, []))
      .flatMap(({ edit }) => (edit?.changes?.['file:///a'] ? [edit.changes['file:///a']] : []));
    expect(actions.length).toBeGreaterThan(0);
    for (const edits of actions) {
      const after = applyEdits(text, edits) ?? '';
      expect(after).not.toBe(text);
      expect(service.format(check(after))).toEqual([]);
    }
  });

  test('values that are wider than their column widen it', () => {
    const narrow = formatted(WRITTEN.replace(/(?<=\|) +=(?= \|)/g, ' ='));
    expect(narrow).toContain('=');
    for (const text of [
      mend(check(narrow), { recompute: false }, service, check)?.text ?? '',
      applyEdits(
        narrow,
        service.linedUp(check(narrow), service.recompute(check(narrow), 'document').edits),
      ) ?? '',
    ]) {
      expect(text).not.toMatch(/\| += \|/);
      expect(service.format(check(text))).toEqual([]);
      // The changes that are told are those of amounts, not of blanks.
      expect(text.replace(/[ -]/g, '')).toBe(
        (applyEdits(narrow, service.fixAll(check(narrow))) ?? '').replace(/[ -]/g, ''),
      );
    }
  });
});

test('a table that is not lined up is left as its writer has it', () => {
  const text = CLEAN.replace(/(?<=\| 201 .*)257\.42/, '2571.42').replaceAll(/ +\|/g, ' |');
  const document = check(text);
  const edits = service.fixAll(document);
  expect(edits.length).toBeGreaterThan(0);
  expect(service.linedUp(document, edits)).toEqual(edits);
  expect(mend(document, { recompute: false }, service, check)?.text).toBe(applyEdits(text, edits));
});

test('edits of the text beside tables stay what they are', () => {
  const line = CLEAN.split('\n').findIndex((each) => each.startsWith('2026年本部门收入'));
  const position = { line, character: 0 };
  const edits = [{ range: { start: position, end: position }, newText: '本年：' }];
  expect(service.linedUp(check(CLEAN), edits)).toEqual(edits);
});
