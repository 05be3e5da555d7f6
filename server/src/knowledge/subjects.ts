/** What sentences of budgets and accounts name, and the words for it, whatever the province. */

export type Subject =
  | 'revenue'
  | 'expenditure'
  | 'both'
  | 'year-revenue'
  | 'year-expenditure'
  | 'carry-forward'
  | 'fiscal-revenue'
  | 'fiscal-expenditure'
  | 'fiscal-both'
  | 'general-revenue'
  | 'general-expenditure'
  | 'general-both'
  | 'general-basic'
  | 'general-project'
  | 'fund-revenue'
  | 'fund-expenditure'
  | 'fund-both'
  | 'state-revenue'
  | 'state-expenditure'
  | 'state-both'
  | 'special-account'
  | 'unit-funds'
  | 'service-income'
  | 'business-income'
  | 'grant'
  | 'subordinate-income'
  | 'other-income'
  | 'carry-over'
  | 'basic'
  | 'project'
  | 'reserve'
  | 'targeted'
  | 'personnel'
  | 'public'
  | 'operating'
  | 'wages'
  | 'goods'
  | 'family'
  | 'three-publics'
  | 'abroad'
  | 'vehicles'
  | 'purchase'
  | 'running'
  | 'reception'
  | 'conferences'
  | 'training'
  | 'assets'
  | 'asset-purchase'
  | 'procurement'
  | 'procured-goods'
  | 'procured-works'
  | 'procured-services';

const GENERAL = '(?:财政拨款)?一般公共预算(?:财政)?(?:拨款)?(?:预算)?';
const FUND = '(?:政府性基金|基金预算|政府基金)(?:预算)?(?:财政)?(?:拨款)?(?:预算)?';
const STATE = '国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:预算)?';
const BOTH = '(?:收支|收入支出|收、支|收入、支出|收入和支出)(?:总)?';
/** What is spent on one thing: 公务接待费, 公务接待费用支出, 公务接待费预算支出. */
const SPENT_ON = '(?:费用|费|经费)?(?:预算)?(?:支出)?';
/** The money that 三公, meetings and training are paid from. */
const PAID_FROM = '(?:财政拨款|一般公共预算|拨款)';

