/** What package.json declares agrees with the code and the manual. */

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import manifest from '../../package.json';
import { GENERATED, LEVEL_WORDS } from '../../scripts/generated';
import { DEFAULT_SETTINGS } from '../../server/src/features/model';
import { LIST_TEMPLATE, RECOMPUTE_DOCUMENT, RECOMPUTE_TABLE } from '../../server/src/protocol/requests';
import { type CodeInfo, DIAGNOSTIC_CODES } from '../../server/src/rules/diagnostic-codes';

const root = new URL('../../', import.meta.url);
const { contributes, activationEvents } = manifest;
const properties = contributes.configuration.properties;

test.each(GENERATED)('what is generated in $path is up to date (npm run generate)', ({ path, renew }) => {
  const text = readFileSync(new URL(path, root), 'utf8');
  expect(renew(text)).toBe(text);
});

test('the manual has a page on every code, and on no other', () => {
  const pages = readdirSync(new URL('docs/rules/', root)).filter((name) => name.endsWith('.md'));
  const codes = pages.map((name) => name.slice(0, -'.md'.length).replace('-', '/'));
  expect(codes.sort()).toEqual(Object.keys(DIAGNOSTIC_CODES).sort());
});

test.each(Object.entries<CodeInfo>(DIAGNOSTIC_CODES))(
  'the page on %s names its levels',
  (code, { levels }) => {
    const page = readFileSync(new URL(`docs/rules/${code.replace('/', '-')}.md`, root), 'utf8');
    const line = page.split('\n').find((each) => each.startsWith('**级别**：')) ?? '';
    const words = Object.values(LEVEL_WORDS).filter((word) => line.includes(word));
    expect(words).toEqual(levels.map((level) => LEVEL_WORDS[level]));
  },
);

test('the defaults that the user sees are those of the server', () => {
  const { lists, ...defaults } = DEFAULT_SETTINGS;
  expect(lists).toEqual([]);
  expect({
    locale: properties['gouji.locale'].default,
    tolerance: properties['gouji.tolerance'].default,
    rules: properties['gouji.rules'].default,
    maxFindings: properties['gouji.maxFindings'].default,
    classification: properties['gouji.classification'].default,
  }).toEqual(defaults);
});

test('the languages activate the extension, and so do the texts that may be one', () => {
  const ids = [...contributes.languages.map(({ id }) => id), 'plaintext', 'markdown'];
  expect(activationEvents).toEqual(ids.map((id) => `onLanguage:${id}`));
});

test('the commands are named as the server names them', () => {
  const commands = contributes.commands.map(({ command }) => command);
  expect(commands).toEqual([
    RECOMPUTE_TABLE,
    RECOMPUTE_DOCUMENT,
    'gouji.convertToBudget',
    'gouji.copyFindings',
    LIST_TEMPLATE,
    'gouji.restart',
  ]);
  for (const { command } of [...contributes.menus.commandPalette, ...contributes.menus['editor/context']]) {
    expect(commands).toContain(command);
  }
});
