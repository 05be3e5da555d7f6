/** What is drawn in the text by the setting, and that the rest is told to whoever points at it. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Hover, MarkupContent } from 'vscode-languageserver-types';
import { drawn } from '../../src/features/drawn';
import { createService, DEFAULT_SETTINGS, type Settings } from '../../src/service';

const service = createService({ documentation: () => undefined });
const TEXT = readFileSync(new URL('../../../test-fixtures/pipes/sample.budget', import.meta.url), 'utf8');

const check = (settings: Partial<Settings>) =>
  service.check(TEXT, 'budget', { ...DEFAULT_SETTINGS, ...settings });

test.each<[Settings['show'], number]>([
  ['errors', 1],
  ['warnings', 2],
  ['all', 4],
])('%s', (show, gravest) => {
  const severities = (['error', 'warning', 'information', 'hint'] as const).flatMap((level) => {
    const document = check({ show, rules: { 'doc/term-unused': level } });
    const all = service.diagnostics(document, 'file:///a');
    return drawn(all, document.settings).flatMap(({ code, severity }) =>
      code === 'doc/term-unused' ? severity : [],
    );
  });
  expect(severities).toEqual([1, 2, 3, 4].slice(0, gravest));
});

test('that a list is cut off is always told', () => {
  const document = check({ maxFindings: 1, show: 'errors' });
  const [first] = drawn(service.diagnostics(document, 'file:///a'), document.settings);
  expect(first.code).toBeUndefined();
});

test('what is not drawn is told by the hover, and only then', () => {
  const unused = (show: Settings['show']): string => {
    const document = check({ show });
    const finding = service.diagnostics(document, 'file:///a').find(({ code }) => code === 'doc/term-unused');
    if (!finding) throw new Error('the fixture has no such finding');
    return wordsOf(service.hover(document, finding.range.start, false));
  };
  expect(unused('warnings')).toContain('但正文和表格都没有用到');
  expect(unused('all')).not.toContain('但正文和表格都没有用到');
});

function wordsOf(hover: Hover | undefined): string {
  return (hover?.contents as MarkupContent | undefined)?.value ?? '';
}
