/** The grammars colour calmly: no scope that a theme of VS Code paints red, which is for errors. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Red in a light, dark or high contrast theme that comes with VS Code: its words are commands, marks of a page, or wrong. */
const RED = [
  ...[
    'keyword.control',
    'keyword.other',
    'storage',
    'string',
    'entity.name.tag',
    'entity.other.attribute-name',
  ],
  ...[
    'markup.heading',
    'markup.deleted',
    'invalid',
    'constant.character.escape',
    'support.type.property-name',
  ],
];

test.each(['budget', 'disclosure'])('%s', (language) => {
  const grammar = readFileSync(
    new URL(`../../syntaxes/${language}.tmLanguage.json`, import.meta.url),
    'utf8',
  );
  const scopes = [...grammar.matchAll(/"name": "([a-z][^"]*)"/g)].flatMap(([, names]) => names.split(' '));
  expect(scopes.length).toBeGreaterThan(20);
  expect(scopes.filter((scope) => RED.some((red) => scope.startsWith(red)))).toEqual([]);
  expect(scopes).toContain(`markup.bold.total.${language}`);
});
