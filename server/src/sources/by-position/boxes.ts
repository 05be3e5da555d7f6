/** Joins the pieces of a line to boxes: what surely stands in one cell, and what each box looks like. */

import { toHalfWidth } from '../../amounts/printed';
import { tells } from '../../lexicon/describe';
import { isNumbered, LINES } from '../../lexicon/ordinals';
import { compact, isIdeograph } from '../../text/normalise';
import type { Line, Piece } from './model';

/** Pieces of one line that stand together. */
export interface Box<P extends Piece> {
  readonly pieces: Line<P>;
  /** The text without blanks. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

/** Words parted by one blank belong together, unless columns part them. */
const WORD_GAP = 1.6;
/** `收   入`, `合      计`: single characters spread over a cell. */
const SPREAD_GAP = 14;
const LEVEL = /^[类款项]$/;
const AMOUNT =
  /^[-－—△▲(（]?(?:\d{1,3}(?:[,，]\d{3})+(?:[.．]\d+)?|\d+[.．]\d+)[)）]?$|^[-－]?\d+(?:[.．]\d+)?[%％]$/;
const NIL = /^(?:[-‐-―－—─−]{1,2}|0)$/;
const INTEGER = /^\d{1,12}$/;

/** Whether a text can be nothing but an amount: with decimals, separators of thousands or a percent sign. */
export function isAmount(text: string): boolean {
  return AMOUNT.test(toHalfWidth(text));
}

/** A dash or a nought: an amount where it stands in a column of amounts. */
export function isNil(text: string): boolean {
  return NIL.test(toHalfWidth(text));
}

export function isInteger(text: string): boolean {
  return INTEGER.test(toHalfWidth(text));
}

/** The boxes of a line of rows. */
export function boxesOf<P extends Piece>(pieces: Line<P>, line: number): Box<P>[] {
  return joined(pieces, line, goesOn);
}

/** The boxes of a line of a header, where one blank may part columns. */
export function wordsOf<P extends Piece>(pieces: Line<P>, line: number): Box<P>[] {
  return joined(pieces, line, goesOnInHeader);
}

/**
 * The boxes of a line that are figures: amounts, and whole numbers behind words. Whole numbers right before words are a
 * code and its pieces, unless they begin a row of another panel.
 */
export function figuresOf<P extends Piece>(row: readonly Box<P>[]): Box<P>[] {
  let hasWords = false;
  return row.filter(({ text }, index) => {
    if (isAmount(text)) return true;
    if (!isInteger(text)) {
      hasWords ||= !isNil(text);
      return false;
    }
    const next = row.slice(index + 1).find((box) => !isInteger(box.text))?.text;
    return hasWords && text.length > 1 && (next === undefined || isFigure(next) || beginsPanel(next));
  });
}

function beginsPanel(text: string): boolean {
  return isNumbered(text, LINES) || tells(text, 'begins-panel');
}

function isFigure(text: string): boolean {
  return isAmount(text) || isNil(text);
}

export function boxOf<P extends Piece>(pieces: Line<P>, line: number): Box<P> {
  const last = pieces[pieces.length - 1];
  const text = pieces.length === 1 ? pieces[0].text : pieces.map((piece) => piece.text).join('');
  return { pieces, text: compact(text), from: pieces[0].x, to: last.x + last.width, line };
}

function joined<P extends Piece>(
  pieces: Line<P>,
  line: number,
  isOne: (left: P, right: P) => boolean,
): Box<P>[] {
  const boxes: Box<P>[] = [];
  let open: P[] = [];
  for (const piece of pieces) {
    const left = open.at(-1);
    if (left && !isOne(left, piece)) {
      boxes.push(boxOf(open, line));
      open = [];
    }
    open.push(piece);
  }
  if (open.length > 0) boxes.push(boxOf(open, line));
  return boxes;
}

function gapBetween(left: Piece, right: Piece): number {
  return right.x - left.x - left.width;
}

function goesOn(left: Piece, right: Piece): boolean {
  if (isSpread(left, right)) return true;
  if (right.beginsColumn) return false;
  return gapBetween(left, right) < WORD_GAP && !isAmount(left.text) && !isAmount(right.text);
}

function goesOnInHeader(left: Piece, right: Piece): boolean {
  if (isSpread(left, right)) return true;
  if (right.beginsColumn || gapBetween(left, right) >= WORD_GAP) return false;
  return isInteger(left.text) || isInteger(right.text) || gapBetween(left, right) < 0.4;
}

function isSpread(left: Piece, right: Piece): boolean {
  return (
    left.text.length === 1 &&
    right.text.length === 1 &&
    gapBetween(left, right) <= SPREAD_GAP &&
    isIdeograph(left.text.charCodeAt(0)) &&
    isIdeograph(right.text.charCodeAt(0)) &&
    !(LEVEL.test(left.text) && LEVEL.test(right.text))
  );
}
