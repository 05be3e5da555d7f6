/** The waivers of checked files: `.gouji/waivers.json` in their folder or the nearest one above, and the baseline that goes there. */

import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { readWaivers, WAIVERS_FILE, withWaivers } from '../features/waiver-file';
import type { KeptWaiver } from '../reconcile/let-stand';
import type { Locale } from '../rules/model';
import { dayOf } from '../text/day';
import { failure } from './read';
import { readWithin } from './regular';
import { replaceFile } from './replace';
import { about, words } from './words';

/** The waivers that hold for a folder, with the folder that they are kept in. */
export interface FolderWaivers {
  readonly folder: string;
  readonly kept: readonly KeptWaiver[];
  /** What was wrong with the file, in one line each: said once. */
  readonly problems: readonly string[];
}

/** A loader that reads each file of waivers once; `undefined` where there is none above a folder. */
export function createWaiversLoader(): (
  folder: string,
  locale: Locale,
) => Promise<FolderWaivers | undefined> {
  const known = new Map<string, FolderWaivers | undefined>();
  return async (folder, locale) => {
    const visited: string[] = [];
    let found: FolderWaivers | undefined;
    for (let at = folder; !found; at = dirname(at)) {
      if (known.has(at)) {
        found = known.get(at);
        break;
      }
      visited.push(at);
      found = await waiversIn(at, locale);
      if (dirname(at) === at) break;
    }
    for (const place of visited) known.set(place, found && { ...found, problems: [] });
    return found;
  };
}

async function waiversIn(folder: string, locale: Locale): Promise<FolderWaivers | undefined> {
  const path = join(folder, WAIVERS_FILE);
  const text = await textOf(folder, path).catch((error) => ({ error }));
  if (text === undefined) return undefined;
  if (typeof text !== 'string')
    return { folder, kept: [], problems: [about(path, failure(text.error)(locale), locale)] };
  const { kept, problems } = readWaivers(text, locale);
  return { folder, kept, problems: problems.map((problem) => about(path, problem, locale)) };
}

/** `undefined` where there is no such file. */
async function textOf(folder: string, path: string): Promise<string | undefined> {
  try {
    return (await readWithin(folder, path)).toString('utf8').replace(/^\ufeff/, '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^(?:ENOENT|ENOTDIR)$/.test(String(error.code)))
      return undefined;
    throw error;
  }
}

/** The path by which waivers of a folder know a file. */
export function nameIn(folder: string, file: string): string {
  return relative(folder, file).split(sep).join('/');
}

/** The day on this machine. */
export function today(): string {
  return dayOf(new Date());
}

/** The folder to whose waivers a baseline of a file goes: the nearest above that has a `.gouji`, else where the command runs. */
export async function baselineFolder(folder: string, cwd: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    const has = await access(join(at, '.gouji')).then(
      () => true,
      () => false,
    );
    if (has) return at;
    if (dirname(at) === at) break;
  }
  const isBelow = resolve(folder) === resolve(cwd) || folder.startsWith(resolve(cwd) + sep);
  return isBelow ? resolve(cwd) : folder;
}

/** Adds waivers to the file of a folder, which is made where there is none; the result is what went wrong. */
export async function writeWaivers(
  folder: string,
  added: readonly KeptWaiver[],
  locale: Locale,
): Promise<string | undefined> {
  const path = join(folder, WAIVERS_FILE);
  try {
    const before = await textOf(folder, path);
    const text = withWaivers(before, added);
    if (text === undefined) return readWaivers(before ?? '', locale).problems[0];
    await mkdir(dirname(path), { recursive: true });
    if (before === undefined) await writeFile(path, text, { flag: 'wx' });
    else
      await replaceFile(path, {
        before: await readWithin(folder, path),
        bytes: Buffer.from(text),
        keepsBackup: false,
      });
    return undefined;
  } catch (error) {
    return about(path, failure(error)(locale), locale);
  }
}

/** Why what a baseline holds is let stand. */
export function baselineReason(locale: Locale): string {
  return words(`基线：${today()} 已有的问题`, `baseline: found by ${today()}`)(locale);
}
