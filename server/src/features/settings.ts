/** What may be set and what each setting must be; the server reads leniently by it, the command line strictly. */

import { DIAGNOSTIC_CODES } from '../rules/diagnostic-codes';
import type { Locale } from '../rules/model';
import { DEFAULT_SETTINGS, type InlayHintSettings, type Settings } from './model';

/** Settings that the user writes; lists are read from where `classification` says. */
export type SettingName = Exclude<keyof Settings, 'lists' | 'waivers'>;

interface Setting<Value> {
  /** What the value must be, for the user. */
  readonly expected: Readonly<Record<Locale, string>>;
  /** The value, or `undefined` where it is not as expected. `auto` is the locale where that is left to us. */
  readonly read: (value: unknown, auto: Locale) => Value | undefined;
}

const LEVELS = ['error', 'warning', 'information', 'hint', 'off'] as const;

const SETTINGS: { readonly [Name in SettingName]: Setting<Settings[Name]> } = {
  locale: {
    expected: { 'zh-cn': '"zh-cn"、"en" 或 "auto"', en: '"zh-cn", "en" or "auto"' },
    read: (value, auto) => (value === 'auto' ? auto : oneOf(['zh-cn', 'en'], value)),
  },
  tolerance: {
    expected: { 'zh-cn': '"interval" 或 "exact"', en: '"interval" or "exact"' },
    read: (value) => oneOf(['interval', 'exact'], value),
  },
  rules: {
    expected: {
      'zh-cn': `代码到级别的对象，级别为 ${LEVELS.join('、')}`,
      en: `an object from codes to levels: ${LEVELS.join(', ')}`,
    },
    read: (value) => (isRules(value) ? value : undefined),
  },
  maxFindings: {
    expected: { 'zh-cn': '大于 0 的整数', en: 'a whole number greater than 0' },
    read: (value) => (isCount(value) ? value : undefined),
  },
  show: {
    expected: { 'zh-cn': '"errors"、"warnings" 或 "all"', en: '"errors", "warnings" or "all"' },
    read: (value) => oneOf(['errors', 'warnings', 'all'], value),
  },
  ambiguousWidth: {
    expected: { 'zh-cn': '1 或 2', en: '1 or 2' },
    read: (value) => oneOf([1, 2], value),
  },
  inlayHints: {
    expected: {
      'zh-cn':
        '对象：columnNames 为 "cells"、"all" 或 "off"，rowNames、differences、computed 为 true 或 false',
      en: 'an object: columnNames is "cells", "all" or "off"; rowNames, differences and computed are true or false',
    },
    read: readInlayHints,
  },
  codeLens: {
    expected: { 'zh-cn': 'true 或 false', en: 'true or false' },
    read: (value) => oneOf([true, false], value),
  },
  classification: {
    expected: { 'zh-cn': '文件路径的列表', en: 'a list of paths' },
    read: (value) => (isPaths(value) ? value : undefined),
  },
};

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name);
}

/** What a setting must be, in words for the user. */
export function expectedOf(name: SettingName, locale: Locale): string {
  return SETTINGS[name].expected[locale];
}

/** The change that one setting makes, or `undefined` where its value is not as expected. */
export function readSetting(name: SettingName, value: unknown, auto: Locale): Partial<Settings> | undefined {
  const read = SETTINGS[name].read(value, auto);
  return read === undefined ? undefined : { [name]: read };
}

/** The codes among those of `rules` that no finding has: what is set for them changes nothing. */
export function unknownRules(rules: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(rules).filter((code) => !Object.hasOwn(DIAGNOSTIC_CODES, code));
}

/** The codes whose findings are switched off. */
export function rulesOff(rules: Settings['rules']): string[] {
  return Object.keys(rules).filter((code) => rules[code] === 'off' && Object.hasOwn(DIAGNOSTIC_CODES, code));
}

/** Whether a value is an object with names, as sections and files of settings are. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is not set is as by default. */
function readInlayHints(value: unknown): InlayHintSettings | undefined {
  if (!isRecord(value)) return undefined;
  const read = {
    columnNames: oneOf(['cells', 'all', 'off'], value.columnNames),
    rowNames: oneOf([true, false], value.rowNames),
    differences: oneOf([true, false], value.differences),
    computed: oneOf([true, false], value.computed),
  };
  const isRight = Object.entries(read).every(([name, choice]) => choice !== undefined || !(name in value));
  const { inlayHints } = DEFAULT_SETTINGS;
  return isRight
    ? {
        columnNames: read.columnNames ?? inlayHints.columnNames,
        rowNames: read.rowNames ?? inlayHints.rowNames,
        differences: read.differences ?? inlayHints.differences,
        computed: read.computed ?? inlayHints.computed,
      }
    : undefined;
}

function oneOf<Choice extends string | number | boolean>(
  choices: readonly Choice[],
  value: unknown,
): Choice | undefined {
  return choices.find((choice) => choice === value);
}

function isRules(value: unknown): value is Settings['rules'] {
  return isRecord(value) && Object.values(value).every((level) => oneOf(LEVELS, level) !== undefined);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}

function isPaths(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((path) => typeof path === 'string');
}
