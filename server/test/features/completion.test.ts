/** Completion in cells for codes and names, of terms in the text, and of whole tables. */

import { describe, expect, it } from 'vitest';
import { type CompletionItem, InsertTextFormat, type TextEdit } from 'vscode-languageserver-types';
import { completion } from '../../src/features/completion';
import { newDisclosure } from '../../src/features/new-disclosure';
import { loadClassification } from '../../src/knowledge/classification';
import { readings } from '../../src/knowledge/pinyin';
import { pinyinIndex } from '../../src/knowledge/pinyin-match';
import { STANDARD_TABLES } from '../../src/knowledge/standard-tables';
import { type CheckedDocument, createService, DEFAULT_SETTINGS } from '../../src/service';
import { offsetAt } from '../../src/text/snapshot';
import { BUDGET_HEAD } from '../support/budget';
import { checked } from '../support/checked';

const classification = loadClassification();
const service = createService({ documentation: () => undefined });

const HEAD = `部门预算支出总表
预算年度：2026\t\t\t单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
210\t卫生健康支出\t70.50\t50.00\t20.50
21015\t医疗保障管理事务\t70.50\t50.00\t20.50
2101501\t行政运行\t50.00\t50.00\t
`;

interface Asked {
  readonly language?: CheckedDocument['language'];
  readonly year?: number;
  readonly trigger?: string;
}

async function complete(marked: string, snippets = true, { language, ...asked }: Asked = {}) {
  const { document, cursors } = checked(marked, { language });
  const options = { classification, readings: async () => readings, snippets, ...asked };
  const { items } = await completion(document, cursors[0], options);
  const applied = (item: CompletionItem) =>
    [item.textEdit as TextEdit, ...(item.additionalTextEdits ?? [])]
      .map(({ range, newText }) => ({
        start: offsetAt(document.snapshot, range.start),
        end: offsetAt(document.snapshot, range.end),
        newText,
      }))
      .sort((a, b) => b.start - a.start)
      .reduce(
        (text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end),
        document.snapshot.text,
      );
  return { items, labels: items.map(({ label }) => label), applied };
}

const row = (cells: string) => `${HEAD}${cells}\n2210201\t住房公积金\t1.00\t1.00\t\n\n注：无。\n`;
const lineOf = (text: string) => text.split('\n')[6];

