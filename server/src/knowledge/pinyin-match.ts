/** Finds names by letters typed for them: whole readings, initials, or a mixture of both. */

/** The readings of one character, in letters without tones; empty for what has none. */
export type Readings = (char: string) => readonly string[];

/** 0 where letters fit a name from its beginning, 1 from a later character. */
export type PinyinRank = 0 | 1;

/**
 * The names that letters (at most 24) fit, with how well. Every letter must be used; characters without readings
 * (brackets, quotes, digits) are passed over.
 */
export type PinyinIndex = (letters: string) => ReadonlyMap<string, PinyinRank>;

/** The readings of each character of a name that has any. */
interface Spelled {
  readonly name: string;
  readonly read: readonly (readonly string[])[];
}

/** Spells names once, and keeps them by the first two letters that may be typed for them: few begin alike. */
export function pinyinIndex(names: Iterable<string>, readings: Readings): PinyinIndex {
  const byBeginning = new Map<string, Spelled[]>();
  for (const name of new Set(names)) {
    const read = [...name].map(readings).filter((each) => each.length > 0);
    for (const beginning of beginningsOf(read)) {
      const spelled = byBeginning.get(beginning);
      if (spelled) spelled.push({ name, read });
      else byBeginning.set(beginning, [{ name, read }]);
    }
  }
  return (letters) => {
    const fitting = (byBeginning.get(letters.slice(0, 2)) ?? []).flatMap(({ name, read }) => {
      const from = read.findIndex((_, at) => fitsFrom(read, at, letters));
      return from < 0 ? [] : [[name, from === 0 ? 0 : 1] as const];
    });
    return new Map(fitting);
  };
}

/** One and two letters that may be typed first, whichever character of a name they begin with. */
function beginningsOf(read: Spelled['read']): ReadonlySet<string> {
  const all = read.flatMap((each, at) => {
    const next = (read[at + 1] ?? []).map(([letter]) => letter);
    return each.flatMap((reading) => [
      reading[0],
      reading.slice(0, 2),
      ...next.map((letter) => reading[0] + letter),
    ]);
  });
  return new Set(all);
}

/** Follows all ways at once in which the characters may have used up the letters so far. */
function fitsFrom(read: Spelled['read'], from: number, letters: string): boolean {
  // Bit n is set where the first n letters may be used up.
  let used = 1;
  for (let at = from; at < read.length && used !== 0; at++) {
    let next = 0;
    for (const reading of read[at]) {
      for (let count = 0; used >> count !== 0; count++) {
        if (((used >> count) & 1) === 0) continue;
        const common = commonLength(reading, letters, count);
        if (common === 0) continue;
        if (count + common === letters.length) return true;
        next |= 1 << (count + 1);
        if (initialLength(reading) <= common) next |= 1 << (count + initialLength(reading));
        if (reading.length === common) next |= 1 << (count + common);
      }
    }
    used = next;
  }
  return false;
}

function commonLength(reading: string, letters: string, from: number): number {
  let length = 0;
  while (length < reading.length && reading[length] === letters[from + length]) length++;
  return length;
}

/** zh, ch and sh are initials of two letters. */
function initialLength(reading: string): number {
  return reading[1] === 'h' ? 2 : 1;
}
