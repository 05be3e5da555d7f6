/** The settings of a checked file: `.gouji/settings.json` in its folder or the nearest one above. */

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DEFAULT_SETTINGS as EDITOR_SETTINGS, type Settings } from '../features/model';
import { problemsOfLists } from '../knowledge/lists';
import { readLists } from './lists';
import { failure } from './read';

/** An editor lists so many findings and no more; whoever asks on the command line gets all, unless set otherwise. */
export const DEFAULT_SETTINGS: Settings = { ...EDITOR_SETTINGS, maxFindings: Number.MAX_SAFE_INTEGER };

/** Settings, and what was wrong with their file, in one line. */
export interface LoadedSettings {
  readonly settings: Settings;
  readonly problem?: string;
}

type Level = Settings['rules'][string];

const LEVELS: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'] satisfies Level[];

/** Settings that speak to editors only; the same file may hold them. */
const EDITOR_ONLY = /^(?:autoDetect|codeLens|inlayHints(?:\..+)?|trace\.server)$/;

/** What each setting must be, and how it changes the settings; `undefined` when the value is not that. */
const READERS: Readonly<
  Record<string, { expected: string; read: (value: unknown, env: Env) => Partial<Settings> | undefined }>
> = {
  locale: { expected: '"zh-cn"、"en" 或 "auto"', read: readLocale },
  tolerance: {
    expected: '"interval" 或 "exact"',
    read: (value) => (value === 'interval' || value === 'exact' ? { tolerance: value } : undefined),
  },
  rules: {
    expected: `代码到级别的对象，级别为 ${LEVELS.join('、')}`,
    read: (value) => (isRules(value) ? { rules: value } : undefined),
  },
  maxFindings: {
    expected: '大于 0 的整数',
    read: (value) =>
      Number.isSafeInteger(value) && Number(value) > 0 ? { maxFindings: Number(value) } : undefined,
  },
  classification: {
    expected: '文件路径的列表',
    read: (value) => (isPaths(value) ? { classification: value } : undefined),
  },
};

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
  const { lists, problem } = await readLists(settings.classification, folder, isDefault);
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
      : { settings: DEFAULT_SETTINGS, problem: `${path}：${failure(error)('zh-cn')}` };
  }
  const { settings, problem } = parseSettings(text, env);
  return { settings, problem: problem && `${path}：${problem}，已按默认设置校核` };
}

/** Reads the text of a settings file. With a problem, the default settings are given. */
export function parseSettings(text: string, env: Env): LoadedSettings {
  let values: unknown;
  try {
    values = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { settings: DEFAULT_SETTINGS, problem: '不是有效的 JSON' };
  }
  if (!isObject(values)) return { settings: DEFAULT_SETTINGS, problem: '应为一个 JSON 对象' };
  let settings = DEFAULT_SETTINGS;
  for (const [key, value] of Object.entries(values)) {
    const name = key.replace(/^gouji\./, '');
    if (EDITOR_ONLY.test(name)) continue;
    if (!Object.hasOwn(READERS, name)) return { settings: DEFAULT_SETTINGS, problem: `没有设置 ${key}` };
    const { expected, read } = READERS[name];
    const change = read(value, env);
    if (!change) return { settings: DEFAULT_SETTINGS, problem: `设置 ${key} 应为${expected}` };
    settings = { ...settings, ...change };
  }
  return { settings };
}

function readLocale(value: unknown, env: Env): Partial<Settings> | undefined {
  if (value === 'zh-cn' || value === 'en') return { locale: value };
  if (value !== 'auto') return undefined;
  const language = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return { locale: language.startsWith('en') ? 'en' : 'zh-cn' };
}

function isRules(value: unknown): value is Settings['rules'] {
  return isObject(value) && Object.values(value).every((level) => LEVELS.includes(String(level)));
}

function isPaths(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((path) => typeof path === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
