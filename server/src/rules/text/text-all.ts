/** `text/sum` of a whole: where all money is said to be of one fund or nature, the tables show none of the others (rule 27). */

import { isZero } from '../../amounts/exact';
import type { Amount, Disclosure, TextAmount } from '../../disclosure/model';
import { othersThan, type Subject } from '../../knowledge/subjects';
import { clauseOf } from '../../model/clause';
import { placesOf } from '../../model/subject-places';
import { readContext } from '../../model/text-context';
import type { Finding, FindingRule } from '../model';
import { amountWithUnit, named, relatedAs, say } from '../wording';
import { placeName } from './place-name';

const CODE = 'text/sum';

/** What may be divided by funds; smaller things say nothing of the others. */
const REVENUE: ReadonlySet<Subject> = new Set([
  'revenue',
  'year-revenue',
  'fiscal-revenue',
  'both',
  'fiscal-both',
]);
const EXPENDITURE: ReadonlySet<Subject> = new Set(['expenditure', 'year-expenditure', 'fiscal-expenditure']);

export const textAll: FindingRule = {
  code: CODE,
  check: (disclosure: Disclosure) => {
    const context = readContext(disclosure);
    return disclosure.textAmounts.flatMap((text) => {
      const subject = context.subjectOf(text);
      const { allOf, isLastYear } = text.statement;
      if (!subject || allOf === undefined || isLastYear) return [];
      const side = REVENUE.has(subject) ? 'revenue' : EXPENDITURE.has(subject) ? 'expenditure' : undefined;
      const others = side ? othersThan(allOf, side) : [];
      const found = others.flatMap((other) => filledPlace(disclosure, other) ?? []);
      return found.length > 0 ? [findingOf(text, allOf, found)] : [];
    });
  },
};

/** The amount of a subject that is not nothing, where the tables leave no doubt which it is. */
function filledPlace(disclosure: Disclosure, subject: Subject): Amount | undefined {
  const { amounts, areAll } = placesOf(disclosure, subject, 'all');
  const [place, ...rivals] = amounts;
  return areAll && place && rivals.length === 0 && !isZero(place.printed.value) ? place : undefined;
}

function findingOf(text: TextAmount, whole: string, others: readonly Amount[]): Finding {
  const [first] = others;
  return {
    code: CODE,
    severity: 2,
    place: text.place,
    amount: text,
    message: (locale) => {
      const other = named(placeName(first), amountWithUnit(first, locale));
      return say(
        locale,
        `文字“${clauseOf(text)}”全部为${whole}，而${other}`,
        `The text says that all of “${clauseOf(text)}” is ${whole}, but ${other}`,
      );
    },
    related: others.map((amount) => relatedAs(placeName(amount), amount)),
    fixes: [],
    data: { actual: text.printed.text, explains: [] },
  };
}
