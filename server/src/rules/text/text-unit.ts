/** `text/unit`: a number would equal the table's amount in another unit: 207元 beside 207万元 (rule 25). */

import { absolute, add, compare, equal, isZero, scale, shift, subtract } from '../../amounts/exact';
import { type Unit, unitExponent } from '../../amounts/units';
import type { Amount, Disclosure } from '../../disclosure/model';
import { clauseOf } from '../../model/clause';
import { unitMeant } from '../../model/unit-slip';
import type { Finding, FindingRule } from '../model';
import { amountWithUnit, named, relatedAs, say } from '../wording';
import { placeName } from './place-name';
import { type TextTie, textTies } from './tie-text';

const CODE = 'text/unit';

export const textUnit: FindingRule = {
  code: CODE,
  check: (disclosure: Disclosure, { doubtfulUnits }) => {
    const ties = textTies(disclosure);
    return ties.flatMap((tie) => {
      const { cell } = tie.place;
      if (isAssumed(tie.place, disclosure) || (cell && doubtfulUnits.has(cell.table))) return [];
      const unit = unitMeant(tie.text, tie.place);
      return unit ? [findingOf(tie, unit, isExactIn(tie, unit) && isUsual(tie.place, ties))] : [];
    });
  },
};

/**
 * Whether most numbers of the text that quote amounts in the unit of this one agree with them. Where they do not, the unit
 * above the table may be what is wrong, and the sentences right.
 */
function isUsual({ printed: { unit } }: Amount, ties: readonly TextTie[]): boolean {
  const inUnit = ties.filter(({ place }) => place.printed.unit === unit);
  return inUnit.filter(agree).length * 2 > inUnit.filter(({ place }) => !isZero(place.printed.value)).length;
}

/** Noughts are the same in any unit. */
function agree({ text: { printed }, place: { printed: other } }: TextTie): boolean {
  const apart = scale(absolute(subtract(printed.value, other.value)), 2);
  return !isZero(other.value) && compare(apart, add(printed.step, other.step)) <= 0;
}

/** Whether the number is exactly the table's amount in another unit, so that no decimals were rounded away. */
function isExactIn({ text, place }: TextTie, unit: Unit): boolean {
  const { value, unit: printed } = text.printed;
  return equal(shift(value, unitExponent(unit) - unitExponent(printed)), place.printed.value);
}

/** A table whose unit is printed neither with it nor above may as well be in the unit of the text. */
function isAssumed({ cell }: Amount, { tables }: Disclosure): boolean {
  if (!cell || cell.table.table.layout === 'pipes') return false;
  const above = tables.slice(0, tables.indexOf(cell.table) + 1);
  return above.every(({ unitPrinted }) => !unitPrinted);
}

function findingOf(tie: TextTie, unit: Unit, isPreferred: boolean): Finding {
  const { text, place } = tie;
  const { printed, unitPlace } = text;
  return {
    code: CODE,
    severity: 2,
    place: text.place,
    amount: text,
    message: (locale) => {
      const meant = named(placeName(place), amountWithUnit(place, locale));
      const clause = clauseOf(text);
      return say(
        locale,
        `文字“${clause}”与${meant}的单位不一致：单位似应为“${unit}”`,
        `The text says “${clause}”, but ${meant}: the unit should probably be ${unit}`,
      );
    },
    related: [relatedAs(placeName(place), place)],
    fixes: [
      {
        title: (locale) =>
          say(locale, `将单位“${printed.unit}”改为“${unit}”`, `Change the unit ${printed.unit} to ${unit}`),
        kind: 'repair',
        isPreferred,
        edits: [{ place: unitPlace, newText: unit }],
      },
    ],
    data: { expected: unit, actual: printed.unit, explains: ['tie/text'] },
  };
}
