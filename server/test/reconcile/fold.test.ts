/** One finding a fact: residues of one figure, and the same words about several places. */

import { describe, expect, test } from 'vitest';
import { fixAll } from '../../src/features/fix-all';
import { DEFAULT_SETTINGS } from '../../src/features/model';
import { createService } from '../../src/service';

const service = createService({ documentation: () => undefined });
const check = (text: string) => service.check(text, 'disclosure', DEFAULT_SETTINGS);
const found = (text: string) => service.diagnostics(check(text), 'file:///a.txt');

const row = (name: string) => `\t${name}\t30.02\t10.01\t20.00`;

function withResidue(note = ''): string {
  return [
    '部门预算支出总表',
    '预算年度：2026\t\t\t\t单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    row('合计'),
    '205\t教育支出\t30.02\t10.01\t20.00',
    note || '以上各项均按规定编列。',
    '支出预算 30.02 万元，其中：基本支出 10.01 万元，项目支出 20.00 万元。',
    '',
  ].join('\n');
}

describe('the same residue in the same figure', () => {
  const rounding = found(withResidue()).filter(({ code }) => String(code).endsWith('/rounding'));

  test('is one finding with all its places', () => {
    expect(rounding).toHaveLength(1);
    const [{ data, range }] = rounding;
    expect(data.count).toBe(data.places.length);
    expect(data.places[0].range).toEqual(range);
    const lines = data.places.map((place: { range: typeof range }) => place.range.start.line);
    expect(lines).toEqual([3, 4, 6]);
  });

  test('says in how many places it is', () => {
    expect(rounding[0].message).toContain('（同一尾差共 3 处）');
  });

  test('quotes what the document says of residues', () => {
    const [{ message }] = found(withResidue('注：本表金额换算成万元时可能有尾数误差。')).filter(({ code }) =>
      String(code).endsWith('/rounding'),
    );
    expect(message).toContain('；文中已注明：本表金额换算成万元时可能有尾数误差');
  });

  test('another residue is another finding', () => {
    const other = withResidue().replace(
      '205\t教育支出\t30.02\t10.01\t20.00',
      '205\t教育支出\t30.02\t10.02\t19.99',
    );
    const codes = found(other).filter(({ code }) => String(code).endsWith('/rounding'));
    expect(codes.length).toBeGreaterThan(1);
  });
});

describe('equal findings about codes', () => {
  const table = (title: string) => [
    title,
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '\t合计\t30.00\t10.00\t20.00',
    '２０５\t教育支出\t30.00\t10.00\t20.00',
    '以上各项均按规定编列。',
  ];
  const text = [...table('部门预算支出总表'), ...table('一般公共预算支出表'), ''].join('\n');
  const [folded, ...others] = found(text).filter(({ code }) => code === 'code/malformed');

  test('are one, with a fix that mends them all', () => {
    expect(others).toEqual([]);
    expect(folded.data.count).toBe(2);
    const [fix] = folded.data.fixes;
    expect(fix.edits).toHaveLength(2);
    expect(fixAll(check(text)).length).toBeGreaterThanOrEqual(fix.isPreferred ? 2 : 0);
  });

  test('are mended from any of their places', () => {
    const last = folded.data.places.at(-1).range;
    const actions = service.codeActions(check(text), 'file:///a.txt', last, []);
    expect(actions.some(({ edit }) => edit?.changes?.['file:///a.txt']?.length === 2)).toBe(true);
  });
});

describe('one cause in several relations', () => {
  /** The state's money is left out of the statement of grants, but for what it is spent on. */
  const summary = (general: string, fund: string, receipts: string) => [
    '部门收支总表',
    '单位：万元',
    '收入\t\t支出\t',
    '项目\t预算数\t项目\t预算数',
    `一般公共预算\t${general}\t教育支出\t61.30`,
    `政府性基金预算\t${fund}\t城乡社区支出\t47.25`,
    '事业收入\t\t住房保障支出\t3.10',
    `收入总计\t${receipts}\t支出总计\t${receipts}`,
    '',
  ];
  const grants = (general: string, fund: string, receipts: string) =>
    summary(general, fund, receipts).map((line) => line.replace('部门收支总表', '财政拨款收支总表'));
  const errors = (lines: readonly string[]) =>
    found([...lines, '以上各项均按规定编列。', ''].join('\n')).filter(({ severity }) => severity === 1);

  test('is one error that names them all', () => {
    expect(errors([...summary('64.40', '47.25', '111.65'), ...grants('64.40', '47.25', '111.65')])).toEqual(
      [],
    );
    const [one, ...others] = errors([
      ...summary('64.40', '47.25', '111.65'),
      ...grants('52.15', '17.25', '69.40'),
    ]);
    expect(others).toEqual([]);
    expect(one.code).toBe('sum/total');
    expect(one.message).toContain('；与部门收支总表“一般公共预算”、“政府性基金预算”相差的合起来正是此数');
    expect(one.data.explains).toEqual(['sum/total', 'tie/table']);
  });

  test('is one error for the columns of a row that differ alike', () => {
    const lines = [
      '部门支出总表',
      '单位：万元',
      '科目编码\t科目名称\t合计\t基本支出\t项目支出',
      '\t合计\t61.30\t20.10\t41.20',
      '205\t教育支出\t40.20\t8.10\t32.10',
      '211\t节能环保支出\t7.05\t\t7.05',
      '221\t住房保障支出\t21.10\t12.00\t9.10',
    ];
    const [one, ...others] = errors(lines);
    expect(others).toEqual([]);
    expect(one.message).toMatch(/多 7\.05.*（同一差额共 2 处）$/);
    expect(one.data.places).toHaveLength(2);
  });

  test('is not seen where the rests differ', () => {
    const several = errors([...summary('64.40', '47.25', '111.65'), ...grants('52.15', '18.25', '69.40')]);
    expect(several.length).toBeGreaterThan(1);
  });
});
