/**
 * Every word of a header or of a total that we know, with what it means. To know one more, add it to the line of its
 * meaning in `SPELLED`; patterns are for words that cannot be listed.
 */

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
  | 'capital'
  | 'appropriation'
  | 'appropriation-left'
  | 'other-appropriation'
  | 'other-appropriation-left'
  | 'special-account'
  | 'unit-money'
  | 'grant'
  | 'service-income'
  | 'business-income'
  | 'subordinate-income'
  | 'other-income'
  | 'handed-up'
  | 'business-spending'
  | 'subordinate-spending'
  | 'abroad'
  | 'vehicles'
  | 'vehicles-bought'
  | 'vehicles-run'
  | 'reception'
  | 'operating'
  // What stands below or beside other words of a header.
  | 'opening-balance'
  | 'year-income'
  | 'year-spending'
  | 'year-end'
  | 'left-over'
  | 'named-part'
  | 'three-publics-total'
  | 'subject'
  | 'subject-ending'
  | 'project-kind'
  | 'difference'
  | 'bought'
  | 'side-item'
  | 'side-line'
  | 'side-amount'
  | 'of-spending'
  | `over-${Spanned}`
  // What tells headers from rows, and one row from the next.
  | 'heading'
  | 'label-heading'
  | 'column-numbers'
  | 'in-column-numbers'
  | 'begins-data'
  | 'begins-row'
  | 'begins-line'
  | 'begins-panel'
  | 'begins-second-label'
  | 'marks-row'
  // Which column of a table repeats what others show, of which year it is, and what kind of table has it.
  | 'repeated-budget'
  | 'repeated-plan'
  | 'repeated-settlement'
  | 'neutral-group'
  | 'of-this-year'
  | 'of-last-year'
  | 'compares'
  | 'of-targets'
  | 'of-purchases'
  | 'of-economic-classes'
  | 'of-personnel'
  | 'of-subjects'
  | 'of-basic'
  | 'of-projects'
  | 'of-service-income'
  | 'received'
  | 'spent'
  | 'of-general'
  | 'of-fund'
  // Lines and columns that rules look for.
  | 'general-line'
  | 'other-fund'
  | 'fiscal-alone'
  | 'carried-line'
  | 'service-income-alone'
  | 'business-income-alone'
  | 'other-income-alone'
  | 'asset-total'
  | 'fixed-assets'
  | 'other-assets'
  | 'group-total'
  | 'indicator-heading'
  | 'first-level'
  | 'lower-level'
  | 'indicator-value'
  | 'purchase-budget'
  | 'purchase-subtotal'
  | 'purchase-total'
  | 'smaller-firms'
  | 'smallest-firms'
  | 'project-name'
  | 'project-type'
  | 'vehicles-line'
  | 'vehicles-purchase-line'
  | 'vehicles-running-line'
  | 'conferences'
  | 'training'
  | 'three-publics-subtotal'
  | 'over-all-three-publics'
  | 'says-money'
  | 'side-heading'
  | 'of-right-side'
  | 'of-receipts'
  | 'form-code'
  | 'form-name'
  | 'form-budget'
  | 'form-fiscal'
  | 'form-carried-over'
  | 'form-other'
  // Nothing more than that headers print it.
  | 'header-word';

/** What a word spans that stands above several columns. */
type Spanned =
  | 'planned-or-settled'
  | 'differences'
  | 'code-pieces'
  | 'subjects'
  | 'economic-subjects'
  | 'basic'
  | 'project'
  | 'general'
  | 'year-funds'
  | 'year-sources'
  | 'left-over'
  | 'three-publics'
  | 'bought'
  | 'bought-sources'
  | 'sources'
  | 'revenue-side'
  | 'spending-side'
  | 'revenue'
  | 'spending'
  | 'names'
  | 'revenue-panel'
  | 'spending-panel';

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
    /^(?:数量|人数|面积|辆数|台数|批次|个数|次数)|(?:数量|人数)[（(]|[（(](?:台|辆|套|件|平方米|㎡|[、，,/／])+[)）]$|^(?:本年|年度|绩效)*指标值/,
  ),
  // 单价50万元以上的设备 is a kind of assets.
  part('unit-price', /单价(?!.{1,12}以上)/),
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
  part('fund', /^政府性?基金|^基金预算/),
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

