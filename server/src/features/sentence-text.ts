/** Says which amount of the tables a number of a sentence was tied to. */

import type { TextAmount } from '../disclosure/model';
import type { Judged } from '../rules/model';
import { placeName } from '../rules/text/place-name';
import { isQuote } from '../rules/text/quotes';
import { amountText, named, say } from '../rules/wording';
import { escapeMarkdown } from '../text/markdown';
import type { FoundDocument } from './model';
import { rangeOfPlace } from './ranges';

/** The place that a number quotes, with its value and line; `undefined` where it quotes none. */
export function quoteText(
  document: Omit<FoundDocument, 'findings'>,
  amount: TextAmount,
  judged: readonly Judged[],
): string | undefined {
  const { locale } = document.settings;
  const quote = judged.find(({ relation }) => isQuote(relation) && relation.total === amount);
  if (!quote) return undefined;
  const place = quote.relation.parts[0].amount;
  const line = rangeOfPlace(document, place.place).start.line + 1;
  const words = named(placeName(place), amountText(place, locale));
  return escapeMarkdown(say(locale, `对应表列：${words}（第 ${line} 行）`, `Quotes ${words} (line ${line})`));
}
