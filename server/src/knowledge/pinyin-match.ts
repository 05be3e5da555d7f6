/** Finds names by letters typed for them: whole readings, initials, or a mixture of both. */

/** The readings of one character, in letters without tones; empty for what has none. */
export type Readings = (char: string) => readonly string[];

/**
 * How well letters fit a name: 0 from its beginning, 1 from a later character, `undefined` not at all. Every letter must
 * be used; characters without readings (brackets, digits) are passed over.
 */
export function matchPinyin(name: string, letters: string, readings: Readings): 0 | 1 | undefined {
  for (let from = 0; from < name.length; from++) {
    if (readings(name[from]).length === 0) continue;
    if (fitsFrom(name, from, letters, readings)) return from === 0 ? 0 : 1;
  }
  return undefined;
}

/** Follows all ways at once in which the characters may have used up the letters so far. */
function fitsFrom(name: string, from: number, letters: string, readings: Readings): boolean {
  let used = new Set([0]);
  for (let at = from; at < name.length && used.size > 0; at++) {
    const read = readings(name[at]);
    if (read.length === 0) continue;
    const next = new Set<number>();
    for (const count of used) {
      for (const reading of read) {
        const common = commonLength(reading, letters, count);
        if (count + common === letters.length && common > 0) return true;
        for (const length of [1, initialLength(reading), reading.length]) {
          if (length <= common) next.add(count + length);
        }
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
