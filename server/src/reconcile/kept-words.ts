/** Words why a total was not recomputed: what agrees with it as it is printed, or what is doubtful below it. */

import { decimalsAt } from '../amounts/printed';
import type { Locale, Words } from '../rules/model';
import { fullName, listNames } from '../rules/names';
import { amountText, named, numberText, say } from '../rules/wording';
import type { Kept } from './recompute';

/** So many witnesses are named. */
const MOST_NAMED = 3;

/** `合计 130.00 未改为 132.00：与“支出总计” 130.00 等印出的数相符` */
export function keptWords({ amount, value, suspects, witnesses }: Kept): Words {
  return (locale) => {
    const { unit } = amount.printed;
    const total = named(fullName(amount), amountText(amount, locale));
    const sum = numberText(value, unit, decimalsAt(amount.printed), locale);
    if (witnesses.length > 0) {
      const names = witnesses.map((witness) => named(fullName(witness), amountText(witness, locale)));
      const list = listNames(names, locale, MOST_NAMED);
      return say(
        locale,
        `${total} 未重算为 ${sum}：改后与所印的${list} 不符`,
        `${total} is not recomputed as ${sum}: that would contradict ${list}`,
      );
    }
    const list = listNames(
      suspects.map((suspect) => suspectText(suspect, locale)),
      locale,
      MOST_NAMED,
    );
    return say(
      locale,
      `${total} 未重算为 ${sum}：其下${list}`,
      `${total} is not recomputed as ${sum}: below it, ${list}`,
    );
  };
}

function suspectText({ amount, value }: Kept['suspects'][number], locale: Locale): string {
  const printed = named(fullName(amount), amountText(amount, locale));
  const meant = numberText(value, amount.printed.unit, decimalsAt(amount.printed), locale);
  return say(
    locale,
    `${printed} 存疑，似应为 ${meant}`,
    `${printed} is doubtful, and should probably be ${meant}`,
  );
}
