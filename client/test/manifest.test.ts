/** What package.json declares agrees with the code and the manual. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import manifest from '../../package.json';
import english from '../../package.nls.json';
import chinese from '../../package.nls.zh-cn.json';
import { GENERATED, LEVEL_WORDS } from '../../scripts/generated';
import { DEFAULT_SETTINGS } from '../../server/src/features/model';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../../server/src/features/token-legend';
import {
  LIST_TEMPLATE,
  RECOMPUTE_DOCUMENT,
  RECOMPUTE_TABLE,
  SAVE_VIEW,
} from '../../server/src/protocol/requests';
import { type CodeInfo, DIAGNOSTIC_CODES } from '../../server/src/rules/diagnostic-codes';

import { ORIGINAL_EXTENSIONS } from '../../server/src/sources/open';
import { VIEW_SCHEME } from '../src/views';

/** What a key of the manifest stands for, in Chinese. */
const told = (text: string): string => chinese[text.slice(1, -1) as keyof typeof chinese] ?? text;

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
    show: properties['gouji.show'].default,
    ambiguousWidth: properties['gouji.ambiguousWidth'].default,
    inlayHints: {
      columnNames: properties['gouji.inlayHints.columnNames'].default,
      rowNames: properties['gouji.inlayHints.rowNames'].default,
      differences: properties['gouji.inlayHints.differences'].default,
      computed: properties['gouji.inlayHints.computed'].default,
    },
    codeLens: properties['gouji.codeLens'].default,
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
    'gouji.openSample',
    'gouji.convertToBudget',
    'gouji.newDisclosure',
    'gouji.nextCell',
    'gouji.previousCell',
    'gouji.newRow',
    'gouji.showTable',
    'gouji.copyFindings',
    'gouji.checkOriginal',
    'gouji.checkFolder',
    SAVE_VIEW,
    LIST_TEMPLATE,
    'gouji.nextFinding',
    'gouji.previousFinding',
    'gouji.filterFindings',
    'gouji.showWaivers',
    'gouji.openManual',
    'gouji.openSettings',
    'gouji.restart',
  ]);
  for (const { command } of Object.values(contributes.menus).flat()) expect(commands).toContain(command);
});

test('the menus offer to check every kind of original, and nothing else', () => {
  const { 'explorer/context': explorer, 'editor/title': title } = contributes.menus;
  const patterns = [...explorer, ...title].flatMap(
    ({ when }) => /resourceExtname =~ \/(.*?)\/i/.exec(when)?.[1] ?? [],
  );
  expect(patterns).toHaveLength(3);
  const isOffered = (pattern: string) => (extension: string) =>
    new RegExp(pattern, 'i').test(`.${extension}`);
  const [inExplorer, ...inTitle] = patterns.map(isOffered);
  for (const extension of [...ORIGINAL_EXTENSIONS, 'PDF']) {
    expect(inExplorer(extension)).toBe(true);
    expect(inTitle.filter((each) => each(extension))).toHaveLength(1);
  }
  for (const extension of ['doc', 'xls', 'txt', 'budget', 'xhtml']) expect(inExplorer(extension)).toBe(false);
});

test('what changes a text is not offered in the view of an original', () => {
  const writing = contributes.commands.filter(({ command }) => command.startsWith('gouji.recompute'));
  expect(writing).toHaveLength(2);
  for (const { enablement } of writing) expect(enablement).toContain(`resourceScheme != ${VIEW_SCHEME}`);
});

test('every type and modifier of tokens is declared, and coloured as the grammars colour', () => {
  const { semanticTokenTypes, semanticTokenModifiers, semanticTokenScopes, languages } = contributes;
  expect(semanticTokenTypes.map(({ id }) => id)).toEqual(TOKEN_TYPES);
  expect(semanticTokenModifiers.map(({ id }) => id)).toEqual(TOKEN_MODIFIERS);
  expect(semanticTokenScopes.map(({ language }) => language)).toEqual(languages.map(({ id }) => id));
  const selectors = [...TOKEN_TYPES, ...TOKEN_MODIFIERS.map((modifier) => `*.${modifier}`)];
  for (const { language, scopes } of semanticTokenScopes) {
    expect(Object.keys(scopes)).toEqual(selectors);
    for (const [scope] of Object.values(scopes)) expect(scope.endsWith(`.${language}`)).toBe(true);
    const grammar = readFileSync(new URL(`syntaxes/${language}.tmLanguage.json`, root), 'utf8');
    for (const type of ['itemCode', 'amount', 'totalName'] as const)
      expect(grammar).toContain(scopes[type][0]);
  }
});

test('every step of the walkthrough has its page, and its buttons are commands of ours or of the editor', () => {
  const commands: string[] = contributes.commands.map(({ command }) => command);
  const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
  expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
  for (const { description: key, media, completionEvents } of steps) {
    const description = told(key);
    expect(existsSync(new URL(media.markdown, root)), media.markdown).toBe(true);
    const named = [
      ...completionEvents.map((event) => event.replace('onCommand:', '')),
      ...[...description.matchAll(/command:([\w.]+)/g)].map(([, command]) => command),
    ];
    for (const command of named.filter((each) => each.startsWith('gouji.')))
      expect(commands).toContain(command);
  }
});

test('what the walkthrough and the side bar name stands in the package', () => {
  const kept = readFileSync(new URL('.vscodeignore', root), 'utf8');
  expect(kept).toContain('!client/walkthrough/*.md');
  expect(kept).toContain(`!${manifest.icon}`);
  for (const { icon } of contributes.viewsContainers.activitybar) expect(kept).toContain(`!${icon}`);
  expect(kept).toContain('!package.nls*.json');
});

test('every key of the manifest has words in both languages, and no words are left over', () => {
  const keys = [...JSON.stringify(manifest).matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key);
  expect(Object.keys(english).sort()).toEqual([...new Set(keys)].sort());
  expect(Object.keys(chinese)).toEqual(Object.keys(english));
  for (const words of [...Object.values(english), ...Object.values(chinese)])
    expect(words.trim()).not.toBe('');
});

test('every setting says what it does, what its choices are, and comes once in order', () => {
  const settings = Object.entries<Setting>(properties);
  for (const [name, setting] of settings) {
    expect(told(setting.markdownDescription ?? setting.description ?? ''), name).not.toBe('');
    if (setting.enum && setting.enumDescriptions)
      expect(setting.enumDescriptions).toHaveLength(setting.enum.length);
  }
  expect(settings.map(([, { order }]) => order)).toEqual(settings.map((_, index) => index + 1));
});

interface Setting {
  readonly order: number;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
}
