/** `target/cost` and `target/value`: what indicators aim at against the budget, and values that cannot be meant (rule 40). */

import { compare, equal } from '../../amounts/exact';
import { type Indicator, readFormDetails } from '../../disclosure/form-details';
import type { FormAmount } from '../../disclosure/forms';
import type { Amount } from '../../disclosure/model';
import { COST_INDICATOR, COST_OF_ONE, MALFORMED_VALUE, WHOLE_COST } from '../../knowledge/indicators';
import { eachTable } from '../each-table';
import type { Finding, FindingRule } from '../model';
import { amountWithUnit, named, relatedAs, say } from '../wording';

/** Costs above the budget; the cost of the whole that is not the budget only as a hint, for it may be paid from elsewhere. */
export const targetCost: FindingRule = {
  code: 'target/cost',
  check: eachTable((table) => {
    const details = readFormDetails(table);
    const budget = details?.form.budget;
    if (!details || !budget || budget.printed.blank) return [];
    const costs = details.indicators.flatMap((indicator) => costOf(indicator) ?? []);
    return costs.flatMap((cost) => {
      if (compare(cost.printed.value, budget.printed.value) > 0) return [costFinding(cost, budget, 3)];
      const isOther = costs.length === 1 && WHOLE_COST.test(cost.label);
      return isOther && !equal(cost.printed.value, budget.printed.value)
        ? [costFinding(cost, budget, 4)]
        : [];
    });
  }),
};

/** Money of an indicator of costs, unless it is what one thing costs. */
function costOf({ names, amount }: Indicator): FormAmount | undefined {
  const isCost = names.slice(0, 2).some((name) => COST_INDICATOR.test(name));
  return isCost && !names.some((name) => COST_OF_ONE.test(name)) ? amount : undefined;
}

function costFinding(cost: FormAmount, budget: Amount, severity: 3 | 4): Finding {
  return {
    code: 'target/cost',
    severity,
    place: cost.place,
    message: (locale) => {
      const said = named(cost.label, amountWithUnit(cost, locale));
      const meant = amountWithUnit(budget, locale);
      return severity === 3
        ? say(
            locale,
            `成本指标“${said}”超过本项目预算数 ${meant}`,
            `The cost indicator ${said} exceeds the project's budget of ${meant}`,
          )
        : say(
            locale,
            `成本指标“${said}”与本项目预算数 ${meant}不同，请核对`,
            `The cost indicator ${said} is not the project's budget of ${meant}: please check`,
          );
    },
    related: [relatedAs('预算数', budget)],
    fixes: [],
    data: { expected: budget.printed.text, actual: cost.printed.text, explains: [] },
  };
}

export const targetValue: FindingRule = {
  code: 'target/value',
  check: eachTable((table) =>
    (readFormDetails(table)?.indicators ?? [])
      .filter(({ value }) => MALFORMED_VALUE.test(value))
      .map(valueFinding),
  ),
};

function valueFinding({ name, value, place }: Indicator): Finding {
  return {
    code: 'target/value',
    severity: 3,
    place,
    message: (locale) =>
      say(
        locale,
        `指标“${name}”的指标值“${value}”不像一个完整的值，请核对`,
        `The value ${value} of the indicator ${name} does not look complete: please check`,
      ),
    related: [],
    fixes: [],
    data: { actual: value, explains: [] },
  };
}
