/** Sentences against tables: what is tied, what is warned of, and what is left alone, in the wording of several provinces. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });

const BUDGET = `某市交通局

2025年部门收支总表
部门名称：某市交通局
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t1180.00\t一、一般公共服务支出\t
二、政府性基金预算拨款收入\t\t二、交通运输支出\t1095.70
三、国有资本经营预算拨款收入\t\t三、住房保障支出\t84.30
本年收入合计\t1180.00\t本年支出合计\t1180.00
收入总计\t1180.00\t支出总计\t1180.00

2025年部门支出总表
部门名称：某市交通局
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t1180.00\t850.00\t330.00
214\t交通运输支出\t1095.70\t765.70\t330.00
21401\t公路水路运输\t1095.70\t765.70\t330.00
2140101\t行政运行\t1095.70\t765.70\t330.00
221\t住房保障支出\t84.30\t84.30\t
22102\t住房改革支出\t84.30\t84.30\t
2210201\t住房公积金\t84.30\t84.30\t

2025年一般公共预算基本支出表
部门名称：某市交通局
单位：万元
科目编码\t科目名称\t合计\t人员经费\t公用经费
\t合计\t850.00\t770.00\t80.00
301\t工资福利支出\t770.00\t770.00\t
30101\t基本工资\t770.00\t770.00\t
302\t商品和服务支出\t80.00\t\t80.00
30201\t办公费\t50.00\t\t50.00
30211\t差旅费\t30.00\t\t30.00

2025年三公经费支出表
部门名称：某市交通局
单位：万元
项目\t预算数
合计\t8.00
1.因公出国（境）费\t
2.公务用车购置及运行费\t7.00
其中：公务用车购置费\t
公务用车运行费\t7.00
3.公务接待费\t1.00

部门预算情况说明

`;

/** What is said of a text behind the tables: code and the clause in which it stands. */
function findings(text: string): string[] {
  const document = service.check(`${BUDGET}${text}\n`, 'disclosure', DEFAULT_SETTINGS);
  const lines = `${BUDGET}${text}`.split('\n');
  return service
    .diagnostics(document, 'file:///text')
    .filter(({ range }) => range.start.line >= BUDGET.split('\n').length - 1)
    .map(({ code, range, data }) => {
      const printed = lines[range.start.line].slice(range.start.character, range.end.character);
      return code === 'amount/suspect' ? `${code} ${printed} → ${data.expected}` : `${code} ${printed}`;
    });
}

/** The amounts of the text that some relation ties. */
function tied(text: string): string {
  const { amounts, tied: count } = service.coverage(
    service.check(`${BUDGET}${text}\n`, 'disclosure', DEFAULT_SETTINGS),
  ).text;
  return `${count} of ${amounts}`;
}

describe('numbers that name a place of the tables', () => {
  const phrasings: readonly string[] = [
    '2025年收入预算1180.00万元，支出预算1180.00万元，其中：基本支出850.00万元，项目支出330.00万元。',
    '我局2025年部门预算收入1180万元、支出总计1180万元，包括基本支出850万元和项目支出330万元。',
    '某市交通局2025年收支总预算1180.00万元。',
    '基本支出850.00万元，其中：人员经费770.00万元，日常公用经费80.00万元。',
    '本部门机关运行经费预算80.00万元，其中：办公费50.00万元、差旅费30.00万元。',
    '2025年“三公”经费预算为8.00万元，其中因公出国（境）费0万元；公务用车购置及运行费7.00万元（其中：公务用车购置费0万元，公务用车运行费7.00万元）；公务接待费1.00万元。',
  ];

  test.each(phrasings)('agree, whatever the wording: %s', (text) => {
    expect(findings(text)).toEqual([]);
    const [count, , amounts] = tied(text).split(' ');
    expect(count).toBe(amounts);
  });

  test('are named when they are mistyped', () => {
    expect(findings('2025年项目支出预算303.00万元。')).toEqual(['amount/suspect 303.00 → 330.00']);
    expect(findings('2025年“三公”经费预算6.00万元。')).toEqual(['amount/suspect 6.00 → 8.00']);
  });

  test('may be broken over lines', () => {
    const text =
      '按照有关规定编制本年预算，本部门各项收入和支出均已纳入，2025年项目支出预算303.00\n万元，比较合理，其余各项支出按照有关规定从严安排，并按要求向社会公开，接受监督，特此说明。';
    expect(findings(text)).toEqual(['amount/suspect 303.00 → 330.00']);
  });

  test('are left alone where they are of another year, another body, a price or a reason', () => {
    const texts = [
      '2024年项目支出预算100.00万元。',
      '上年项目支出100.00万元。',
      '某市公路中心2025年项目支出预算100.00万元。',
      '每人每年标准为100元，项目支出200万元以上的须经批准。',
      '比上年减少5.00万元，主要原因是项目支出100.00万元调整到下年。',
      '用于某工程，支出100.00万元。',
    ];
    expect(texts.flatMap(findings)).toEqual([]);
  });
});

