/** Checking a changed text again gives what checking it from scratch gives, whatever the edits. */

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CheckedDocument, createService, DEFAULT_SETTINGS, type Service } from '../src/service';
import type { TextChange } from '../src/text/snapshot';

const fixtures = new URL('../../test-fixtures/', import.meta.url);
const RUNS = Number(process.env.GOUJI_EDITS ?? 30);
const EDITS_A_RUN = 10;

function readAll(): string[] {
  return readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .filter((name) =>
      /(?:tabs|cells|pipes|aligned|demo|final-accounts)\/.*\.(?:disclosure|budget)$/.test(name),
    )
    .map((name) => readFileSync(new URL(name, fixtures), 'utf8'));
}

const texts = readAll();
const spreadOut = texts
  .filter((text) => text.includes('\t'))
  .slice(0, 2)
  .map((text) => text.replaceAll('\n', '\n\n'));
const all = [...texts, ...spreadOut, texts.slice(0, 4).join('\n')];

/** Pieces that edits put in: digits, cells, rows, titles, captions, sentences, and what breaks tables. */
const PIECES = [
  '',
  '7',
  '.',
  '\t',
  '\n',
  '\r\n',
  '\n\n',
  '合计',
  '210\t卫生健康支出\t1.00\t1.00\n',
  '部门预算支出总表\n',
  '单位：元\n',
  '预算年度：2020\n',
  '全年收入12.50万元。\n',
  '序号\t项目\t金额\n',
  '| a | b |\n',
  '十、名词解释\n',
  '1、基本支出：指其他。\n',
];

interface Edit {
  readonly at: number;
  readonly length: number;
  readonly piece: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.nat(3), fc.nat(40), fc.nat(2000)),
  piece: fc.oneof(fc.constantFrom(...PIECES), fc.nat(9).map(String)),
});

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** What makes a row another row, a header, a caption, or one that belongs to its neighbours. */
const inRow = fc.oneof(
  fc.nat(9).map(String),
  fc.constantFrom(
    '',
    '\t',
    '.',
    '合计',
    '小计',
    '其中：',
    '单位：万元',
    '科目编码',
    '项目支出',
    '栏次',
    '。',
    ' ',
  ),
);

/** A change somewhere in one of the lines with tabs, as far as it goes without leaving the line. */
function withinRow(
  text: string,
  {
    row,
    at,
    length,
    piece,
  }: { readonly row: number; readonly at: number; readonly length: number; readonly piece: string },
): TextChange {
  const lines = [...text.matchAll(/[^\r\n]*\t[^\r\n]*/g)];
  const line = lines[Math.floor(row * lines.length)];
  if (!line) return { start: 0, oldEnd: 0, newEnd: piece.length };
  const start = line.index + Math.floor(at * line[0].length);
  return {
    start,
    oldEnd: Math.min(line.index + line[0].length, start + length),
    newEnd: start + piece.length,
  };
}

function apply(
  text: string,
  { at, length, piece }: Edit,
): { readonly text: string; readonly change: TextChange } {
  const start = Math.floor(at * text.length);
  const oldEnd = Math.min(text.length, start + length);
  return {
    text: text.slice(0, start) + piece + text.slice(oldEnd),
    change: { start, oldEnd, newEnd: start + piece.length },
  };
}

function everything(service: Service, document: CheckedDocument) {
  return {
    language: document.language,
    lines: document.snapshot.lineStarts,
    tables: service.tables(document),
    diagnostics: service.diagnostics(document, 'file:///a'),
    relations: service.relations(document),
    coverage: service.coverage(document),
    glossary: document.model.disclosures.map(({ glossary }) =>
      glossary.map(({ term, definition }) => [term, definition]),
    ),
  };
}

