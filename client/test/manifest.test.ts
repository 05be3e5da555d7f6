/** What package.json declares agrees with the code and the manual. */

import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import manifest from '../../package.json';
import { DEFAULT_SETTINGS } from '../../server/src/features/model';
import { LIST_TEMPLATE, RECOMPUTE_DOCUMENT, RECOMPUTE_TABLE } from '../../server/src/protocol/requests';

const { contributes, activationEvents } = manifest;
const properties = contributes.configuration.properties;

test('every code that the manual explains can be configured, and no other', () => {
  const pages = readdirSync(new URL('../../docs/rules/', import.meta.url)).filter((name) =>
    name.endsWith('.md'),
  );
  const codes = pages.map((name) => name.slice(0, -'.md'.length).replace('-', '/'));
  expect(Object.keys(properties['gouji.rules'].properties).sort()).toEqual(codes.sort());
});

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