describe('what could not be read', () => {
  const failed = (line: string) => BUDGET.replace(line, line.replace(/\d+\.\d+(?=\t支出总计|$)/, '#REF!'));
  const saidOf = (budget: string, text: string): string[] => {
    const document = service.check(`${budget}${text}\n`, 'disclosure', DEFAULT_SETTINGS);
    return service
      .diagnostics(document, 'file:///text')
      .filter(({ range }) => range.start.line >= budget.split('\n').length - 1)
      .map(({ code }) => String(code));
  };

  test('may be what a sentence means, so that it is not held against another place', () => {
    const carried = BUDGET.replace('收入总计\t1180.00', '收入总计\t1230.00');
    const text = '2025年收入预算1230.00万元。';
    expect(saidOf(failed('收入总计\t1180.00\t支出总计\t1180.00'), text)).toEqual([]);
    expect(saidOf(carried.replace('1230.00', '1330.00'), text)).toEqual(['amount/suspect']);
  });

  test('is no nought: a table of failed formulas is not empty', () => {
    const text = '2025年“三公”经费预算8.00万元。';
    const isPublic = (line: string) => /^(?:合计|公务|其中|\d\.)/.test(line) && !line.includes('\t\t');
    const all = BUDGET.split('\n').map((line) =>
      isPublic(line) ? line.replace(/\d+\.\d\d$/, '#REF!') : line,
    );
    expect(saidOf(all.join('\n'), text)).toEqual([]);
  });
});

describe('precision of the text', () => {
  test('rounded and cut off numbers are information', () => {
    const parts = (transport: string) =>
      `2025年支出预算1180万元，其中：交通运输支出${transport}万元，住房保障支出84.30万元。`;
    expect(findings(parts('1096'))).toEqual(['text/rounding 1180', 'text/rounding 1096']);
    expect(findings(parts('1095'))).toContain('text/rounding 1095');
    expect(findings('2025年项目支出预算330.4万元。')).toEqual(['amount/suspect 330.4 → 330.0']);
    expect(findings('2025年项目支出预算330.0040万元。')).toEqual([]);
  });

  test('a unit slip is told as such', () => {
    expect(findings('2025年项目支出预算330元。')).toEqual(['text/unit 330']);
  });

  test('a sentence is not given the unit above a table that no other sentence bears out', () => {
    const mended = (budget: string, text: string): string[] => {
      const document = service.check(`${budget}${text}\n`, 'disclosure', DEFAULT_SETTINGS);
      return service.fixAll(document).map(({ newText }) => newText);
    };
    const said = '2025年支出预算1180.00万元，其中基本支出850.00万元。2025年“三公”经费预算8.00万元。\n';
    const table = BUDGET.slice(BUDGET.lastIndexOf('单位：万元'));
    expect(table).toContain('公务接待费');
    const mistaken = BUDGET.slice(0, -table.length) + table.replace('万元', '元');
    expect(mended(BUDGET, said)).toEqual([]);
    expect(mended(mistaken, said)).toEqual([]);
    expect(mended(BUDGET, said.replace('8.00万元', '8.00元'))).toEqual(['万元']);
    expect(mended(BUDGET.replaceAll('单位：万元', '单位：元'), said)).toEqual([]);
  });
});

