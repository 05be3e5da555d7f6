/** The settings of a checked file: `.gouji/settings.json` in its folder or the nearest one above. */

import { dirname, join } from 'node:path';
import { DEFAULT_SETTINGS as EDITOR_SETTINGS, type Settings } from '../features/model';
import {
  expectedOf,
  isRecord,
  isSettingName,
  readSetting,
  type SettingName,
  unknownRules,
} from '../features/settings';
import type { Locale, Words } from '../rules/model';
import { readLists } from './lists';
import { failure } from './read';
import { readWithin } from './regular';
import { createWaiversLoader, nameIn, today } from './waivers';
import { about, words } from './words';

/** An editor lists so many findings and no more; whoever asks on the command line gets all, unless set otherwise. */
export const DEFAULT_SETTINGS: Settings = { ...EDITOR_SETTINGS, maxFindings: Number.MAX_SAFE_INTEGER };

/** Spoken where no settings could be read. */
const LOCALE = DEFAULT_SETTINGS.locale;

/** Settings, their file where there is one, and what was wrong with it and with lists, in one line each. */
export interface LoadedSettings {
  readonly settings: Settings;
  readonly path?: string;
  readonly problems: readonly string[];
}

const NONE: LoadedSettings = { settings: DEFAULT_SETTINGS, problems: [] };

/** Settings that speak to editors only; the same file may hold them. */
const EDITOR_ONLY =
  /^(?:autoDetect|checkWorkspace|codeLens|show|tableKeys|waivers\.author|inlayHints(?:\..+)?|trace\.server)$/;

type Env = Readonly<Record<string, string | undefined>>;

/** A loader that reads each settings file once and reports its problem once. */
export function createSettingsLoader(env: Env): SettingsLoader {
  const ofFolder = createFolderLoader(env);
  const loadWaivers = createWaiversLoader();
  return async (folder, file) => {
    const loaded = await ofFolder(folder);
    const waivers = file === undefined ? undefined : await loadWaivers(folder, loaded.settings.locale);
    if (!waivers || file === undefined) return loaded;
    const { kept, problems, folder: root } = waivers;
    const settings = { ...loaded.settings, waivers: { file: nameIn(root, file), today: today(), kept } };
    return { ...loaded, settings, problems: [...loaded.problems, ...problems] };
  };
}

/** The settings of a folder, with the waivers of a file in it where one is named. */
export type SettingsLoader = (folder: string, file?: string) => Promise<LoadedSettings>;

function createFolderLoader(env: Env): (folder: string) => Promise<LoadedSettings> {
  const known = new Map<string, LoadedSettings>();
  return async (folder) => {
    const visited: string[] = [];
    let found: LoadedSettings | undefined;
    for (let at = folder; !found; at = dirname(at)) {
      found = known.get(at);
      if (found) break;
      visited.push(at);
      found = await withLists(await readSettings(at, env), at);
      if (dirname(at) === at) break;
    }
    const { settings, path, problems } = found ?? NONE;
    for (const place of visited) known.set(place, { settings, path, problems: [] });
    return { settings, path, problems };
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
  const { settings, path, problems } = loaded ?? NONE;
  const isDefault = settings.classification === DEFAULT_SETTINGS.classification;
  const read = await readLists(settings.classification, folder, isDefault, settings.locale);
  if (read.lists.length === 0 && read.problems.length === 0) return loaded;
  return { settings: { ...settings, lists: read.lists }, path, problems: [...problems, ...read.problems] };
}

async function readSettings(folder: string, env: Env): Promise<LoadedSettings | undefined> {
  const path = join(folder, '.gouji', 'settings.json');
  try {
    const bytes = await readWithin(folder, path);
    return parseSettings(path, bytes.toString('utf8').replace(/^\ufeff/, ''), env);
  } catch (error) {
    const isAbsent =
      error instanceof Error && 'code' in error && /^(?:ENOENT|ENOTDIR)$/.test(String(error.code));
    return isAbsent
      ? undefined
      : { settings: DEFAULT_SETTINGS, problems: [about(path, failure(error)(LOCALE), LOCALE)] };
  }
}

/** Reads the text of a settings file. With a problem, the default settings are given, in the language that is set. */
function parseSettings(path: string, text: string, env: Env): LoadedSettings {
  const refused = (settings: Settings, problem: Words): LoadedSettings => {
    const { locale } = settings;
    const used = words('，已按默认设置校核', '; checked with the default settings');
    return { settings, problems: [about(path, problem(locale) + used(locale), locale)] };
  };
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    return refused(DEFAULT_SETTINGS, words('不是有效的 JSON', 'not valid JSON'));
  }
  if (!isRecord(values)) return refused(DEFAULT_SETTINGS, words('应为一个 JSON 对象', 'not a JSON object'));
  const auto = localeOf(env);
  const spoken = readSetting('locale', values.locale ?? values['gouji.locale'], auto);
  let settings = DEFAULT_SETTINGS;
  for (const [key, value] of Object.entries(values)) {
    const name = key.replace(/^gouji\./, '');
    if (EDITOR_ONLY.test(name)) continue;
    const change = isSettingName(name) ? readSetting(name, value, auto) : undefined;
    if (!change) return refused({ ...DEFAULT_SETTINGS, ...spoken }, wrongSetting(key, name));
    settings = { ...settings, ...change };
  }
  return { settings, path, problems: wrongRules(path, text, settings) };
}

/** A line for each rule that there is not, at its place in the file; the others count. */
function wrongRules(path: string, text: string, { rules, locale }: Settings): string[] {
  return unknownRules(rules).map((code) => {
    const unknown = words(`没有规则 ${code}，这一项没有采用`, `there is no rule ${code}: ignored`);
    return about(path + placeIn(text, JSON.stringify(code)), unknown(locale), locale);
  });
}

/** `:line:column`, counted from 1, of the first place where some words stand in a text; nothing where they are not found. */
function placeIn(text: string, words: string): string {
  const at = text.indexOf(words);
  if (at < 0) return '';
  const before = text.slice(0, at).split('\n');
  return `:${before.length}:${before[before.length - 1].length + 1}`;
}

function wrongSetting(key: string, name: string): Words {
  return isSettingName(name)
    ? wrongValue(key, name)
    : words(`没有“${key}”这项设置`, `there is no setting ${key}`);
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