describe('in a cell for codes', () => {
  it.each([
    ['digits', '2101502<|>\t\t20.50\t\t20.50', '2101502 一般行政管理事务'],
    ['the first digits', '21015<|>\t\t20.50\t\t20.50', '2101502 一般行政管理事务'],
    ['nothing', '<|>\t\t20.50\t\t20.50', '2101502 一般行政管理事务'],
    ['Chinese', '一般行政<|>\t\t20.50\t\t20.50', '2101502 一般行政管理事务'],
    ['pinyin', 'yibanxingzheng<|>\t\t20.50\t\t20.50', '2101502 一般行政管理事务'],
    ['initials', 'ybxz<|>\t\t20.50\t\t20.50', '2101502 一般行政管理事务'],
  ])('%s bring up the codes that fit', async (_, cells, label) => {
    const { items, labels, applied } = await complete(row(cells));
    expect(labels).toContain(label);
    const item = items[labels.indexOf(label)];
    expect(lineOf(applied(item))).toBe('2101502\t一般行政管理事务\t20.50\t\t20.50');
    expect(labels.every((each) => each !== '2101501 行政运行' || !label.startsWith(each))).toBe(true);
  });

  it.each(['21015<|>', '2101502<|>', 'ybxz<|>'])(
    'a row begun with %s is completed, without any tab yet',
    async (begun) => {
      for (const rest of ['', '\n2210201\t住房公积金\t1.00\t1.00\t']) {
        const { items, labels, applied } = await complete(`${HEAD}${begun}${rest}\n`);
        const item = items[labels.indexOf('2101502 一般行政管理事务')];
        expect(lineOf(applied(item))).toBe('2101502\t一般行政管理事务');
      }
    },
  );

  it.each([
    '21015<|>',
    '210150<|> 20.50 20.50',
    'ybxz<|> 20.50 20.50',
    '2101502 ybxz<|>',
    '2101502 ybxz<|> 20.50 20.50',
  ])('a row begun with %s is completed where blanks are lost', async (begun) => {
    const spaced = HEAD.split('\n').map((line) => line.split('\t').filter(Boolean).join(' '));
    const { items, applied } = await complete(`${spaced.join('\n')}${begun}\n`);
    const lines = items.map((item) => lineOf(applied(item)));
    expect(lines).toContain(begun.replace(/.*<\|>/, '2101502 一般行政管理事务'));
  });

  it('leaves a line of words below a table to the text', async () => {
    expect((await complete(`${HEAD}机关运<|>\n`)).labels).toEqual(['机关运行经费']);
  });

  it('puts what stands beside the row above first', async () => {
    const { labels } = await complete(row('2<|>\t\t20.50\t\t20.50'));
    expect(labels.slice(0, 2)).toEqual(['2101502 一般行政管理事务', '2101503 机关服务']);
  });

  it('puts what other tables print, and this one lacks, before that', async () => {
    const other = HEAD.replace('支出总表', '一般公共预算支出表').replace(
      '2101501\t行政运行',
      '2080501\t行政单位离退休',
    );
    const { labels } = await complete(`${other}\n${row('2<|>\t\t20.50\t\t20.50')}`);
    expect(labels[0]).toBe('2080501 行政单位离退休');
  });

  it('puts codes that the table lists already last', async () => {
    const { labels } = await complete(row('2101<|>\t\t20.50\t\t20.50'));
    expect(labels.at(-1)).toBe('2101501 行政运行');
    expect(labels.slice(-2)).toEqual(['21015 医疗保障管理事务', '2101501 行政运行']);
  });

  it('offers none but for those', async () => {
    expect((await complete(row('2101501<|>\t\t20.50\t\t20.50'))).labels).toEqual([]);
  });

  it('offers a code again below another unit', async () => {
    const units = HEAD.replace('210\t', '450001\t某县医疗保障局本级\t70.50\t50.00\t20.50\n210\t');
    const { labels } = await complete(
      `${units}450002\t某县医保中心\t1.00\t1.00\t\n2101501<|>\t\t1.00\t1.00\t\n`,
    );
    expect(labels).toContain('2101501 行政运行');
  });

  it('offers nothing for digits of no code', async () => {
    expect((await complete(row('299<|>\t\t20.50\t\t20.50'))).labels).toEqual([]);
  });
});

describe('in a cell for names', () => {
  it.each([
    ['nothing', '2101502\t<|>\t20.50\t\t20.50'],
    ['Chinese', '2101502\t一般<|>\t20.50\t\t20.50'],
    ['initials', '2101502\tybxz<|>\t20.50\t\t20.50'],
  ])('after %s, the name of the row’s code comes first', async (_, cells) => {
    const { items, applied } = await complete(row(cells));
    expect(items[0].label).toBe('一般行政管理事务');
    expect(lineOf(applied(items[0]))).toBe('2101502\t一般行政管理事务\t20.50\t\t20.50');
  });

  it('the name of the code comes first in a row with nothing else', async () => {
    const { labels } = await complete(row('2101502\t<|>\t\t\t'));
    expect(labels[0]).toBe('一般行政管理事务');
  });

  it('fills in a code that is blank', async () => {
    const { items, labels, applied } = await complete(row('\t信息化<|>\t20.50\t\t20.50'));
    const item = items[labels.indexOf('信息化建设')];
    expect(lineOf(applied(item))).toMatch(/^\d{7}\t信息化建设\t/);
  });
});

