/** Tests waivers that a workspace keeps: each lets the finding stand that was chosen, wherever it has moved, and no other. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readWaivers, withoutWaivers, withWaivers } from '../../src/features/waiver-file';
import { idleWaivers, waiverProposals } from '../../src/features/waivers';
import type { KeptWaiver } from '../../src/reconcile/let-stand';
import { type CheckedDocument, createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });
const FILE = '某局.disclosure';
const TODAY = '2026-03-01';

const fixture = (path: string): string =>
  readFileSync(new URL(`../../../test-fixtures/${path}`, import.meta.url), 'utf8');

function check(text: string, kept: readonly KeptWaiver[] = [], file = FILE): CheckedDocument {
  return service.check(text, 'plaintext', { ...DEFAULT_SETTINGS, waivers: { file, today: TODAY, kept } });
}

/** What is found, by what names it. */
function found(document: CheckedDocument): string[] {
  return document.findings.flatMap((finding) =>
    waiverProposals(document, finding)[0].waivers.map((waiver) => JSON.stringify(waiver)),
  );
}

function proposed(document: CheckedDocument, index: number, scope: 0 | 1 | 2): KeptWaiver[] {
  return waiverProposals(document, document.findings[index])[scope].waivers.map((waiver) => ({
    ...waiver,
    reason: '含上年结转',
  }));
}

const TEXT = fixture('demo/sample.disclosure');

describe('a waiver of a place', () => {
  const before = check(TEXT);

  test('lets stand each finding by itself', () => {
    expect(before.findings.length).toBeGreaterThan(0);
    before.findings.forEach((_, index) => {
      const kept = proposed(before, index, 0);
      const after = check(TEXT, kept);
      const gone = kept.map(({ reason, ...waiver }) => JSON.stringify(waiver));
      expect(found(after)).toEqual(found(before).filter((each) => !gone.includes(each)));
      expect(after.waived).toHaveLength(kept.length);
    });
  });

  test('names no two findings alike', () => {
    expect(new Set(found(before)).size).toBe(found(before).length);
  });

  test('counts no more when the amount is another, or what it should be', () => {
    const error = before.findings.findIndex(({ severity }) => severity === 1);
    const [waiver] = proposed(before, error, 0);
    const other = TEXT.replace(waiver.printed ?? '', '275.43');
    expect(other).not.toBe(TEXT);
    const after = check(other, [waiver]);
    expect(after.waived).toEqual([]);
    expect(idleWaivers(after).map(({ state }) => state)).toEqual(['unused']);
    expect(check(TEXT, [{ ...waiver, expected: '257.43' }]).waived).toEqual([]);
    expect(check(TEXT, [{ ...waiver, code: 'sum/total' }]).waived).toEqual([]);
  });

  test('counts no more behind its last day', () => {
    const [waiver] = proposed(before, 0, 0);
    expect(check(TEXT, [{ ...waiver, until: TODAY }]).waived).toHaveLength(1);
    const after = check(TEXT, [{ ...waiver, until: '2026-02-28' }]);
    expect(after.waived).toEqual([]);
    expect(idleWaivers(after).map(({ state }) => state)).toEqual(['expired']);
  });

  test('is used in its own file, where the same disclosure stands in two and each has one', () => {
    const files = ['某局.docx', '某局.pdf'];
    const kept = files.flatMap((file) => {
      const document = check(TEXT, [], file);
      return document.findings.flatMap((_, index) => proposed(document, index, 0));
    });
    for (const file of files) {
      const after = check(TEXT, kept, file);
      expect(after.findings).toEqual([]);
      expect(idleWaivers(after)).toEqual([]);
      expect(after.waived?.every(({ waiver }) => waiver.file === file)).toBe(true);
    }
  });

  test('goes with the body and year into another file, but not into that of another body', () => {
    const kept = proposed(before, 0, 0);
    expect(kept[0].disclosure).toBeDefined();
    expect(check(TEXT, kept, '另一次转换.txt').waived).toHaveLength(1);
    const other = kept.map((waiver) => ({ ...waiver, disclosure: '999 某某局 2026' }));
    expect(check(TEXT, other, '另一次转换.txt').waived).toEqual([]);
  });
});