describe('a text changed by random edits', () => {
  const service = createService({ documentation: () => undefined });

  test('is checked again as from scratch', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.array(edit, { minLength: 1, maxLength: EDITS_A_RUN }),
        (first, edits) => {
          let text = first;
          let document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
          for (const one of edits) {
            const changed = apply(text, one);
            document = service.check(changed.text, 'disclosure', DEFAULT_SETTINGS, {
              document,
              change: changed.change,
            });
            text = changed.text;
          }
          const scratch = service.check(text, 'disclosure', DEFAULT_SETTINGS);
          expect(everything(service, document)).toEqual(everything(service, scratch));
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('is checked again as from scratch where rows of tabs change within', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...all.filter((text) => text.includes('\t'))),
        fc.array(fc.record({ row: share, at: share, length: fc.nat(4), piece: inRow }), {
          minLength: 1,
          maxLength: 6,
        }),
        (first, edits) => {
          let text = first;
          let document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
          for (const one of edits) {
            const change = withinRow(text, one);
            text = text.slice(0, change.start) + one.piece + text.slice(change.oldEnd);
            document = service.check(text, 'disclosure', DEFAULT_SETTINGS, { document, change });
          }
          const scratch = service.check(text, 'disclosure', DEFAULT_SETTINGS);
          expect(everything(service, document)).toEqual(everything(service, scratch));
        },
      ),
      { numRuns: RUNS },
    );
  });

  test.each([
    ['goes', '预算年度：2020\n', 0, 0],
    ['comes', '', 0, '预算年度：2020\n'.length],
  ])(
    'is read from scratch where front matter %s: tabs part the lines of text only without it',
    (_, piece, start, oldEnd) => {
      const body =
        '---\n部门: 某县档案馆\n---\n\n| 科目 | 金额 |\n| --- | --- |\n| 合计 | 1.00 |\n\n## 名词解释\n\n1.公用经费：指运转的钱。序号\t项目\t金额\n';
      const first = piece === '' ? `预算年度：2020\n${body}` : body;
      const text = first.slice(0, start) + piece + first.slice(oldEnd);
      const document = service.check(first, 'disclosure', DEFAULT_SETTINGS);
      const again = service.check(text, 'disclosure', DEFAULT_SETTINGS, {
        document,
        change: { start, oldEnd, newEnd: start + piece.length },
      });
      const scratch = service.check(text, 'disclosure', DEFAULT_SETTINGS);
      expect(everything(service, again)).toEqual(everything(service, scratch));
    },
  );

  test('is read from further up where a table read again begins otherwise without the lines above it', () => {
    // By itself the line with amounts begins rows kept apart by blanks, below words it is the caption of the rows below.
    const table = (name: string) =>
      `210\t${name}\t8.00\t8.00\n21011\t行政单位\t8.00\t8.00\n以上各行不含结转。\n`;
    const first = `299999999999十、名词解释\n2101501  行政运行  12.00  12.00\n${'甲乙丙丁戊'.split('').map(table).join('')}`;
    const start = first.lastIndexOf('\t8.00') + 1;
    const document = service.check(first, 'disclosure', DEFAULT_SETTINGS);
    const text = `${first.slice(0, start)}\r${first.slice(start)}`;
    const again = service.check(text, 'disclosure', DEFAULT_SETTINGS, {
      document,
      change: { start, oldEnd: start, newEnd: start + 1 },
    });
    const scratch = service.check(text, 'disclosure', DEFAULT_SETTINGS);
    expect(service.tables(scratch).length).toBe(5);
    expect(everything(service, again)).toEqual(everything(service, scratch));
  });

  test('keeps the objects of what no edit touched', () => {
    const text = all[all.length - 1];
    const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
    const at = text.lastIndexOf('\t') + 1;
    const changed = `${text.slice(0, at)}1${text.slice(at)}`;
    const again = service.check(changed, 'disclosure', DEFAULT_SETTINGS, {
      document,
      change: { start: at, oldEnd: at, newEnd: at + 1 },
    });
    const kept = again.model.disclosures.filter((disclosure) =>
      document.model.disclosures.includes(disclosure),
    );
    expect(kept.length).toBeGreaterThan(0);
  });
});