describe('in a row begun on a line of its own', () => {
  const SPACED = `部门预算支出总表
预算年度：2026 单位：万元
序号 科目编码 科目名称 合计 基本支出 项目支出
1 210 卫生健康支出 70.50 50.00 20.50

2 21015 医疗保障管理事务 70.50 50.00 20.50

3 2101501 行政运行 50.00 50.00
`;
  const BELOW = '\n4 2101599 其他医疗保障管理事务支出 20.50 20.50\n\n5 221 住房保障支出 1.00 1.00\n';

  it.each(['<|>', '2101<|>', '4 <|>', '4 2101<|>', '4 ybxz<|>', '4 一般行政<|>'])(
    '%s brings up codes that take number and name with them',
    async (begun) => {
      for (const above of ['', '\n']) {
        for (const below of [BELOW, '']) {
          const { items, labels, applied } = await complete(`${SPACED}${above}${begun}\n${below}`);
          const item = items[labels.indexOf('2101502 一般行政管理事务')];
          expect(applied(item)).toContain('\n4 2101502 一般行政管理事务\n');
          expect(labels.slice(0, 5)).not.toContain('2101501 行政运行');
        }
      }
    },
  );

  it('takes one or two digits for the number of the row', async () => {
    expect((await complete(`${SPACED}\n4<|>\n`)).items).toEqual([]);
  });

  it('offers no table among the rows of another, and does below the last', async () => {
    const among = await complete(`${SPACED}<|>\n${BELOW}`);
    expect(among.labels).not.toContain('支出总表');
    const below = await complete(`${SPACED}<|>\n`);
    expect(below.labels[0]).toBe('2101502 一般行政管理事务');
    expect(below.labels).toContain('支出总表');
  });

  it.each([
    [
      'a table with two sides',
      '收入\t预算数\t支出\t预算数',
      '一、一般公共预算拨款收入\t3.00\t一、教育支出\t3.00',
      '收入总计\t3.00\t支出总计\t3.00',
    ],
    [
      'a written one',
      '| 科目编码 | 科目名称 | 合计 |\n| --- | --- | ---: |',
      '| 210 | 卫生健康支出 | 1.00 |',
      '| 221 | 住房保障支出 | 1.00 |',
    ],
  ])('offers nothing on a blank line that parts the rows of %s', async (_, header, above, below) => {
    const rows = `${header}\n${above}\n<|>\n${below}\n`;
    const isWritten = header.startsWith('|');
    const text = isWritten
      ? `${BUDGET_HEAD}\n## 部门预算支出总表\n\n${rows}`
      : `收支总表\n单位：万元\n${rows}`;
    expect((await complete(text, true, { language: isWritten ? 'budget' : 'disclosure' })).labels).toEqual(
      [],
    );
  });

  const cellsOf = (...rows: string[]) =>
    rows
      .map(
        (cells) =>
          `${cells
            .split(' ')
            .map((cell) => `\t${cell}`)
            .join('\n')}\n`,
      )
      .join('\n');
  const CELLS = `部门预算支出总表\n\t预算年度：2026\n\t单位：万元\n\n${cellsOf(
    '序号 科目编码 科目名称 合计 基本支出 项目支出',
    '1 210 卫生健康支出 70.50 50.00 20.50',
    '2 21015 医疗保障管理事务 70.50 50.00 20.50',
    '3 2101501 行政运行 50.00 50.00 ',
  )}`;

  it.each([
    ['', '<|>'],
    ['\n', '<|>'],
    ['\n', '\t<|>'],
    ['\n', '\t2101<|>'],
    ['\n', '\tybxz<|>'],
    ['\n', '\t一般行政<|>'],
  ])('writes a cell a line where the table does, behind %j and %j', async (above, begun) => {
    const row = cellsOf('4 2101502 一般行政管理事务   ');
    for (const below of ['', `\n${cellsOf('5 221 住房保障支出 1.00 1.00 ')}`]) {
      const { items, labels, applied } = await complete(`${CELLS}${above}${begun}\n${below}`);
      const item = items[labels.indexOf('2101502 一般行政管理事务')];
      expect(applied(item)).toBe(`${CELLS}\n${row}${below}`);
    }
  });

  it.each(['<|>', '2101<|>'])('writes the pipes where the table has them, behind %s', async (begun) => {
    const { items, labels, applied } = await complete(`${BUDGET_HEAD}
## 部门预算支出总表

| 科目编码 | 科目名称     | 合计 | 基本支出 |
| -------- | ------------ | ---: | -------: |
| 210      | 卫生健康支出 | 1.00 |     1.00 |
${begun}
`);
    const item = items[labels.indexOf('21015 医疗保障管理事务')];
    expect(applied(item)).toContain('\n| 21015 | 医疗保障管理事务 |  |  |\n');
  });
});

