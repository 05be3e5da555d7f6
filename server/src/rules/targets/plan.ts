/**
 * `target/plan`: the plan of payments never falls, and by the end of the year it is 100 % or, where it prints amounts, the
 * budget of the project (rule 39). Plans that print what is paid in each quarter add up to it instead.
 */

import { absolute, add, compare, type Exact, scale, subtract } from '../../amounts/exact';
import { parseAmount } from '../../amounts/printed';
import { type FormDetails, type Plan, type PlanStep, readFormDetails } from '../../disclosure/form-details';
import type { Amount, Disclosure } from '../../disclosure/model';
import type { Finding, FindingRule, Locale, Words } from '../model';
import { amountWithUnit, say } from '../wording';

const CODE = 'target/plan';

/** Everything that a plan may come to: all of it in percent, or the budget. */
interface Goals {
  readonly whole: Exact;
  readonly budget?: Amount;
}

type Measure = 'percent' | 'money';

export const targetPlan: FindingRule = {
  code: CODE,
  check: ({ tables }: Disclosure) => {
    const forms = tables.flatMap((table) => readFormDetails(table) ?? []);
    const usual = usualMeasure(forms);
    return forms.flatMap((form) => check(form, usual));
  },
};

/** What plans of a disclosure print that leave no doubt, where they all print the same. */
function usualMeasure(forms: readonly FormDetails[]): Measure | undefined {
  const measures = new Set(forms.flatMap((form) => (form.plan ? (measureOf(form.plan, form) ?? []) : [])));
  return measures.size === 1 ? [...measures][0] : undefined;
}

/** Told by the mark of percent, or by what the plan comes to. */
function measureOf({ steps }: Plan, { form }: FormDetails): Measure | undefined {
  if (steps.length === 0) return undefined;
  if (steps.every(({ isPercent }) => isPercent)) return 'percent';
  if (steps.some(({ isPercent }) => isPercent)) return undefined;
  const goals = goalsOf(steps, form.budget);
  const isMoney = comesTo(steps, goals.budget?.printed.value);
  const isPercent = comesTo(steps, goals.whole);
  return isMoney === isPercent ? undefined : isMoney ? 'money' : 'percent';
}

function goalsOf([{ amount }]: readonly PlanStep[], budget: Amount | undefined): Goals {
  return { whole: parseAmount('100', amount.printed.unit)?.value ?? 0, budget };
}

/** The last step, or all of them together, within what rounding leaves. */
function comesTo(steps: readonly PlanStep[], goal: Exact | undefined): boolean {
  if (goal === undefined) return false;
  const sum = steps.reduce<Exact>((value, { amount }) => add(value, amount.printed.value), 0);
  const last = steps[steps.length - 1].amount.printed;
  const off = (value: Exact, count: number) =>
    compare(scale(absolute(subtract(value, goal)), 2), scale(last.step, count)) <= 0;
  return off(last.value, 1) || off(sum, steps.length);
}

function check(details: FormDetails, usual: Measure | undefined): Finding[] {
  const { plan, form } = details;
  if (!plan || plan.steps.length < 2) return [];
  const { steps } = plan;
  const goals = goalsOf(steps, form.budget);
  if (comesTo(steps, goals.whole) || comesTo(steps, goals.budget?.printed.value)) {
    const fallen = isInEachQuarter(steps, goals) ? undefined : firstFall(steps);
    return fallen === undefined ? [] : [fall(steps[fallen], steps[fallen - 1])];
  }
  const fallen = firstFall(steps);
  if (fallen !== undefined) return [fall(steps[fallen], steps[fallen - 1])];
  const measure = measureOf(plan, details) ?? usual;
  if (!plan.isWholeYear || measure === undefined) return [];
  return measure === 'percent' ? [unfinished(steps, undefined)] : [unfinished(steps, goals.budget)];
}

/** Whether the steps add up to the goal rather than rise to it. */
function isInEachQuarter(steps: readonly PlanStep[], { whole, budget }: Goals): boolean {
  const last = steps[steps.length - 1].amount.printed.value;
  return compare(last, whole) !== 0 && (!budget || compare(last, budget.printed.value) !== 0);
}

function firstFall(steps: readonly PlanStep[]): number | undefined {
  const at = steps.findIndex(
    ({ amount }, index) =>
      index > 0 && compare(amount.printed.value, steps[index - 1].amount.printed.value) < 0,
  );
  return at < 0 ? undefined : at;
}

function fall(step: PlanStep, before: PlanStep): Finding {
  return findingOf(
    step,
    (locale) =>
      say(
        locale,
        `支出计划累计数不应减少：${stepText(before)}，${stepText(step)}`,
        `The plan of payments adds up over the year and cannot fall: ${stepText(before)}, ${stepText(step)}`,
      ),
    [before],
  );
}

function unfinished(steps: readonly PlanStep[], budget: Amount | undefined): Finding {
  const step = steps[steps.length - 1];
  const goal = (locale: Locale) => (budget ? amountWithUnit(budget, locale) : '100%');
  return findingOf(step, (locale) =>
    say(
      locale,
      `支出计划到年底应为 ${goal(locale)}${budget ? '（预算数）' : ''}，现${stepText(step)}`,
      `By the end of the year the plan should reach ${goal(locale)}${budget ? ', the budget' : ''}; it prints ${stepText(step)}`,
    ),
  );
}

function stepText({ label, amount, isPercent }: PlanStep): string {
  return `${label} ${amount.printed.text}${isPercent ? '%' : ''}`;
}

function findingOf({ amount }: PlanStep, message: Words, related: readonly PlanStep[] = []): Finding {
  return {
    code: CODE,
    severity: 2,
    place: amount.place,
    message,
    related: related.map((step) => ({ place: step.amount.place, message: () => stepText(step) })),
    fixes: [],
    data: { actual: amount.printed.text, explains: [] },
  };
}
