/** What a number of a sentence was understood to be, and the place in the tables that it was tied to, or why there is none. */

import type { Amount, TextAmount } from '../disclosure/model';
import type { Judged, Locale } from '../rules/model';
import { fullName } from '../rules/names';
import { placeName } from '../rules/text/place-name';
import { isQuote } from '../rules/text/quotes';
import { amountText, named, say } from '../rules/wording';
import { escapeMarkdown } from '../text/markdown';
import type { FoundDocument } from './model';
import { rangeOfPlace } from './ranges';

/** `“基本支出” 上年数`: what the sentence calls a number, and which of several it is. */
export function nameInText(amount: TextAmount, locale: Locale): string {
  const name = fullName(amount) || say(locale, '文字中的数', 'Amount in the text');
  const which = whichText(amount, locale);
  return which === '' ? name : `${name} ${which}`;
}

/** Which number of what is named: of which year, a change, a plan. */
function whichText({ statement }: TextAmount, locale: Locale): string {
  const { sense, direction, isLastYear, year } = statement;
  if (sense === 'change')
    return direction === -1 ? say(locale, '减少额', 'decrease') : say(locale, '增加额', 'increase');
  if (sense === 'planned') return say(locale, '年初预算数', 'as planned');
  if (sense === 'other') return say(locale, '标准、单价或其他', 'a standard, a price or the like');
  if (isLastYear || year === LAST_YEAR) return say(locale, '上年数', 'of the year before');
  return year === undefined ? '' : say(locale, `${year}年数`, `of ${year}`);
}

/** Said for the year before where no number is printed. */
const LAST_YEAR = -1;

/** A line on what the tables print of it: the place that it quotes, or why it was tied to none. */
export function meaningText(
  document: Omit<FoundDocument, 'findings'>,
  amount: TextAmount,
  judged: readonly Judged[],
): string {
  const { locale } = document.settings;
  const quote = judged.find(({ relation }) => isQuote(relation) && relation.total === amount);
  if (!quote) return escapeMarkdown(whyNot(amount, judged.length > 0, locale));
  return escapeMarkdown(quotedText(document, quote.relation.parts[0].amount, locale));
}

function quotedText(document: Omit<FoundDocument, 'findings'>, place: Amount, locale: Locale): string {
  const line = rangeOfPlace(document, place.place).start.line + 1;
  const words = named(placeName(place), amountText(place, locale));
  return say(locale, `对应表列：${words}（第 ${line} 行）`, `Quotes ${words} (line ${line})`);
}

/** Why no table was asked, or none answered; as far as the statement tells. */
function whyNot({ statement }: TextAmount, isTied: boolean, locale: Locale): string {
  const { sense, isReason, isLastYear, subjects, list } = statement;
  if (sense === 'other')
    return say(
      locale,
      '未与表核对：读作标准、单价、限额一类的数',
      'Not compared with tables: read as a standard, a price, a limit or the like',
    );
  if (sense === 'change')
    return say(
      locale,
      '未与表核对：增减额与本句的两个年度相核对',
      'Not compared with tables: a change is compared with the two years of its sentence',
    );
  if (isLastYear)
    return say(
      locale,
      '未与表核对：上年的数，表中没有对应的列',
      'Not compared with tables: it is of the year before, which has no column',
    );
  if (isReason)
    return say(
      locale,
      '未与表核对：在说明原因的话里，所指不一定是表中的项目',
      'Not compared with tables: it stands in a reason, which may name anything',
    );
  if (list && isTied)
    return say(
      locale,
      '未与表核对：是句中所列的一项，与同列各项相核对',
      'Not compared with tables: it is listed in the sentence and compared with what is listed beside it',
    );
  const [subject] = subjects;
  if (subject === undefined)
    return say(
      locale,
      '未与表核对：没有读出这个数指什么',
      'Not compared with tables: what it names was not understood',
    );
  return say(
    locale,
    `未与表核对：各表中没有找到叫“${subject}”的数`,
    `Not compared with tables: none has an amount called “${subject}”`,
  );
}
