/** The words of performance targets: the names of indicators on the upper levels. */

/** Names of first-level indicators; all other names that end in 指标 are of the second level. */
export const FIRST_LEVEL_NAME =
  /^(?:产出|效益|满意度|成本|绩效|投入|过程|决策|履职(?:效能|效益)?|投入管理|运行管理|可持续发展能力)指标$/;
export const INDICATOR_NAME = /^[^\d，。；、]{1,14}指标$/;

/** Indicators of what the project costs, on the first or second level. */
export const COST_INDICATOR = /成本/;
/** Costs of one thing, which say nothing of the whole. */
export const COST_OF_ONE = /单价|标准|人均|单位成本|每/;
/** The name of an indicator that is the cost of the whole project. */
export const WHOLE_COST = /^(?:项目)?(?:总成本|成本总额|总费用|总支出)$/;

/** Values that cannot be meant as they stand: `≤312025年12月31日前`, `≤≥5`, `95%%`, a sign with nothing behind it. */
export const MALFORMED_VALUE = /[≤≥<>＜＞]\d{1,3}20\d{2}年|[≤≥][≤≥]|[%％]{2}|^[≤≥<>＜＞]$/;
