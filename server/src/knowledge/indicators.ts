/** The words of performance targets: headers of their lists, and the names of indicators on the upper levels. */

/** A header cell of a list of indicators. */
export const INDICATOR_HEADER =
  /^(?:[一二三四]级(?:绩效)?指标|指标(?:名称|类别|内容|说明|解释)|(?:绩效|年度|目标|预期|计划)?指标值?(?:[（(].*[)）])?|绩效指标(?:描述|名称|说明)?|指标值(?:说明|确定依据|设定依据|来源)?)$/;

/** The header cell that every list of indicators begins with, and those one of which follows. */
export const FIRST_LEVEL = /^一级(?:绩效)?指标$/;
export const LOWER_LEVEL = /^[二三]级(?:绩效)?指标$/;

/** Names of first-level indicators; all other names that end in 指标 are of the second level. */
export const FIRST_LEVEL_NAME =
  /^(?:产出|效益|满意度|成本|绩效|投入|过程|决策|履职(?:效能|效益)?|投入管理|运行管理|可持续发展能力)指标$/;
export const INDICATOR_NAME = /^[^\d，。；、]{1,14}指标$/;

/** The header cell of the column with the values that are aimed at. */
export const INDICATOR_VALUE = /^(?:绩效|年度|目标|预期|计划)?(?:目标|指标)值?(?:[（(].*[)）])?$/;
/** Indicators of what the project costs, on the first or second level. */
export const COST_INDICATOR = /成本/;
/** Costs of one thing, which say nothing of the whole. */
export const COST_OF_ONE = /单价|标准|人均|单位成本|每/;
/** The name of an indicator that is the cost of the whole project. */
export const WHOLE_COST = /^(?:项目)?(?:总成本|成本总额|总费用|总支出)$/;

/** Values that cannot be meant as they stand: `≤312025年12月31日前`, `≤≥5`, `95%%`, a sign with nothing behind it. */
export const MALFORMED_VALUE = /[≤≥<>＜＞]\d{1,3}20\d{2}年|[≤≥][≤≥]|[%％]{2}|^[≤≥<>＜＞]$/;