test('what is let stand is told as such in the grid and the overview, without a tick', () => {
  const before = check(TEXT);
  const error = before.findings.findIndex(({ severity }) => severity === 1);
  const after = check(TEXT, proposed(before, error, 0));
  const index = service.overview(after).tables.findIndex(({ waived }) => waived > 0);
  const grid = service.tableGrid(after, { index });
  expect(grid?.summary).toContain('已忽略 1 处');
  const cells = grid?.rows.flatMap((row) => row.cells) ?? [];
  const told = cells.filter(({ message }) => message?.startsWith('已忽略（含上年结转）'));
  expect(told.map(({ text, state }) => [text, state])).toEqual([['275.42', 'untied']]);
});

describe('a waiver of a code', () => {
  const before = check(TEXT);
  const { code } = before.findings[0];
  const others = before.findings.filter((finding) => finding.code !== code).length;

  test('in a document lets it stand there and nowhere else', () => {
    const kept = proposed(before, 0, 1);
    expect(check(TEXT, kept).findings).toHaveLength(others);
    expect(check(TEXT, kept, '别的.txt').waived).toEqual([]);
  });

  test('in the workspace lets it stand everywhere', () => {
    const kept = proposed(before, 0, 2);
    expect(check(TEXT, kept, '别的.txt').findings).toHaveLength(others);
  });
});

test('an edit leads to what a check from scratch says', () => {
  const [waiver] = proposed(check(TEXT), 0, 0);
  const settings = { ...DEFAULT_SETTINGS, waivers: { file: FILE, today: TODAY, kept: [waiver] } };
  const document = service.check(TEXT, 'plaintext', settings);
  const start = TEXT.indexOf('\n') + 1;
  const edited = `${TEXT.slice(0, start)}\n${TEXT.slice(start)}`;
  const change = { start, oldEnd: start, newEnd: start + 1 };
  const after = service.check(edited, 'plaintext', settings, { document, change });
  expect(after.waived).toHaveLength(1);
  expect(found(after)).toEqual(found(service.check(edited, 'plaintext', settings)));
});

describe('the file', () => {
  const waiver: KeptWaiver = { code: 'sum/row', reason: '含上年结转', author: '张三', until: '2026-12-31' };

  test('gives back what was written', () => {
    const text = withWaivers(undefined, [waiver]) ?? '';
    expect(readWaivers(text, 'zh-cn')).toEqual({ kept: [waiver], problems: [], isBroken: false });
    const both = withWaivers(text, [{ code: 'tie/text', reason: '口径不同' }]) ?? '';
    expect(readWaivers(both, 'zh-cn').kept).toHaveLength(2);
    expect(readWaivers(withoutWaivers(both, [waiver]) ?? '', 'zh-cn').kept).toHaveLength(1);
  });

  test.each([
    ['no reason', { code: 'sum/row' }],
    ['a blank reason', { code: 'sum/row', reason: ' ' }],
    ['an unknown code', { code: 'sum/nothing', reason: 'r' }],
    ['an odd day', { code: 'sum/row', reason: 'r', until: '31.12.2026' }],
    ['an unknown name', { code: 'sum/row', reason: 'r', line: '3' }],
    ['a number for a text', { code: 'sum/row', reason: 'r', printed: 3 }],
    ['half of a place', { code: 'sum/row', reason: 'r', file: 'a', where: '表!行.列' }],
  ])('with %s lets nothing stand and says so', (_, entry) => {
    const read = readWaivers(JSON.stringify({ version: 1, waivers: [entry] }), 'zh-cn');
    expect(read.kept).toEqual([]);
    expect(read.problems).toHaveLength(1);
  });

  test.each(['', '[]', '{"version":2,"waivers":[]}', '{'])('that is none (%j) is left as it is', (text) => {
    expect(readWaivers(text, 'zh-cn').isBroken).toBe(true);
    expect(withWaivers(text, [waiver])).toBe(text === '' ? withWaivers(undefined, [waiver]) : undefined);
  });
});
