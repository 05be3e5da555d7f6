/** Quick fixes, recomputing and fixing all, as code actions. */

import { describe, expect, test } from 'vitest';
import type { CodeAction, Range } from 'vscode-languageserver-types';
import type { Amount } from '../../src/disclosure/model';
import { codeActions, wants } from '../../src/features/code-actions';
import { diagnostics } from '../../src/features/diagnostics';
import { recompute } from '../../src/features/recompute';
import type { Finding, Fix, FixKind } from '../../src/rules/model';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { withEdits } from '../real/mutations';
import { type Address, checked, notAgain } from '../support/checked';

const URI = 'file:///预算.txt';
const documentation = () => undefined;

const TEXT = [
  '本部门预算如下。',
  '',
  '部门预算支出总表',
  '单位：万元',
  '科目编码\t科目名称\t合计\t基本支出\t项目支出',
  '\t合计\t15.00\t13.00\t2.00',
  '205\t教育支出\t12.<|>50\t10.00\t2.00',
  '206\t科学技术支出\t3.00\t3.00\t',
  '',
].join('\n');

const RIGHT = TEXT.replace('12.<|>50', '12.<|>00');

const TOTAL: Address = ['教育支出', '合计'];

function fix(amount: Amount, kind: FixKind, newText: string, isPreferred = false): Fix {
  return { title: () => `改为 ${newText}`, kind, isPreferred, edits: [{ place: amount.place, newText }] };
}

function finding(amount: Amount, fixes: readonly Fix[]): Finding {
  const message = () => '合计不符';
  return { code: 'sum/row', severity: 1, place: amount.place, amount, message, related: [], fixes };
}

interface Setup {
  readonly marked?: string;
  /** Fixes of a finding on the total, instead of what the check finds. */
  readonly fixes?: (total: Amount) => readonly Fix[];
}

function setUp({ marked = TEXT, fixes }: Setup) {
  const made = checked(
    marked,
    fixes && { findings: (amount) => [finding(amount(TOTAL), fixes(amount(TOTAL)))] },
  );
  return { ...made, shown: diagnostics(made.document, { uri: URI, documentation }) };
}

function rangeAt(position: Range['start']): Range {
  return { start: position, end: position };
}

function actionsAt(setup: Setup, only?: readonly string[]): CodeAction[] {
  const { document, cursors, shown } = setUp(setup);
  return codeActions(
    document,
    { uri: URI, range: rangeAt(cursors[0]), diagnostics: shown, only },
    documentation,
    notAgain,
  );
}

function titles(actions: readonly CodeAction[]): string[] {
  return actions.map(({ title }) => title);
}

describe('quick fixes', () => {
  const three = (total: Amount) => [
    fix(total, 'name', '名称'),
    fix(total, 'recompute', '10.00'),
    fix(total, 'repair', '10.50', true),
  ];

  test('come with the preferred repair first, then recomputing, then others', () => {
    const actions = actionsAt({ fixes: three }, ['quickfix']);
    expect(titles(actions)).toEqual(['改为 10.50', '改为 10.00', '改为 名称']);
    expect(actions.map(({ isPreferred }) => isPreferred)).toEqual([true, undefined, undefined]);
    expect(actions.every(({ kind }) => kind === 'quickfix')).toBe(true);
  });

  test('edit the printed amount and carry the diagnostic they mend', () => {
    const { document, cursors, shown } = setUp({ fixes: three });
    const request = { uri: URI, range: rangeAt(cursors[0]), diagnostics: shown };
    const [first] = codeActions(document, request, documentation, notAgain);
    expect(first.edit).toEqual({ changes: { [URI]: [{ range: shown[0].range, newText: '10.50' }] } });
    expect(first.diagnostics).toEqual(shown);
  });

  test('repair the amount that explains what is broken', () => {
    const actions = actionsAt({}, ['quickfix']);
    expect(titles(actions)).toEqual(['将 12.50 改为 12.00']);
    expect(actions[0].isPreferred).toBe(true);
  });

  test('offer to recompute the amount where the finding does not', () => {
    const misnamed = (total: Amount) => [fix(total, 'name', '名称')];
    expect(titles(actionsAt({ fixes: misnamed }, ['quickfix']))).toEqual(['重算此数：12.00', '改为 名称']);
  });

  test('are offered once where two would do the same', () => {
    const twice = (total: Amount) => [fix(total, 'repair', '12.00', true), fix(total, 'name', '12.00')];
    expect(titles(actionsAt({ fixes: twice }, ['quickfix']))).toEqual(['改为 12.00']);
  });

  test('are of the shown diagnostics even when the cursor is elsewhere on the line', () => {
    const marked = TEXT.replace('<|>', '').replace('205', '2<|>05');
    expect(titles(actionsAt({ marked, fixes: three }, ['quickfix']))).toHaveLength(3);
  });

  test('do not trust what the client says', () => {
    const { document, cursors, shown } = setUp({ fixes: three });
    const forged = {
      ...shown[0],
      data: { fixes: [{ title: '改为 1', kind: 'repair', isPreferred: true, edits: [] }] },
    };
    const stale = { ...shown[0], code: 'sum/total' };
    const request = {
      uri: URI,
      range: rangeAt(cursors[0]),
      diagnostics: [forged, stale],
      only: ['quickfix'],
    };
    expect(titles(codeActions(document, request, documentation, notAgain))).toEqual([
      '改为 10.50',
      '改为 10.00',
      '改为 名称',
    ]);
  });

  test('are found at the range when the client shows nothing', () => {
    const { document, cursors, shown } = setUp({ fixes: three });
    const request = { uri: URI, range: rangeAt(cursors[0]), diagnostics: [], only: ['quickfix'] };
    const actions = codeActions(document, request, documentation, notAgain);
    expect(actions).toHaveLength(3);
    expect(actions[0].diagnostics).toEqual(shown);
    const elsewhere = { ...request, range: rangeAt({ line: 7, character: 0 }) };
    expect(codeActions(document, elsewhere, documentation, notAgain)).toEqual([]);
  });
});

