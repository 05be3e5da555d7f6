/** Counts what reading a PDF comes to, and stops it where a few bytes ask for far more than any disclosure does. */

/** What a document may come to: so much whatever its size, and so much for each of its bytes. */
interface Allowance {
  readonly base: number;
  readonly byte: number;
}

/**
 * Bytes that streams unpack to, again each time one is used, and tables of fonts that are written as ranges. Real
 * disclosures unpack to 7 times their size at most; bombs to 1,000 times.
 */
const UNPACKED: Allowance = { base: 4 * 1024 * 1024, byte: 20 };
/** However large the file is. */
const MOST_UNPACKED = 384 * 1024 * 1024;
/** Operators, operands and letters that are drawn. Those of real disclosures come to 2.3 a byte at most. */
const DRAWN: Allowance = { base: 250_000, byte: 6 };
/**
 * Of them, those of streams that have been drawn before, and so many for each that is drawn the first time. Real
 * disclosures have none; a letterhead with an emblem has a few thousand on each page. Pages that share their contents,
 * and forms that draw forms many times over, have nothing else.
 */
const AGAIN = 30_000;
const AGAIN_A_FIRST = 4;

/** A stream that is drawn, by its number in the file; without one if it has none. */
interface Drawn {
  readonly id?: string;
  readonly size: number;
}

/** What the reader of PDFs counts on, and asks whether to go on. All but `begin` throw as soon as there is too much. */
export interface Meter {
  readonly isOver: boolean;
  readonly unpack: (bytes: number) => void;
  /** The share of these streams that was drawn before. */
  readonly begin: (streams: readonly Drawn[]) => number;
  /** An operator or operand of streams with that share. */
  readonly step: (again: number) => void;
  /** A letter of the string that follows the last of them. */
  readonly letter: () => void;
}

/** A meter for a file of so many bytes. */
export function createMeter(size: number): Meter {
  let unpacked = Math.min(allowed(UNPACKED, size), MOST_UNPACKED);
  let drawn = allowed(DRAWN, size);
  let again = AGAIN;
  let share = 0;
  const known = new Set<string>();
  const isOver = (): boolean => unpacked < 0 || drawn < 0 || again < 0;
  const draw = (): void => {
    drawn--;
    again += AGAIN_A_FIRST * (1 - share) - share;
    if (isOver()) throw new RangeError('the PDF draws too much');
  };
  return {
    get isOver() {
      return isOver();
    },
    unpack: (bytes) => {
      unpacked -= bytes;
      if (isOver()) throw new RangeError('the PDF unpacks to too much');
    },
    begin: (streams) => {
      // What is read until the next operator, such as the text maps of fonts, is of no stream that is drawn.
      share = 0;
      return shareOfKnown(streams, known);
    },
    step: (shareOfThese) => {
      share = shareOfThese;
      draw();
    },
    letter: draw,
  };
}

const allowed = ({ base, byte }: Allowance, size: number): number => base + byte * size;

/** The share of some streams that are known, by their sizes; from now on all are. */
function shareOfKnown(streams: readonly Drawn[], known: Set<string>): number {
  let all = 0;
  let again = 0;
  for (const { id, size } of streams) {
    // An empty stream counts too: nothing may be divided by nothing.
    const weight = size + 1;
    all += weight;
    if (id === undefined) continue;
    if (known.has(id)) again += weight;
    else known.add(id);
  }
  return all === 0 ? 0 : again / all;
}
