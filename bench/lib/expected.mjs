// What our own check finds in a text from scratch, to compare with what the server publishes.
import { createRequire } from 'node:module';
import { built } from './build.mjs';

let loaded;

function ours() {
  if (loaded) return loaded;
  const { createService, DEFAULT_SETTINGS } = createRequire(import.meta.url)(built('service.js'));
  loaded = { service: createService({ documentation: () => undefined }), settings: DEFAULT_SETTINGS };
  return loaded;
}

/** The check of a disclosure text; with an earlier check and the change since, the check of what changed. */
export function check(text, previous) {
  const { service, settings } = ours();
  return service.check(text, 'disclosure', settings, previous);
}

/** The check of a text that differs from one already checked by one change. */
export const recheck = (text, document, change) => check(text, { document, change });

/** Diagnostics of a text from scratch, each as a string. */
export function expectedDiagnostics(text) {
  return comparable(ours().service.diagnostics(check(text), 'file:///bench/document'));
}

/** Diagnostics as strings: where the manual lies is left out. */
export function comparable(diagnostics) {
  return diagnostics.map(({ codeDescription, ...diagnostic }) => JSON.stringify(sorted(diagnostic)));
}

/** Keys in order, so that equal values are equal strings. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}

export function isSameList(a, b) {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