describe('all findings of one kind', () => {
  const names = (kind: FixKind, each: number) => (amount: (address: Address) => Amount) =>
    [TOTAL, ['科学技术支出', '合计'] as const].map((address): Finding => {
      const place = amount(address);
      const fixes = Array.from({ length: each }, (_, index) => fix(place, kind, `名称${index}`));
      return { ...finding(place, fixes), code: 'code/name', severity: 2, amount: undefined };
    });
  const at = (kind: FixKind, each: number) => {
    const { document, cursors } = checked(TEXT, { findings: names(kind, each) });
    const request = { uri: URI, range: rangeAt(cursors[0]), diagnostics: [], only: ['quickfix'] };
    return codeActions(document, request, documentation, notAgain);
  };

  test('are mended together where each has one clear way', () => {
    const actions = at('name', 1);
    expect(titles(actions)).toEqual(['改为 名称0', '改正全部 code/name（2 处）']);
    expect(actions[1].edit?.changes?.[URI]).toHaveLength(2);
  });

  test.each<[string, FixKind, number]>([
    ['there are several ways', 'name', 2],
    ['amounts are written that are not certain', 'repair', 1],
    ['a code is only supposed', 'code', 1],
  ])('are not where %s', (_, kind, each) => {
    expect(titles(at(kind, each)).filter((title) => title.startsWith('改正全部'))).toEqual([]);
  });
});

describe('letting stand', () => {
  const BUDGET = [
    '---',
    '部门: 460 某县档案馆',
    '年度: 2026',
    '金额单位: 万元',
    '---',
    '',
    '## 部门预算支出总表',
    '',
    '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |',
    '| --- | --- | ---: | ---: | ---: |',
    '| 2012601 | 行政运行 | 5.00 | 3.00 | 2.00 |',
    '| 2012602 | 一般行政管理事务 | 9.00 | 1.00 | 8.00 |',
    '| 2012604 | 档案馆 | 12.00 | 4.00 | 7.00 |',
    '',
    '## 说明',
    '',
    '2026年支出预算26.00万元，其中：基本支出8.00万元，项目支出99.00万元。',
    '',
  ].join('\n');
  const service = createService({ documentation });
  const check = (text: string, language: 'budget' | 'disclosure' = 'budget') =>
    service.check(text, language, DEFAULT_SETTINGS);
  const waiversOf = (text: string, language?: 'disclosure') => {
    const document = check(text, language);
    const shown = service.diagnostics(document, URI).filter(({ severity = 1 }) => severity <= 2);
    return shown.map((diagnostic) => {
      const actions = service.codeActions(document, URI, diagnostic.range, [diagnostic], ['quickfix']);
      return { diagnostic, actions, waiver: actions.find(({ title }) => title.startsWith('忽略')) };
    });
  };

  test('is offered last for each error and warning, and then that is not told any more', () => {
    const found = waiversOf(BUDGET);
    expect(found.length).toBeGreaterThan(1);
    for (const { diagnostic, actions, waiver } of found) {
      expect(actions.at(-1)).toBe(waiver);
      const after = withEdits(BUDGET, waiver?.edit?.changes?.[URI] ?? []);
      expect(after).toContain(`<!-- 勾稽:忽略 ${diagnostic.code} 请写明原因 -->`);
      const told = service.diagnostics(check(after), URI).filter(({ severity = 1 }) => severity <= 2);
      expect(told.map(({ code }) => code)).not.toContain('budget/unused-waiver');
      expect(told).toHaveLength(found.length - 1);
    }
  });

  test('goes into the last cell of a row', () => {
    const [{ waiver }] = waiversOf(BUDGET);
    expect(withEdits(BUDGET, waiver?.edit?.changes?.[URI] ?? [])).toMatch(
      /\| 7\.00 <!-- 勾稽:忽略 \S+ 请写明原因 --> \|\n/,
    );
  });

  test('is offered in the table language only', () => {
    for (const { waiver } of waiversOf(BUDGET, 'disclosure')) expect(waiver).toBeUndefined();
  });
});