describe('sums, shares and changes in the text', () => {
  test('parts that are all named add up', () => {
    expect(findings('某项补助共计100.00万元，其中：人员经费60.00万元，公用经费50.00万元。')).toContain(
      'text/sum 100.00',
    );
    expect(findings('办公设备购置100.00万元，其中：电脑60.00万元。')).toEqual([]);
  });

  test.each([
    // What one number is above another is no whole that has parts.
    '某项支出总计100.00万元，完成年初预算，支出决算数大于预算数5.00万元，主要是任务增加。其中：\n1.教育支出60.00万元，用于办学。',
    // The parts of a part, set off as the parts themselves are.
    '下属单位经费100.00万元，分项情况是：培训费30.00万元；接待费20.00万元；车辆费用50.00万元，其中：购置费40.00万元；运行费10.00万元。',
    '某基金收入累计100.00万元，比上年减收5.00万元，其中：甲县60.00万元，比上年增收7.00万元。',
    // A part said again, and what it is made up of.
    '外事费支出3万元，其中：国内外事支出3万元，接待4批次，共计支出3万元，具体内容包括：会务1.2万元，住宿1.8万元；国外外事支出0万元。',
    '某项支出100万元，其中：办学支出95万元；住房支出5万元，全部为公积金5万元。',
    '某项支出60万元，其中：人员费用50万元，即工资45万元、补助5万元；公用费用10万元，即办公费9万元、设备1万元。',
    // Plans that parts are measured against, and what one of several comes to.
    '某项支出100万元，其中：日常支出60万元，完成预算62万元的96.77%；专项支出40万元，完成预算50万元的80%。',
    '车辆费用16万元，其中：购车支出10万元；用车支出6万元，保有量3辆，车均2万元。',
    '某项支出年初预算数为40万元，调整预算数为50万元，支出决算数为48万元，完成年初预算的120%。',
    // Shares of the whole, within a part of it.
    '某项支出1000.00万元，其中：日常支出600.00万元，占60.00%，其中：甲类500.00万元，占50.00%，乙类100.00万元，占10.00%；专项支出400.00万元，占40.00%。',
  ])('what is not all of it is not compared: %s', (text) => {
    expect(findings(text)).toEqual([]);
  });

  test('what either side includes is of the total of both', () => {
    const told = (second: string) =>
      `2025年收支总预算1180.00万元。收入包括：拨款1180.00万元；支出包括：甲项支出1000.00万元、乙项支出${second}万元。`;
    expect(findings(told('180.00'))).toEqual([]);
    expect(findings(told('190.00'))).toEqual(['amount/suspect 190.00 → 180.00']);
  });

  test('numbered parts are of the list that their numbers go on with', () => {
    const told = (within: string, behind: string) =>
      `某项补助共计150.00万元：（一）在职人员100.00万元；1.工资90.00万元；2.奖金${within}万元。（二）离退休人员${behind}万元。`;
    expect(findings(told('10.00', '50.00'))).toEqual([]);
    expect(findings(told('12.00', '50.00'))).toEqual(['amount/suspect 12.00 → 10.00']);
    expect(findings(told('10.00', '53.00'))).toEqual(['text/sum 150.00']);
  });

  test('shares within a part that are of neither it nor the whole are told', () => {
    const text =
      '某项支出1000.00万元，其中：日常支出600.00万元，占60.00%，其中：甲类500.00万元，占55.00%，乙类100.00万元，占10.00%；专项支出400.00万元，占40.00%。';
    expect(findings(text)).toEqual(['text/share 500.00']);
  });

  test('parts that a sentence of its own lists add up to what the sentence before says', () => {
    expect(findings('某项补助共计100.00万元。分项情况是：人员经费60.00万元；公用经费50.00万元。')).toContain(
      'text/sum 100.00',
    );
  });

  test('shares fit', () => {
    const share = (percent: string) =>
      `2025年支出预算1180.00万元，其中：基本支出850.00万元，占${percent}；项目支出330.00万元，占27.97%。`;
    expect(findings(share('72.03%'))).toEqual([]);
    expect(findings(share('73.02%'))).toEqual(['text/share 850.00']);
  });

  test('a change lies between the years, fits its rate and its parts', () => {
    expect(
      findings('2025年人员经费770.00万元，上年人员经费700.00万元，较上年增加70.00万元，增长10.00%。'),
    ).toEqual([]);
    expect(findings('2025年人员经费770.00万元，上年人员经费700.00万元，较上年减少70.00万元。')).toEqual([
      'text/change 70.00',
    ]);
    expect(findings('2025年收入预算1180.00万元，与2024年相比增加80.00万元，增长8.00%。')).toEqual([
      'text/change 80.00',
    ]);
    expect(
      findings(
        '2025年收支预算1180.00万元，较上年增加30.00万元，其中：基本支出增加50.00万元，项目支出减少10.00万元。',
      ),
    ).toEqual(['text/change 30.00']);
    expect(findings('公务用车购置费0万元，比上年增加5.00万元。')).toEqual(['text/change 5.00']);
  });
});

