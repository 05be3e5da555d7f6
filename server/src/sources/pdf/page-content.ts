/** A page of pdfjs → what stands on it, turned so that its lines run from left to right. */

import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Drawing, draw, type Operators, type PageResources } from './draw';
import { after, type Matrix, matrixOf } from './matrix';
import type { Edge, Fill, PageContent, Turn } from './page-model';
import { type Box, MAX_THICKNESS, type Segment } from './paths';
import type { Pdfjs } from './pdfjs';
import { piecesOf, standingPieces } from './pieces';
import type { Font, SetGlyph } from './state';

/** Lines that lean by less than this over their whole length are straight. */
const STRAIGHT = 1;
/** A line of a table is at least this long; shorter are dashes and parts of pictures. */
const MIN_LENGTH = 1;

/** How far a letter may lean before it is no line of the page: stamps and watermarks lie at 30° or 45°. */
const LEVEL = 0.05;

/** Reads a page. Rejects where pdfjs cannot read it. */
export async function readPage(
  pdfjs: Pdfjs,
  page: PDFPageProxy,
  isLayerShown: (layer: unknown) => boolean,
): Promise<PageContent> {
  const operators = (await page.getOperatorList()) as Operators;
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const resources = pageResources(page, isLayerShown);
  const base = matrixOf(transform as number[]);
  const upright = draw(pdfjs.OPS, operators, base, resources);
  const turn = turnOf(upright.glyphs);
  const drawing =
    turn === 0 ? upright : draw(pdfjs.OPS, operators, after(base, turning(turn, width, height)), resources);
  const size = turn % 2 === 0 ? { width, height } : { width: height, height: width };
  return { page: page.pageNumber, turn, ...size, ...contentOf(drawing, size) };
}

/** The map that turns a page of this size clockwise. */
function turning(turn: Turn, width: number, height: number): Matrix {
  const turns: readonly Matrix[] = [
    [1, 0, 0, 1, 0, 0],
    [0, 1, -1, 0, height, 0],
    [-1, 0, 0, -1, width, height],
    [0, -1, 1, 0, 0, width],
  ];
  return turns[turn];
}

/** Where something stands on the page as it is shown, from where it stands on the turned one. */
export function shownBox(box: Box, { turn, width, height }: PageContent): Box {
  const { left, right, top, bottom } = box;
  if (turn === 1) return { left: top, right: bottom, top: width - right, bottom: width - left };
  if (turn === 2)
    return { left: width - right, right: width - left, top: height - bottom, bottom: height - top };
  if (turn === 3) return { left: height - bottom, right: height - top, top: left, bottom: right };
  return box;
}

/** Which way most lines run: right, down, left or up. */
function turnOf(glyphs: readonly SetGlyph[]): Turn {
  const counts = [0, 0, 0, 0];
  for (const { dx, dy, isSpace, isHidden } of glyphs) {
    if (isSpace || isHidden) continue;
    if (Math.abs(dy) < LEVEL) counts[dx > 0 ? 0 : 2]++;
    else if (Math.abs(dx) < LEVEL) counts[dy > 0 ? 1 : 3]++;
  }
  const most = counts.indexOf(Math.max(...counts));
  return ([0, 3, 2, 1] as const)[most];
}

function contentOf(
  drawing: Drawing,
  { width, height }: { readonly width: number; readonly height: number },
): Omit<PageContent, 'page' | 'turn' | 'width' | 'height'> {
  const inside = drawing.glyphs.filter(
    ({ x, y, advance }) => x + advance > 0 && x < width && y > 0 && y - 2 < height,
  );
  const printed = inside.filter(({ isSpace, isHidden }) => !isSpace && !isHidden);
  const nameless = namelessFonts(printed);
  const named = inside.filter(({ font }) => !nameless.has(font));
  const level = named.filter(({ dx, dy }) => dx > 0 && Math.abs(dy) < LEVEL);
  const standing = named.filter(({ dx }) => Math.abs(dx) < LEVEL);
  const isThick = (box: Box): boolean => Math.min(box.right - box.left, box.bottom - box.top) > MAX_THICKNESS;
  const fills: Fill[] = drawing.boxes.filter(isThick);
  const lines = drawing.boxes.filter((box) => !box.isWhite && !isThick(box)).map(middleLine);
  const straight = [...drawing.segments, ...lines];
  const pictured = drawing.pictures.reduce((sum, box) => sum + areaWithin(box, width, height), 0);
  return {
    pieces: [...piecesOf(level, fills), ...standingPieces(standing)],
    horizontal: straight.flatMap((segment) => horizontalOf(segment)),
    vertical: straight.flatMap((segment) => verticalOf(segment)),
    fills,
    pictures: pictured / (width * height),
    characters: printed.length,
    nameless: printed.filter(({ font }) => nameless.has(font)).length,
  };
}