it('offers nothing in a cell for amounts', async () => {
  expect((await complete(row('2101502\t一般行政管理事务\t20<|>\t\t20.50'))).items).toEqual([]);
});

it('completes pipe tables', async () => {
  const text = `---
部门: 甲
年度: 2026
金额单位: 万元
---

## 部门预算支出总表

| 科目编码 | 科目名称 | 合计 |
| --- | --- | ---: |
| 210 | 卫生健康支出 | 1.00 |
| 21015<|> |  | 1.00 |
`;
  const { items, labels, applied } = await complete(text);
  const item = items[labels.indexOf('2101501 行政运行')];
  expect(applied(item)).toContain('| 2101501 | 行政运行  | 1.00 |');
});

describe('in the text', () => {
  const inText = (line: string) => `${HEAD}\n${line}\n八、名词解释\n1、某某专项：某某事务的支出。\n`;

  it.each([
    ['Chinese', '本单位机关运<|>', '本单位机关运行经费'],
    ['pinyin', '本单位jiguanyunxing<|>', '本单位机关运行经费'],
    ['initials', '本单位jgyxjf<|>', '本单位机关运行经费'],
    ['a term of its own', '本单位某某专<|>', '本单位某某专项'],
  ])('%s bring up terms', async (_, line, expected) => {
    const { items, applied } = await complete(inText(line));
    expect(items.map((item) => applied(item).split('\n')[7])).toContain(expected);
  });

  it.each(['甲乙<|>', '机<|>', '2026<|>', '。<|>'])('nothing is offered after %s', async (line) => {
    expect((await complete(inText(`说明：${line}`))).labels).toEqual([]);
  });
});

describe('on a new line', () => {
  const text = (line: string) => `${HEAD}\n注：无。\n\n${line}\n`;

  it.each(['支出总<|>', 'zczb<|>', '<|>'])('%s offers standard tables', async (line) => {
    const { items, labels } = await complete(text(line));
    expect(labels).toContain('支出总表');
    const { textEdit, insertTextFormat } = items[labels.indexOf('支出总表')];
    expect(insertTextFormat).toBe(InsertTextFormat.Snippet);
    expect(textEdit?.newText).toBe(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of snippets
      '${1:部门预算}支出总表\n预算年度：${2:2026}\t\t\t\t单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t\t\t\n$0',
    );
  });

  it('writes them out for clients without snippets', async () => {
    const { items, labels } = await complete(text('支出总<|>'), false);
    const { textEdit, insertTextFormat } = items[labels.indexOf('支出总表')];
    expect(insertTextFormat).toBe(InsertTextFormat.PlainText);
    expect(textEdit?.newText).not.toContain('$');
  });
});