describe('final accounts', () => {
  test('what was planned is not what was spent', () => {
    const text =
      '项目支出年初预算为300.00万元，支出决算为330.00万元，完成年初预算的110.00%。“三公”经费支出预算为10.00万元，支出决算为8.00万元，完成预算的80.00%。';
    expect(findings(text)).toEqual([]);
  });
});

describe('what was spent beside what was planned', () => {
  const told = (spent: string, rate: string, word: string) =>
    `1.公路养护（类）公路养护（款）桥梁维修（项）。年初预算为100.00万元，支出决算为${spent}万元，完成年初预算的${rate}%。决算数${word}预算数的主要原因是任务调整。`;

  test.each([
    ['120.00', '120.00', '大于', []],
    ['80.00', '80.00', '小于', []],
    ['100.00', '100.00', '等于', []],
    ['120.00', '110.00', '大于', ['text/share 120.00']],
    ['120.00', '120.00', '小于', ['text/change 120.00']],
    ['120.00', '120.00', '等于', ['text/change 120.00']],
  ] as const)('%s is %s percent of the plan and %s it', (spent, rate, word, expected) => {
    expect(findings(told(spent, rate, word))).toEqual(expected);
  });

  test('is not measured against a plan that was changed during the year', () => {
    const text = '桥梁维修年初预算为100.00万元，支出决算为120.00万元，完成调整预算的99.00%。';
    expect(findings(text)).toEqual([]);
  });
});

describe('shares', () => {
  test.each([
    ['项目支出330.00万元，占本年支出合计的27.97%。', []],
    ['项目支出330.00万元，占本年支出合计的29.77%。', ['text/share 330.00']],
    ['合同金额总计50.00万元。其中小微企业合同20.00万元，占合同金额总计的40%。', []],
    ['合同金额总计50.00万元。其中小微企业合同20.00万元，占合同金额总计的60%。', ['text/share 20.00']],
    ['项目支出330.00万元，占全县支出的0.97%。', []],
    ['2024年项目支出300.00万元，占本年支出合计的29.00%。', []],
  ])('of what the sentence names by words: %s', (text, expected) => {
    expect(findings(text)).toEqual(expected);
  });

  const publics = (share: string) =>
    `“三公”经费中，因公出国（境）费0万元，占0%；公务用车购置及运行费7.00万元，占${share}%；公务接待费1.00万元，占12.50%。`;

  test('of the 三公 that the sentence does not print', () => {
    expect(findings(publics('87.50'))).toEqual([]);
    expect(findings(publics('78.50'))).toEqual(['text/share 7.00']);
  });
});

test('purchases add up also where one kind is as large as all of them', () => {
  const text =
    '政府采购支出总额5.00万元，其中：政府采购货物支出3.00万元、政府采购工程支出0万元、政府采购服务支出5.00万元。';
  expect(findings(text)).toEqual(['text/sum 5.00']);
});

describe('all of an amount', () => {
  test('is of one fund where the tables show no other', () => {
    expect(findings('2025年收入总计1180.00万元，均为一般公共预算拨款。')).toEqual([]);
  });

  test('is not of one nature where the tables show another', () => {
    expect(findings('2025年支出总计1180.00万元，全部为基本支出。')).toEqual(['text/sum 1180.00']);
  });
});

describe('functions spelt out before words of what they are for', () => {
  const others = [
    '2025年一般公共预算支出1180.00万元，其中：（1）行政运行（2140101）1095.70万元；（2）住房公积金（2210201）84.30万元。',
    '“住房保障支出(类)住房改革支出(款)住房公积金(项)”84.30万元，用于职工住房。',
  ].join('\n');
  const item = (spent: string, words: string) =>
    `${others}\n1.交通运输支出（类）公路水路运输（款）行政运行（项），主要用于维持机关运转、支付项目支出${words}年初预算为900.00万元，当年支出决算为${spent}万元。决算数大于预算数的主要原因是追加。`;
  test.each(['，', '。', '。\n'])('%j', (words) => {
    expect(findings(item('1095.70', words))).toEqual([]);
    expect(findings(item('1059.70', words))).toEqual(['amount/suspect 1059.70 → 1095.70']);
  });
});

