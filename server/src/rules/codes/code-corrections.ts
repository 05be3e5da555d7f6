/** Corrections of a printed 科目编码: the entries that may have been meant, and the edits that write another code or name. */

import { levelsOf, parentCode } from '../../knowledge/domains';
import type { Classification, ClassificationEntry } from '../../knowledge/model';
import { digitDistance } from '../../knowledge/near';
import type { PrintedCode, PrintedCodes } from '../../model/printed-codes';
import type { Place } from '../../tables/model';
import { nameKey, tailSpan } from '../../text/normalise';
import type { Edit, Fix, Locale } from '../model';
import { say } from '../wording';

/** Entries beside a code, under its parent, whose official name is exactly the printed one. */
export function siblingsOfThatName(
  printed: PrintedCode,
  classification: Classification,
  year: number | undefined,
): ClassificationEntry[] {
  if (printed.nameKey === '') return [];
  return classification
    .children(printed.domain, parentCode(printed.digits) ?? '', year)
    .filter(({ code, name }) => code !== printed.digits && nameKey(name) === printed.nameKey);
}

/** Entries of exactly the printed name whose code is a slip of the finger away, those printed elsewhere first. */
export function nearOfThatName(
  printed: PrintedCode,
  codes: PrintedCodes,
  classification: Classification,
): ClassificationEntry[] {
  const { domain, digits, row, nameKey: key } = printed;
  if (key === '') return [];
  const isNamed = ({ name }: ClassificationEntry) => nameKey(name) === key;
  const elsewhere = codes
    .oneDigitOff(printed)
    .flatMap((other) => classification.find(domain, other.digits, codes.year) ?? [])
    .filter(isNamed);
  const near = classification
    .near(domain, digits, row.label, codes.year)
    .filter((entry) => isNamed(entry) && digitDistance(entry.code, digits) === 1);
  return [...new Set([...elsewhere, ...near])];
}

/** Where a code stands: its piece, or from the first piece to the last. */
export function placeOfCode({ code }: PrintedCode): Place {
  const [first] = code.places;
  const last = code.places[code.places.length - 1];
  return { block: first.block, start: first.start, end: last.end };
}

/** Where a name stands, without the ordinal, `其中：` or code before it; `undefined` where it is not one piece. */
export function placeOfName({ table, panel, row }: PrintedCode): Place | undefined {
  const { labelPlace } = row;
  const cell =
    panel.nameColumn === undefined ? undefined : table.table.rows[row.row]?.cells[panel.nameColumn];
  if (!labelPlace || !cell || cell.start !== labelPlace.start) return undefined;
  if (cell.text.length !== labelPlace.end - labelPlace.start) return undefined;
  const { start, end } = tailSpan(cell.text, row.label.length);
  return { block: labelPlace.block, start: labelPlace.start + start, end: labelPlace.start + end };
}

/** Writes another code; nothing where the code is printed in pieces that the other code does not have. */
export function correctCode(
  printed: PrintedCode,
  { code, name }: Pick<ClassificationEntry, 'code' | 'name'>,
  isPreferred: boolean,
): Fix[] {
  const { places, isSlipped } = printed.code;
  if (isSlipped) return [];
  // What stands in the rows above is right for them.
  const inherited = printed.digits.slice(0, printed.code.inherited ?? 0);
  if (!code.startsWith(inherited) || (inherited !== '' && code.length !== printed.digits.length)) return [];
  const pieces = piecesLike(printed, code);
  if (pieces.length !== places.length) return [];
  const before = piecesLike(printed, printed.digits);
  const edits: Edit[] = places
    .map((place, index) => ({ place, newText: pieces[index] }))
    .filter(({ newText, place }, index) => newText !== before[index] || isSpaced(place, newText));
  const title = (locale: Locale) =>
    say(locale, `编码改为 ${code}（${name}）`, `Change the code to ${code} (${name})`);
  return [{ title, kind: 'code', isPreferred, edits }];
}

/** A code cut as another is printed: whole, level by level, or wherever the cells of the table cut one of its length. */
function piecesLike(
  { code: { places, inherited = 0 }, digits }: PrintedCode,
  code: string,
): readonly string[] {
  if (places.length === 1) return [code.slice(inherited)];
  const widths = places.map(({ start, end }) => end - start);
  const isDense = widths.reduce((sum, width) => sum + width, inherited) === digits.length;
  if (!isDense || code.length !== digits.length) return levelsOf(code);
  let at = inherited;
  return widths.map((width) => {
    at += width;
    return code.slice(at - width, at);
  });
}

/** Whether a piece is printed with blanks within, so that writing it anew joins it. */
function isSpaced({ start, end }: Place, digits: string): boolean {
  return end - start !== digits.length;
}

/** Writes another name. */
export function correctName(printed: PrintedCode, name: string, isPreferred: boolean): Fix[] {
  const place = placeOfName(printed);
  if (!place) return [];
  const title = (locale: Locale) => say(locale, `名称改为“${name}”`, `Change the name to “${name}”`);
  return [{ title, kind: 'name', isPreferred, edits: [{ place, newText: name }] }];
}
