/** Words what was done to several amounts at once: moved, swapped, a row left out, a code mistyped. */

import { decimalsAt } from '../amounts/printed';
import type { Amount, Code, PanelRow } from '../disclosure/model';
import type { DiagnosticCode } from '../rules/diagnostic-codes';
import type { Edit, Finding, Fix, Locale, Related, Words } from '../rules/model';
import { columnName, listNames, rowName } from '../rules/names';
import { amountText, named, numberText, say } from '../rules/wording';
import type { Act } from './acts';
import { areCertain, type Evidence } from './certain';
import { areTwoApart } from './graph';
import type { Localised } from './localise';
import { editsFor } from './printing';
import { relatedRelation } from './related';

type ActOf<Kind extends Act['kind']> = Extract<Act, { readonly kind: Kind }>;

/** What the finding of every act has, beside its words. */
interface Told {
  readonly at: Finding['place'];
  readonly amount?: Amount;
  readonly code: DiagnosticCode;
  readonly message: Words;
  readonly fixes: readonly Fix[];
  readonly related?: readonly Related[];
}

/** One finding for an act; it stands for all relations that the act explains. */
export function actFinding(act: Act, component: Localised, evidence: Evidence): Finding {
  const { broken } = component;
  const told = tell(act, component, evidence);
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

function tell(act: Act, component: Localised, evidence: Evidence): Told {
  if (act.kind === 'moved') return moved(act, component, evidence);
  if (act.kind === 'swapped') return swapped(act, component, evidence);
  return act.kind === 'row-missing' ? rowMissing(act, component) : code(act, component);
}

/** How many relations there are around amounts that change. */
function relationsAround({ repairs }: Localised, { around }: Evidence): number {
  return new Set(repairs.flatMap(({ amount }) => around.get(amount) ?? [])).size;
}

function offered(
  title: Words,
  isPreferred: boolean,
  edits: readonly Edit[],
  kind: Fix['kind'] = 'repair',
): Fix[] {
  return edits.length === 0 ? [] : [{ title, kind, isPreferred, edits }];
}

/** What undoes an act on amounts. */
function undoing(title: Words, { repairs }: Localised, evidence: Evidence): Fix[] {
  return offered(title, areCertain(repairs, evidence), editsFor(repairs));
}

function moved({ from, to }: ActOf<'moved'>, component: Localised, evidence: Evidence): Told {
  const relations = relationsAround(component, evidence);
  const sameRow = from.cell?.row === to.cell?.row;
  const nameOf = sameRow ? columnName : rowName;
  const line = sameRow ? '栏' : '行';
  const message: Words = (locale) =>
    say(
      locale,
      `此数似应在“${nameOf(to)}”${line}：移过去后 ${relations} 条勾稽关系全部成立（现在“${nameOf(from)}”${line}）`,
      `This amount seems to belong to “${nameOf(to)}”: there all ${relations} relations hold (printed at “${nameOf(from)}”)`,
    );
  const title: Words = (locale) => {
    const value = amountText(from, locale);
    return say(locale, `将 ${value} 移至“${nameOf(to)}”${line}`, `Move ${value} to “${nameOf(to)}”`);
  };
  return {
    code: 'amount/suspect',
    at: from.place,
    amount: from,
    message,
    fixes: undoing(title, component, evidence),
  };
}

function swapped(act: ActOf<'swapped'>, component: Localised, evidence: Evidence): Told {
  const relations = relationsAround(component, evidence);
  const [first, second] = act.rows.map(nameOfRow);
  const { amount } = component.repairs[0];
  const message: Words = (locale) =>
    say(
      locale,
      `“${first}”与“${second}”两行的数似互换了位置：换回后 ${relations} 条勾稽关系全部成立`,
      `The amounts of “${first}” and “${second}” seem to be swapped: changed back, all ${relations} relations around them hold`,
    );
  const title: Words = (locale) => say(locale, '将两行的数换回', 'Swap the amounts of the two rows back');
  return {
    code: 'amount/suspect',
    at: amount.place,
    amount,
    message,
    fixes: undoing(title, component, evidence),
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
        const { printed } = each.amount;
        const value = numberText(each.value, printed.unit, decimalsAt(printed), locale);
        return named(columnName(each.amount), value);
      }),
      locale,
    );
  const row = nameOfRow(parent);
  const holding = broken.length;
  const message: Words = (locale) => {
    const told = say(
      locale,
      `“${row}”${parent.code ? '的下级' : '所加各行'}似漏列一行（应有${lacking(locale)}）：补上后 ${holding} 条勾稽关系全部成立`,
      `A row seems to be missing among those that “${row}” adds up, with ${lacking(locale)}: with it all ${holding} relations hold`,
    );
    return twin ? told + elsewhere(twin, locale) : told;
  };
  const own = broken.find(({ relation }) => relation.total === amount) ?? broken[0];
  return { code: own.relation.rule, at: amount.place, amount, message, fixes: [] };
}

/** Says which table has the row that is missing here. */
function elsewhere({ table, row }: NonNullable<ActOf<'row-missing'>['twin']>, locale: Locale): string {
  const name = nameOfRow(row);
  return say(locale, `；${table.title}列有“${name}”，此表没有`, `; ${table.title} has “${name}”`);
}

function code({ row, digits, isNamed }: ActOf<'code'>, { broken }: Localised): Told {
  const printed = row.code?.digits ?? '';
  const [{ relation }] = broken;
  const message: Words = (locale) =>
    say(
      locale,
      `科目编码 ${printed} 似应为 ${digits}：改后与“${row.label}”有关的 ${broken.length} 条勾稽关系全部成立`,
      `Code ${printed} seems to be ${digits}: then all ${broken.length} relations that count “${row.label}” hold`,
    );
  const title: Words = (locale) =>
    say(locale, `将编码 ${printed} 改为 ${digits}`, `Change code ${printed} to ${digits}`);
  return {
    code: 'sum/children',
    at: row.code?.places[0] ?? relation.total.place,
    message,
    fixes: row.code
      ? offered(title, isNamed && areTwoApart(broken), editsOfCode(row.code, digits), 'code')
      : [],
  };
}

/** The pieces of a code keep their lengths; one that is not printed digit by digit is left to the user. */
function editsOfCode({ places, digits: printed, isSlipped }: Code, digits: string): Edit[] {
  const length = places.reduce((sum, { start, end }) => sum + end - start, 0);
  if (isSlipped || length !== digits.length) return [];
  let from = 0;
  return places.flatMap((place) => {
    const to = from + place.end - place.start;
    const newText = digits.slice(from, to);
    const isChanged = newText !== printed.slice(from, to);
    from = to;
    return isChanged ? [{ place, newText }] : [];
  });
}
