/** Forms in which published texts name numbers: each is compared, a mistake in it is told, and nothing counts as tied that would not be. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { offsetAt } from '../../src/text/snapshot';

const service = createService({ documentation: () => undefined });

const BUDGET = `某市林业局

2026年收支总表
部门名称：某市林业局
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t2417.35\t一、农林水支出\t2259.15
二、政府性基金预算拨款收入\t\t二、住房保障支出\t158.20
三、国有资本经营预算拨款收入\t\t\t
四、财政专户管理资金收入\t\t\t
五、事业收入\t\t\t
六、上级补助收入\t\t\t
七、附属单位上缴收入\t\t\t
八、其他收入\t\t\t
本年收入合计\t2417.35\t本年支出合计\t2417.35
收入总计\t2417.35\t支出总计\t2417.35

2026年收入总表
部门名称：某市林业局
单位：万元
单位代码\t单位名称\t合计\t本年收入\t\t\t\t上年结转结余\t\t\t
\t\t\t小计\t一般公共预算\t财政专户管理资金\t事业收入\t小计\t一般公共预算\t财政专户管理资金\t单位资金
\t合计\t2417.35\t2417.35\t2417.35\t0.00\t0.00\t0.00\t0.00\t0.00\t0.00
301001\t某市林业局\t2417.35\t2417.35\t2417.35\t0.00\t0.00\t0.00\t0.00\t0.00\t0.00

2026年支出总表
部门名称：某市林业局
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t2417.35\t1826.15\t591.20
213\t农林水支出\t2259.15\t1667.95\t591.20
21302\t林业和草原\t2259.15\t1667.95\t591.20
2130201\t行政运行\t1667.95\t1667.95\t
2130205\t森林资源培育\t591.20\t\t591.20
221\t住房保障支出\t158.20\t158.20\t
22102\t住房改革支出\t158.20\t158.20\t
2210201\t住房公积金\t158.20\t158.20\t

2026年一般公共预算支出表
部门名称：某市林业局
单位：万元
科目编码\t科目名称\t2025年预算数\t2026年预算数\t\t
\t\t\t总计\t基本支出\t项目支出
\t合计\t2305.11\t2417.35\t1826.15\t591.20
213\t农林水支出\t2150.01\t2259.15\t1667.95\t591.20
21302\t林业和草原\t2150.01\t2259.15\t1667.95\t591.20
2130201\t行政运行\t1600.01\t1667.95\t1667.95\t
2130205\t森林资源培育\t550.00\t591.20\t\t591.20
221\t住房保障支出\t155.10\t158.20\t158.20\t
22102\t住房改革支出\t155.10\t158.20\t158.20\t
2210201\t住房公积金\t155.10\t158.20\t158.20\t

2026年一般公共预算“三公”经费、会议费、培训费支出表
部门名称：某市林业局
单位：万元
“三公”经费合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费\t会议费\t培训费
\t\t小计\t公务用车购置费\t公务用车运行维护费\t\t\t
27.35\t0.00\t21.15\t0.00\t21.15\t6.20\t18.40\t9.75

部门预算情况说明

`;

const checked = (text: string) => service.check(`${BUDGET}${text}\n`, 'disclosure', DEFAULT_SETTINGS);

/** Errors and warnings of the text: code and what is printed there. */
function loud(text: string): string[] {
  const lines = `${BUDGET}${text}`.split('\n');
  return service
    .diagnostics(checked(text), 'file:///forms')
    .filter(({ severity }) => (severity ?? 1) <= 2)
    .map(({ code, range: { start, end } }) => {
      return `${code} ${lines[start.line].slice(start.character, end.character)}`;
    });
}

/** Where the numbers of the text begin that are not tied, in characters of the whole. */
function untiedAt(text: string): readonly number[] {
  const { coverage } = service;
  const document = checked(text);
  const starts = coverage(document).untied.map(({ start }) => offsetAt(document.snapshot, start));
  return starts.filter((start) => start >= BUDGET.length);
}

function untied(text: string): string[] {
  const whole = `${BUDGET}${text}`;
  return untiedAt(text).map((start) => /^[\d.,]+/.exec(whole.slice(start))?.[0] ?? '');
}