function middleLine({ left, right, top, bottom }: Box): Segment {
  const isLevel = right - left >= bottom - top;
  const x = (left + right) / 2;
  const y = (top + bottom) / 2;
  return isLevel ? { x0: left, x1: right, y0: y, y1: y } : { x0: x, x1: x, y0: top, y1: bottom };
}

function horizontalOf({ x0, x1, y0, y1 }: Segment): Edge[] {
  if (Math.abs(y1 - y0) > STRAIGHT || Math.abs(x1 - x0) < MIN_LENGTH) return [];
  return [{ at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) }];
}

function verticalOf({ x0, x1, y0, y1 }: Segment): Edge[] {
  if (Math.abs(x1 - x0) > STRAIGHT || Math.abs(y1 - y0) < MIN_LENGTH) return [];
  return [{ at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) }];
}

function areaWithin({ left, right, top, bottom }: Box, width: number, height: number): number {
  const across = Math.min(right, width) - Math.max(left, 0);
  const down = Math.min(bottom, height) - Math.max(top, 0);
  return across > 0 && down > 0 ? across * down : 0;
}

function pageResources(page: PDFPageProxy, isLayerShown: (layer: unknown) => boolean): PageResources {
  const fonts = new Map<string, Font | undefined>();
  return {
    font: (name) => {
      if (!fonts.has(name))
        fonts.set(name, page.commonObjs.has(name) ? fontOf(page.commonObjs.get(name)) : undefined);
      return fonts.get(name);
    },
    isLayerShown,
  };
}

interface PdfjsFont {
  readonly bold?: boolean;
  readonly black?: boolean;
  readonly name?: string;
  readonly vertical?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly defaultVMetrics?: readonly number[];
}

const BOLD_NAME = /bold|heavy|black|simhei|,bd/i;

function fontOf(font: PdfjsFont): Font {
  return {
    isBold: font.bold === true || font.black === true || BOLD_NAME.test(font.name ?? ''),
    isVertical: font.vertical === true,
    unit: Math.abs(font.fontMatrix?.[0] || 0.001),
    vertical: font.vertical ? font.defaultVMetrics : undefined,
  };
}

/**
 * Characters that a Chinese document prints: Latin, Greek, Cyrillic, punctuation, signs and numbers of all kinds, Chinese,
 * full-width forms, private symbols of fonts for bullets.
 */
const PRINTED =
  /[\u0020-\u007e\u00a0-\u024f\u02b0-\u03ff\u0400-\u04ff\u1e00-\u1eff\u2000-\u27ff\u2900-\u2bff\u2e80-\u312f\u3190-\u33ff\u4e00-\u9fff\uf900-\ufaff\ufe10-\ufe6f\uff00-\uffef\ue000-\uf8ff]/;
/** The share of odd characters that gives a font without a text map away: the numbers of its glyphs fall anywhere. */
const ODD_SHARE = 0.1;

/**
 * Fonts that keep their characters to themselves: pdfjs gives the numbers of the glyphs as if they were characters, many of
 * which no Chinese document prints.
 */
function namelessFonts(glyphs: readonly SetGlyph[]): ReadonlySet<Font> {
  const counts = new Map<Font, { all: number; odd: number; raw: number }>();
  for (const { font, text, code } of glyphs) {
    const count = counts.get(font) ?? { all: 0, odd: 0, raw: 0 };
    counts.set(font, count);
    count.all++;
    if (text.codePointAt(0) === code) count.raw++;
    if (text !== '' && text.length === 1 && !PRINTED.test(text)) count.odd++;
  }
  const isNameless = ({ all, odd, raw }: { all: number; odd: number; raw: number }): boolean =>
    odd > ODD_SHARE * all && raw > 0.9 * all;
  return new Set([...counts].flatMap(([font, count]) => (isNameless(count) ? [font] : [])));
}