/** More specific words come first; all stand at the end of what is named. */
const WORDS: readonly (readonly [Subject, string])[] = [
  ['general-both', `${GENERAL}${BOTH}`],
  ['general-revenue', `${GENERAL}(?:当年)?收入|一般公共预算当年拨款收入`],
  ['general-basic', `${GENERAL}基本支出`],
  ['general-project', `${GENERAL}项目支出`],
  ['fund-both', `${FUND}${BOTH}`],
  ['fund-revenue', `${FUND}收入`],
  ['fund-expenditure', `${FUND}(?:安排的)?支出(?:预算支出)?`],
  ['state-both', `${STATE}${BOTH}`],
  ['state-revenue', `${STATE}收入`],
  ['state-expenditure', `${STATE}(?:安排的)?支出(?:预算支出)?`],
  ['three-publics', `${PAID_FROM}*(?:安排的)?[“"]?三公[”"]?经费(?:预算)?(?:财政拨款)?(?:支出)?`],
  ['general-expenditure', `${GENERAL}支出|一般公共预算(?:财政)?当年拨款(?:支出|规模)?`],
  ['fiscal-both', `财政拨款${BOTH}`],
  ['fiscal-revenue', '财政拨款收入'],
  ['fiscal-expenditure', '财政拨款(?:预算)?支出'],
  ['special-account', '财政专户(?:管理)?(?:资金|核拨)?(?:拨款)?(?:收入)|财政专户管理(?:资金)?'],
  ['unit-funds', '单位资金(?:收入)?'],
  ['service-income', '事业(?:预算)?收入'],
  ['business-income', '(?:事业单位)?经营(?:预算)?收入'],
  ['grant', '上级补助(?:预算)?收入'],
  ['subordinate-income', '附属单位上缴(?:预算)?收入'],
  ['other-income', '其他(?:预算)?收入'],
  ['carry-over', '(?:上年|年初)(?:财政拨款)?(?:结转(?:和|及|、)?结余|结转)(?:资金|收入)?'],
  ['carry-forward', '(?:年末|年终)(?:财政拨款)?(?:结转(?:和|及|、)?结余|结转)(?:资金)?|结转下年(?:支出)?'],
  ['year-revenue', '本年(?:度)?收入'],
  ['year-expenditure', '本年(?:度)?支出'],
  ['wages', '工资福利支出'],
  ['goods', '商品(?:和|及)?服务支出'],
  ['family', '对个人(?:和|及)家庭(?:的)?补助(?:支出)?'],
  ['personnel', '人员(?:经费|支出)(?:支出)?'],
  ['operating', '(?:一般公共预算)?机关(?:行政)?运行(?:经费|费)(?:财政拨款)?(?:预算)?(?:支出)?'],
  ['public', '(?:日常)?公用(?:经费|支出)(?:支出)?'],
  ['basic', '基本支出'],
  ['project', '项目(?:支出|经费)'],
  ['reserve', '(?:单位)?预留(?:的)?(?:机动)?(?:经费|资金)'],
  ['targeted', '^涉及(?:(?:一级)?(?:预算)?项目)?(?:\\d+个)?(?:财政性?|一般公共预算(?:财政|当年)?)?(?:拨款)?'],
  ['abroad', `因公出国(?:（境）)?${SPENT_ON}`],
  ['vehicles', `公务用车购置(?:费)?(?:及|和|与)运(?:行)?(?:维护|维)?${SPENT_ON}`],
  ['purchase', `公务用车购置${SPENT_ON}`],
  ['running', `公务用车运(?:行)?(?:维护|维)?${SPENT_ON}`],
  ['reception', `公务接待${SPENT_ON}`],
  ['conferences', `${PAID_FROM}+(?:安排的)?会议${SPENT_ON}`],
  ['training', `${PAID_FROM}+(?:安排的)?培训${SPENT_ON}`],
  ['asset-purchase', '拟?(?:新增)?购置固定资产'],
  ['assets', '(?:上年末|年末|上年底)?固定资产(?:总额|总值|原值)?'],
  ['procured-goods', '(?:政府采购|拟(?:采购|购买))货物(?:类)?(?:采购)?(?:支出|预算)?'],
  ['procured-works', '(?:政府采购|拟(?:采购|购买))工程(?:类)?(?:采购)?(?:支出|预算)?'],
  ['procured-services', '(?:政府采购|拟(?:采购|购买))服务(?:类)?(?:采购)?(?:支出|预算)?'],
  ['procurement', '政府采购(?:支出)?'],
  ['both', `(?:部门|单位|年度|本年)?(?:预算)?${BOTH}`],
  ['revenue', '(?:部门|单位|年度)?(?:预算)?(?:总)?收入'],
  ['expenditure', '(?:部门|单位|年度)?(?:预算)?(?:总)?支出'],
];

const PATTERNS: readonly (readonly [Subject, RegExp])[] = WORDS.map(([subject, words]) => [
  subject,
  new RegExp(`(?:${words})$`),
]);

/** What a phrase names by its last words, and what stands before them. */
export function subjectOf(
  phrase: string,
): { readonly subject: Subject; readonly before: string } | undefined {
  for (const [subject, words] of PATTERNS) {
    const match = words.exec(phrase);
    if (match) return { subject, before: phrase.slice(0, match.index) };
  }
  return undefined;
}

/** A heading that was printed or read on one line with its sentence: `…支出决算总体情况一般公共预算财政拨款支出5万元`. */
const HEADING_BEFORE = /^.*(?:总体|具体|收支|决算|预算)情况(?:说明)?(?=.)/;

/** Words before a subject without a heading that stands on one line with them. */
export function withoutHeading(before: string): string {
  return before.replace(HEADING_BEFORE, '');
}

/** Words that only say that all of it is meant. */
const ALL_OF_IT = /(?:总额|总量|总数|总计|合计|金额){1,2}$/;

/** What a phrase names, without the words that only say that all of it is meant. */
export function namedOnly(phrase: string): string {
  return phrase.replace(ALL_OF_IT, '');
}

/** Words before a subject that only say whose it is: our department, the body by a name that ends like one. 局机关 is a part of it. */
const OWNER =
  /^(?:反映)?(?:(?:我|本|全)(?:部门|单位|局|委|厅|办|院|校|会|中心)?(?:（[^）]*）)?机关|(?:我|本|全)?(?:部门|单位|局|委|厅|办|院|校|会|中心)?(?:（[^）]*）)?)(?:汇总|全部|全年|当年|本年度?|纳入预算绩效管理的)?(?:的)?(?:通过|安排)?$/;

