/** How titles and sentences name the year of a budget, and words that say that another year is meant. */

/** A year of this century; ranges and numbers of documents are none. */
const YEAR = '(?<![\\d〔\\[—~～至-])(20\\d{2}) ?年(?:度)?';
const NO_MARK = '[^，。；：:、《》\\d]';

/** A short line that says whose budget of which year this is: `某某局2025年部门预算公开说明`. */
export const YEAR_OF_HEADING = `${YEAR}${NO_MARK}{0,24}?(预算|决算)(?=信息|公开|情况|说明|报告|报表|安排|总体|的|及|和|表|书|$)`;

const SUBJECT =
  '(?:收入|支出|收支)(?:总计|合计|总预算|预算|决算)|预算(?:收入|支出|收支)|“?三公”?经费|机关运行经费|政府采购(?:支出)?预算|一般公共预算(?:财政拨款)?支出|(?:基本|项目)支出';

/** A sentence with an amount of the budget of a year: `2025年支出预算448.03万元`. */
export const YEAR_OF_AMOUNT = `(?<!(?:比|较|与|同|和|自|从|至|到|截止|纳入|列入) ?)${YEAR}[，,]? ?${NO_MARK}{0,30}?(?:${SUBJECT})(?=[^。；]{0,30}\\d ?[万亿]?元)`;

/** `比2024年增加`, `与2024年预算相比`, `与2024年预算持平`. */
export const YEAR_COMPARED = `(?<=(?:比|较|与|同|和) ?)${YEAR}${NO_MARK}{0,12}?(?:(?:相比|比较|对比|增加|减少|增长|下降|上升)(?=[^。；]{0,16}?\\d[\\d.,]* ?[万亿]?元)|持平)`;

/** Amounts of the same year that a budget may be compared with: what was planned, reported or carried out of it before. */
export const SAME_YEAR = /年初|初|调整|执行|上报|批复|下达|提前|中期|规划/;

const CUT_OFF = '截[至止](?:时间|日期)?[：:]? ?(20\\d{2})(?: ?年 ?|[-./])12(?: ?月 ?|[-./])31';

/** `截止时间：2024-12-31`, above a table of assets. */
export const CUT_OFF_LINE = CUT_OFF;

/** `截至2024年12月31日，共有车辆2辆`: other things may last until then. */
export const CUT_OFF_OF_ASSETS = `${CUT_OFF}(?=[^。]{0,40}(?:资产|车辆|设备|房屋))`;

/** A project named after a year, with its money: `1、2024年度设备维护经费项目：财政资金3万元`. */
export const YEAR_OF_PROJECT = `(?<=^|^\\d{1,2}[、.．] ?|^[（(]\\d{1,2}[)）] ?|[，；：:为] ?)${YEAR}[^，。；：:《》\\d]{3,40}?(?:项目|经费)(?= ?(?:[：:]|\\d))`;

/** A heading with these words speaks of a part of the budget, and may set last year's beside it. */
export const PART_OF_BUDGET = /收入|支出|收支|三公|经费|基金|国有|采购|资产|项目|拨款/;

/** Sums of another year may stand beside these words. */
export const SETTLED = /决算|执行|实际|完成/;

/** Titles with these words may name any year. */
export const ANY_YEAR =
  /执行|调整|绩效|评价|总结|对比|比较|增减|变动|上年|提前|下达|结转|批复|通知|办法|规定|意见|规划|计划|方案/;

/** Projects with these words are paid from money of the year that they name. */
export const EARLIER_MONEY = /中央|省级|上级|转移支付|结转|提前|下达|[〔[【]/;

/** Money that is called so in accounts too. */
const FUNDS = /(?:一般公共|政府性?基金|国有资本经营|社会保险基金)预算/g;

/** Whether a title says that it is of a budget, beside the money that it is about. */
export function saysBudget(title: string): boolean {
  return title.replace(FUNDS, '').includes('预算');
}
