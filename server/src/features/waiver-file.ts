/** The file of waivers of a workspace, `.gouji/waivers.json`: reads it, and writes what is added and taken out. */

import type { KeptWaiver } from '../reconcile/let-stand';
import { DIAGNOSTIC_CODES } from '../rules/diagnostic-codes';
import type { Locale } from '../rules/model';
import { say } from '../rules/wording';
import { isDay } from '../text/day';
import { isRecord } from './settings';

/** Where waivers are kept, in the folder that they are for. */
export const WAIVERS_FILE = '.gouji/waivers.json';

/** What a file of waivers says, and what is wrong with it, in one line each; a waiver that is wrong lets nothing stand. */
export interface WaiverFile {
  readonly kept: readonly KeptWaiver[];
  readonly problems: readonly string[];
  /** True where it is not such a file at all: then nothing is written into it. */
  readonly isBroken: boolean;
}

const NAMES = [
  'code',
  'file',
  'disclosure',
  'where',
  'printed',
  'expected',
  'says',
  'reason',
  'author',
  'until',
] as const satisfies readonly (keyof KeptWaiver)[];

/** Reads the text of a file of waivers. Never throws. */
export function readWaivers(text: string, locale: Locale): WaiverFile {
  const written = parse(text);
  if (!written) {
    const problem = say(
      locale,
      `${WAIVERS_FILE} 没有采用：不是 { "version": 1, "waivers": [ … ] } 这样的 JSON`,
      `${WAIVERS_FILE} is not used: it is not JSON like { "version": 1, "waivers": [ … ] }`,
    );
    return { kept: [], problems: [problem], isBroken: true };
  }
  const kept: KeptWaiver[] = [];
  const problems: string[] = [];
  written.forEach((entry, index) => {
    const fault = faultOf(entry, locale);
    if (fault === undefined) kept.push(entry as KeptWaiver);
    else
      problems.push(
        say(
          locale,
          `${WAIVERS_FILE} 第 ${index + 1} 条没有采用：${fault}`,
          `${WAIVERS_FILE}: waiver ${index + 1} is not used: ${fault}`,
        ),
      );
  });
  return { kept, problems, isBroken: false };
}

function parse(text: string): readonly unknown[] | undefined {
  try {
    const file: unknown = JSON.parse(text);
    return isRecord(file) && file.version === 1 && Array.isArray(file.waivers) ? file.waivers : undefined;
  } catch {
    return undefined;
  }
}

/** What is wrong with an entry. */
function faultOf(entry: unknown, locale: Locale): string | undefined {
  if (!isRecord(entry)) return say(locale, '不是对象', 'not an object');
  const odd = Object.keys(entry).find((name) => !NAMES.some((known) => known === name));
  if (odd !== undefined) return say(locale, `没有“${odd}”这一项`, `there is no “${odd}”`);
  const wrong = NAMES.find((name) => entry[name] !== undefined && typeof entry[name] !== 'string');
  if (wrong) return say(locale, `“${wrong}”应为文字`, `“${wrong}” must be a text`);
  const { code, reason, until, where, file, printed } = entry as Partial<KeptWaiver>;
  if (code === undefined || !Object.hasOwn(DIAGNOSTIC_CODES, code))
    return say(locale, `没有“${code ?? ''}”这一类问题`, `there is no code “${code ?? ''}”`);
  if (!reason?.trim()) return say(locale, '要写明原因（reason）', 'it needs a reason');
  if (until !== undefined && !isDay(until))
    return say(
      locale,
      `有效期（until）应如 2026-12-31：${until}`,
      `“until” must be like 2026-12-31: ${until}`,
    );
  // A part of what names a place would let more stand than was chosen.
  if ((where === undefined) !== (printed === undefined) || (where !== undefined && file === undefined))
    return say(
      locale,
      '一处的忽略要有 file、where、printed',
      'that of a place needs file, where and printed',
    );
  return undefined;
}

function valuesOf(waiver: KeptWaiver): [string, string][] {
  return NAMES.flatMap((name) => {
    const value = waiver[name];
    return value === undefined ? [] : [[name, value] as [string, string]];
  });
}

/** The text of a file with further waivers at its end; `undefined` where it is no such file, which is left as it is. */
export function withWaivers(text: string | undefined, added: readonly KeptWaiver[]): string | undefined {
  const before = text === undefined || text.trim() === '' ? [] : parse(text);
  return before && written([...before, ...added.map((waiver) => Object.fromEntries(valuesOf(waiver)))]);
}

/** The text of a file without some waivers; `undefined` where it is no such file. */
export function withoutWaivers(text: string, gone: readonly KeptWaiver[]): string | undefined {
  const keys = new Set(gone.map(keyOf));
  const before = parse(text);
  return before && written(before.filter((entry) => !keys.has(keyOf(entry as KeptWaiver))));
}

/** Waivers with one key are the same. */
export function keyOf(waiver: KeptWaiver): string {
  return isRecord(waiver) ? JSON.stringify(valuesOf(waiver)) : '';
}

function written(waivers: readonly unknown[]): string {
  return `${JSON.stringify({ version: 1, waivers }, undefined, 2)}\n`;
}
