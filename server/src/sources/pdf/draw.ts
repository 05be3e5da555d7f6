/** Operators of a page → glyphs, lines, areas and pictures, as a printer would draw them. */

import { after, apply, type Matrix, matrixOf, scaleOf } from './matrix';
import { type Box, boxOf, boxRound, type Segment, segmentsOf, subpathsOf } from './paths';
import type { Pdfjs } from './pdfjs';
import {
  type Font,
  movePen,
  newPen,
  newState,
  type SetGlyph,
  type ShownGlyph,
  type State,
  setText,
} from './state';

export interface Drawing {
  readonly glyphs: SetGlyph[];
  readonly segments: Segment[];
  readonly boxes: (Box & { readonly isWhite: boolean })[];
  /** The areas that pictures cover. */
  readonly pictures: Box[];
}

/** What drawing asks of the page: its fonts, and whether a layer is shown. */
export interface PageResources {
  font(name: string): Font | undefined;
  isLayerShown(layer: unknown): boolean;
}

export interface Operators {
  readonly fnArray: ArrayLike<number>;
  readonly argsArray: ArrayLike<unknown>;
}

/** States kept by `save` at most: a document that saves without end draws on in the last one. */
const MAX_SAVED = 1000;
/** Lines thicker than this are areas; rulings of tables are 0.1 to 3 points. */
const MAX_LINE = 4;

type Arguments = readonly unknown[];
type Operator = (args: Arguments) => void;

/** Draws all operators with `base` as the map from the page's own space to points. */
export function draw(
  ops: Pdfjs['OPS'],
  { fnArray, argsArray }: Operators,
  base: Matrix,
  page: PageResources,
): Drawing {
  const drawing: Drawing = { glyphs: [], segments: [], boxes: [], pictures: [] };
  const saved: State[] = [];
  /** Whether each open piece of marked content is shown. */
  const marked: boolean[] = [];
  let hidden = 0;
  let isClipNext = false;
  let state = newState(base);
  let pen = newPen();
  /** A map of the unit square that nothing has been drawn with yet: a picture, as pictures themselves are left out. */
  let blank: Matrix | undefined;

  const numbers = (args: Arguments): readonly number[] => args as readonly number[];
  const save = (): void => {
    if (saved.length < MAX_SAVED) saved.push({ ...state });
  };
  const restore = (): void => {
    if (blank) drawing.pictures.push(unitSquare(blank));
    blank = undefined;
    state = saved.pop() ?? state;
  };
  const transform = (matrix: Matrix): void => {
    state.matrix = after(matrix, state.matrix);
    blank = state.matrix;
  };
  /** A clip of any outline shows nothing beyond the box round it. */
  const clip = (points: readonly (readonly [number, number])[]): void => {
    if (points.length > 0) state.clip = within(boxRound(points), state.clip);
  };
  const mark = (isShown: boolean): void => {
    marked.push(isShown);
    if (!isShown) hidden++;
  };
  const paint = (paintOp: number, path: ArrayLike<number>): void => {
    const parts = subpathsOf(path, state.matrix);
    if (STROKES.has(paintOp) && state.strokeAlpha > 0 && !state.isStrokeWhite) {
      if (state.lineWidth * scaleOf(state.matrix) <= MAX_LINE) {
        for (const part of parts) for (const segment of segmentsOf(part)) drawing.segments.push(segment);
      } else {
        for (const part of parts) for (const bar of thickLines(part, state)) drawing.boxes.push(bar);
      }
    }
    if (FILLS.has(paintOp) && state.fillAlpha > 0) {
      for (const part of parts) {
        const box = boxOf(part);
        if (box) drawing.boxes.push({ ...box, isWhite: state.isFillWhite });
      }
    }
  };
  const STROKES = new Set([
    ops.stroke,
    ops.closeStroke,
    ops.fillStroke,
    ops.eoFillStroke,
    ops.closeFillStroke,
    ops.closeEOFillStroke,
  ]);
  const FILLS = new Set([
    ops.fill,
    ops.eoFill,
    ops.fillStroke,
    ops.eoFillStroke,
    ops.closeFillStroke,
    ops.closeEOFillStroke,
  ]);
  const picture = (): void => {
    blank = undefined;
    const box = unitSquare(state.matrix);
    if (Math.min(box.right - box.left, box.bottom - box.top) <= MAX_LINE) {
      drawing.boxes.push({ ...box, isWhite: false });
    } else drawing.pictures.push(box);
  };

  const operators = new Map<number, Operator>([
    [ops.save, save],
    [ops.restore, restore],
    [ops.transform, (args) => transform(matrixOf(numbers(args)))],
    [
      ops.paintFormXObjectBegin,
      ([matrix, box]) => {
        save();
        if (matrix) state.matrix = after(matrixOf(matrix as ArrayLike<number>), state.matrix);
        if (box) clip(cornersOf(box as ArrayLike<number>, state.matrix));
      },
    ],
    [ops.paintFormXObjectEnd, restore],
    [
      ops.clip,
      () => {
        isClipNext = true;
      },
    ],
    [
      ops.eoClip,
      () => {
        isClipNext = true;
      },
    ],
    [
      ops.beginAnnotation,
      ([, , toPage, matrix]) => {
        save();
        const placed = after(matrixOf(matrix as ArrayLike<number>), matrixOf(toPage as ArrayLike<number>));
        state = newState(after(placed, base));
      },
    ],
    [ops.endAnnotation, restore],
    [
      ops.setLineWidth,
      ([width]) => {
        state.lineWidth = width as number;
      },
    ],
    [
      ops.setFillRGBColor,
      ([colour]) => {
        state.isFillWhite = isWhite(colour);
      },
    ],
    [
      ops.setFillTransparent,
      () => {
        state.isFillWhite = true;
      },
    ],
    [
      ops.setFillColorN,
      () => {
        state.isFillWhite = false;
      },
    ],
    [
      ops.setStrokeRGBColor,
      ([colour]) => {
        state.isStrokeWhite = isWhite(colour);
      },
    ],
    [
      ops.setStrokeTransparent,
      () => {
        state.isStrokeWhite = true;
      },
    ],
    [
      ops.setStrokeColorN,
      () => {
        state.isStrokeWhite = false;
      },
    ],
    [
      ops.setGState,
      ([entries]) => {
        for (const [key, value] of entries as readonly (readonly [string, unknown])[]) {
          if (key === 'CA') state.strokeAlpha = value as number;
          else if (key === 'ca') state.fillAlpha = value as number;
          else if (key === 'LW') state.lineWidth = value as number;
          else if (key === 'Font') setFont(value as readonly unknown[]);
        }
      },
    ],
    [ops.beginMarkedContent, () => mark(true)],
    [ops.beginMarkedContentProps, ([tag, layer]) => mark(tag !== 'OC' || page.isLayerShown(layer))],
    [
      ops.endMarkedContent,
      () => {
        if (marked.pop() === false) hidden--;
      },
    ],
    [
      ops.beginText,
      () => {
        pen = newPen();
      },
    ],
    [
      ops.setCharSpacing,
      ([spacing]) => {
        state.characterSpacing = spacing as number;
      },
    ],
    [
      ops.setWordSpacing,
      ([spacing]) => {
        state.wordSpacing = spacing as number;
      },
    ],
    [
      ops.setHScale,
      ([scale]) => {
        state.stretch = (scale as number) / 100;
      },
    ],
    [
      ops.setLeading,
      ([leading]) => {
        state.leading = -(leading as number);
      },
    ],
    [
      ops.setTextRise,
      ([rise]) => {
        state.rise = rise as number;
      },
    ],
    [
      ops.setTextRenderingMode,
      ([mode]) => {
        state.renderingMode = mode as number;
      },
    ],
    [ops.setFont, setFont],
    [ops.moveText, ([x, y]) => movePen(pen, x as number, y as number)],
    [
      ops.setLeadingMoveText,
      ([x, y]) => {
        state.leading = y as number;
        movePen(pen, x as number, y as number);
      },
    ],
    [
      ops.setTextMatrix,
      ([matrix]) => {
        pen = newPen();
        pen.textMatrix = matrixOf(matrix as ArrayLike<number>);
      },
    ],
    [ops.nextLine, () => movePen(pen, 0, state.leading)],
    [
      ops.showText,
      ([shown]) => {
        blank = undefined;
        const glyphs = setText(state, pen, shown as readonly (ShownGlyph | number)[]);
        if (hidden === 0) for (const glyph of glyphs) drawing.glyphs.push(glyph);
      },
    ],
    [
      ops.constructPath,
      ([paintOp, data]) => {
        const [path] = data as readonly (ArrayLike<number> | null)[];
        if (path && isClipNext) clip(subpathsOf(path, state.matrix).flatMap(({ points }) => points));
        isClipNext = false;
        if (!path || paintOp === ops.endPath) return;
        blank = undefined;
        if (hidden === 0) paint(paintOp as number, path);
      },
    ],
    [
      ops.shadingFill,
      () => {
        blank = undefined;
      },
    ],
    [ops.paintImageXObject, picture],
    [ops.paintInlineImageXObject, picture],
    [ops.paintImageMaskXObject, picture],
    [ops.paintSolidColorImageMask, picture],
  ]);

  function setFont([name, size]: Arguments): void {
    state.font = page.font(name as string);
    state.fontSize = size as number;
  }

  for (let i = 0; i < fnArray.length; i++) operators.get(fnArray[i])?.((argsArray[i] as Arguments) ?? []);
  return drawing;
}

