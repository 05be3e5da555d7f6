/** What the words of column headers mean. Words are without blanks; the last word of a header path decides. */

/** 序号, 行次 … */
export const SERIAL = /^(?:序号|序|行次|编号|栏次)$/;

/** A column of 科目编码, or one of the three columns 类|款|项. */
export const CODE =
  /^(?:(?:政府|部门)?(?:预算)?(?:支出|收入)?(?:功能|经济)?(?:分类)?科目?(?:编码|代码)|编码|代码|类|款|项|目|(?:部门|单位|预算单位|部门[（(]单位[)）])(?:编码|代码))$/;

/** The single-level pieces of a code spread over columns. */
export const CODE_PIECES: readonly string[] = ['类', '款', '项'];
export const CODE_PIECE = /^(?:类|款|项)$/;

export const UNIT_CODE = /^(?!.*(?:科目|分类|功能|经济))(?:(?!单位|部门).)*(?:单位|部门).*(?:编码|代码)/;

/** The end of any word for a column of codes. */
export const CODE_WORD = /(?:编码|代码)$/;

/** A column of names: what a row is about. */
export const NAME =
  /^(?:项目|项目名称|名称|科目名称|科目|(?:支出)?(?:功能|经济)分类科目(?:名称)?|功能分类|经济分类|单位名称|部门名称|(?:部门|单位|部门[（(]单位[)）])(?:[（(].*[)）])?名称|单位[（(]科目名称[)）]|科目名称[（(].*[)）]|项目[（(]?按.*|支出项目|收入项目|收入|支出|项目[（(].*[)）]|功能科目名称|经济科目名称|(?:支出|收入)?(?:功能|经济)?(?:分类)?(?:科目)?(?:编码|代码)[及和与、/（(]{0,2}(?:科目)?名称[）)]?)$/;

/** The end of any word for a column of names. */
export const ENDS_AS_NAME = /(?:名称|科目)$/;

export const QUANTITY =
  /^(?:数量|人数|面积|辆数|台数|批次|个数|次数)|(?:数量|人数)[（(]|^(?:本年|年度|绩效)*指标值/;
export const UNIT_PRICE = /单价/;
export const PERCENT = /占比|比例|增长率|百分比|%|％|比重|幅度|完成率/;
export const TEXT =
  /备注|说明|计量单位|目录|性质|规格|形式|指标|依据|用途|内容|类型|项目单位|编码|代码|名称|方式|时间/;

/** A column of money. */
export const MONEY =
  /合计|小计|总计|金额|预算|决算|支出|收入|拨款|经费|资金|基金|结转|结余|增减|费$|福利|补助|价值|资本|年$|数$|数[（(]|份额|来源/;

/** A column that adds up the others of its group. */
export const TOTAL_COLUMN =
  /^(?:合计|小计|总计|共计|总额|(?:[本当]年)?(?:收入|支出|金额|预算)(?:合计|总计)|.{0,14}(?:资金|预算|支出|收入|经费)总额|[“"]三公[”"]经费合计|三公经费合计)$/;

/** A column that shows part of its neighbour, or its neighbour without something, and is not added. */
export const OF_WHICH_COLUMN = /^(?:其中|扣除|剔除)/;

/** A column of all that its neighbours are not. */
export const REST_COLUMN = /^其[他它](?:资金|收入|来源)/;

/** A column of shares of a whole, none of which is over 100%; rates of growth may be. */
export const SHARE = /占比|比重/;

const SIDE = /[（(](?:预算|决算)数[)）]$/;

/** Which of two amounts a word means, where it says so behind itself: `合计（决算数）`. */
export function amountSide(word: string): string {
  return SIDE.exec(word)?.[0] ?? '';
}

/** The side that other tables repeat: what was settled in final accounts, what is planned in a budget. */
export const SETTLED_SIDE = /决算数/;
export const BUDGETED_SIDE = /预算数/;

/** What a word says apart from which of two amounts it means. */
export function withoutSide(word: string): string {
  return word.replace(SIDE, '');
}
