/** What the user has set, read from whichever of the three ways the client offers, and validated. */

import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
} from 'vscode-languageserver';
import { DEFAULT_SETTINGS, type Settings } from '../features/model';
import { isRecord, readSetting, SETTING_NAMES, unknownRules } from '../features/settings';
import type { Locale } from '../rules/model';

/** Milliseconds after which checking starts even though the client has not answered what is set. */
const PATIENCE = 2000;

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
  const auto: Locale = !clientLocale || clientLocale.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en';
  const problems: string[] = [];
  let settings = DEFAULT_SETTINGS;
  for (const name of SETTING_NAMES) {
    const value = name === 'rules' ? withoutWrongLevels(given.rules, auto, problems) : given[name];
    if (value === undefined || value === null) continue;
    const change = readSetting(name, value, auto);
    if (change) settings = { ...settings, ...change };
    else problems.push(`gouji.${name}: ${JSON.stringify(value)}`);
  }
  return { settings, problems };
}

/** A wrong level of one rule must not cost the levels of the others. */
function withoutWrongLevels(rules: unknown, auto: Locale, problems: string[]): unknown {
  if (!isRecord(rules)) return rules;
  const right = Object.entries(rules).filter(([code, level]) => {
    const isRight = readSetting('rules', { [code]: level }, auto) !== undefined;
    if (!isRight) problems.push(`gouji.rules["${code}"]: ${JSON.stringify(level)}`);
    else if (unknownRules({ [code]: level }).length > 0)
      problems.push(`gouji.rules["${code}"]: no such rule`);
    return isRight;
  });
  return Object.fromEntries(right);
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
