/** Tells which level of a code a row prints alone, where the blank cells of 类, 款 and 项 before it were lost. */

import { absolute, add, compare, type Exact, isZero, scale, subtract } from '../amounts/exact';
import type { Printed } from '../amounts/printed';
import { FIRST_LEVEL, LEVEL } from '../knowledge/domains';
import type { Code, PanelRow } from './table-model';

/** The row of a 款 or 类 above, and how much of it the rows below have taken up. */
interface OpenLevel {
  readonly digits: string;
  readonly total?: Exact;
  readonly taken: Exact;
  /** How many amounts that is: each may have been rounded by half of its last place. */
  readonly count: number;
}

const WHOLE_KUAN = FIRST_LEVEL + LEVEL;
const WHOLE_XIANG = FIRST_LEVEL + 2 * LEVEL;

/**
 * The rows with their codes whole. Two digits below a 类 are its 款, below a 款 its 项. Below a 项 they are the next one,
 * or the next 款 where they do not go on counting or the 款 has all of its amount; where neither can be told the row has
 * no code, and nothing is known of its amounts.
 */
export function withLostLevels(rows: readonly PanelRow[]): readonly PanelRow[] {
  let above = '';
  let kuan: OpenLevel | undefined;
  return rows.map((row) => {
    const { code } = row;
    if (!code || code.domain === 'unit') return row;
    const digits = code.digits.length === LEVEL ? wholeDigits(code, amountIn(row), above, kuan) : code.digits;
    above = digits ?? '';
    if (digits === undefined) return { ...row, code: undefined, amounts: row.amounts.map(() => undefined) };
    if (digits.length === WHOLE_KUAN) kuan = { digits, total: amountIn(row)?.value, taken: 0, count: 0 };
    else if (digits.length === WHOLE_XIANG && kuan)
      kuan = { ...kuan, taken: add(kuan.taken, amountIn(row)?.value ?? 0), count: kuan.count + 1 };
    if (digits === code.digits) return row;
    return { ...row, code: { ...code, digits, inherited: digits.length - LEVEL } };
  });
}

function wholeDigits(
  { digits, domain }: Code,
  own: Printed | undefined,
  above: string,
  kuan?: OpenLevel,
): string | undefined {
  const [lei, under] = [above.slice(0, FIRST_LEVEL), above.slice(0, WHOLE_KUAN)];
  if (above.length < FIRST_LEVEL) return undefined;
  if (above.length === FIRST_LEVEL || domain.endsWith('economic')) return lei + digits;
  if (above.length === WHOLE_KUAN) return under + digits;
  const isNextXiang = digits > above.slice(WHOLE_KUAN);
  const isNextKuan = digits > under.slice(FIRST_LEVEL);
  if (!isNextXiang) return isNextKuan ? lei + digits : undefined;
  if (kuan?.total === undefined) return undefined;
  if (!isFull(kuan, kuan.total, own)) return under + digits;
  return isNextKuan ? lei + digits : undefined;
}

/** Whether the rows below a 款 have all of its amount: to the last 分, or within rounding where one more amount is too much. */
function isFull({ taken, count }: OpenLevel, total: Exact, own: Printed | undefined): boolean {
  const room = subtract(total, taken);
  if (isZero(room)) return true;
  if (own === undefined) return false;
  const mayRound = (value: Exact) => compare(scale(value, 2), scale(own.step, count + 1)) <= 0;
  return mayRound(absolute(room)) && !mayRound(absolute(subtract(own.value, room)));
}

/** The first amount that a row prints. */
function amountIn({ amounts }: PanelRow): Printed | undefined {
  return amounts.find((amount) => amount && !amount.printed.blank)?.printed;
}
