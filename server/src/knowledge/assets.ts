/** Words of tables of assets. */

/** The line that all kinds of assets add up to. */
export const ASSET_TOTAL = /^(?:固定)?资产(?:总额|总计|合计|原值合计)$/;