/** The province or city before the name of a body that is printed without it elsewhere. */
const PLACE = /^[^，。；]{1,6}?[省市]/;

/** Whether words before a subject leave it the whole of the disclosure's body; its names without blanks, as far as they are known. */
export function isOwner(before: string, bodies: readonly string[]): boolean {
  if (OWNER.test(before)) return true;
  return bodies.some(
    (body) =>
      before.replace(/^(?:安排|中)/, '').startsWith(body) ||
      before.replace(PLACE, '').startsWith(body) ||
      (before.endsWith(body) && before.length <= body.length + 12),
  );
}

/** Another body, or a place: 所属信息中心, 全县. What follows in its sentence is its own too. */
const OTHER_BODY =
  /(?:局|委|厅|院|校|馆|站|队|所|社|团|中心|机构|机关|大学|学院|小学|中学|公司|本级|政府|[全我本各][省市州县区])(?:本年度?|当年)?$/;

/** Whether words before a subject name a body that is not the disclosure's own. */
export function isOtherBody(before: string, bodies: readonly string[]): boolean {
  return OTHER_BODY.test(before) && !isOwner(before, bodies);
}

/** Subjects that together make up another, with those that may be left out. */
export interface Partition {
  readonly required: readonly Subject[];
  readonly optional: readonly Subject[];
}

export const PARTITIONS: readonly Partition[] = [
  { required: ['basic', 'project'], optional: ['reserve', 'fund-expenditure', 'state-expenditure'] },
  { required: ['personnel', 'public'], optional: [] },
  { required: ['abroad', 'vehicles', 'reception'], optional: [] },
  { required: ['purchase', 'running'], optional: [] },
  { required: ['procured-goods', 'procured-works', 'procured-services'], optional: [] },
];

const PROCURED: readonly (readonly [Subject, RegExp])[] = [
  ['procured-goods', /^(?:政府采购|采购)?货物(?:类)?(?:采购)?(?:金额|支出|项目)?$/],
  ['procured-works', /^(?:政府采购|采购)?工程(?:类)?(?:采购)?(?:金额|支出|项目)?$/],
  ['procured-services', /^(?:政府采购|采购)?服务(?:类)?(?:采购)?(?:金额|支出|项目)?$/],
];

/** What a part of a list is by its own words, whoever the whole belongs to: alone they might name anything. */
export function partNamed(phrase: string): Subject | undefined {
  const procured = PROCURED.find(([, words]) => words.test(phrase))?.[0];
  const found = procured ? undefined : subjectOf(phrase);
  return procured ?? (found?.before === '' ? found.subject : undefined);
}

/** Changes of these together make up the change of the whole. */
export const CHANGE_PARTITIONS: readonly (readonly Subject[])[] = [
  ['basic', 'project', 'reserve'],
  ['basic', 'project'],
  ['personnel', 'public', 'project'],
];

/** Which money a sentence speaks of: all of it, what public finance appropriates, or 一般公共预算 alone. */
export type Money = 'all' | 'fiscal' | 'general';

const GENERAL_BUDGET = '一般公共预算';
const OTHER_FUNDS = /政府性?基金|国有资本/;
const FISCAL = /财政拨款(?!.{0,2}三公)/;

/** The money that a heading speaks of; `undefined` where it leaves that to the heading above it. */
export function moneyOfHeading(heading: string): Money | undefined {
  const at = heading.lastIndexOf(GENERAL_BUDGET);
  if (at >= 0) return OTHER_FUNDS.test(heading.slice(at)) ? 'fiscal' : 'general';
  return FISCAL.test(heading) ? 'fiscal' : undefined;
}

/** Whether words are about money of 政府性基金 or 国有资本经营 alone. */
export function speaksOfOtherFund(words: string): boolean {
  return OTHER_FUNDS.test(words) && !words.includes(GENERAL_BUDGET);
}

/** The fund that words are about alone, where it is not 一般公共预算. */
export function otherFundOf(words: string): 'government-fund' | 'state-capital' | undefined {
  if (!speaksOfOtherFund(words)) return undefined;
  const [isFund, isCapital] = [words.includes(FUND_WORD), words.includes(CAPITAL_WORD)];
  if (isFund === isCapital) return undefined;
  return isFund ? 'government-fund' : 'state-capital';
}