describe('functions', () => {
  test('are found by their code, or by all levels that are named', () => {
    const texts = [
      // No table of 一般公共预算 shows the total, so that it may be of more: another one would not be told.
      [
        '2025年一般公共预算支出1180.00万元，其中：（1）行政运行（2140101）1095.70万元；（2）住房公积金（2210201）84.30万元。',
        '2 of 3',
      ],
      [
        '交通运输支出（类）公路水路运输（款）行政运行（项）2025年预算数为1095.70万元，用于日常工作。',
        '1 of 1',
      ],
      ['“住房保障支出(类)住房改革支出(款)住房公积金(项)”84.30万元，用于职工住房。', '1 of 1'],
    ];
    for (const [text, count] of texts) {
      expect(findings(text)).toEqual([]);
      expect([text, tied(text)]).toEqual([text, count]);
    }
  });
});

describe('amounts that follow others in a sentence', () => {
  test('are of the year that the sentence begins with', () => {
    const texts = [
      '2024年项目支出100.00万元，基本支出200.00万元。',
      '上年度收入总计500.00万元，支出总计400.00万元。',
    ];
    expect(texts.flatMap(findings)).toEqual([]);
  });

  test('are of the body that the sentence or its heading begins with', () => {
    const texts = [
      '所属信息服务中心基本支出10.00万元，项目支出20.00万元。',
      '2025年全县一般公共预算收入9000.00万元，一般公共预算支出8000.00万元。',
      '（一）某市公路养护中心\n2025年收入预算200.00万元，支出预算200.00万元。',
    ];
    expect(texts.flatMap(findings)).toEqual([]);
  });

  test('are of the funds that the sentence breaks down', () => {
    expect(findings('2025年政府性基金支出0万元，其中：项目支出0万元。')).toEqual([]);
    expect(findings('纳入重点评价的项目3个，涉及资金40.00万元。')).toEqual([]);
  });

  test('are of the fund that the sentence begins with', () => {
    const fund = '政府性基金预算财政拨款年初结转和结余20.00万元，本年收入135.00万元，本年支出150.00万元。';
    expect(findings(fund)).toEqual([]);
    expect(findings(fund.replace('政府性基金预算财政拨款', ''))).not.toEqual([]);
  });

  test('are of this year again where the words say so', () => {
    expect(findings('2024年项目支出100.00万元，本年项目支出303.00万元。')).toEqual([
      'amount/suspect 303.00 → 330.00',
    ]);
  });
});

test('purchases of goods, works and services are all purchases', () => {
  const told = (total: string) =>
    `2025年政府采购预算${total}万元，其中：政府采购货物预算3.00万元，政府采购工程预算0万元，政府采购服务预算5.00万元。`;
  expect(findings(told('8.00'))).toEqual([]);
  expect(findings(told('9.00')).map((each) => each.split(' ')[0])).toEqual(['text/sum']);
});

test.each([
  ['增加', '压减一般性支出', ['text/change 5.00']],
  ['增加', '新增人员', []],
  ['减少', '新增人员', ['text/change 5.00']],
  ['减少', '厉行节约', []],
  ['减少', '上年新增的设备本年不再购置', []],
  ['增加', '人员增加，压减部分一般性支出', []],
] as const)('a change that %s because of %s', (word, reason, expected) => {
  expect(findings(`项目支出330.00万元，比上年${word}5.00万元，主要原因是${reason}。`)).toEqual(expected);
});

test('assets of every kind are no fixed assets', () => {
  const table = (rows: readonly string[]) =>
    ['国有资产占有情况表', '单位：万元', '项目\t数量\t价值', ...rows, '', ''].join('\n');
  const told = '截至上年末，本部门固定资产30.00万元。';
  const all = ['资产总额\t\t90.00', '1、流动资产\t\t60.00', '2、固定资产\t\t30.00'];
  const cars = ['资产总额\t\t30.00', '1、房屋\t\t20.00', '2、车辆\t2\t10.00'];
  expect([all, cars].flatMap((rows) => findings(`${table(rows)}${told}`))).toEqual([]);
  expect(findings(`${table(cars)}${told.replace('30.00', '40.00')}`)).toEqual([
    'amount/suspect 40.00 → 30.00',
  ]);
});

test('the last line of the budget is meant by 总计, and a row by its code', () => {
  expect(findings('2025年收入总计1181.00万元。')).toEqual(['amount/suspect 1181.00 → 1180.00']);
  expect(findings('2025年一般公共预算支出1180.00万元，其中：（1）住房公积金（2210201）85.30万元。')).toEqual([
    'amount/suspect 85.30 → 84.30',
  ]);
});

