/** Which header words stand below which: the groups that tables of budgets print, and the columns they hold. */

/** A header word that spans columns, and the words of the columns it may span. */
interface HeaderGroup {
  readonly group: RegExp;
  readonly holds: RegExp;
  /** True for words that mostly name a column of their own: they span others only where these stand on another line. */
  readonly needsLines?: boolean;
  /** True where lines would tell, so that without them it is but likely. */
  readonly needsNoLines?: boolean;
}

const CODES = '类|款|项|科目编码|科目代码|科目名称|编码|名称|(?:功能|经济)分类科目(?:编码|名称)?|代码';
const TOTALS = '合计|小计|总计';
const FUNDS =
  '一般公共预算.*|政府性?基金.*|基金预算.*|国有资本.*|财政专户.*|财政拨款(?!结转|结余).*|单位资金|非财政拨款(?!结转|结余).*|其中[：:].*';
const FISCAL_FUNDS = '一般公共预算.*|政府性?基金.*|基金预算.*|国有资本.*';
const SOURCES = `${FUNDS}|事业(?:单位)?收入|(?:事业单位)?经营收入|事业单位经营收入|上级补助收入|附属单位上缴收入|其他收入|其他资金`;
const SIDE =
  '项目(?:（.*）)?|行次|金额|(?:年初|全年|调整|上年|本年|当年|20\\d\\d年)?(?:预算|决算|执行)数?|栏次';

/** More specific groups come first; within a table a group takes each word once. */
const GROUPS: readonly HeaderGroup[] = [
  {
    group: /^(?:20\d\d年|本年)?(?:预算|决算)数?$/,
    holds: new RegExp(`^(?:${TOTALS}|基本支出|项目支出|${FISCAL_FUNDS})$`),
    needsLines: true,
  },
  { group: /^(?:20\d\d年)?预算数?[比较与]/, holds: /^(?:增减|增长)/ },
  { group: /科目编码$|科目代码$/, holds: /^(?:类|款|项)$/ },
  { group: /科目$|经济分类$|功能分类$/, holds: new RegExp(`^(?:${CODES})$`) },
  { group: /经济分类科目编码$/, holds: new RegExp(`^(?:${CODES})$`) },
  { group: /^人员经费$/, holds: /^(?:工资福利支出|对个人和家庭的?补助(?:支出)?)$/ },
  { group: /^公用经费$/, holds: /^(?:商品和服务支出|资本性支出.*)$/ },
  {
    group: /基本支出$/,
    holds: new RegExp(
      `^(?:${TOTALS}|人员经费|(?:日常)?公用经费|工资福利支出|商品和服务支出|对个人和家庭的?补助.*|资本性支出.*)$`,
    ),
  },
  { group: /项目支出$/, holds: new RegExp(`^(?:${TOTALS}|其他运转类|特定目标类|.*类项目|.*专项.*)$`) },
  { group: /^一般公共预算(?:拨款|财政拨款)?$/, holds: /^(?:小计|其中[：:].*)$/ },
  { group: /^本年拨款$|^财政拨款结转/, holds: new RegExp(`^(?:${TOTALS}|${FISCAL_FUNDS})$`) },
  { group: /^本年(?:收入|预算)(?!合计)/, holds: new RegExp(`^(?:${TOTALS}|${SOURCES})$`) },
  {
    group: /^(?!财政拨款结转).*(?:结转|结余)/,
    holds: new RegExp(`^(?!.*(?:结转|结余))(?:${TOTALS}|${FUNDS})$`),
  },
  {
    group: /三公[”"]?经费(?:(?:财政拨款)?支出)?(?:预算|决算)?数?$/,
    holds: /^(?:合计|因公出国.*|公务用车购置[及和与].*|公务接待费)$/,
  },
  {
    group: /^公务用车购置(?:及|和|与)运/,
    holds: /^(?:小计|(?:公务用车)?购置费?|(?:公务用车)?运行(?:维护)?费)$/,
  },
  { group: /^公务用车购置(?:及|和|与)运/, holds: /^合计$/, needsNoLines: true },
  { group: /^政府采购项目来源$/, holds: /^(?:项目名称|预算资金)$/ },
  {
    group: /^政府采购金额/,
    holds: new RegExp(`^(?:${TOTALS}|${SOURCES}|上年结转.*|(?:非)?财政拨款(?:结转|结余).*)$`),
  },
  { group: /^资金(?:性质|来源)$/, holds: new RegExp(`^(?:${TOTALS}|${FUNDS})$`) },
  {
    group: /^(?:本年|财政拨款)?收入(?:预算|决算)?数?$/,
    holds: new RegExp(`^(?!.*(?:功能|支出|经济))(?:${SIDE})$`),
    needsLines: true,
  },
  {
    group: /^(?:本年|财政拨款)?支出(?:预算|决算)?数?$/,
    holds: new RegExp(`^(?:${SIDE})$`),
    needsLines: true,
  },
  {
    group: /^(?:财政拨款)?收入(?:预算|决算)数?$/,
    holds: new RegExp(`^(?:${TOTALS}|${SOURCES})$`),
    needsLines: true,
  },
  {
    group:
      /^(?:本年|财政拨款|(?:一般公共预算|政府性基金预算|国有资本经营预算)(?:财政拨款)?)?支出(?:预算|决算)?数?$/,
    holds: new RegExp(
      `^(?:${TOTALS}|基本支出|项目支出|人员经费|(?:日常)?公用经费|上[缴解]上级支出|.*经营支出|对附属单位补助支出|${FISCAL_FUNDS})$`,
    ),
    needsLines: true,
  },
  { group: /^项目$/, holds: new RegExp(`(?:${CODES})(?:（.*）)?$`), needsLines: true },
  { group: /^收入$/, holds: new RegExp(`^(?!.*(?:功能|支出|经济))(?:${SIDE})$`) },
  { group: /^支出$/, holds: new RegExp(`^(?:${SIDE}|${TOTALS}|${FUNDS})$`) },
];

/**
 * How closely a header word belongs below another: 0 is closest. `undefined` where it may not stand there. Where lines are
 * known, more words may span others.
 */
export function closeness(group: string, word: string, hasLines = false): number | undefined {
  const index = GROUPS.findIndex(
    (entry) =>
      !(hasLines ? entry.needsNoLines : entry.needsLines) &&
      entry.group.test(group) &&
      entry.holds.test(word),
  );
  return index < 0 ? undefined : index;
}
