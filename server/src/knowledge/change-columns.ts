/** Columns that set this year against the year before. */

/** 增减 as an amount: 增减额, 比上年增减; rates have words of their own. */
export const CHANGE = /^(?:(?:比|较|与)?上年(?:预算)?(?:数)?(?:相比)?)?增减(?:额|数|金额|变化|情况)?$/;
export const THIS_YEAR = /^(?:本年|当年|今年)(?:度)?(?:预算|决算)?(?:数|金额|支出|收入)?$/;
export const LAST_YEAR = /^(?:上年|去年)(?:度)?(?:预算|决算)?(?:数|金额|支出|收入)?$/;