describe('final accounts that print the budget beside the outcome', () => {
  const accounts = `某市交通局2025年度部门决算公开

2025年度支出决算表
部门名称：某市交通局
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t1180.00\t850.00\t330.00
214\t交通运输支出\t1180.00\t850.00\t330.00

2025年度财政拨款“三公”经费支出决算表
部门名称：某市交通局
单位：万元
项目\t预算数\t决算数
“三公”经费合计\t10.00\t8.00
1.因公出国（境）费\t\t
2.公务用车购置及运行费\t8.00\t7.00
3.公务接待费\t2.00\t1.00

决算情况说明

`;
  const of = (text: string) =>
    service
      .diagnostics(service.check(`${accounts}${text}\n`, 'disclosure', DEFAULT_SETTINGS), 'file:///text')
      .filter(({ severity }) => (severity ?? 1) <= 2)
      .map(({ code, data }) => `${code} → ${data.expected}`);
  const told = (planned: string, spent: string) =>
    `2025年度“三公”经费财政拨款支出预算为${planned}万元，支出决算为${spent}万元，完成预算的80.00%。`;

  test('show what was planned and what was spent', () => {
    expect(of(told('10.00', '8.00'))).toEqual([]);
    expect(of(told('10.00', '9.00'))).toEqual(['amount/suspect → 8.00']);
    expect(of(told('12.00', '8.00'))).toEqual(['amount/suspect → 10.00']);
  });
});

const COLUMNS = `2026年部门一般公共预算支出预算表
编制部门：某区城市管理局\t单位：元
科目编码\t科目名称\t合计\t基本支出\t项目支出
208\t社会保障和就业支出\t6,000,000\t4,000,000\t2,000,000
20805\t行政事业单位养老支出\t6,000,000\t4,000,000\t2,000,000
2080501\t行政单位离退休\t6,000,000\t4,000,000\t2,000,000
合计\t\t6,000,000\t4,000,000\t2,000,000

2026年部门“三公”经费和机关运行经费预算表
编制部门：某区城市管理局\t单位：万元
“三公”经费预算数\t\t\t\t\t\t机关运行经费预算数
合计\t因公出国（境）费\t公务接待费\t公务用车购置及运行费\t\t\t
\t\t\t小计\t购置费\t运行费\t
9.50\t0.00\t0.50\t9.00\t5.00\t4.00\t61.20

三、机构设置
1.某区城市管理局本部
2.某区市容管理所
2026年部门预算编制说明
`;

describe('三公 by columns, 机关运行经费 beside them, and titles without a number', () => {
  const said = (general: string, purchase: string, running: string, operating: string): string =>
    `2026年，一般公共预算拨款支出预算${general}万元，与上年持平。
（一）公务用车购置及运行费9.00万元。其中：公务用车购置费${purchase}万元；公务用车运行费${running}万元。
2026年某省某区城市管理局下属1家机关和2家参公事业单位财政拨款的机关运行经费预算为${operating}万元。
`;

  test.each([
    ['what the tables say', ['600.00', '5.00', '4.00', '61.20'], []],
    ['another total, though a unit is named before', ['660.00', '5.00', '4.00', '61.20'], ['660.00']],
    ['another 购置费 and 运行费', ['600.00', '5.50', '3.60', '61.20'], ['5.50', '3.60']],
    ['less 机关运行经费', ['600.00', '5.00', '4.00', '61.02'], ['61.02']],
  ] as const)('%s', (_, [general, purchase, running, operating], wrong) => {
    const text = COLUMNS + said(general, purchase, running, operating);
    const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
    const found = service
      .diagnostics(document, 'file:///a')
      .filter(({ severity, code }) => (severity ?? 1) <= 2 && !String(code).startsWith('text/sum'))
      .map(({ range: { start, end } }) => text.split('\n')[start.line].slice(start.character, end.character));
    expect(found).toEqual(wrong);
  });
});

test('a number of the text should be what the table says with as many decimals as the text prints', () => {
  const document = service.check(
    `${COLUMNS.replaceAll('6,000,000', '6,004,680').replaceAll('4,000,000', '4,004,680')}2026年，一般公共预算拨款支出预算660.47万元，与上年持平。\n`,
    'disclosure',
    DEFAULT_SETTINGS,
  );
  const [found] = service.diagnostics(document, 'file:///a').filter(({ severity }) => severity === 1);
  expect(found.data.expected).toBe('600.47');
});

