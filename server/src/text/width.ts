/** How wide text shows: Chinese characters and full-width forms count two columns. */

/** Ranges of code points that show two columns wide. */
const WIDE: readonly (readonly [from: number, to: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

/** The columns that a text takes in a font of one width. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += widthOf(char.codePointAt(0) ?? 0);
  return width;
}

function widthOf(point: number): number {
  if (point < 0x300) return 1;
  if (point === 0x200b || point === 0xfeff || point < 0x370) return 0;
  return WIDE.some(([from, to]) => point >= from && point <= to) ? 2 : 1;
}
