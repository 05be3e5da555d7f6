/** The forms of single projects: 预算数 = 财政资金 + 上年结转 + 其他资金 in each, and all together 项目支出 (rules 17 and 39). */

import { type ProjectForm, readForm } from '../../disclosure/forms';
import type { Amount, Disclosure } from '../../disclosure/model';
import { tableOf, totalOf } from '../../model/table-places';
import type { Judged, Locale, Relation } from '../model';
import { isRelation, type RelationSettings, sumOf } from '../relations';
import { amountText, say, sumText } from '../wording';
import { tableName, tie } from './model';

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

/** Certain where several sources are printed; with one of them only, forms of the disclosure must show that it is all. */
function sources(form: ProjectForm, disclosure: Disclosure): Relation | undefined {
  const { budget, fiscal } = form;
  if (!fiscal) return undefined;
  const parts = sourcesOf(form).map(({ amount }) => amount);
  const names = namesOf([form]);
  const settings: RelationSettings = {
    rule: 'target/sum',
    template: parts.length > 1 ? 'form' : 'form:fiscal',
    certain: parts.length > 1,
    defines: false,
    name: (amount) => names.get(amount) ?? '',
    describe: (judged, locale) => describe(form, judged, locale),
  };
  const relation = sumOf(settings, budget, parts);
  return relation && { ...relation, severity: 2, votesIn: disclosure };
}

/** The sources that a form prints, as a clerk calls them. */
function sourcesOf({ fiscal, carriedOver, other }: ProjectForm) {
  return [
    { amount: fiscal, chinese: '财政资金', english: 'fiscal' },
    { amount: carriedOver, chinese: '上年结转', english: 'carried over' },
    { amount: other, chinese: '其他资金', english: 'other' },
  ].flatMap(({ amount, ...names }) => (amount ? [{ amount, ...names }] : []));
}

function namesOf(forms: readonly ProjectForm[]): ReadonlyMap<Amount, string> {
  return new Map(
    forms.flatMap((form) => [
      ...(form.budget ? [[form.budget, `${form.name}预算数`] as const] : []),
      ...sourcesOf(form).map(({ amount, chinese }) => [amount, chinese] as const),
    ]),
  );
}

function describe(form: ProjectForm, judged: Judged, locale: Locale): string {
  const { sum, difference } = sumText(judged, locale);
  const printed = amountText(judged.relation.total, locale);
  const { name } = form;
  const sources = sourcesOf(form);
  const isSum = sources.length > 1;
  const [chinese, english] = [
    sources.map((one) => one.chinese).join('与'),
    sources.map((one) => one.english).join(' and '),
  ];
  return say(
    locale,
    `${name}：预算数 ${printed}，${chinese}${isSum ? '之和' : ''}为 ${sum}，相差 ${difference}`,
    `${name}: the budget is ${printed}, but ${english} funds ${isSum ? 'add up to' : 'are'} ${sum}: they differ by ${difference}`,
  );
}
