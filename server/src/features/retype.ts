/** The first look at a document of which one printed amount was retyped: what a keystroke does most of the time. */

import type { Hover, Position } from 'vscode-languageserver-types';
import { isZero } from '../amounts/exact';
import { type Printed, parseAmount, withDecimals } from '../amounts/printed';
import { asksForValues, isAsked } from '../disclosure/asked';
import type { Amount, Disclosure } from '../disclosure/model';
import { afterRetyping } from '../reconcile/reconcile';
import { judgedAfter, type Retyped } from '../reconcile/retyped';
import { holdsAsComputed } from '../reconcile/retyped-asked';
import type { Finding } from '../rules/model';
import { memoize } from '../text/memo';
import { type Lines, offsetAt, positionAt, type TextChange } from '../text/snapshot';
import { amountHover } from './amount-hover';
import { complaintsAt } from './complaints';
import { amountAt, disclosureOf } from './lookup';
import type { CheckedDocument, FoundDocument } from './model';
import { spanOfPlace } from './ranges';
import { relationsAround } from './relations';

/** An amount of a checked document that was retyped since, with the disclosure that it stands in. */
interface Retyping extends Retyped {
  readonly disclosure: Disclosure;
}

/**
 * What is found after a change of one printed amount of a table, told from the check before it: the sums and ties of that
 * amount are judged anew, everything else is as it was. `lines` are as they are now. `undefined` where more has changed,
 * so that the document has to be checked; a check may also find more, and goes before what was found at first look.
 */
export function lookAtRetyped(
  document: CheckedDocument,
  change: TextChange,
  lines: Lines,
): FoundDocument | undefined {
  const retyping = retypingIn(document, change, lines);
  const findings =
    retyping &&
    (asksForValues(retyping.disclosure)
      ? findingsAsBefore(document, retyping)
      : findingsAfter(document, retyping));
  if (!findings) return undefined;
  const { model, settings } = document;
  return { snapshot: lines, model, since: change, findings, settings };
}

/** The findings for what is printed now: found once, for what was undone is often done again. */
function findingsAfter(document: CheckedDocument, retyping: Retyping): readonly Finding[] | undefined {
  const { disclosure, amount, instead } = retyping;
  const looks = looksAt(document);
  const known = looks.get(amount) ?? new Map<string, readonly Finding[] | undefined>();
  looks.set(amount, known);
  const { text } = instead.printed;
  if (!known.has(text))
    known.set(text, afterRetyping(document.model, document.parts, disclosure, retyping, document.settings));
  return known.get(text);
}

/** Where values are asked for, what is computed from the amount changes with it: told only where nothing is found by that. */
function findingsAsBefore(document: CheckedDocument, retyping: Retyping): readonly Finding[] | undefined {
  const { amount, disclosure } = retyping;
  const verdicts = document.parts.get(disclosure);
  const isAbout = ({ block, start, end }: Finding['place']): boolean =>
    block === amount.place.block && start <= amount.place.end && amount.place.start <= end;
  const isTold = ({ place, places = [place] }: Finding): boolean => places.some(isAbout);
  // A number in the place of the sign is computed no more.
  if (!verdicts || isAsked(amount) || document.findings.some(isTold)) return undefined;
  const isExact = document.settings.tolerance === 'exact';
  return holdsAsComputed(verdicts, retyping, isExact) ? document.findings : undefined;
}

/** What was found at earlier looks since the check, by the amount and what was printed in its place. */
const looksAt = memoize(
  (_: CheckedDocument) => new Map<Amount, Map<string, readonly Finding[] | undefined>>(),
);

/** The same of the amount of a table that stands at a position, for those who point at it. */
export function hoverAtFirstLook(
  document: CheckedDocument,
  change: TextChange,
  lines: Lines,
  position: Position,
  withFindings: boolean,
): Hover | undefined {
  const retyping = retypingIn(document, change, lines);
  if (!retyping || asksForValues(retyping.disclosure)) return undefined;
  const asked = amountAt(document, positionBefore(document, change, offsetAt(lines, position)));
  if (!asked?.cell) return undefined;
  const isExact = document.settings.tolerance === 'exact';
  const judged = relationsAround(document, asked).flatMap((one) => judgedAfter(one, retyping, isExact) ?? []);
  const { model, settings } = document;
  const amount = asked === retyping.amount ? retyping.instead : asked;
  const findings = withFindings ? findingsAfter(document, retyping) : [];
  if (!findings) return undefined;
  return amountHover({ snapshot: lines, model, since: change, settings }, amount, {
    judged,
    findings: complaintsAt(findings, amount.place),
  });
}

/** Where a place of the text stood before a change; what was inserted stood where it begins. */
function positionBefore(
  { snapshot }: CheckedDocument,
  { start, oldEnd, newEnd }: TextChange,
  offset: number,
): Position {
  if (offset <= start) return positionAt(snapshot, offset);
  return positionAt(snapshot, offset < newEnd ? start : offset - newEnd + oldEnd);
}

function retypingIn(document: CheckedDocument, change: TextChange, lines: Lines): Retyping | undefined {
  if (document.partial || document.language === 'unrecognised') return undefined;
  const amount = amountAround(document, change);
  const printed = amount && printedNow(document, amount, change, lines);
  const disclosure = amount && disclosureOf(document, amount.place.block);
  return printed && disclosure && { amount, instead: { ...amount, printed }, disclosure };
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
  { text }: Lines,
): Printed | undefined {
  const span = spanOfPlace(document, place);
  const slice = text.slice(span.start, span.end + newEnd - oldEnd);
  // A blank typed at an edge of the amount may part or move cells.
  if (slice !== slice.trim()) return undefined;
  const now = parseAmount(slice, printed.unit);
  if (!now || now.blank || printed.flaw || now.decimals !== printed.decimals) return undefined;
  if (isZero(now.step) || isZero(now.value) !== isZero(printed.value)) return undefined;
  return printed.usualDecimals === undefined ? now : withDecimals(now, printed.usualDecimals);
}