const FUND_WORD = '基金';
const CAPITAL_WORD = '国有资本';

const OF_THIS_YEAR = /当年/;

/** Whether a phrase leaves out what was carried over from earlier years: 一般公共预算当年拨款. */
export function saysOfThisYear(phrase: string): boolean {
  return OF_THIS_YEAR.test(phrase);
}

const PROJECTS_COUNTED = /项目(?:共|共计|有)?(\d{1,6})个[^。；]{0,4}$|(\d{1,6})个项目[^。；]{0,16}$/;
const NAMES_SUM_ONLY = /^(?:支出|涉及)$/;
/** Words that pick some of the projects, though these may be as many as all. */
const SOME_PROJECTS = /重点|重大|抽查|选取|试点|追加|部分|以上/;

/** How many projects have the money that a number named by little more than 支出 is: 项目共8个，支出总额…. */
export function projectsInSum(phrase: string, before: string): number | undefined {
  if (!NAMES_SUM_ONLY.test(phrase) || SOME_PROJECTS.test(before)) return undefined;
  const counted = PROJECTS_COUNTED.exec(before);
  return counted ? Number(counted[1] ?? counted[2]) : undefined;
}

const ALL_PROJECTS = /(?<!以上|以下|重点|重大|未开展)项目(?:支出)?(?:共|共计|总数|总数为|数量为|有)$/;
const LARGE_PROJECTS = /(\d+)万元(?:及\d+万元)?(?:及)?以上(?:的)?项目(?:支出)?(?:共|共计|有)?$/;

/** What a count behind some words counts: all projects, or those from so many 万元 on. */
export function projectsCounted(before: string): { readonly from?: number } | undefined {
  const large = LARGE_PROJECTS.exec(before);
  if (large) return { from: Number(large[1]) };
  return ALL_PROJECTS.test(before) ? {} : undefined;
}

const BY_FUNCTION = /功能(?:分类|科目)/;

/** Whether a text breaks spending down by function. */
export function speaksOfFunctions(text: string): boolean {
  return BY_FUNCTION.test(text);
}

/** The name of 机关运行经费, within a term or a title. */
export const OPERATING = /机关(?:行政)?运行(?:经费|费)/;
const OF_ALL_UNITS = /各部门(?:[（(]单位[)）])?的公用经费/;

/** Whether a glossary entry makes 机关运行经费 the 公用经费 of all units. */
export function definesOperatingAsPublic(term: string, definition: string): boolean {
  return OPERATING.test(term) && OF_ALL_UNITS.test(definition);
}

const SAYS_WHOLE = /总|合计|共计|预算|20\d\d年/;

/** Whether the words before a number make 收入 or 支出 that of the whole year, rather than of something spoken of. */
export function saysWhole(clause: string): boolean {
  return SAYS_WHOLE.test(clause);
}

/** What must be nothing where all money is said to be of one kind; subjects of revenue and of expenditure. */
const EXCLUDED: readonly {
  readonly words: RegExp;
  readonly revenue: readonly Subject[];
  readonly expenditure: readonly Subject[];
}[] = [
  {
    words: /^(?:财政拨款)?一般公共预算/,
    revenue: ['fund-revenue', 'state-revenue'],
    expenditure: ['fund-expenditure', 'state-expenditure'],
  },
  { words: /^政府性?基金/, revenue: ['general-revenue'], expenditure: ['general-expenditure'] },
  { words: /^基本支出$/, revenue: [], expenditure: ['project'] },
  { words: /^项目支出$/, revenue: [], expenditure: ['basic'] },
];

/** The subjects that words leave nothing for: 均为一般公共预算… leaves no 政府性基金. */
export function othersThan(words: string, side: 'revenue' | 'expenditure'): readonly Subject[] {
  return EXCLUDED.find((one) => one.words.test(words))?.[side] ?? [];
}

/** What lets spending grow, and what lets it shrink. */
const GROWS = /增加|新增|增长|增资|调增|上涨/;
const SHRINKS = /减少|压减|压缩|下降|降低|核减|缩减|节约/;
/** Words with which a reason speaks of the year before, or of what is no more. */
const TURNS = /上年|去年|以前|原|未|没|无|不|取消|结束|完成|一次性|结转|比例|统筹|率/;

