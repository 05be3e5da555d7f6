/** Says what a number of the text was understood to be, and why no relation checks it. */

import type { Disclosure, TextAmount } from '../../disclosure/model';
import { placesOf } from '../../model/subject-places';
import { readContext } from '../../model/text-context';
import type { Locale } from '../model';
import { fullName } from '../names';
import { say } from '../wording';

/** What a number was read as: `本年“公务接待费”`, `“公务接待费”减少的数`. */
export function understoodText(text: TextAmount, locale: Locale): string {
  const { sense, direction, isLastYear, year } = text.statement;
  const name = fullName(text) || say(locale, '未读出名称', 'no name read');
  if (sense === 'other')
    return say(
      locale,
      `${name}：单价、标准或两数之差`,
      `${name}: a price, a standard or a difference of two numbers`,
    );
  if (sense === 'change')
    return direction === 1
      ? say(locale, `${name}增加的数`, `growth of ${name}`)
      : say(locale, `${name}减少的数`, `decline of ${name}`);
  if (sense === 'planned') return say(locale, `${name}的预算数，决算另有`, `the plan of ${name}`);
  const when = isLastYear
    ? say(locale, '上年', 'last year: ')
    : year === undefined
      ? ''
      : say(locale, `${year}年`, `${year}: `);
  return `${when}${name}`;
}

/** Why no relation checks a number. */
export function whyUntied(text: TextAmount, disclosure: Disclosure, locale: Locale): string {
  const { sense, isReason, isLastYear, subjects, about } = text.statement;
  if (sense === 'other') return say(locale, '这样的数各表不印', 'tables do not print such numbers');
  if (isReason)
    return say(locale, '在原因中举出，各表不印', 'it is named in a reason, which no table prints');
  if (sense === 'change')
    return about || subjects.length > 0
      ? say(
          locale,
          '没有上年数、增减率或分项可比',
          'there is no last year, no rate and no parts to compare it with',
        )
      : say(locale, '没有读出是哪个数的增减', 'it was not read what changed');
  if (subjects.length === 0) return say(locale, '没有读出说的是什么', 'it was not read what it names');
  if (sense === 'planned' || isLastYear)
    return say(locale, '没有读懂印有此数的栏', 'no column of it was read in the tables');
  const context = readContext(disclosure);
  const subject = context.subjectOf(text);
  const places = subject ? placesOf(disclosure, subject, context.moneyOf(text)).amounts.length : 0;
  return places > 0
    ? say(locale, '表中有几处可能是它，不能确定', 'several places of the tables may be it')
    : say(
        locale,
        `各表中没有找到${fullName(text)}的位置`,
        `no place of ${fullName(text)} was found in the tables`,
      );
}
