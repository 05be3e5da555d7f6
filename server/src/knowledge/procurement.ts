/** Which codes of the 政府采购品目 stand for goods, and which of these become fixed or intangible assets. */

const GOODS = /^A\d{2,}/;
/** 房屋, 设备, 文物, 图书, 家具 and 用具. */
const FIXED_ASSETS = /^A0(?:[1-4]|50[12])/;
/** 无形资产, software among them. */
const INTANGIBLE_ASSETS = /^A08/;

export function isGoods(code: string): boolean {
  return GOODS.test(code);
}

export function isFixedAsset(code: string): boolean {
  return FIXED_ASSETS.test(code);
}

export function isIntangibleAsset(code: string): boolean {
  return INTANGIBLE_ASSETS.test(code);
}

/** Headers of the column with these codes. */
export const CATALOGUE_COLUMN = /采购目录|品目(?:编码|代码)/;