/** In units of the last place: what is more than rounding leaves where nothing is printed. */
const MONEY = 100;

/** The text with each of its tied amounts in turn a tenth and one unit of its last place larger, and what that amount was. */
function disturbed(text: string): readonly (readonly [printed: string, text: string])[] {
  const document = checked(text);
  const left = new Set(untiedAt(text));
  const whole = `${BUDGET}${text}`;
  return document.model.disclosures
    .flatMap(({ textAmounts }) => textAmounts)
    .flatMap(({ block, place, printed }) => {
      const start = (document.model.read.offsets.get(block) ?? 0) + place.start;
      if (left.has(start)) return [];
      const decimals = printed.text.split('.')[1]?.length ?? 0;
      const units = Number(printed.text.replace('.', ''));
      const more = units === 0 ? MONEY : Math.round(units / 10) + 1;
      const larger = ((units + more) / 10 ** decimals).toFixed(decimals);
      return [
        [
          printed.text,
          `${whole.slice(BUDGET.length, start)}${larger}${whole.slice(start + printed.text.length)}`,
        ],
      ];
    });
}

/** A form with a mistake in it, and what is told of that. */
interface Form {
  readonly is: string;
  readonly text: string;
  readonly wrong: readonly [from: string, to: string];
  readonly told: readonly string[];
  /** What is only compared where it agrees, or nearly: any other mistake in it would not be told, so that it is not tied. */
  readonly untied?: readonly string[];
}