test('a sentence is not told to take the unit that a table alone has wrong', () => {
  const [spending] = /2025年部门支出总表\n[\s\S]*?\n\n/.exec(BUDGET) ?? [''];
  const general = spending.replace('部门支出总表', '一般公共预算支出表');
  const wrong = BUDGET.replace(spending, spending.replace('万元', '元') + general);
  const document = service.check(`${wrong}2025年项目支出330.00万元。\n`, 'disclosure', DEFAULT_SETTINGS);
  const found = service.diagnostics(document, 'file:///a').filter(({ severity }) => severity !== 3);
  expect(found.map(({ code, message }) => [code, /单位“(.+?)”似有误/.exec(String(message))?.[1]])).toEqual([
    ['table/unit', '元'],
  ]);
});

test('decimals that were lost with the mistake do not round what a number should be', () => {
  const heading = '（一）三公经费\n';
  expect(findings(`${heading}公务接待费10万元。`)).toEqual(['amount/suspect 10 → 1']);
  const finer = BUDGET.replaceAll('1.00\n\n部门', '0.30\n\n部门').replace('合计\t8.00', '合计\t7.30');
  const told = (text: string) =>
    service
      .diagnostics(service.check(`${finer}${text}\n`, 'disclosure', DEFAULT_SETTINGS), 'file:///a')
      .flatMap(({ code, data }) => (code === 'amount/suspect' ? [data.expected] : []));
  expect(told('公务接待费0.3万元。')).toEqual([]);
  expect(told('公务接待费3万元。')).toEqual(['0.3']);
  expect(told('公务接待费5万元。')).toEqual(['0.3']);
});

describe('words of growth and decline', () => {
  const whole = (word: string, part: string) =>
    `2025年预算支出1180.00万元，较上年${word}10.00万元，其中：基本支出增加20.00万元，项目支出${part}30.00万元。`;

  test('are the wrong way round where turning one makes the sum right', () => {
    expect(findings(whole('减少', '减少'))).toEqual([]);
    expect(findings(whole('增加', '减少'))).toEqual(['text/change 10.00']);
    expect(findings(whole('减少', '增加'))).toEqual(['text/change 30.00']);
  });

  test('contradict the rate behind them', () => {
    expect(findings('2025年预算支出1180.00万元，较上年减少10.00万元，下降0.84%。')).toEqual([]);
    expect(findings('2025年预算支出1180.00万元，较上年增加10.00万元，下降0.84%。')).toEqual([
      'text/change 10.00',
    ]);
  });
});

describe('full-width commas within numbers', () => {
  test.each([
    ['part groups of digits before decimals', '支出预算1，180.00万元。', [], '1 of 1'],
    [
      'and a wrong number is found',
      '支出预算1，108.00万元。',
      ['amount/suspect 1，108.00 → 1180.00'],
      '1 of 1',
    ],
    ['without decimals they may part two numbers', '支出预算1，180万元。', [], '0 of 0'],
  ] as const)('%s', (_, text, found, counted) => {
    expect(findings(text)).toEqual(found);
    expect(tied(text)).toBe(counted);
  });
});

test('a function is held to neither of two tables where nothing says whose money is meant', () => {
  const spent = (title: string, running: string, all: string) => `${title}
单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
\t合计\t${all}\t${all}\t
214\t交通运输支出\t${running}\t${running}\t
21401\t公路水路运输\t${running}\t${running}\t
2140101\t行政运行\t${running}\t${running}\t
221\t住房保障支出\t84.30\t84.30\t
22102\t住房改革支出\t84.30\t84.30\t
2210201\t住房公积金\t84.30\t84.30\t
`;
  const tables = [
    spent('2025年支出决算表', '765.70', '850.00'),
    spent('2025年一般公共预算财政拨款支出决算表', '763.00', '847.30'),
  ].join('\n');
  const running = '交通运输支出（类）公路水路运输（款）行政运行（项）';
  const housing = '住房保障支出（类）住房改革支出（款）住房公积金（项）';
  const errors = (heading: string, amount: string): string[] => {
    const text = `${tables}\n决算情况说明\n\n${heading}\n\n${running}支出决算为${amount}万元。\n${housing}支出决算为84.30万元。\n`;
    const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
    const found = service.diagnostics(document, 'file:///functions');
    return found.flatMap(({ severity, code }) => (severity === 1 ? [String(code)] : []));
  };
  expect(errors('具体情况如下', '763.00')).toEqual([]);
  expect(errors('具体情况如下', '765.70')).toEqual([]);
  expect(errors('三、一般公共预算财政拨款支出决算情况说明', '763.00')).toEqual([]);
  expect(errors('三、一般公共预算财政拨款支出决算情况说明', '736.00')).not.toEqual([]);
});

