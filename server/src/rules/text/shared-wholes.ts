/** What amounts of a text are shares of where its words leave that open, told by the percentages themselves. */

import { add, type Exact, isZero } from '../../amounts/exact';
import { isLong } from '../../amounts/slips';
import type { Amount, Disclosure, Percent, TextAmount } from '../../disclosure/model';
import { haveSameHeadings } from '../../disclosure/statements/paragraphs';
import { largest } from '../../text/collections';
import { memoize } from '../../text/memo';
import { fitsPercent } from './percent';

/** An amount with its printed share and the whole that the shares beside it fit. */
export interface FittingWhole {
  readonly part: TextAmount;
  readonly percent: Percent;
  readonly whole: Amount;
}

/** So many amounts before a group of shares may be what they are shares of. */
const FARTHEST = 12;
/** Shares that agree with a whole by accident have few digits: 5% and 4% fit many. */
const FEWEST_DIGITS = 4;

/**
 * `A收入26.00万元，占26.0%；B收入74.00万元，占74.0%`: the whole is what a number before them, or a table where they are all
 * of it, prints, and all of the shares but one at most fit. Where two numbers do, or too few digits agree, nothing is told.
 */
export function wholesByShares(open: readonly TextAmount[], disclosure: Disclosure): readonly FittingWhole[] {
  return groupsOf(open, disclosure.textAmounts).flatMap((group) => {
    const whole = wholeOf(group, disclosure);
    return whole ? group.parts.map((part) => ({ ...part, whole })) : [];
  });
}

interface Shared {
  readonly part: TextAmount;
  readonly percent: Percent;
}

/** Shares told one after the other under the same headings, with the amounts that stand before them. */
interface Group {
  readonly parts: readonly Shared[];
  readonly before: readonly TextAmount[];
}

function groupsOf(open: readonly TextAmount[], amounts: readonly TextAmount[]): readonly Group[] {
  const groups: { parts: Shared[]; before: readonly TextAmount[] }[] = [];
  const indexes = new Map(amounts.map((amount, index) => [amount, index]));
  let previous: TextAmount | undefined;
  for (const part of open) {
    const { share: percent, shareOf } = part.statement;
    if (!percent) continue;
    const index = indexes.get(part) ?? 0;
    const isNext = previous && index - (indexes.get(previous) ?? 0) <= 2;
    const isSame = previous && previous.statement.shareOf === shareOf && areTogether(previous, part);
    if (isNext && isSame) groups.at(-1)?.parts.push({ part, percent });
    else {
      const before = amounts.slice(Math.max(0, index - FARTHEST), index);
      groups.push({ parts: [{ part, percent }], before: before.filter((one) => areTogether(one, part)) });
    }
    previous = part;
  }
  return groups;
}

function areTogether({ statement: one }: TextAmount, { statement: other }: TextAmount): boolean {
  return haveSameHeadings(one.paragraph, other.paragraph);
}

function wholeOf({ parts, before }: Group, disclosure: Disclosure): Amount | undefined {
  const telling = parts.filter(
    ({ part, percent }) => !isZero(part.printed.value) && percent.coefficient !== 0,
  );
  if (telling.length === 0) return undefined;
  const sum = telling.reduce<Exact>((all, { part }) => add(all, part.printed.value), 0);
  const printed = longAmounts(disclosure).get(String(sum));
  const said = before.filter(({ statement: { sense, isLastYear } }) => sense === 'value' && !isLastYear);
  const judged = [...said, ...(printed ? [printed] : [])].map((whole) => ({
    whole,
    fitting: telling.filter(({ part, percent }) => fitsPercent(part, whole, percent)),
  }));
  const most = largest(judged.map(({ fitting }) => fitting.length));
  const best = judged.filter(({ fitting }) => fitting.length === most);
  const values = new Set(best.map(({ whole }) => String(whole.printed.value)));
  const [first] = best;
  if (!first || values.size !== 1) return undefined;
  const isAll = isLong(first.whole.printed.text) && values.has(String(sum));
  return isTold(telling.length, first.fitting, isAll) ? first.whole : undefined;
}

/** Whether so many of the shares fit that no other whole can be meant; all of a printed whole needs one of them only. */
function isTold(count: number, fitting: readonly Shared[], isAll: boolean): boolean {
  if (fitting.length === 0) return false;
  if (isAll) return fitting.length >= count - 1;
  const digits = fitting.reduce((sum, { percent }) => sum + String(percent.coefficient).length, 0);
  return fitting.length > 1 && fitting.length >= count - 1 && digits >= FEWEST_DIGITS;
}

/** The first amount of the tables that prints each value of so many digits that two of them are hardly equal by chance. */
const longAmounts = memoize(({ tables }: Disclosure): ReadonlyMap<string, Amount> => {
  const found = new Map<string, Amount>();
  for (const { panels } of tables)
    for (const { rows } of panels)
      for (const { amounts } of rows)
        for (const amount of amounts) {
          const key = amount && isLong(amount.printed.text) ? String(amount.printed.value) : undefined;
          if (amount && key !== undefined && !found.has(key)) found.set(key, amount);
        }
  return found;
});
