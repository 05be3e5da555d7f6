/** Writes a text piece by piece and knows at which offset and line each piece landed. */

export interface Writer {
  /** Appends a piece and tells where it starts. */
  readonly write: (piece: string) => number;
  readonly end: (piece?: string) => void;
  /** Zero-based line that is being written. */
  readonly line: () => number;
  readonly text: () => string;
}

export function createWriter(): Writer {
  const pieces: string[] = [];
  let offset = 0;
  let line = 0;
  const write = (piece: string): number => {
    const start = offset;
    pieces.push(piece);
    offset += piece.length;
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) line++;
    return start;
  };
  return {
    write,
    end: (piece = '') => {
      write(`${piece}\n`);
    },
    line: () => line,
    text: () => pieces.join(''),
  };
}
