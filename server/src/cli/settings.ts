/** The settings of a checked file: `.gouji/settings.json` in its folder or the nearest one above. */

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DEFAULT_SETTINGS as EDITOR_SETTINGS, type Settings } from '../features/model';
import { expectedOf, isRecord, isSettingName, readSetting, type SettingName } from '../features/settings';
import { problemsOfLists } from '../knowledge/lists';
import type { Locale, Words } from '../rules/model';
import { readLists } from './lists';
import { failure } from './read';
import { about, words } from './words';

/** An editor lists so many findings and no more; whoever asks on the command line gets all, unless set otherwise. */
export const DEFAULT_SETTINGS: Settings = { ...EDITOR_SETTINGS, maxFindings: Number.MAX_SAFE_INTEGER };

/** Spoken where no settings could be read. */
const LOCALE = DEFAULT_SETTINGS.locale;

/** Settings, and what was wrong with their file, in one line. */
export interface LoadedSettings {
  readonly settings: Settings;
  readonly problem?: string;
}

/** Settings that speak to editors only; the same file may hold them. */
const EDITOR_ONLY = /^(?:autoDetect|codeLens|inlayHints(?:\..+)?|trace\.server)$/;

type Env = Readonly<Record<string, string | undefined>>;

/** A loader that reads each settings file once and reports its problem once. */
export function createSettingsLoader(env: Env): (folder: string) => Promise<LoadedSettings> {
  const known = new Map<string, LoadedSettings>();
  return async (folder) => {
    const visited: string[] = [];
    let found: LoadedSettings | undefined;
    for (let at = folder; !found; at = dirname(at)) {
      found = known.get(at);
      if (found) break;
      visited.push(at);
      found = await withLists(await readSettings(join(at, '.gouji', 'settings.json'), env), at);
      if (dirname(at) === at) break;
    }
    const settings = found?.settings ?? DEFAULT_SETTINGS;
    for (const place of visited) known.set(place, { settings });
    return { settings, problem: visited.length > 0 ? found?.problem : undefined };
  };
}

/**
 * Settings with the lists of 科目 that they name, relative to the folder that holds `.gouji`. A list of the default name
 * counts even where there are no settings.
 */
async function withLists(
  loaded: LoadedSettings | undefined,
  folder: string,
): Promise<LoadedSettings | undefined> {
  const settings = loaded?.settings ?? DEFAULT_SETTINGS;
  const isDefault = settings.classification === DEFAULT_SETTINGS.classification;
  const { lists, problem } = await readLists(settings.classification, folder, isDefault, settings.locale);
  if (lists.length === 0 && problem === undefined) return loaded;
  const [wrong] = problemsOfLists(lists, settings.locale);
  return { settings: { ...settings, lists }, problem: loaded?.problem ?? problem ?? wrong };
}

async function readSettings(path: string, env: Env): Promise<LoadedSettings | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const isAbsent =
      error instanceof Error && 'code' in error && /^(?:ENOENT|ENOTDIR)$/.test(String(error.code));
    return isAbsent
      ? undefined
      : { settings: DEFAULT_SETTINGS, problem: about(path, failure(error)(LOCALE), LOCALE) };
  }
  const { settings, problem } = parseSettings(text, env);
  if (!problem) return { settings };
  const { locale } = settings;
  const used = words('，已按默认设置校核', '; checked with the default settings');
  return { settings, problem: about(path, problem(locale) + used(locale), locale) };
}

interface ParsedSettings {
  readonly settings: Settings;
  readonly problem?: Words;
}

/** Reads the text of a settings file. With a problem, the default settings are given, in the language that is set. */
function parseSettings(text: string, env: Env): ParsedSettings {
  let values: unknown;
  try {
    values = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { settings: DEFAULT_SETTINGS, problem: words('不是有效的 JSON', 'not valid JSON') };
  }
  if (!isRecord(values))
    return { settings: DEFAULT_SETTINGS, problem: words('应为一个 JSON 对象', 'not a JSON object') };
  const auto = localeOf(env);
  const spoken = readSetting('locale', values.locale ?? values['gouji.locale'], auto);
  const refused = (problem: Words) => ({ settings: { ...DEFAULT_SETTINGS, ...spoken }, problem });
  let settings = DEFAULT_SETTINGS;
  for (const [key, value] of Object.entries(values)) {
    const name = key.replace(/^gouji\./, '');
    if (EDITOR_ONLY.test(name)) continue;
    if (!isSettingName(name)) return refused(words(`没有设置 ${key}`, `there is no setting ${key}`));
    const change = readSetting(name, value, auto);
    if (!change) return refused(wrongValue(key, name));
    settings = { ...settings, ...change };
  }
  return { settings };
}

function wrongValue(key: string, name: SettingName): Words {
  return words(
    `设置 ${key} 应为${expectedOf(name, 'zh-cn')}`,
    `setting ${key} must be ${expectedOf(name, 'en')}`,
  );
}

/** The language that is set where the command runs, for what is said before any file is read. */
export async function localeHere({ env, cwd }: { readonly env: Env; readonly cwd: string }): Promise<Locale> {
  const { settings } = await createSettingsLoader(env)(cwd);
  return settings.locale;
}

/** The locale of the terminal: English where that says so, else Chinese. */
function localeOf({ LC_ALL, LC_MESSAGES, LANG }: Env): Locale {
  return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('en') ? 'en' : 'zh-cn';
}