const FORMS: readonly Form[] = [
  {
    is: 'a function by its code before a dash',
    text: '三、一般公共预算拨款支出情况\n（一）2130201-行政运行1667.95万元。主要用于人员。\n（二）2210201-住房公积金158.20万元。主要用于缴存。',
    wrong: ['158.20', '185.20'],
    told: ['amount/suspect 185.20'],
  },
  {
    is: 'a function by its code in brackets, and the year behind it',
    text: '三、一般公共预算拨款支出情况\n1.行政运行（2130201），2026年预算数为1667.95万元。',
    wrong: ['1667.95', '1607.95'],
    told: ['amount/suspect 1607.95'],
  },
  {
    is: 'a 科目 in quotes below an introduction',
    text: '财政拨款支出主要内容如下：\n1.“农林水支出”科目2259万元，主要用于业务工作。\n2.“住房保障支出”科目158万元，主要用于缴存。',
    wrong: ['2259', '2529'],
    told: ['amount/suspect 2529'],
  },
  {
    is: 'a path with 事务 behind it',
    text: '三、一般公共预算当年拨款情况\n（1）农林水支出（类）林业和草原（款）森林资源培育（项）事务591.20万元，主要用于造林。',
    wrong: ['591.20', '519.20'],
    told: ['amount/suspect 519.20'],
  },
  {
    is: 'each source of revenue, none of which has money',
    text: '（1）事业收入0万元，与上年预算数相同。\n（2）上级补助收入0万元，与上年预算数相同。\n（3）附属单位上缴收入0万元，与上年预算数相同。\n（4）本年其他收入0万元，占0%；',
    wrong: ['上级补助收入0', '上级补助收入6'],
    told: ['amount/suspect 6'],
  },
  {
    is: 'sources of money carried over',
    text: '上年结转结余的一般公共预算收入0万元，占0%；\n上年结转结余的财政专户管理资金0万元，占0%；\n上年结转结余的单位资金0万元，占0%；\n2026年上年结转结余的单位资金0万元，占0%；\n本年上年结转结余的一般公共预算收入0万元，占0%。',
    wrong: ['上年结转结余的财政专户管理资金0', '上年结转结余的财政专户管理资金7'],
    told: ['amount/suspect 7'],
  },
  {
    is: 'parts of 三公 with 预算支出, meetings and training',
    text: '具体情况如下：\n1．因公出国（境）费预算支出0万元，与上年预算数相同。\n2．公务接待费预算支出6.20万元，与上年预算数相同。\n某市林业局2026年度一般公共预算拨款安排的会议费预算支出18.4万元，与上年预算数相同。\n某市林业局2026年度一般公共预算拨款安排的培训费预算支出9.75万元，与上年预算数相同。',
    wrong: ['18.4', '13.4'],
    told: ['tie/text 13.4'],
  },
  {
    is: 'what the heading alone names',
    text: '六、一般公共预算“三公”经费支出情况\n（一）因公出国（境）经费\n2026年预算安排0.00万元，与上年持平。\n（二）公务接待费\n2026年预算安排6.20万元，与上年持平。',
    wrong: ['6.20', '8.20'],
    told: ['tie/text 8.20'],
  },
  {
    is: 'a sentence right below a heading as long as a line',
    text: '（六）关于2026年一般公共预算支出情况的总体说明\n某市林业局2026年一般公共预算支出2417.35万元。',
    wrong: ['2417.35', '2471.35'],
    told: ['amount/suspect 2471.35'],
  },
  {
    is: 'parts in paragraphs of their own, with numbers and sentences behind them',
    text: '五、一般公共预算拨款基本支出情况\n2026年度基本支出1826.15万元，其中：\n（一）人员经费1702.33万元，主要包括：基本工资、津贴补贴、奖金、绩效工资、住房公积金和其他按照规定应当发放给在职人员和离退休人员的各项支出，以及按照有关规定缴纳的各项社会保险费，都按照规定的标准从严安排。\n（二）公用经费123.82万元，主要包括：办公费、印刷费。',
    wrong: ['123.82', '132.82'],
    told: ['amount/suspect 132.82'],
  },
  {
    is: 'changes that a list takes apart',
    text: '一、收支增减情况\n2026年收入预算2417.35万元，比上年增加112.24万元，其中：一般公共预算财政拨款增加115.36万元；其他收入减少3.12万元。',
    wrong: ['3.12', '3.72'],
    told: ['text/change 112.24'],
    untied: ['112.24', '115.36', '3.12'],
  },
  {
    is: 'changes that a reason names',
    text: '2026年度一般公共预算拨款支出2417.35万元，比上年增加112.24万元，主要原因是基本支出增加71.04万元，项目支出增加41.20万元。',
    wrong: ['41.20', '47.20'],
    told: ['amount/suspect 47.20'],
  },
  {
    is: 'a change by the column of last year',
    text: '一般公共预算支出2417.35万元，比2025年增加112.24万元。\n上年一般公共预算支出2305.11万元。\n2025年一般公共预算支出预算2305.11万元，今年有所增加。\n一般公共预算支出2417.35万元，与上年相比增加112.24万元。',
    wrong: ['112.24', '121.24'],
    told: ['amount/suspect 121.24'],
  },
  {
    is: 'one change, three times',
    text: '收入预算2417.35万元，比2025年预算增加119万元；事业收入0万元。\n支出预算2417.35万元，比2025年预算增加119万元，其中一般公共预算支出2417.35万元，比2025年预算增加119万元。',
    wrong: ['119万元；', '199万元；'],
    told: ['amount/suspect 199'],
    untied: ['119', '119', '119'],
  },
  {
    is: 'one threshold of equipment, twice',
    text: '单价100万元（含）以上设备2台（套）。部门预算安排购置单价100万元（含）以上设备0台（套）。',
    wrong: ['购置单价100', '购置单价1000'],
    told: ['text/again 1000'],
  },
  {
    is: 'money of projects under targets',
    text: '本部门编报绩效目标的项目共3个，涉及预算资金591.20万元。',
    wrong: ['591.20', '561.20'],
    told: ['amount/suspect 561.20'],
    untied: ['591.20'],
  },
  {
    is: 'purchases of all kinds, whoever makes them',
    text: '2026年，某市苗圃政府采购预算总额132.25万元，其中：货物类采购预算30.75万元、工程类采购预算0万元、服务类采购预算101.50万元。',
    wrong: ['101.50', '161.50'],
    told: ['text/sum 132.25'],
  },
  {
    is: 'money of all projects under targets, and of everything',
    text: '2026年项目支出均实行了绩效目标管理，涉及一般公共预算财政拨款591.20万元。\n本部门整体支出纳入绩效目标管理，涉及财政性资金2417.35万元。',
    wrong: ['591.20', '561.20'],
    told: ['amount/suspect 561.20'],
  },
  {
    is: 'a change behind a semicolon that ends a list: its rate tells of what',
    text: '支出预算2417.35万元，其中：基本支出1826.15万元、项目支出591.20万元；比上年增加112.24万元，增长4.87%。',
    wrong: ['112.24', '121.24'],
    told: ['text/change 121.24'],
  },
  {
    is: 'all of spending by function and by use, in paragraphs below it',
    text: '二、支出预算情况\n某市林业局2026年支出预算2417.35万元，比上年增长4.87%。\n1.按支出功能分类，包括农林水支出2259.15万元、住房保障支出158.20万元。\n2.按支出用途分类，包括人员支出1702.33万元，占70.4%；日常公用支出123.82万元，占5.1%；项目支出591.20万元，占24.5%。',
    wrong: ['123.82', '132.82'],
    told: ['amount/suspect 132.82'],
  },
  {
    is: 'a function, and again with its year beside what was spent',
    text: '财政拨款支出主要内容如下：\n1.农林水支出（类）林业和草原（款）行政运行（项）1667.95万元。主要用于：人员。2025年当年预算执行数为1600.01万元，2026年预算安排1667.95万元，比2025年预算执行数增加4.25%。',
    wrong: ['安排1667.95', '安排1667.65'],
    told: ['amount/suspect 1667.65'],
  },
  {
    is: 'what is all new',
    text: '（1）基础林业支出743.39万元，与上年相比增加743.39万元。此项级科目为今年新增科目。\n（2）基础水利支出297.36万元，与上年相比增加297.36万元（去年预算数为0万元，无法计算增减比率）。',
    wrong: ['增加743.39', '增加734.39'],
    told: ['text/change 734.39'],
    untied: ['0'],
  },
  {
    is: 'both sides of a change',
    text: '（三）增减变化情况：2026年收支预算2417.35万元，比上年增加112.24万元，其中：\n1.收入预算增加112.24万元，其中一般公共预算收入增加112.24万元。\n2.支出预算增加112.24万元，其中基本支出增加71.04万元，项目支出增加41.20万元。',
    wrong: ['收入预算增加112.24', '收入预算增加512.24'],
    told: ['amount/suspect 512.24'],
    untied: ['112.24'],
  },
  {
    is: 'a list in a bracket among reasons',
    text: '支出预算2417.35万元，比上年减少25.60万元，下降1.05%，主要是上年安排造林工程1.25亿元（甲林场5200.00万元、乙林场7300.00万元）。',
    wrong: ['7300.00', '7800.00'],
    told: ['amount/suspect 7800.00'],
    untied: ['1.25', '5200.00', '7300.00'],
  },
];

