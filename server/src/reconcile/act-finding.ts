/** Words what was done to several amounts at once: moved, swapped, a row left out, a code mistyped. */

import { formatAmount } from '../amounts/printed';
import type { Amount, Code, PanelRow } from '../disclosure/model';
import type { Edit, Finding, Fix, Locale, Related, Words } from '../rules/model';
import { columnName, listNames, rowName, valueText } from '../rules/names';
import type { Act } from './acts';
import { relatedRelation } from './findings';
import type { RelationsOf } from './graph';
import type { Localised } from './localise';
import { editsFor } from './recompute';

type ActOf<Kind extends Act['kind']> = Extract<Act, { readonly kind: Kind }>;

/** What the finding of every act has, beside its words. */
interface Told {
  readonly at: Finding['place'];
  readonly amount?: Amount;
  readonly code: string;
  readonly message: Words;
  readonly fixes: readonly Fix[];
  readonly related?: readonly Related[];
}

/** One finding for an act; it stands for all relations that the act explains. */
export function actFinding(act: Act, component: Localised, around: RelationsOf): Finding {
  const { broken } = component;
  const told = tell(act, component, around);
  return {
    code: told.code,
    severity: 1,
    place: told.at,
    amount: told.amount,
    message: told.message,
    related: [...(told.related ?? []), ...broken.map((judged) => relatedRelation(judged, told.amount))],
    fixes: told.fixes,
    data: { explains: [...new Set(broken.map(({ relation }) => relation.rule))] },
  };
}

function tell(act: Act, component: Localised, around: RelationsOf): Told {
  if (act.kind === 'moved') return moved(act, component, relationsAround([act.from, act.to], around));
  if (act.kind === 'swapped') {
    const amounts = component.repairs.map(({ amount }) => amount);
    return swapped(act, component, relationsAround(amounts, around));
  }
  return act.kind === 'row-missing' ? rowMissing(act, component) : code(act, component);
}

function relationsAround(amounts: readonly Amount[], around: RelationsOf): number {
  return new Set(amounts.flatMap((amount) => around.get(amount) ?? [])).size;
}

function preferred(title: Words, edits: readonly Edit[], kind: Fix['kind'] = 'repair'): Fix[] {
  return edits.length === 0 ? [] : [{ title, kind, isPreferred: true, edits }];
}

function moved({ from, to }: ActOf<'moved'>, { repairs }: Localised, relations: number): Told {
  const sameRow = from.cell?.row === to.cell?.row;
  const nameOf = sameRow ? columnName : rowName;
  const message: Words = (locale) =>
    locale === 'en'
      ? `This amount seems to belong to “${nameOf(to)}”: there all ${relations} relations hold (printed at “${nameOf(from)}”)`
      : `此数似应在“${nameOf(to)}”${sameRow ? '栏' : '行'}：移过去后 ${relations} 条勾稽关系全部成立（现在“${nameOf(from)}”${sameRow ? '栏' : '行'}）`;
  const title: Words = (locale) =>
    locale === 'en'
      ? `Move ${valueText(from)} to “${nameOf(to)}”`
      : `将 ${valueText(from)} 移至“${nameOf(to)}”${sameRow ? '栏' : '行'}`;
  return {
    code: 'amount/suspect',
    at: from.place,
    amount: from,
    message,
    fixes: preferred(title, editsFor(repairs)),
  };
}

function swapped(act: ActOf<'swapped'>, { repairs }: Localised, relations: number): Told {
  const [first, second] = act.rows.map(nameOfRow);
  const { amount } = repairs[0];
  const message: Words = (locale) =>
    locale === 'en'
      ? `The amounts of “${first}” and “${second}” seem to be swapped: changed back, all ${relations} relations around them hold`
      : `“${first}”与“${second}”两行的数似互换了位置：换回后 ${relations} 条勾稽关系全部成立`;
  const title: Words = (locale) =>
    locale === 'en' ? 'Swap the amounts of the two rows back' : '将两行的数换回';
  return {
    code: 'amount/suspect',
    at: amount.place,
    amount,
    message,
    fixes: preferred(title, editsFor(repairs)),
  };
}

function nameOfRow({ label, code }: PanelRow): string {
  return code ? `${label}（${code.digits}）` : label;
}

function rowMissing({ parent, missing, twin }: ActOf<'row-missing'>, { broken }: Localised): Told {
  const [{ amount }] = missing;
  const lacking = (locale: Locale): string =>
    listNames(
      missing.map((each) => {
        const { unit, decimals } = each.amount.printed;
        return `${columnName(each.amount)} ${formatAmount(each.value, unit, decimals)}`;
      }),
      locale,
    );
  const message: Words = (locale) => {
    const row = nameOfRow(parent);
    if (locale === 'en') {
      const other = twin ? `; ${twin.table.title} has “${nameOfRow(twin.row)}”` : '';
      return `A row seems to be missing below “${row}”, with ${lacking(locale)}: with it all ${broken.length} relations hold${other}`;
    }
    const other = twin ? `；${twin.table.title}列有“${nameOfRow(twin.row)}”，此表没有` : '';
    return `“${row}”下似漏列一行（${lacking(locale)}）：补上后 ${broken.length} 条勾稽关系全部成立${other}`;
  };
  return { code: broken[0].relation.rule, at: amount.place, amount, message, fixes: [] };
}

function code({ row, digits }: ActOf<'code'>, { broken }: Localised): Told {
  const printed = row.code?.digits ?? '';
  const [{ relation }] = broken;
  const message: Words = (locale) =>
    locale === 'en'
      ? `Code ${printed} seems to be ${digits}: then all ${broken.length} relations that count “${row.label}” hold`
      : `科目编码 ${printed} 似应为 ${digits}：改后与“${row.label}”有关的 ${broken.length} 条勾稽关系全部成立`;
  const title: Words = (locale) =>
    locale === 'en' ? `Change code ${printed} to ${digits}` : `将编码 ${printed} 改为 ${digits}`;
  return {
    code: 'sum/children',
    at: row.code?.places[0] ?? relation.total.place,
    message,
    fixes: row.code ? preferred(title, editsOfCode(row.code, digits), 'code') : [],
  };
}

/** The pieces of a code keep their lengths; one that is not printed digit by digit is left to the user. */
function editsOfCode({ places, digits: printed }: Code, digits: string): Edit[] {
  const length = places.reduce((sum, { start, end }) => sum + end - start, 0);
  if (length !== digits.length) return [];
  let from = 0;
  return places.flatMap((place) => {
    const to = from + place.end - place.start;
    const newText = digits.slice(from, to);
    const isChanged = newText !== printed.slice(from, to);
    from = to;
    return isChanged ? [{ place, newText }] : [];
  });
}
