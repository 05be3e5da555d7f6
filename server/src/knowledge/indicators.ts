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