describe('recomputing', () => {
  const kind = ['refactor.rewrite.gouji.recompute'];

  test.each([
    ['on the row of the wrong total', TEXT, ['重算本行（1 处）', '重算本表（1 处）', '重算全文（1 处）']],
    [
      'on another row',
      TEXT.replace('<|>', '').replace('206', '2<|>06'),
      ['重算本表（1 处）', '重算全文（1 处）'],
    ],
    [
      'above the rows',
      TEXT.replace('<|>', '').replace('科目编码', '科目<|>编码'),
      ['重算本表（1 处）', '重算全文（1 处）'],
    ],
    ['outside tables', TEXT.replace('<|>', '').replace('本部门', '本<|>部门'), []],
  ])('is offered %s where it changes something', (_, marked, expected) => {
    expect(titles(actionsAt({ marked }, kind))).toEqual(expected);
  });

  test('is not offered where every relation holds', () => {
    expect(actionsAt({ marked: RIGHT }, kind)).toEqual([]);
  });

  test('of a table is not offered where only another is wrong', () => {
    const marked = `${TEXT.replace('<|>', '')}\n${TEXT.replace('12.<|>50', '12.00').replace('支出总表', '收入总表').replace('科学', '科<|>学')}`;
    expect(titles(actionsAt({ marked }, kind))).toEqual(['重算全文（1 处）']);
  });

  test('gives edits for a row, a table and the document', () => {
    const { document, cursors } = setUp({});
    const edits = (scope: 'row' | 'table' | 'document', position = cursors[0]) =>
      recompute(document, scope, position).edits.map(({ newText }) => newText);
    expect([edits('row'), edits('table'), edits('document')]).toEqual([['12.00'], ['12.00'], ['12.00']]);
    expect(edits('row', { line: 7, character: 0 })).toEqual([]);
    expect(edits('table', { line: 0, character: 0 })).toEqual([]);
    expect(recompute(document, 'table').edits).toEqual([]);
  });
});

describe('kinds', () => {
  const ALL = ['quickfix', 'refactor.rewrite.gouji.recompute', 'source.fixAll.gouji'];

  test.each<[string, readonly string[] | undefined, readonly string[]]>([
    ['all without a filter', undefined, ALL],
    ['all for an empty filter', [], ALL],
    ['source actions on request', ['source'], ['source.fixAll.gouji']],
    ['fixing all', ['source.fixAll'], ['source.fixAll.gouji']],
    ['ours by name', ['source.fixAll.gouji'], ['source.fixAll.gouji']],
    ['refactorings', ['refactor'], ['refactor.rewrite.gouji.recompute']],
    ['nothing of other kinds', ['refactor.extract', 'source.organizeImports', 'quick'], []],
    ['several', ['quickfix', 'source.fixAll'], ['quickfix', 'source.fixAll.gouji']],
  ])('%s', (_, only, expected) => {
    expect([...new Set(actionsAt({}, only).map(({ kind }) => kind))]).toEqual(expected);
  });

  test('are matched by their parts between dots', () => {
    expect(wants(['refactor.rewrite'], 'refactor.rewrite.gouji')).toBe(true);
    expect(wants(['refactor.rew'], 'refactor.rewrite.gouji')).toBe(false);
    expect(wants([''], 'quickfix')).toBe(true);
  });
});
