/** Every word of a header or of a total that we know, with what it means: to know one more, add it to a line here. */

/** What a word may mean. */
export type Concept =
  // What a column holds.
  | 'serial'
  | 'code'
  | 'unit-code'
  | 'code-piece'
  | 'name'
  | 'quantity'
  | 'unit-price'
  | 'percent'
  | 'share'
  | 'text'
  | 'money'
  // How columns and rows add up.
  | 'total'
  | 'whole'
  | 'subtotal'
  | 'grand-total'
  | 'year-total'
  | 'carry-over-line'
  | 'leaf'
  | 'of-which'
  | 'rest'
  | 'addend'
  // This year's amounts beside last year's, and the difference.
  | 'change'
  | 'change-rate'
  | 'this-year'
  | 'last-year'
  // Which of two amounts a word behind another one means, and the amounts of 收支 tables.
  | 'side'
  | 'settled'
  | 'budgeted'
  // What an amount is of.
  | 'year-revenue'
  | 'carry-over'
  | 'carry-forward'
  | 'spending'
  | 'fiscal'
  | 'general'
  | 'fund'
  | 'state-capital'
  | 'basic'
  | 'project'
  | 'personnel'
  | 'public'
  | 'wages'
  | 'goods'
  | 'family'
  | 'capital';

/** Words with one meaning. */
export interface Entry {
  readonly concept: Concept;
  /** Words as they are printed, without blanks. */
  readonly words: RegExp;
  /** True where the words are but part of what is printed: they say less. */
  readonly isPart?: true;
}

/** Sources of money, natures of spending, groups of the economic classification, and 三公. */
const SOURCES =
  '一般公共预算|政府性基金|基金预算|国有资本经营|财政专户|单位资金|财政拨款|事业收入|事业单位|经营收入|上级补助|附属单位|其他收入|其他资金|本年收入|本年拨款|上年结转|年初结转|结转结余|非财政拨款';
const NATURES = '基本支出|项目支出|经营支出|上解上级|对附属单位|人员经费|公用经费|日常公用|运转类|特定目标类';
const ECONOMIC = '工资福利|商品和服务|对个人和家庭|资本性|债务利息|对企业补助|其他支出';
const THREE_PUBLICS = '因公出国|公务用车|公务接待|购置费|运行';

const whole = (concept: Concept, words: RegExp): Entry => ({ concept, words });
const part = (concept: Concept, words: RegExp): Entry => ({ concept, words, isPart: true });