describe('forms of published texts', () => {
  test.each(FORMS)('$is', ({ text, wrong: [from, to], told, untied: left = [] }) => {
    expect(text).toContain(from);
    expect(loud(text)).toEqual([]);
    expect(untied(text)).toEqual(left);
    expect(loud(text.replace(from, to))).toEqual(told);
  });

  test.each(FORMS)('a larger amount is told wherever it is tied: $is', ({ text }) => {
    for (const [printed, wrong] of disturbed(text)) expect([printed, loud(wrong)]).not.toEqual([printed, []]);
  });

  test('some are tied, and some are not', () => {
    expect(FORMS.flatMap(({ text }) => disturbed(text)).length).toBeGreaterThan(20);
    expect(FORMS.flatMap(({ text }) => untied(text)).length).toBeGreaterThan(8);
  });
});

describe('whole numbers that part their thousands', () => {
  const text = '三、一般公共预算支出情况\n一般公共预算支出2,417万元，其中农林水支出2,259万元。';

  test.each([
    ['a digit too much', '2,4017'],
    ['a digit too few', '2,47'],
  ])('%s is told', (_, wrong) => {
    expect(loud(text)).toEqual([]);
    expect(loud(text.replace('2,417', wrong))).toEqual([`amount/suspect ${wrong}`]);
  });
});

