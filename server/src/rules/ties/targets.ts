/** The forms of single projects: 预算数 = 财政资金 + 其他资金 in each, and all together 项目支出 (rules 17 and 39). */

import { type ProjectForm, readForm } from '../../disclosure/forms';
import type { Amount, Disclosure } from '../../disclosure/model';
import type { Judged, Locale, Relation } from '../model';
import { isRelation, type RelationSettings, sumOf } from '../relations';
import { amountText, say, sumText } from '../wording';
import { tableName, tie } from './model';
import { tableOf, totalOf } from './places';

/** One form alone says nothing of all projects. */
const FEWEST = 2;

/** Sums of the forms with a budget that can be read. */
export function tieTargets(disclosure: Disclosure): readonly Relation[] {
  const forms = disclosure.tables.flatMap((table) => readForm(table) ?? []);
  const budgets = forms.flatMap(({ budget }) => budget ?? []);
  const spending = totalOf(tableOf(disclosure, 'expenditure'), 'project');
  return [
    ...(budgets.length < FEWEST ? [] : together(spending, budgets, forms)),
    ...forms.map((form) => sources(form, disclosure)).filter(isRelation),
  ];
}

/** Likely rather than certain: not every project has to publish its form. */
function together(spending: Amount | undefined, budgets: readonly Amount[], forms: readonly ProjectForm[]) {
  const names = namesOf(forms);
  const name = (amount: Amount) => names.get(amount) ?? tableName(amount);
  return tie('T3-PF', spending, budgets, false).map((relation): Relation => ({ ...relation, name }));
}

/** Certain where both sources are printed; with one of them only, forms of the disclosure must show that it is all. */
function sources(form: ProjectForm, disclosure: Disclosure): Relation | undefined {
  const { budget, fiscal, other } = form;
  if (!fiscal) return undefined;
  const names = namesOf([form]);
  const settings: RelationSettings = {
    rule: 'target/sum',
    template: other ? 'form' : 'form:fiscal',
    certain: other !== undefined,
    defines: false,
    name: (amount) => names.get(amount) ?? '',
    describe: (judged, locale) => describe(form, judged, locale),
  };
  const relation = sumOf(settings, budget, other ? [fiscal, other] : [fiscal]);
  return relation && { ...relation, severity: 2, votesIn: disclosure };
}

function namesOf(forms: readonly ProjectForm[]): ReadonlyMap<Amount, string> {
  return new Map(
    forms.flatMap(({ name, budget, fiscal, other }) =>
      [
        [budget, `${name}预算数`] as const,
        [fiscal, '财政资金'] as const,
        [other, '其他资金'] as const,
      ].flatMap(([amount, called]) => (amount ? [[amount, called] as const] : [])),
    ),
  );
}

function describe({ name, other }: ProjectForm, judged: Judged, locale: Locale): string {
  const { sum, difference } = sumText(judged, locale);
  const printed = amountText(judged.relation.total, locale);
  return say(
    locale,
    `${name}：预算数 ${printed}，财政资金${other ? '与其他资金之和' : ''}为 ${sum}，相差 ${difference}`,
    `${name}: the budget is ${printed}, but fiscal ${other ? 'and other funds add up to' : 'funds are'} ${sum}: they differ by ${difference}`,
  );
}
