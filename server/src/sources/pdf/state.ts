/** The graphics state of PDF as far as it decides where text and lines stand and whether anyone sees them. */

import { after, apply, IDENTITY, type Matrix } from './matrix';
import type { Box } from './paths';

/** What is known of a font: its name, its weight, and the size of the space that glyph widths are given in. */
export interface Font {
  readonly isBold: boolean;
  readonly isVertical: boolean;
  /** From glyph units to text units, 0.001 but for Type 3 fonts. */
  readonly unit: number;
  /** The origin of a glyph set vertically, [advance, x, y] in glyph units. */
  readonly vertical: readonly number[] | undefined;
}

export interface State {
  matrix: Matrix;
  isFillWhite: boolean;
  isStrokeWhite: boolean;
  fillAlpha: number;
  strokeAlpha: number;
  lineWidth: number;
  font: Font | undefined;
  fontSize: number;
  characterSpacing: number;
  wordSpacing: number;
  /** Horizontal scale, 1 as a rule. */
  stretch: number;
  leading: number;
  rise: number;
  renderingMode: number;
  /** Nothing shows beyond it. */
  clip: Box | undefined;
}

export interface Pen {
  textMatrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
}

export const newState = (matrix: Matrix): State => ({
  matrix,
  isFillWhite: false,
  isStrokeWhite: false,
  fillAlpha: 1,
  strokeAlpha: 1,
  lineWidth: 1,
  font: undefined,
  fontSize: 0,
  characterSpacing: 0,
  wordSpacing: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  renderingMode: 0,
  clip: undefined,
});

export const newPen = (): Pen => ({ textMatrix: IDENTITY, x: 0, y: 0, lineX: 0, lineY: 0 });

export function movePen(pen: Pen, x: number, y: number): void {
  pen.lineX += x;
  pen.lineY += y;
  pen.x = pen.lineX;
  pen.y = pen.lineY;
}

/** Drawn without ink: text that only machines find, as under a scanned page. */
const INVISIBLE = new Set([3, 7]);
/** Filled and stroked: how programs without a bold font make one. */
const FILLED_AND_STROKED = 2;

/** A glyph on the page: where its baseline begins, the way the line runs, its advance and size. */
export interface SetGlyph {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Direction of the baseline, length 1. */
  readonly dx: number;
  readonly dy: number;
  readonly advance: number;
  readonly size: number;
  readonly isBold: boolean;
  readonly isHidden: boolean;
  readonly isWhite: boolean;
  /** It stands where nothing shows. */
  readonly isClipped: boolean;
  readonly isSpace: boolean;
  readonly font: Font;
  /** The number that the document gives for it. */
  readonly code: number | undefined;
  /** The first of the glyphs that one operator shows. */
  readonly isFirst: boolean;
}

/** A glyph as pdfjs names it. */
export interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace?: boolean;
  readonly originalCharCode?: number;
  readonly vmetric?: readonly number[];
}

/** Sets the glyphs of one operator and moves the pen behind them. */
export function setText(state: State, pen: Pen, shown: readonly (ShownGlyph | number)[]): SetGlyph[] {
  const { font } = state;
  if (!font || state.fontSize === 0) return [];
  const glyphs: SetGlyph[] = [];
  const size = Math.abs(state.fontSize);
  const toPage = after(pen.textMatrix, state.matrix);
  // A negative size turns the glyphs over in both directions; lengths along the line follow it.
  const way = Math.sign(state.fontSize);
  const stretch = state.stretch * way;
  const [a, b, c, d] = toPage;
  const along = Math.hypot(a, b) || 1;
  const across = Math.abs(a * d - b * c) / along;
  const isBold = font.isBold || (state.renderingMode === FILLED_AND_STROKED && !state.isStrokeWhite);
  const isHidden = INVISIBLE.has(state.renderingMode) || state.fillAlpha === 0;
  const isStroked = state.renderingMode === 1;
  const isWhite = isStroked ? state.isStrokeWhite : state.isFillWhite;
  const turn = Math.sign(stretch) || 1;
  for (const glyph of shown) {
    if (typeof glyph === 'number') {
      const gap = (glyph * size) / 1000;
      if (font.isVertical) pen.y -= gap;
      else pen.x -= gap * stretch;
      continue;
    }
    const spacing = (glyph.isSpace ? state.wordSpacing : 0) + state.characterSpacing;
    const metrics = glyph.vmetric ?? font.vertical;
    const width = glyph.width * font.unit * size;
    const offsetX = font.isVertical ? -(metrics ? metrics[1] * font.unit * size : width / 2) : 0;
    const offsetY = font.isVertical && metrics ? -metrics[2] * font.unit * size : 0;
    const [x, y] = apply(toPage, pen.x + offsetX * stretch, pen.y + state.rise + offsetY);
    glyphs.push({
      text: glyph.unicode,
      x,
      y,
      dx: (a / along) * turn,
      dy: (b / along) * turn,
      advance: Math.abs(width * stretch) * along,
      size: size * across,
      isBold,
      isHidden,
      isWhite,
      isClipped: state.clip !== undefined && isOutside(state.clip, x, y, size * across),
      // Not `glyph.isSpace`: subset fonts number any character 32.
      isSpace: glyph.unicode.trim() === '',
      font,
      code: glyph.originalCharCode,
      isFirst: glyphs.length === 0,
    });
    if (font.isVertical) pen.y += (metrics ? metrics[0] * font.unit * size : -size) + spacing;
    else pen.x += (width + spacing * way) * stretch;
  }
  return glyphs;
}

/** Whether the middle of a letter lies beyond a box; half a point of it may be missing. */
function isOutside({ left, right, top, bottom }: Box, x: number, y: number, size: number): boolean {
  const middle = y - 0.35 * size;
  return (
    x + 0.25 * size < left - 0.5 ||
    x + 0.25 * size > right + 0.5 ||
    middle < top - 0.5 ||
    middle > bottom + 0.5
  );
}