describe('in the table language', () => {
  const BUDGET = `${BUDGET_HEAD.join('\n')}\n`;
  const tablesAt = async (line: string) => {
    const { items, labels, applied } = await complete(BUDGET + line, false, {
      language: 'budget',
      year: 2027,
    });
    return { items, labels, applied };
  };

  it('offers all titles behind the marks of a heading, and those that fit what is typed of one', async () => {
    const titles = STANDARD_TABLES.map(({ title }) => title);
    expect((await tablesAt('## <|>')).labels).toEqual(titles);
    expect((await tablesAt('<|>')).labels).toEqual(titles);
    for (const typed of ['部门支出总', '部门预算支出总', '支出总', 'zczb'])
      expect((await tablesAt(`## ${typed}<|>`)).labels).toContain('支出总表');
    expect((await tablesAt('## 单位预算支出总<|>')).labels).not.toContain('收入总表');
    expect((await tablesAt('支出 <|>')).labels).toEqual([]);
  });

  it.each(STANDARD_TABLES.map(({ title }) => title))(
    '%s stands in order below its heading',
    async (title) => {
      for (const line of ['<|>', '## <|>', '### 单位<|>']) {
        const { items, labels, applied } = await tablesAt(line);
        const text = applied(items[labels.indexOf(title)]);
        const body = line.includes('单位') ? '单位' : '部门预算';
        expect(text).toMatch(new RegExp(`^#{2,3} ${body}${title}$`, 'm'));
        const document = service.check(text, 'budget', DEFAULT_SETTINGS);
        expect(service.diagnostics(document, 'file:///a').filter(({ severity = 1 }) => severity < 3)).toEqual(
          [],
        );
        expect(service.format(document)).toEqual([]);
        const [{ columns, year }] = service.tables(document);
        expect(year).toBe(2026);
        if (title.includes('收支总表')) expect(columns).toContain('收入/2026年预算数');
      }
    },
  );

  it('brings a list up by itself behind the marks of a heading only', async () => {
    const labels = async (line: string) =>
      (await complete(BUDGET + line, true, { language: 'budget', trigger: ' ' })).labels;
    expect((await labels('## <|>')).length).toBe(STANDARD_TABLES.length);
    for (const line of [' <|>', '支出总 <|>', '| 2101501 <|>']) expect(await labels(line)).toEqual([]);
  });

  it('begins a new disclosure in an empty file, and nowhere else', async () => {
    const whole = (text: string, language: CheckedDocument['language'] = 'budget', snippets = true) =>
      complete(text, snippets, { language, year: 2027 });
    const { items, labels, applied } = await whole('<|>');
    expect(labels[0]).toBe('新建部门预算');
    const made = newDisclosure(classification, 2027);
    expect(applied(items[0])).toBe(made.snippet);
    const plain = await whole('\n<|>\n', 'budget', false);
    expect(plain.applied(plain.items[0]).trim()).toBe(made.text.trim());
    expect((await whole(`${BUDGET}<|>`)).labels).not.toContain('新建部门预算');
    expect((await whole('<|>', 'disclosure')).labels).not.toContain('新建部门预算');
  });
});

describe('matching pinyin', () => {
  it.each([
    ['行政运行', 'xingzhengyunxing', 0],
    ['行政运行', 'xzyx', 0],
    ['行政运行', 'xzhengyx', 0],
    ['行政运行', 'xingzh', 0],
    ['行政运行', 'yunx', 1],
    ['维修（护）费', 'wxhf', 0],
    ['住房公积金', 'zhfgjj', 0],
    ['绿化', 'lvhua', 0],
    ['行政运行', 'xzb', undefined],
    ['行政运行', 'xzyxx', undefined],
  ])('%s by %s: %s', (name, letters, rank) => {
    expect(pinyinIndex([name], readings)(letters).get(name)).toBe(rank);
  });
});

it('offers no table within the front matter, and does below it', async () => {
  const at = (marked: string) => complete(marked, true, { language: 'budget' });
  const within = await at('---\n部门: 460 青河县档案馆\n<|>\n---\n\n');
  expect(within.items).toEqual([]);
  const below = await at('---\n部门: 460 青河县档案馆\n---\n\n<|>\n');
  expect(below.items.length).toBeGreaterThan(5);
});
