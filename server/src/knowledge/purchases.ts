/** Words of tables of government purchases. */

/** Rows that group what is bought, in the order in which tables print them: goods, works, services. */
export const PURCHASE_KINDS: readonly RegExp[] = ['货物', '工程', '服务'].map(
  (kind) => new RegExp(`^(?:[ABC][、.]?)?${kind}(?:类)?[ABC]?(?:采购)?$`),
);
