/** `target/amount`: the words of a project's form give the money of the project as its 预算数 (rule 40). */

import { absolute, add, compare, scale, subtract } from '../../amounts/exact';
import { type FormDetails, readFormDetails } from '../../disclosure/form-details';
import type { FormAmount } from '../../disclosure/forms';
import type { Amount, Disclosure } from '../../disclosure/model';
import type { Expected, Judged, Locale, Relation, ValueOf } from '../model';
import { amountWithUnit, named, say, sumText } from '../wording';

const CODE = 'target/amount';

/** One relation for each amount that a form calls the project's own. */
export function targetAmount({ tables }: Disclosure): readonly Relation[] {
  return tables.flatMap((table) => {
    const details = readFormDetails(table);
    return details ? details.named.flatMap((amount) => relationOf(details, amount) ?? []) : [];
  });
}

function relationOf({ form }: FormDetails, text: FormAmount): Relation | undefined {
  const { budget } = form;
  if (!budget) return undefined;
  return {
    rule: CODE,
    template: CODE,
    certain: true,
    defines: false,
    severity: 2,
    total: text,
    parts: [{ amount: budget, sign: 1 }],
    // Words may speak of more than this year's money, so that they are doubted, and nothing is repaired by them.
    isApproximate: true,
    expect: expectQuoted(text, budget),
    name: (amount) => (amount === text ? form.name : `${form.name}预算数`),
    describe: (judged, locale) => describe(judged, budget, locale),
  };
}

/** The budget, or the text's own number where that is the budget with fewer decimals. */
function expectQuoted(text: Amount, budget: Amount): (valueAt: ValueOf) => Expected {
  const steps = add(text.printed.step, budget.printed.step);
  return (valueAt) => {
    const [said, meant] = [valueAt(text), valueAt(budget)];
    const isClose = compare(scale(absolute(subtract(said, meant)), 2), steps) <= 0;
    return { value: isClose ? said : meant, steps };
  };
}

function describe(judged: Judged, budget: Amount, locale: Locale): string {
  const { total, name } = judged.relation;
  const { difference } = sumText(judged, locale);
  const said = named(name(total, locale), amountWithUnit(total, locale));
  return say(
    locale,
    `绩效目标中写${said}，而预算数为 ${amountWithUnit(budget, locale)}，相差 ${difference}`,
    `The targets say ${said}, but the budget is ${amountWithUnit(budget, locale)}: they differ by ${difference}`,
  );
}