describe('what is left alone', () => {
  test.each([
    'two changes of like amounts that differ by more than a keystroke: 财政拨款收入2417.35万元，比2025年执行数增加119万元；财政拨款支出2417.35万元，比2025年预算增加254万元。',
    'a choice of projects: 对1个项目开展部门重点评价，涉及预算资金90.00万元。',
    'thresholds of other kinds: 单位价值50万元以上通用设备1台（套），单位价值100万元以上专用设备2台（套）。',
    'reasons that say a part: 支出预算2417.35万元，比上年增加112.24万元，主要原因是新增设备增加30.00万元。',
    'a breakdown that leaves something out: 支出预算2417.35万元。按支出功能分类，包括农林水支出2000.00万元、住房保障支出158.20万元等。',
    'a change of one part, set off by a semicolon: 预算26.75万元，其中：甲费6.75万元，与上年持平；乙费20.00万元，比上年增加20.00万元，增长100%。',
    'parts of round numbers that leave something out: 造林资金6000.00万元，主要用于：甲林场3000.00万元、乙林场1000.00万元。',
  ])('%s', (text) => {
    expect(loud(text)).toEqual([]);
  });
});

describe('what lines and blanks part stays one sentence', () => {
  const SAID = '二、一般公共预算支出情况\n基本支出1826.15万元，项目支出591.20万元。';
  const CHANGED =
    '二、一般公共预算支出情况\n2026年一般公共预算支出2417.35万元，比上年增加112.24万元，增长4.87%。';

  test.each([
    ['behind its first digit', SAID, '项目支出591.20', '项目支出5\n91.20'],
    ['behind its point', SAID, '项目支出591.20', '项目支出591.\n20'],
    ['within its decimals', CHANGED, '2417.35', '2417.3\n5'],
    ['in a line that is short', CHANGED, '支出2417.35万元，', '支出24\n17.35万元，'],
  ])('an amount that a line ends in, %s', (_, text, is, torn) => {
    expect(text).toContain(is);
    expect(loud(text)).toEqual([]);
    expect(loud(text.replace(is, torn))).toEqual([]);
  });

  test('an amount with several blanks on both sides of it', () => {
    const text =
      '二、一般公共预算支出情况\n一般公共预算支出年初预算为  2500.00  万元，支\n出决算为2417.35万元，完成年初预算的96.69%。';
    expect(loud(text)).toEqual([]);
    expect(loud(text.replace('2417.35', '2471.35'))).not.toEqual([]);
  });

  test('a change behind an amount that a line tears is not one of the amount before', () => {
    const text =
      '二、一般公共预算支出情况\n其中：项目支出591.20万元；基本支出1826.15万元，比上年增加90.87万元，增长5.24%。';
    expect(loud(text)).toEqual([]);
    expect(loud(text.replace('1826.15', '1826\n.15'))).toEqual([]);
    expect(loud(text.replace('1826.15', '18\n26.15'))).toEqual([]);
  });

  test('parts of what a sentence names are none of the list before it', () => {
    const text =
      '支出预算2417.35万元，其中：财政拨款支出预算2417.35万元，比上年增加19万元；财政拨款支出预算中，一般公共预算拨款支出预算2417.35万元；政府性基金拨款支出预算0万元。';
    expect(loud(text)).toEqual([]);
  });

  test('wrapped lines go on beside one that was not wrapped', () => {
    const text = [
      '六、一般公共预算基本支出情况',
      '某市林业局2026年度一般公共预算当年财政拨款安排的基本支出',
      '预算1826.15万元，其中人员方面的支出主要包括：基本工资、津贴',
      '补贴、奖金、绩效工资、机关事业单位养老保险缴费、职业年金缴费、其他社会保障缴费、住房公积金、医疗费、其他工资福利支出、离休费',
      '退休费、生活补助、医疗费补助、奖励金；公用方面主要包括：办公',
      '费、水费、电费、邮电费、差旅费、维修费、会议费、培训费、公务',
      '接待费、专用材料费、工会经费、福利费、公务用车运行维护费等。',
    ].join('\n');
    expect(loud(text)).toEqual([]);
  });
});
