/** Days as files of ours write them. */

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** Whether a text is a day, `2026-12-31`: so written, days are in order as texts are. */
export function isDay(text: string): boolean {
  return DAY.test(text);
}
