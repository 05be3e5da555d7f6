/** Days as files of ours write them. */

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** Whether a text is a day, `2026-12-31`: so written, days are in order as texts are. */
export function isDay(text: string): boolean {
  return DAY.test(text);
}

/** A time by its parts, as `Date` has them. */
interface Time {
  readonly getFullYear: () => number;
  readonly getMonth: () => number;
  readonly getDate: () => number;
}

/** The day of a time, where that is. */
export function dayOf(time: Time): string {
  const [year, month, day] = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  return [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
