/** What the user has set, read from whichever of the three ways the client offers, and validated. */

import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
} from 'vscode-languageserver';
import { DEFAULT_SETTINGS, type Settings } from '../features/model';
import type { Locale } from '../rules/model';

/** Milliseconds after which checking starts even though the client has not answered what is set. */
const PATIENCE = 2000;

const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const;
const TOLERANCES = ['interval', 'exact'] as const;

type Level = (typeof SEVERITIES)[number];

export interface SettingsStore {
  readonly current: () => Settings;
  /** Resolves once the client has said what is set, or has let `PATIENCE` pass. */
  readonly ready: () => Promise<void>;
  readonly onChange: (listener: () => void) => void;
  /** Takes `initializationOptions` and learns what the client can do. */
  readonly initialize: (params: InitializeParams) => void;
  /** Asks the client, if it can be asked. */
  readonly initialized: () => Promise<void>;
  readonly changed: (settings: unknown) => Promise<void>;
}

/** Settings with what was wrong with those given; what is wrong is replaced by the default. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

/** Reads the `gouji` section. `clientLocale` (BCP 47) decides where the locale is `auto`. */
export function readSettings(section: unknown, clientLocale?: string): ReadSettings {
  const given = isRecord(section) ? section : {};
  const problems: string[] = [];
  const refuse = (name: string): undefined => {
    problems.push(`gouji.${name}: ${JSON.stringify(given[name])}`);
    return undefined;
  };
  const pick = <T>(name: keyof Settings, read: (value: unknown) => T | undefined): T | undefined => {
    const value = given[name];
    if (value === undefined || value === null) return undefined;
    return read(value) ?? refuse(name);
  };
  const settings: Settings = {
    locale: pick('locale', (value) => readLocale(value, clientLocale)) ?? DEFAULT_SETTINGS.locale,
    tolerance: pick('tolerance', (value) => oneOf(TOLERANCES, value)) ?? DEFAULT_SETTINGS.tolerance,
    rules: pick('rules', (value) => readRules(value, problems)) ?? DEFAULT_SETTINGS.rules,
    maxFindings: pick('maxFindings', readCount) ?? DEFAULT_SETTINGS.maxFindings,
    classification: pick('classification', readPaths) ?? DEFAULT_SETTINGS.classification,
    lists: DEFAULT_SETTINGS.lists,
  };
  return { settings, problems };
}

function readLocale(value: unknown, clientLocale: string | undefined): Locale | undefined {
  if (value !== 'auto') return oneOf(['zh-cn', 'en'] as const, value);
  return !clientLocale || clientLocale.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en';
}

function readRules(value: unknown, problems: string[]): Record<string, Level> | undefined {
  if (!isRecord(value)) return undefined;
  const rules: Record<string, Level> = {};
  for (const [code, given] of Object.entries(value)) {
    const level = oneOf(SEVERITIES, given);
    if (level) rules[code] = level;
    else problems.push(`gouji.rules["${code}"]: ${JSON.stringify(given)}`);
  }
  return rules;
}

function readCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : undefined;
}

function readPaths(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.every((path) => typeof path === 'string') ? value : undefined;
}

function oneOf<T extends string>(choices: readonly T[], value: unknown): T | undefined {
  return choices.find((choice) => choice === value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Makes the store. `connection` is asked for `workspace/configuration` where the client supports it. */
export function createSettings(connection: Connection): SettingsStore {
  let settings: Settings = DEFAULT_SETTINGS;
  let clientLocale: string | undefined;
  let canAsk = false;
  let canRegister = false;
  let asked = 0;
  let release = (): void => {};
  let ready: Promise<void> = Promise.resolve();
  const listeners: (() => void)[] = [];

  const take = (section: unknown): void => {
    const read = readSettings(section, clientLocale);
    for (const problem of read.problems) connection.console.warn(`Setting ignored: ${problem}`);
    if (JSON.stringify(read.settings) === JSON.stringify(settings)) return;
    settings = read.settings;
    for (const listener of listeners) listener();
  };

  const ask = async (): Promise<void> => {
    const turn = ++asked;
    const section: unknown = await connection.workspace.getConfiguration('gouji');
    // An older answer that comes late must not undo a newer one.
    if (turn === asked && isRecord(section)) take(section);
  };

  return {
    current: () => settings,
    ready: () => ready,
    onChange: (listener) => {
      listeners.push(listener);
    },
    initialize: ({ initializationOptions, locale, capabilities }) => {
      clientLocale = locale;
      canAsk = capabilities?.workspace?.configuration === true;
      canRegister = capabilities?.workspace?.didChangeConfiguration?.dynamicRegistration === true;
      if (isRecord(initializationOptions)) take(initializationOptions.gouji ?? initializationOptions);
      if (!canAsk) return;
      ready = new Promise((resolve) => {
        const timer = setTimeout(resolve, PATIENCE);
        release = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    initialized: async () => {
      try {
        if (canRegister) {
          await connection.client.register(DidChangeConfigurationNotification.type, { section: 'gouji' });
        }
        if (canAsk) await ask();
      } finally {
        release();
      }
    },
    changed: async (changed) => {
      if (canAsk) return ask();
      if (isRecord(changed) && isRecord(changed.gouji)) take(changed.gouji);
    },
  };
}