const isWhite = (colour: unknown): boolean => colour === '#ffffff';

function within(box: Box, outer: Box | undefined): Box {
  if (!outer) return box;
  return {
    left: Math.max(box.left, outer.left),
    right: Math.min(box.right, outer.right),
    top: Math.max(box.top, outer.top),
    bottom: Math.min(box.bottom, outer.bottom),
  };
}

/** The corners of a box that is written as two of them, on the page. */
function cornersOf(box: ArrayLike<number>, matrix: Matrix): (readonly [number, number])[] {
  return [0, 2].flatMap((i) => [1, 3].map((j) => apply(matrix, box[i], box[j])));
}

/** Where a map puts the unit square, which pictures are drawn in. */
function unitSquare(matrix: Matrix): Box {
  return boxRound(cornersOf([0, 0, 1, 1], matrix));
}

/** Bars drawn as one thick stroke. */
function thickLines(
  part: ReturnType<typeof subpathsOf>[number],
  state: State,
): (Box & { isWhite: boolean })[] {
  const half = (state.lineWidth * scaleOf(state.matrix)) / 2;
  return segmentsOf(part).map(({ x0, y0, x1, y1 }) => {
    const isLevel = Math.abs(y1 - y0) < Math.abs(x1 - x0);
    return {
      left: Math.min(x0, x1) - (isLevel ? 0 : half),
      right: Math.max(x0, x1) + (isLevel ? 0 : half),
      top: Math.min(y0, y1) - (isLevel ? half : 0),
      bottom: Math.max(y0, y1) + (isLevel ? half : 0),
      isWhite: false,
    };
  });
}
