/** Words of tables of government purchases. */

/** The column that shows the whole budget of the project that a purchase is paid from. */
export const PROJECT_BUDGET = /^预算资金$|^项目来源$|^政府采购项目来源$/;

/** A unit's total above its lines: 本级小计. */
export const PURCHASE_SUBTOTAL = /小计$/;

/** The column that names the project a purchase is paid from. */
export const PROJECT_NAME = /^项目名称$/;

/** The column of all the money that a line spends. */
export const PURCHASE_TOTAL = /^(?:合计|采购(?:预算)?金额|预算金额|采购预算|金额|总价|总计)$/;

/** Columns of what is kept for small and middling firms, and for small ones among them. */
export const SMALLER_FIRMS = /中小/;
export const SMALLEST_FIRMS = /(?<!中)小微/;

/** Rows that group what is bought, in the order in which tables print them: goods, works, services. */
export const PURCHASE_KINDS: readonly RegExp[] = ['货物', '工程', '服务'].map(
  (kind) => new RegExp(`^(?:[ABC][、.]?)?${kind}(?:类)?[ABC]?(?:采购)?$`),
);