describe('what a sentence says beside the parts of a list', () => {
  test.each([
    '政府采购预算60.00万元，其中：货物采购20.00万元、工程采购15.00万元（含结转3.00万元）、服务采购25.00万元，专门面向中小企业40.00万元。',
    '专项工作50.00万元，包括：信息化项目20.00万元（总投资200.00万元，2024年已安排60.00万元）；宣传项目30.00万元，其中省级资金10.00万元。',
    '本年安排会议费2.00万元（2024年2.50万元）。',
    '业务经费90.00万元，其中：印刷费30.00万元，邮电费20.00万元，维修费40.00万元，另按规定计提工会经费6.00万元。',
    '服务类采购90.00万元，其中面向中小企业采购70.00万元，占服务类采购的77.78%；面向小微企业35.00万元，占中小企业采购份额的50.00%。',
    '业务经费120.00万元，用于：学校业务80.00万元，其中中小学50.00万元；宿舍修缮40.00万元，另安排维修6.00万元。',
  ])('is no part of it: %s', (sentence) => {
    expect(findings(sentence)).toEqual([]);
  });

  test('parts of a bracket that are a keystroke too much are told', () => {
    const text = `${BUDGET}专项工作20.00万元（甲类项目12.00万元，乙类项目8.00万元）。\n`;
    const severities = (each: string) =>
      service
        .diagnostics(service.check(each, 'disclosure', DEFAULT_SETTINGS), 'file:///text')
        .flatMap(({ severity = 1, code }) => (severity <= 2 ? [[severity, code]] : []));
    expect(severities(text)).toEqual([]);
    expect(severities(text.replace('12.00万元', '13.00万元'))).toEqual([[2, 'text/sum']]);
  });
});

test('an amount with a digit too much between its separators is read', () => {
  expect(findings('2025年收入预算1,180.00万元。')).toEqual([]);
  expect(findings('2025年收入预算1,1880.00万元。')).toEqual(['amount/suspect 1,1880.00 → 1180.00']);
});

describe('sentences about money of one sort', () => {
  test('go through the units of the body, its own organ among them', () => {
    const units = [
      '（一）局机关2025年收入预算800.00万元，支出预算800.00万元，其中基本支出600.00万元，项目支出200.00万元。',
      '（二）公路管理站2025年收入预算380.00万元，支出预算380.00万元，其中基本支出250.00万元，项目支出130.00万元。',
    ];
    expect(findings(units.join('\n'))).toEqual([]);
    expect(findings('我局机关2025年收入预算800.00万元。')).toEqual(['amount/suspect 800.00 → 1180.00']);
  });

  test('break down a fund below its heading', () => {
    const text = [
      '八、政府性基金预算收入支出情况',
      '支出20.00万元，其中基本支出0.00万元，项目支出20.00万元。',
      '九、其他',
    ].join('\n');
    expect(findings(text)).toEqual([]);
  });

  test('name what was carried over of appropriations, which the total holds with other money', () => {
    const carried = BUDGET.replace(
      '本年收入合计\t1180.00\t本年支出合计\t1180.00\n收入总计\t1180.00',
      '本年收入合计\t1149.60\t本年支出合计\t1180.00\n上年结转\t30.40\t结转下年\t\n收入总计\t1180.00',
    ).replace('拨款收入\t1180.00', '拨款收入\t1149.60');
    const codes = (sentence: string) => {
      const document = service.check(`${carried}${sentence}\n`, 'disclosure', DEFAULT_SETTINGS);
      return service
        .diagnostics(document, 'file:///text')
        .flatMap(({ code, severity = 1 }) => (severity <= 2 ? [code] : []));
    };
    expect(codes('上年结转30.40万元。')).toEqual([]);
    expect(codes('上年结转30.00万元。')).not.toEqual([]);
    expect(codes('上年财政拨款结转30.00万元。')).toEqual([]);
  });
});
