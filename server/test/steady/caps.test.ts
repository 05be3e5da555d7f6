/** At the caps everything is checked; past them the rest is left out, and said to be. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { partialDiagnostic } from '../../src/features/partial';
import { structuresIn } from '../../src/reconcile/certain';
import { findingsOf } from '../../src/reconcile/findings';
import { relationsAmong } from '../../src/reconcile/graph';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { cap, LONGEST_TEXT, MOST_LINES } from '../../src/text/cap';
import { createSnapshot } from '../../src/text/snapshot';

const service = createService({ documentation: () => undefined });
const check = (text: string) => service.check(text, 'disclosure', DEFAULT_SETTINGS);

const SAMPLE = readFileSync(
  new URL('../../../test-fixtures/demo/sample.disclosure', import.meta.url),
  'utf8',
);
const whole = check(SAMPLE);

describe('the number of lines', () => {
  test('is read up to the cap', () => {
    expect(cap(createSnapshot('\n'.repeat(MOST_LINES - 1))).partial).toBeUndefined();
    expect(cap(createSnapshot(`${'\n'.repeat(MOST_LINES)}a`)).partial).toEqual({
      end: MOST_LINES,
      by: 'lines',
    });
  });

  test('past the cap is left out and said', () => {
    const document = check(`${SAMPLE}${'\n'.repeat(MOST_LINES)}${SAMPLE}`);
    expect(document.partial?.by).toBe('lines');
    expect(service.tables(document)).toHaveLength(service.tables(whole).length);
    expect(partialDiagnostic(document)?.message).toContain('其后未校核');
  });
});

test('the length is read up to the cap', () => {
  expect(cap(createSnapshot('a'.repeat(LONGEST_TEXT))).partial).toBeUndefined();
  const past = cap(createSnapshot('a'.repeat(LONGEST_TEXT + 1)));
  expect(past.partial).toEqual({ end: LONGEST_TEXT, by: 'length' });
  expect(past.readable.text).toHaveLength(LONGEST_TEXT);
});

test('a line of a million characters is read', () => {
  const document = check(`${SAMPLE}\n${'数'.repeat(1_000_000)}\n`);
  expect(service.tables(document)).toHaveLength(service.tables(whole).length);
  expect(document.partial).toBeUndefined();
});

describe('the work of looking for wrong amounts', () => {
  const [verdicts] = check(SAMPLE).parts.values();
  const judged = verdicts.lists.flat();
  const search = (steps: number) =>
    findingsOf(
      { judged, around: relationsAmong(verdicts.lists), structureOf: structuresIn(verdicts.lists) },
      steps,
    );
  const suspects = ({ findings }: ReturnType<typeof search>) =>
    findings.filter(({ code }) => code === 'amount/suspect').length;

  test('is done up to the cap, and past it no amount is named that a rival may explain as well', () => {
    let [few, enough] = [0, 1_000_000];
    while (enough - few > 1) {
      const steps = (few + enough) >> 1;
      if (search(steps).isCut) few = steps;
      else enough = steps;
    }
    const [within, past] = [search(enough), search(few)];
    expect([within.isCut, past.isCut]).toEqual([false, true]);
    expect(suspects(within)).toBe(suspects(search(Number.MAX_SAFE_INTEGER)));
    expect(suspects(past)).toBeLessThan(suspects(within));
    expect(past.findings.length).toBeGreaterThan(0);
  });

  test('that is cut short is said, and everything that is broken is still told', () => {
    const document = check(manyWrongRows(8000));
    expect(document.partial?.by).toBe('work');
    expect(partialDiagnostic(document)?.message).toContain('不相符的关系太多');
    expect(document.findings.length).toBeGreaterThan(2000);
    expect(check(manyWrongRows(800)).partial).toBeUndefined();
  });
});

/** A table with a wrong total in three rows of ten, and wrong totals of its columns above them. */
function manyWrongRows(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const [basic, project] = [100 + ((index * 37) % 900), 50 + ((index * 91) % 500)];
    const wrong = (index * 7919) % 100 < 30 ? 1 + (index % 13) : 0;
    const code = `2${10 + (Math.floor(index / 9000) % 20)}${two(Math.floor(index / 99) % 90)}${two(index % 99)}`;
    return { cells: [code, `事务${index}`, basic + project + wrong, basic, project], basic, project };
  });
  const [basic, project] = [
    rows.reduce((sum, row) => sum + row.basic, 5),
    rows.reduce((sum, row) => sum + row.project, 7),
  ];
  const lines = [['', '合计', basic + project - 12, basic, project], ...rows.map(({ cells }) => cells)];
  const head =
    '部门预算支出总表\n预算年度：2025\t\t单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n';
  const printed = lines.map((cells) =>
    cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell)).join('\t'),
  );
  return `${head}${printed.join('\n')}\n`;
}

function two(index: number): string {
  return String(index + 1).padStart(2, '0');
}

test('findings past the cap are counted', () => {
  const text = SAMPLE.repeat(6);
  const { length } = check(text).findings;
  expect(length).toBeGreaterThanOrEqual(6);
  const listed = (maxFindings: number) =>
    service.diagnostics(service.check(text, 'disclosure', { ...DEFAULT_SETTINGS, maxFindings }), 'file:///a');
  expect(listed(length)).toHaveLength(length);
  const [first, ...rest] = listed(2);
  expect(rest).toHaveLength(2);
  expect(String(first.message)).toContain(`另有 ${length - 2} 条`);
});
