/** Glyphs → pieces: characters of one baseline that touch, printed twice counted once, hidden ones left out. */

import type { Fill, Glyph, Piece } from './page-model';
import type { SetGlyph } from './state';

/** Blanks between characters of a piece, in sizes of the type: kerning and justified lines stay below. */
const MAX_GAP = 0.3;
/** A glyph stands at least this far behind the one before it; fonts may claim more room than figures are set in. */
const MIN_STEP = 0.15;
/** How far a baseline may differ within a piece. */
const SAME_BASELINE = 0.1;
/** Bold made of two prints: the second stands this close to the first, in sizes of the type. */
const OVERPRINT = 0.12;
/** The part of a line of type above its baseline. */
const ASCENT = 0.86;

/** Pieces of the page in the order in which they were printed. */
export function piecesOf(glyphs: readonly SetGlyph[], fills: readonly Fill[]): Piece[] {
  const pieces: Piece[] = [];
  const isPrinted = printedOnce();
  let run: SetGlyph[] = [];
  let isSpaced = false;
  const end = (): void => {
    // What runs over its cell is read whole, what stands outside altogether is seen by nobody.
    if (run.some(({ isClipped }) => !isClipped)) pieces.push(pieceOf(run, isSpaced));
    isSpaced = false;
    run = [];
  };
  for (const glyph of glyphs) {
    if (glyph.isSpace) {
      if (run.length > 0) end();
      isSpaced = true;
      continue;
    }
    if (glyph.isHidden || (glyph.isWhite && !isOnColour(glyph, fills)) || isPrinted(glyph)) continue;
    const last = run[run.length - 1];
    if (last && !isJoined(last, glyph)) end();
    run.push(glyph);
  }
  end();
  return pieces;
}

function isJoined(last: SetGlyph, next: SetGlyph): boolean {
  const { size } = last;
  const gap = next.x - (last.x + last.advance);
  return (
    Math.abs(next.y - last.y) <= SAME_BASELINE * size &&
    Math.abs(next.size - size) <= 0.2 * size &&
    gap <= (next.isFirst ? MAX_GAP / 2 : MAX_GAP) * size &&
    next.x - last.x >= MIN_STEP * size
  );
}

/** White type is read on coloured ground only. */
function isOnColour({ x, y, size }: SetGlyph, fills: readonly Fill[]): boolean {
  const middle = y - size * 0.4;
  const on = fills.findLast(
    ({ left, right, top, bottom }) => left <= x + 1 && x + 1 <= right && top <= middle && middle <= bottom,
  );
  return on !== undefined && !on.isWhite;
}

/** Tells of each glyph whether the same character was printed in its place before. */
function printedOnce(): (glyph: SetGlyph) => boolean {
  const printed = new Map<string, SetGlyph[]>();
  return (glyph) => {
    const cell = Math.max(4, glyph.size);
    const column = Math.floor(glyph.x / cell);
    const row = Math.floor(glyph.y / cell);
    for (let i = column - 1; i <= column + 1; i++) {
      for (let j = row - 1; j <= row + 1; j++) {
        if (printed.get(`${glyph.text} ${i} ${j}`)?.some((other) => isOver(other, glyph))) return true;
      }
    }
    const key = `${glyph.text} ${column} ${row}`;
    const others = printed.get(key);
    if (others) others.push(glyph);
    else printed.set(key, [glyph]);
    return false;
  };
}

function isOver(one: SetGlyph, other: SetGlyph): boolean {
  const near = OVERPRINT * one.size;
  return (
    Math.abs(one.x - other.x) <= near &&
    Math.abs(one.y - other.y) <= near &&
    Math.abs(one.size - other.size) <= near
  );
}

function pieceOf(run: readonly SetGlyph[], isSpaced: boolean): Piece {
  const glyphs = glyphsOf(run);
  const { x, y, size, isBold } = run[0];
  const last = glyphs[glyphs.length - 1];
  return {
    glyphs,
    x,
    y: y - ASCENT * size,
    width: last.x + last.width - x,
    height: size,
    baseline: y,
    size,
    isBold,
    isSpaced,
  };
}

/** No glyph is wider than its step to the next; the last one is as wide as those before it show. */
function glyphsOf(run: readonly SetGlyph[]): Glyph[] {
  const widths = run.slice(1).map(({ x }, i) => Math.min(run[i].advance, x - run[i].x));
  const isSqueezed = widths.some((width, i) => width < 0.75 * run[i].advance);
  const { advance } = run[run.length - 1];
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  widths.push(isSqueezed ? Math.min(advance, widest) : advance);
  return run.map(({ text, x, isFirst }, i) => ({ text, x, width: widths[i], isFirst }));
}

/** A label set along the other axis becomes one piece that fills the room it takes. */
export function standingPieces(glyphs: readonly SetGlyph[]): Piece[] {
  const pieces: Piece[] = [];
  let run: SetGlyph[] = [];
  const end = (): void => {
    if (run.length > 0) pieces.push(standingPiece(run));
    run = [];
  };
  for (const glyph of glyphs) {
    if (glyph.isSpace || glyph.isHidden) continue;
    const last = run[run.length - 1];
    if (last && (Math.abs(glyph.x - last.x) > 0.1 * last.size || glyph.dy !== last.dy)) end();
    run.push(glyph);
  }
  end();
  return pieces;
}

function standingPiece(run: readonly SetGlyph[]): Piece {
  const { x, size, dy, isBold } = run[0];
  const ends = run.flatMap((glyph) => [glyph.y, glyph.y + glyph.dy * glyph.advance]);
  const top = Math.min(...ends);
  const height = Math.max(...ends) - top;
  const left = dy > 0 ? x - (1 - ASCENT) * size : x - ASCENT * size;
  const step = size / run.length;
  return {
    glyphs: run.map(({ text }, i) => ({ text, x: left + i * step, width: step, isFirst: i === 0 })),
    x: left,
    y: top,
    width: size,
    height,
    baseline: top + height,
    size,
    isBold,
    isSpaced: false,
  };
}
