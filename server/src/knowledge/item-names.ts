/** Names that sentences give to what tables list: economic classes by their usual names, projects without their trimmings. */

const ECONOMIC: readonly (readonly [code: string, words: RegExp])[] = [
  ['30101', /^基本工资$/],
  ['30102', /^津贴补贴$/],
  ['30103', /^奖金$/],
  ['30107', /^绩效工资$/],
  ['30108', /^机关事业单位基本养老保险(?:缴费|费)$/],
  ['30109', /^职业年金(?:缴费)?$/],
  ['30110', /^职工基本医疗保险缴费$/],
  ['30111', /^公务员医疗补助(?:缴费)?$/],
  ['30113', /^住房公积金$/],
  ['30301', /^离休费$/],
  ['30302', /^退休费$/],
  ['30304', /^抚恤金$/],
  ['30309', /^奖励金$/],
  ['307', /^债务利息及费用支出$/],
  ['310', /^资本性支出$/],
  ['30201', /^办公费$/],
  ['30202', /^印刷费$/],
  ['30203', /^咨询费$/],
  ['30204', /^手续费$/],
  ['30205', /^水费$/],
  ['30206', /^电费$/],
  ['30207', /^邮电费$/],
  ['30208', /^(?:办公(?:用房)?)?取暖费$/],
  ['30209', /^(?:办公(?:用房)?)?物业管理费$/],
  ['30211', /^差旅费$/],
  ['30212', /^因公出国(?:（境）)?费用?$/],
  ['30213', /^(?:日常)?维修(?:（护）)?费$/],
  ['30214', /^租赁费$/],
  ['30215', /^会议费$/],
  ['30216', /^培训费$/],
  ['30217', /^公务接待费$/],
  ['30218', /^专用材料费$/],
  ['30226', /^劳务费$/],
  ['30227', /^委托业务费$/],
  ['30228', /^工会经费$/],
  ['30229', /^福利费$/],
  ['30231', /^公务用车运行维护费$/],
  ['30239', /^(?:其他交通费用?|公务交通补贴)$/],
  ['31002', /^办公设备购置费?$/],
];

/** The 款 of the departments' economic classification that a name means. */
export function economicClassOf(name: string): string | undefined {
  return ECONOMIC.find(([, words]) => words.test(name))?.[0];
}

const YEARS = /^(?:20\d\d年度?)+/;
/** Longer ones before those that they end with. */
const TRIMMINGS = ['绩效目标表', '项目支出', '项目', '专项资金', '资金', '补助', '经费', '费'];

/** What is left of a project's name without year and words that come and go; the whole name where nothing is. */
export function projectCore(key: string): string {
  const core = withoutTrimmings(key.replace(YEARS, ''));
  return core.length >= 3 ? core : key;
}

function withoutTrimmings(name: string): string {
  let end = name.length;
  const trimming = (): string | undefined => TRIMMINGS.find((word) => name.endsWith(word, end));
  for (let word = trimming(); word !== undefined; word = trimming()) end -= word.length;
  return name.slice(0, end);
}

const SPENDING = '支出';

/** A name without the 支出 at its end, which some tables leave off the names of functions; too short a rest names nothing. */
export function withoutSpending(name: string): string {
  return name.length > SPENDING.length + 1 && name.endsWith(SPENDING)
    ? name.slice(0, -SPENDING.length)
    : name;
}

/** Some print the digits of each level: `司法（06款）`. */
const LEVEL = /（(?:\d{2,3})?[类款项]）/;
const DIGITS_OF_LEVEL = /（(\d{2,3})[类款项]）/g;
const CODE = /^\d{3}(?:\d{2}){0,2}$/;

/** Whether a name spells out the levels of the functional classification. */
export function namesLevels(name: string): boolean {
  return LEVEL.test(name);
}

/** Whether a name says that it is one of the classification: by its levels, its code, or as a 科目. */
export function namesFunction(name: string): boolean {
  return namesLevels(name) || NAMED_AS.test(name) || CODE_BEFORE.test(name) || CODE_BEHIND.test(name);
}

/** A row of the functional classification as a sentence names it. */
export interface FunctionName {
  /** Names of the levels that it spells out, the widest first. */
  readonly levels: readonly string[];
  /** The code, where it is printed with the name. */
  readonly code?: string;
}

const QUOTES = /[“”"‘’]/g;
const CODE_BEHIND = /（(\d{3}|\d{5}|\d{7})）$/;
const CODE_BEFORE = /^(\d{3}|\d{5}|\d{7})[-—－]?(?=[^\d.-])/;
/** `“住房保障支出”科目`. */
const NAMED_AS = /(?<=.)科目$/;
/** What may follow the last level without naming anything: `教育（类）支出`. */
const NO_LEVEL = /^(?:支出|科目|事务)$/;

/** `普通教育（款）小学教育（项）`, `司法（06款）其他司法支出（99项）`, `行政运行（2130101）`, `2130101行政运行`. */
export function functionName(phrase: string): FunctionName {
  const name = phrase.replace(QUOTES, '');
  const code = (CODE_BEHIND.exec(name) ?? CODE_BEFORE.exec(name))?.[1] ?? codeOfLevels(name);
  const words = name.replace(CODE_BEHIND, '').replace(CODE_BEFORE, '').replace(NAMED_AS, '');
  const levels = words.split(LEVEL).filter((part) => part !== '' && !NO_LEVEL.test(part));
  return { levels: levels.length > 0 ? levels : [words], code };
}

/** The code that the digits of all levels make up: `教育支出（205类）普通教育（02款）小学教育（02项）`. */
function codeOfLevels(name: string): string | undefined {
  const digits = [...name.matchAll(DIGITS_OF_LEVEL)].map(([, level]) => level).join('');
  return CODE.test(digits) ? digits : undefined;
}