/** More specific words of one concept come before those that are but part of others. */
export const ENTRIES: readonly Entry[] = [
  whole('serial', /^(?:序号|序|行次|编号|栏次)$/),
  // 科目编码, or one of the three columns 类|款|项.
  whole(
    'code',
    /^(?:(?:政府|部门)?(?:预算)?(?:支出|收入)?(?:功能|经济)?(?:分类)?科目?(?:编码|代码)|编码|代码|类|款|项|目|(?:部门|单位|预算单位|部门[（(]单位[)）])(?:编码|代码))$/,
  ),
  part('code', /(?:编码|代码)$/),
  part('unit-code', /^(?!.*(?:科目|分类|功能|经济))(?:(?!单位|部门).)*(?:单位|部门).*(?:编码|代码)/),
  whole('code-piece', /^(?:类|款|项)$/),
  // What a row is about.
  whole(
    'name',
    /^(?:项目|项目名称|名称|科目名称|科目|(?:支出)?(?:功能|经济)分类科目(?:名称)?|功能分类|经济分类|单位名称|部门名称|(?:部门|单位|部门[（(]单位[)）])(?:[（(].*[)）])?名称|单位[（(]科目名称[)）]|科目名称[（(].*[)）]|项目[（(]?按.*|支出项目|收入项目|收入|支出|项目[（(].*[)）]|功能科目名称|经济科目名称|(?:支出|收入)?(?:功能|经济)?(?:分类)?(?:科目)?(?:编码|代码)[及和与、/（(]{0,2}(?:科目)?名称[）)]?)$/,
  ),
  part('name', /(?:名称|科目)$/),
  part(
    'quantity',
    /^(?:数量|人数|面积|辆数|台数|批次|个数|次数)|(?:数量|人数)[（(]|^(?:本年|年度|绩效)*指标值/,
  ),
  part('unit-price', /单价/),
  part('percent', /占比|比例|(?:增长|增减|变动|变化)率|增幅|百分比|%|％|比重|幅度|完成率/),
  // A column of shares of a whole, none of which is over 100%; rates of growth may be.
  part('share', /占比|比重/),
  part(
    'text',
    /备注|说明|计量单位|目录|性质|规格|形式|指标|依据|用途|内容|类型|项目单位|编码|代码|名称|方式|时间/,
  ),
  part(
    'money',
    /合计|小计|总计|金额|预算|决算|支出|收入|拨款|经费|资金|基金|结转|结余|增减|费$|福利|补助|价值|资本|年$|数$|数[（(]|份额|来源/,
  ),
  // A column that adds up the others of its group.
  whole(
    'total',
    /^(?:合计|小计|总计|共计|总额|(?:[本当]年)?(?:收入|支出|金额|预算)(?:合计|总计)|.{0,14}(?:资金|预算|支出|收入|经费)总额|[“"]三公[”"]经费合计|三公经费合计)$/,
  ),
  // A total of all there is, where 小计 is one of some.
  whole('whole', /^(?:合计|总计|共计)[:：]?$/),
  whole('subtotal', /^小计[:：]?$/),
  // The end of a word for a total of any kind: 人员经费合计.
  part('total', /(?:合计|总计|小计)$/),
  // Lines of a 收支 table: what everything adds up to, what the money of a year does, and what comes over or goes over.
  whole('grand-total', /^(?:收入|支出|收支)?总计[：:]?$|^(?:收入|支出)合计[：:]?$/),
  whole('year-total', /^[本当]年(?:收入|支出)?(?:合计|小计|总计)[：:]?$|^(?:收入|支出)小计[：:]?$/),
  whole(
    'carry-over-line',
    /^(?:上年|年初|上年度|以前年度|年末|年终|本年|结转下年|下年|上年末|动用|使用|用).*(?:结转|结余|基金弥补)|^结转(?:下年|结余)|^(?:结余分配|转入事业基金|提取.*基金|预计下年使用)/,
  ),
  // Words that name a column of their own and never span others.
  whole('leaf', /^(?:合计|小计|总计|序号|科目名称|单位名称|单位代码|单位[（(]科目名称[)）]|项目名称)$/),
  // A column that shows part of its neighbour, or its neighbour without something, and is not added.
  part('of-which', /^(?:其中|扣除|剔除)/),
  // A column of all that its neighbours are not.
  part('rest', /^其[他它](?:资金|收入|来源)/),
  part('addend', new RegExp([SOURCES, NATURES, ECONOMIC, THREE_PUBLICS].join('|'))),
  // 增减 as an amount: 增减额, 比上年增减; rates have words of their own.
  whole('change', /^(?:(?:比|较|与)?上年(?:预算)?(?:数)?(?:相比)?)?增减(?:额|数|金额|变化|情况)?$/),
  // By how much this year's amount differs from last year's, in percent of the latter.
  whole(
    'change-rate',
    /^(?:(?:比|较|与)?上年(?:预算|执行)?(?:数)?(?:相比)?)?(?:增减|增长|变动|变化)?(?:率|幅度?|比例|比率|百分比)?[（(]?[%％]?[）)]?$/,
  ),
  whole('this-year', /^(?:本年|当年|今年)(?:度)?(?:预算|决算|执行)?(?:数|金额|支出|收入)?$/),
  whole('last-year', /^(?:上年|去年)(?:度)?(?:预算|决算|执行)?(?:数|金额|支出|收入)?$/),
  // Words that a row below the columns repeats under each of them: 预算数 决算数 预算数 决算数.
  whole('side', /^(?:金额|(?:年初|全年|调整)?预算数|(?:上年|本年|当年)预算数?|(?:上年|本年)?决算数)$/),
  part('settled', /决算数/),
  part('budgeted', /预算数/),
  part('year-revenue', /^本年(?:收入|预算)(?:合计|小计)?$/),
  part('carry-over', /^(?:上年|年初).*(?:结转|结余)/),
  part('carry-forward', /^(?:年末|年终|期末).*(?:结转|结余)|^结转(?:下年|以后年度)/),
  part('spending', /支出/),
  part('fiscal', /^财政拨款(?:收入)?$/),
  part('general', /^一般公共预算/),
  part('fund', /^政府性?基金/),
  part('state-capital', /^国有资本/),
  part('basic', /^基本支出/),
  part('project', /^项目支出/),
  part('personnel', /^人员(?:经费|支出)/),
  part('public', /^(?:日常)?公用(?:经费|支出)/),
  part('wages', /^工资福利/),
  part('goods', /^商品和服务/),
  part('family', /^对个人和家庭/),
  part('capital', /^资本性支出/),
];

/** Which of two amounts a word means, where it says so behind itself: `合计（决算数）`. */
export const SIDE_BEHIND = /[（(](?:预算|决算)数[)）]$/;

/** The single-level pieces of a code spread over columns, from the highest. */
export const CODE_PIECES: readonly string[] = ['类', '款', '项'];