/** The only direction that a reason names: 1 for growth, −1 for decline; 0 where it names none or both. */
export function directionOfReason(words: string): 1 | 0 | -1 {
  if (TURNS.test(words)) return 0;
  const [grows, shrinks] = [GROWS.test(words), SHRINKS.test(words)];
  return grows === shrinks ? 0 : grows ? 1 : -1;
}

const ALL_PROJECTS_TARGETED = /项目支出(?:全部|全面|均|都)(?:实行|实施|纳入|编制)/;
const ALL_TARGETED = /(?:部门|单位)整体支出(?:全部|均|都)?(?:实行|实施|纳入|编制)/;

/** Whose money has targets, by the sentence before an amount: everything, or all projects; `undefined` where it may be of some. */
export function targetedMeant(phrase: string, before: string): Subject | undefined {
  if (ALL_PROJECTS_TARGETED.test(before) && phrase.includes(GENERAL_BUDGET)) return 'general-project';
  return ALL_TARGETED.test(before) ? 'expenditure' : undefined;
}

const GRAND_TOTAL = /(?:收入|支出|收支|收、支)(?:预算|决算)?总计/;

/** Whether the words before a number name the last line of a 收支 table, with all that is carried over. */
export function saysGrandTotal(clause: string): boolean {
  return GRAND_TOTAL.test(clause);
}

const MORE_LEFT_OUT = /^[\d.,]+[万亿]?元(?:，占[^，。；]{0,12}%)?等/;

/** Whether the words from the last number of a list on say that there are more: `服务3万元等`. */
export function leavesMoreOut(behind: string): boolean {
  return MORE_LEFT_OUT.test(behind);
}

const ALL_NEW =
  /^[\d.,]+[万亿]?元[，。（]?(?:此|该|本)?(?:项)?(?:级)?(?:科目)?(?:为)?(?:今年|本年度?|当年)新增(?:的)?(?:科目|项目|支出)|^[\d.,]+[万亿]?元（(?:去年|上年)(?:预算|决算)?数?(?:为)?0(?:\.0+)?[万亿]?元/;

/** Whether the words from the number of a change on say that there was nothing the year before. */
export function saysAllNew(behind: string): boolean {
  return ALL_NEW.test(behind);
}

const SPENT = /执行|决算|实际/;

/** Whether words speak of what was spent rather than planned. */
export function speaksOfSpent(words: string): boolean {
  return SPENT.test(words);
}

const LATER_PLAN = /全年|调整/;

/** What words call a plan that was changed during the year: 全年预算, 调整预算; `undefined` for any other. */
export function laterPlan(words: string): string | undefined {
  return LATER_PLAN.exec(words)?.[0];
}

const PRICE = /(?:单价|单位价值)(?:在)?$/;
const PRICED = /^[^，。；]{0,8}?(?:以上)(?:的)?((?:通用|专用|大型)?设备)/;

/** What equipment is counted from a number on, by the words around that: `单价100万元以上设备`; `undefined` where it is none. */
export function thresholdOf(before: string, from: string): string | undefined {
  return PRICE.test(before) ? PRICED.exec(from.replace(/^[\d.,]+/, ''))?.[1].replace('大型', '') : undefined;
}

const CARRIED_MONEY = /^上年结转(?:结余)?的/;
const MONEY_WORDS = /(?<!预算|拨款|资金|收入|管理)(?:预算|拨款|资金|收入|管理)+$/;

/** Whether a phrase is about one source of the money carried over: 上年结转结余的单位资金. */
export function isOfCarriedMoney(phrase: string): boolean {
  return CARRIED_MONEY.test(phrase);
}

/** What names of one source of money have in common: 政府性基金 and 政府性基金预算收入. */
export function moneyKey(name: string): string {
  return name.replace(MONEY_WORDS, '');
}

/** The subject of both sides of a table: 收入总计 and 支出总计 are one amount. */
export function bothSides(subject: Subject): Subject {
  if (subject === 'revenue' || subject === 'expenditure') return 'both';
  return subject === 'fiscal-revenue' || subject === 'fiscal-expenditure' ? 'fiscal-both' : subject;
}
