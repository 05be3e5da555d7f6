/** The first look at a document of which one printed amount was retyped: what a keystroke does most of the time. */

import { isZero } from '../amounts/exact';
import { type Printed, parseAmount, withDecimals } from '../amounts/printed';
import type { Amount } from '../disclosure/model';
import { afterRetyping } from '../reconcile/reconcile';
import { editSnapshot, positionAt, type TextChange } from '../text/snapshot';
import { amountAt, disclosureOf } from './lookup';
import type { CheckedDocument, FoundDocument } from './model';
import { spanOfPlace } from './ranges';

/**
 * What is found after a change of one printed amount of a table, told from the check before it: the sums and ties of that
 * amount are judged anew, everything else is as it was. `text` is as it is now. `undefined` where more has changed, so
 * that the document has to be checked; a check may also find more, and goes before what was found at first look.
 */
export function lookAtRetyped(
  document: CheckedDocument,
  change: TextChange,
  text: string,
): FoundDocument | undefined {
  if (document.partial || document.language === 'unrecognised') return undefined;
  const amount = amountAround(document, change);
  const printed = amount && printedNow(document, amount, change, text);
  const disclosure = amount && disclosureOf(document, amount.place.block);
  if (!printed || !disclosure) return undefined;
  const retyped = { amount, instead: { ...amount, printed } };
  const findings = afterRetyping(document.parts, disclosure, retyped, document.settings);
  if (!findings) return undefined;
  const { model, settings } = document;
  return {
    snapshot: editSnapshot(document.snapshot, change, text),
    model,
    since: change,
    findings,
    settings,
  };
}

/** The amount of a table, printed in one piece, that a change stays within. Where blanks were lost, numbers may change places. */
function amountAround(document: CheckedDocument, { start, oldEnd }: TextChange): Amount | undefined {
  const amount = amountAt(document, positionAt(document.snapshot, start));
  const cell = amount?.cell;
  if (!cell || amount.printed.blank || cell.table.table.layout === 'spaced') return undefined;
  const printedCell = cell.table.rows[cell.row].cells[cell.column];
  if (!printedCell || printedCell.more) return undefined;
  const span = spanOfPlace(document, amount.place);
  return span.start <= start && oldEnd <= span.end ? amount : undefined;
}

/** What is printed in the amount's place now, if that is the same sort of number: as many decimals, and money or nought. */
function printedNow(
  document: CheckedDocument,
  { place, printed }: Amount,
  { oldEnd, newEnd }: TextChange,
  text: string,
): Printed | undefined {
  const span = spanOfPlace(document, place);
  const now = parseAmount(text.slice(span.start, span.end + newEnd - oldEnd), printed.unit);
  if (!now || now.blank || now.decimals !== printed.decimals) return undefined;
  if (isZero(now.step) || isZero(now.value) !== isZero(printed.value)) return undefined;
  return printed.usualDecimals === undefined ? now : withDecimals(now, printed.usualDecimals);
}