/** Words of money that add up to a total with others of their kind. */
const ADDENDS: readonly Concept[] = [
  ...(['general', 'fund', 'state-capital', 'special-account', 'unit-money', 'appropriation'] as const),
  ...(['grant', 'service-income', 'business-income', 'subordinate-income', 'other-income'] as const),
  ...(['basic', 'project', 'handed-up', 'business-spending', 'subordinate-spending'] as const),
  ...(['personnel', 'public', 'wages', 'goods', 'family', 'capital'] as const),
  ...(['abroad', 'vehicles', 'reception', 'other-appropriation', 'project-kind'] as const),
];

/** What every word that is spelled out below a concept means too. */
export const MEANS_TOO: ReadonlyMap<Concept, readonly Concept[]> = new Map<Concept, readonly Concept[]>([
  ...ADDENDS.map((concept) => [concept, ['addend', 'money']] as const),
  ['whole', ['total', 'leaf', 'money']],
  ['subtotal', ['total', 'leaf', 'money']],
  ['of-which', ['named-part']],
  ['side', ['side-amount', 'money']],
]);

/** What words do in a header; they say nothing of what a column holds. Each of them may span others, or stand below one. */
export const IN_HEADERS: readonly Entry[] = [
  part('appropriation', /^财政拨款(?!结转|结余)/),
  part('appropriation-left', /^财政拨款(?:结转|结余)/),
  part('other-appropriation', /^非财政拨款(?!结转|结余)/),
  part('other-appropriation-left', /^非财政拨款(?:结转|结余)/),
  part('special-account', /^财政专户/),
  part('unit-money', /^单位资金/),
  part('grant', /^上级补助/),
  part('service-income', /^事业(?:单位)?收入/),
  part('business-income', /经营收入$/),
  part('subordinate-income', /^附属单位/),
  part('other-income', /^其他(?:收入|资金)/),
  part('handed-up', /^上[缴解]上级/),
  part('business-spending', /经营支出$/),
  part('subordinate-spending', /^对附属单位/),
  part('abroad', /^因公出国/),
  part('vehicles', /^公务用车购置[及和与]/),
  whole('vehicles-bought', /^(?:公务用车)?购置费?$/),
  whole('vehicles-run', /^(?:公务用车)?运行(?:维护)?费$/),
  part('reception', /^公务接待/),
  part('operating', /^机关运行经费/),
  part('opening-balance', /^年初.*(?:结转|结余)/),
  part('year-income', /^本年(?:收入|拨款)/),
  part('year-spending', /^本年支出/),
  part('year-end', /^(?:年末|年终).*(?:结转|结余)|^结转下年/),
  part('left-over', /结转|结余/),
  part('named-part', /^其中[：:]/),
  whole('three-publics-total', /^[“"]?三公[”"]?经费合计$/),
  // The code or the name of a 科目, as a word below what it is of.
  whole(
    'subject',
    /^(?:类|款|项|科目编码|科目代码|科目名称|编码|名称|(?:功能|经济)分类科目(?:编码|名称)?|代码)$/,
  ),
  part('subject-ending', /(?:类|款|项|编码|名称|代码|(?:功能|经济)分类科目)(?:（[^（）]*）)*$/),
  part('project-kind', /^(?:其他运转类|特定目标类)$|类项目$|专项/),
  part('difference', /^(?:增减|增长)/),
  whole('bought', /^(?:项目名称|预算资金)$/),
  // Columns of one side of a 收支 table.
  whole('side-item', /^项目(?:（.*）)?$/),
  whole('side-line', /^(?:行次|栏次)$/),
  whole('side-amount', /^(?:金额|(?:年初|全年|调整|上年|本年|当年|20\d\d年)?(?:预算|决算|执行)数?)$/),
  part('of-spending', /功能|支出|经济/),
  // Words that span others.
  whole('over-planned-or-settled', /^(?:20\d\d年|本年)?(?:预算|决算)数?$/),
  part('over-differences', /^(?:20\d\d年)?预算数?[比较与]/),
  part('over-code-pieces', /(?:科目编码|科目代码)$/),
  part('over-subjects', /(?:科目|经济分类|功能分类)$/),
  part('over-economic-subjects', /经济分类科目编码$/),
  part('over-basic', /基本支出$/),
  part('over-project', /项目支出$/),
  whole('over-general', /^一般公共预算(?:拨款|财政拨款)?$/),
  part('over-year-funds', /^本年拨款$|^财政拨款结转/),
  part('over-year-sources', /^本年(?:收入|预算)(?!合计)/),
  part('over-left-over', /^(?!财政拨款结转).*(?:结转|结余)/),
  part('over-three-publics', /三公[”"]?经费(?:(?:财政拨款)?支出)?(?:预算|决算)?数?$/),
  whole('over-bought', /^政府采购项目来源$/),
  part('over-bought-sources', /^政府采购金额/),
  whole('over-sources', /^资金(?:性质|来源)$/),
  whole('over-revenue-side', /^(?:本年|财政拨款)?收入(?:预算|决算)?数?$/),
  whole('over-spending-side', /^(?:本年|财政拨款)?支出(?:预算|决算)?数?$/),
  whole('over-revenue', /^(?:财政拨款)?收入(?:预算|决算)数?$/),
  whole(
    'over-spending',
    /^(?:本年|财政拨款|(?:一般公共预算|政府性基金预算|国有资本经营预算)(?:财政拨款)?)?支出(?:预算|决算)?数?$/,
  ),
  whole('over-names', /^项目$/),
  whole('over-revenue-panel', /^收入$/),
  whole('over-spending-panel', /^支出$/),
];

/** What words tell of rows: whether they are those of a header, and where one row ends and the next begins. */
export const IN_ROWS: readonly Entry[] = [
  whole('heading', /^(?:序号|行次|类|款|项|目|编号|备注)$/),
  part(
    'heading',
    /科目|项目|名称|编码|代码|合计|小计|总计|金额|预算|决算|支出|收入|拨款|经费|资金|基金|结转|结余|数量|单价|数$|%|％|情况|性质|规格|形式|单位|指标|面积|增减/,
  ),
  // A column of words, not of amounts.
  part('label-heading', /项目$|名称|编码|代码|科目$/),
  // The name of a row that numbers the columns, and words that stand in it.
  whole('column-numbers', /^(?:栏次|栏目|列次)$/),
  whole('in-column-numbers', /^(?:栏次|栏目|列次|行次|类|款|项|甲|乙|丙|[*＊—-]{1,3})$/),
  // Labels of rows that a page may begin with; no header does.
  part(
    'begins-data',
    /^(?:其中|本年(?:收入|支出)(?:合计|小计)|(?:上年|年初|年末|年终).*(?:结转|结余)|(?:收入|支出)[总合]计|使用.*结余)/,
  ),
  // Names that begin a row wherever they stand, so that no wrapped name goes on with them.
  part(
    'begins-row',
    /^(?:其中[：:]|合计|总计|小计|资产总额|(?:人员|公用)经费合计|(?:收入|支出)[总合]计|本年(?:收入|支出)合计|上年结转|年[初末终](?:财政|结转|结余)|结转下年|使用.{0,8}结余|结余分配|[“"]?三公|因公出国|公务用车(?:购置|运行)|公务接待费|会议费|培训费)/,
  ),
  // Words that begin a label in a narrow column, where the line above may go on.
  part('begins-line', /^(?:其中|本年|上年|年初|年末|年终|(?:收入|支出)[总合]计|结转下年)/),
  // Words behind a figure that begin the label of a further panel, and those behind a label.
  part('begins-panel', /^(?:本年|上年|年[初末终]|收入|支出|结转|使用|上缴|对附属|附属|上级)/),
  part('begins-second-label', /^(?:本年|支出|年终|年末|结转下年|结余分配)/),
  // Labels that are rows of their own though no figure stands beside them.
  part('marks-row', /合计$|总计$|小计$|^结转|^其中|结余$/),
];

/** What words tell of columns beside others, and of the kind of table that has them. */
export const IN_TABLES: readonly Entry[] = [
  // The column of a 收支 table that the other tables repeat: in a budget, and in final accounts what was planned and spent.
  whole('repeated-budget', /^(?:本年|当年)?预算数$|^金额$/),
  whole('repeated-plan', /^(?:年初|全年|本年|当年)?预算数$/),
  whole('repeated-settlement', /^决算数$|^(?:本年)?金额$/),
  // Groups that say nothing of what the columns below them show.
  whole(
    'neutral-group',
    /^(?:收入|支出|资金性质|资金来源|(?:20\d\d年)?(?:预算|决算)数|金额|本年支出|[本当]年(?:财政拨款|一般公共预算|政府性基金预算|国有资本经营预算)(?:财政拨款)?支出|.*基本支出|.*支出合计|(?:收入|支出)(?:预算|决算)数?|(?:财政拨款|(?:一般公共|政府性基金|国有资本经营)预算(?:财政拨款)?)支出(?:预算|决算)?数?)$/,
  ),
  // Of which of two years side by side a column is, and whether it shows how they differ.
  part('of-this-year', /^(?:本年|当年|今年)/),
  part('of-last-year', /^(?:上年|去年)(?!.*(?:结转|结余))/),
  part('compares', /增减|增长|变动/),
  // What tells the kind of a table that has no title.
  part('of-targets', /绩效|指标/),
  part('of-purchases', /采购/),
  part('of-economic-classes', /经济分类/),
  part('of-personnel', /人员经费/),
  part('of-subjects', /科目/),
  part('of-basic', /基本支出/),
  part('of-projects', /项目支出/),
  part('of-service-income', /事业收入/),
  part('received', /收入$/),
  part('spent', /支出$/),
  part('of-general', /一般公共预算/),
  part('of-fund', /政府性基金/),
  // Lines of revenue: money of 一般公共预算, of other funds, of one source alone; and what comes over or goes over.
  part('general-line', /^一般公共预算|^财政拨款|^本年收入/),
  part('other-fund', /基金|国有资本/),
  whole('service-income-alone', /^事业收入$/),
  whole('business-income-alone', /^(?:事业单位)?经营收入$/),
  whole('other-income-alone', /^其他收入$/),
  whole('fiscal-alone', /^财政拨款$/),
  part('carried-line', /^(?:上年|年初|以前年度|年末|年终|结转下年|下年).*(?:结转|结余)|^结转下年/),
  // Lines that add up assets, and one group of a table of basic expenditure.
  whole('asset-total', /^(?:固定)?资产(?:总额|总计|合计|总值|原值合计)$/),
  whole('fixed-assets', /^固定资产(?:总额|合计|总计|总值|原值)?$/),
  part('other-assets', /流动资产|无形资产|在建工程|长期投资|对外投资|公共基础设施|货币资金/),
  whole('group-total', /^(?:人员|(?:日常)?公用)(?:经费|支出)(?:合计|小计)$/),
  whole('project-type', /^(?:人员类|运转类|其他运转类|特定目标类)(?:项目)?$/),
  // Lists of indicators, and the heads of the forms that they stand in.
  whole(
    'indicator-heading',
    /^(?:[一二三四]级(?:绩效)?指标|指标(?:名称|类别|内容|说明|解释)|(?:绩效|年度|目标|预期|计划)?指标值?(?:[（(].*[)）])?|绩效指标(?:描述|名称|说明)?|指标值(?:说明|确定依据|设定依据|来源)?)$/,
  ),
  whole('first-level', /^一级(?:绩效)?指标$/),
  whole('lower-level', /^[二三]级(?:绩效)?指标$/),
  whole('indicator-value', /^(?:绩效|年度|目标|预期|计划)?(?:目标|指标)值?(?:[（(].*[)）])?$/),
  whole('form-code', /^项目(?:编码|代码)[：:]?$/),
  whole('form-name', /^项目名称[：:]?$/),
  whole('form-budget', /^(?:预算数|预算金额|项目预算|资金总额|年度资金总额)[：:]?$/),
  whole('form-fiscal', /^(?:其中[：:])?财政(?:拨款)?(?:资金)?[：:]?$/),
  part('form-carried-over', /^(?:上年|以前年度|年初)(?:结转|结余)/),
  whole('form-other', /^其他资金[：:]?$/),
  // Purchases: the budget of the project that one is paid from, all that it costs, a unit's total, what is kept for small firms.
  whole('purchase-budget', /^(?:预算资金|项目来源|政府采购项目来源)$/),
  whole('purchase-total', /^(?:合计|采购(?:预算)?金额|预算金额|采购预算|金额|总价|总计)$/),
  part('purchase-subtotal', /小计$/),
  part('smaller-firms', /中小/),
  part('smallest-firms', /(?<!中)小微/),
  whole('project-name', /^项目名称$/),
  // Lines of 三公, and a word above all of them: their name, or the year and the amount that they are of.
  part('three-publics-subtotal', /^(?:(?!三公).)*三公.*(?:小计|合计)|^小计$|^[“"]?三公[”"]?经费$/),
  part('vehicles-line', /^公务用车(?:购置(?:及|和|与)运|费(?:用)?$)/),
  part('vehicles-purchase-line', /^公务用车购置/),
  part('vehicles-running-line', /^公务用车运/),
  part('conferences', /^会议费/),
  part('training', /^培训费/),
  part('over-all-three-publics', /三公|预算|决算|执行|年|财政拨款|合计/),
  // The heading of a side of a 收支 table, what stands on its right side, and names that are of no 类.
  whole('side-heading', /^(?:收入|支出)$/),
  part('of-right-side', /支出|预备费|人行科目|年终|年末/),
  part('of-receipts', /(?:收入|拨款)$/),
  // A column that says no more than that money stands there.
  whole('says-money', /^(?:金额|预算数|决算数)$/),
];

/** Words as they are printed, in full: what is broken over lines or run together is found again by them. */
export interface Spelled {
  readonly concept: Concept;
  /** Parted by `|`. Where there is more than one list, each of the first goes on with each of the second. */
  readonly words: readonly string[];
}

const spelled = (concept: Concept, ...words: readonly string[]): Spelled => ({ concept, words });

/** What a fund may go on with. */
const OF_FUND =
  '|拨款|财政拨款|资金|收入|支出|拨款收入|财政拨款收入|拨款支出|财政拨款支出|安排|拨款安排|结转|结余|结转结余|结转资金|财政拨款结转|财政拨款结转结余';
/** What may be said of a year. */
const OF_YEAR =
  '预算|预算数|决算|决算数|执行数|收入|支出|预算收入|预算支出|预算安排|结转|结余|结转结余|结转和结余|结转资金|财政拨款结转|财政拨款结转结余|财政拨款结转和结余|财政拨款|财政拨款收入|财政拨款支出|财政拨款安排|拨款|结转安排';
const OF_MONEY = '资金|资金收入|资金结转结余';
const OF_COST = '购置费|购置|运行费|运行维护费|运维费|费|费用|经费|小计|合计';
/** By what rows are listed. */
const LISTED =
  '（按功能分类）|（按支出功能分类）|（按支出功能科目分类）|（按功能科目分类）|（按经济分类）|（按支出经济分类）|（按支出性质）|（按支出性质和经济分类）|（按支出结构）|（按支出用途）|（按资金来源）|（按收入来源）|按功能分类|按支出功能分类|按经济分类';
const SUBJECTS =
  '功能分类|经济分类|功能科目|经济科目|功能分类科目|经济分类科目|功能科目编码|功能科目名称|经济科目编码|经济科目名称|功能分类科目编码|功能分类科目名称|经济分类科目编码|经济分类科目名称|功能分类编码|功能分类名称|经济分类编码|经济分类名称';

/** A line for each meaning; a word that means nothing further is a `header-word`. */
export const SPELLED: readonly Spelled[] = [
  // What a row is.
  spelled('serial', '序号|行次|栏次'),
  spelled('code-piece', '类|款|项'),
  spelled('code', '编码|代码'),
  spelled('name', '项目|名称'),
  spelled('header-word', '单位|部门|预算单位|主管部门|部门（单位）|项目|科目', '代码|编码|名称'),
  spelled('name', '项目', LISTED),
  spelled('header-word', '收入项目|支出项目|科目|收入|支出', LISTED),
  spelled(
    'header-word',
    '单位名称|科目名称|项目名称|单位|科目',
    '（科目）|（科目名称）|（项目名称）|（类款项）|（类/款/项）|（功能科目）',
  ),
  spelled(
    'header-word',
    '|支出|收入|政府|部门|政府预算|部门预算|政府支出|部门支出|政府预算支出|部门预算支出',
    SUBJECTS,
  ),
  spelled('header-word', '支出部门经济分类科目|项目类别'),
  spelled(
    'text',
    '项目单位|类型|项目类型|项目内容|单位性质|采购物品名称|政府采购目录序号|计量单位|资金性质|用途|说明|备注',
  ),
  spelled('text', '一级指标|二级指标|三级指标|绩效指标描述'),
  spelled('quantity', '数量|指标值|指标值确定依据'),
  spelled('unit-price', '单价'),
  // Totals, and what an amount is beside others.
  spelled('whole', '合计|总计|共计'),
  spelled('subtotal', '小计'),
  spelled('total', '总额|本年收入合计|本年支出合计'),
  spelled('side', '金额|预算数|决算数'),
  spelled('money', '收入预算|支出预算|收入决算|支出决算|收入预算数|支出预算数|收入决算数|支出决算数'),
  spelled('header-word', '|本年|当年|上年|年初|年末|年终|全年|调整|批复|本年度|上年度|上一年度', OF_YEAR),
  spelled(
    'header-word',
    '|比上年|较上年|与上年相比|比上年预算|比上年执行数|比上年决算',
    '增减|增减额|增减率|增减%|增减（%）|增减数|增减变化|增减情况|增长|增长率|增加|减少',
  ),
  // Funds and sources.
  spelled('general', '一般公共预算', OF_FUND),
  spelled('general', '一般公共预算财政拨款支出决算数|一般公共预算基本支出'),
  spelled('fund', '政府性基金预算|政府性基金', OF_FUND),
  spelled('fund', '基金预算拨款'),
  spelled('state-capital', '国有资本经营预算', OF_FUND),
  spelled('money', '社会保险基金预算', OF_FUND),
  spelled('appropriation', '财政拨款“三公”经费'),
  spelled('special-account', '财政专户管理|财政专户', OF_MONEY),
  spelled('special-account', '财政专户收入|财政专户核拨|其他专户收入拨款'),
  spelled('unit-money', '单位', OF_MONEY),
  spelled('other-income', '其他', OF_MONEY),
  spelled('other-income', '其他收入'),
  spelled('carry-over', '上年结转', OF_MONEY),
  spelled('other-appropriation', '非财政拨款', OF_MONEY),
  spelled('other-appropriation-left', '非财政拨款结余|非财政拨款结转结余'),
  spelled('money', '教育收费|自有|往来', OF_MONEY),
  spelled('service-income', '事业收入|事业单位收入'),
  spelled('business-income', '经营收入|事业单位经营收入'),
  spelled('grant', '上级补助收入'),
  spelled('subordinate-income', '附属单位上缴收入|附属单位收入'),
  spelled('money', '捐赠收入|利息收入|租金收入|投资收入'),
  spelled('carry-forward', '结转下年'),
  spelled('of-which', '其中：财政拨款|其中：教育收费|其中：一般公共预算|其中：基本建设支出'),
  spelled('money', '使用非财政拨款结余|使用非财政拨款结转结余|用事业基金弥补收支差额|用事业基金弥补收支差'),
  // Natures of spending.
  spelled('basic', '基本支出'),
  spelled('project', '项目支出'),
  spelled('money', '本年一般公共预算基本支出'),
  spelled('business-spending', '经营支出|事业单位经营支出'),
  spelled('handed-up', '上解上级支出|上缴上级支出'),
  spelled('subordinate-spending', '对附属单位补助支出'),
  spelled('personnel', '人员经费'),
  spelled('public', '公用经费|日常公用经费'),
  spelled('project-kind', '其他运转类|特定目标类|提前通知专项转移支付|上级专项转移支付'),
  spelled('wages', '工资福利支出'),
  spelled('goods', '商品和服务支出'),
  spelled('family', '对个人和家庭的补助|对个人和家庭补助'),
  spelled('capital', '资本性支出'),
  spelled(
    'money',
    '机关|对事业单位|对企业',
    '工资福利支出|商品和服务支出|资本性支出|资本性支出（一）|资本性支出（二）|经常性补助|资本性补助|补助|资本性支出（基本建设）',
  ),
  spelled(
    'header-word',
    '债务利息|债务利息及费用|债务还本|转移性|其他|预备费及预留|对社会保障基金补助',
    '|支出',
  ),
  // The 三公, and what is bought.
  spelled('money', '“三公”经费|“三公”经费预算数|“三公”经费决算数'),
  spelled('header-word', '|“三公”经费|三公经费|公务用车|机关运行', OF_COST),
  spelled('abroad', '因公出国（境）', `|${OF_COST}`),
  spelled('reception', '公务接待', OF_COST),
  spelled('vehicles', '公务用车购置及运行费|公务用车购置及运行维护费|公务用车购置及运行维护'),
  spelled('operating', '机关运行经费预算数'),
  spelled('money', '会议费|培训费'),
  spelled(
    'money',
    '资金来源|政府采购项目来源|政府采购金额（当年部门预算安排资金）|预算资金|预留中小微企业份额|面向中小企业预留金额',
  ),
  spelled('money', '价值（金额单位：万元）|价值（金额单位：元）'),
];

/** What stands before the words of a line or a column that is part of the one before it. */
export const OF_WHICH = /^其中[：:]?/;

/** What a word may go on with: what its amount is compared with, as in `2024年预算数比2023年执行数`. */
export const COMPARED_BEHIND =
  /^(?:比|较|与)(?:20\d{2}年|上年)(?:年初)?(?:预算|执行|决算)?数?(?:相比)?(?:增减|增长)?(?:情况|额|率|%|（%）)?/;

/** Which of two amounts a word means, where it says so behind itself: `合计（决算数）`. */
export const SIDE_BEHIND = /[（(](?:预算|决算)数[)）]$/;

/** The single-level pieces of a code spread over columns, from the highest. */
export const CODE_PIECES: readonly string[] = ['类', '款', '项'];
