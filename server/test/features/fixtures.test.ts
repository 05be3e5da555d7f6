/** Every feature on every made-up disclosure: seeded errors are mended byte for byte, and no position upsets a feature. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Position, TextEdit } from 'vscode-languageserver-types';
import { codeActions } from '../../src/features/code-actions';
import { diagnostics } from '../../src/features/diagnostics';
import { explain } from '../../src/features/explain';
import { hover } from '../../src/features/hover';
import type { CheckedDocument } from '../../src/features/model';
import { recompute } from '../../src/features/recompute';
import { DIAGNOSTIC_CODES } from '../../src/rules/diagnostic-codes';
import { lineCount, lineText, offsetAt } from '../../src/text/snapshot';
import { checked } from '../support/checked';
import { CLASSIFICATION } from '../support/classification';

const FIXTURES = new URL('../../../test-fixtures/', import.meta.url);
const URI = 'file:///fixture';
const OPTIONS = { uri: URI, documentation: () => undefined };
const checkAgain = (_: CheckedDocument, text: string) => checked(text).document;

const NAMES = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.(?:disclosure|budget)$/.test(name));

interface Seeded {
  readonly path: string;
  readonly repaired: string;
  readonly line: number;
  readonly character: number;
  readonly expected: string;
}

/** Those in UTF-8: other encodings are the business of whoever opens files. */
const SEEDED = (JSON.parse(textOf('seeded-errors.json')) as Seeded[]).filter(
  ({ path }) => NAMES.includes(path) && !path.includes('gb18030'),
);

function textOf(name: string): string {
  return readFileSync(new URL(name, FIXTURES), 'utf8');
}

function open(name: string): CheckedDocument {
  return checked(textOf(name)).document;
}

function applied({ snapshot }: CheckedDocument, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort(
    (a, b) => offsetAt(snapshot, b.range.start) - offsetAt(snapshot, a.range.start),
  );
  return sorted.reduce(
    (text, { range, newText }) =>
      text.slice(0, offsetAt(snapshot, range.start)) + newText + text.slice(offsetAt(snapshot, range.end)),
    snapshot.text,
  );
}

describe.each(SEEDED)('the seeded error of $path', ({ path, repaired, line, character, expected }) => {
  const document = open(path);
  const errors = diagnostics(document, OPTIONS).filter(({ severity }) => severity === 1);
  const clean = textOf(repaired);

  test('is one error at its place', () => {
    expect(errors).toHaveLength(1);
    expect(errors[0].range.start).toEqual({ line, character });
    expect(errors[0].data.expected).toBe(expected);
  });

  test.each(['quickfix', 'source.fixAll'])('is mended byte for byte by %s', (kind) => {
    const [error] = errors;
    const request = { uri: URI, range: error.range, diagnostics: [error], only: [kind] };
    const [action] = codeActions(document, request, OPTIONS.documentation, checkAgain);
    expect(applied(document, action.edit?.changes?.[URI] ?? [])).toBe(clean);
  });

  test('is mended by recomputing', () => {
    const { start } = errors[0].range;
    for (const scope of ['row', 'table', 'document'] as const)
      expect(applied(document, recompute(document, scope, start).edits)).toBe(clean);
  });
});

test.each(NAMES)('findings in %s have a level that the table of codes gives', (name) => {
  const levels: Readonly<Record<string, number>> = { error: 1, warning: 2, information: 3 };
  const wrong = open(name)
    .findings.filter(
      ({ code, severity }) => !DIAGNOSTIC_CODES[code].levels.some((level) => levels[level] === severity),
    )
    .map(({ code, severity }) => ({ code, severity }));
  expect(wrong).toEqual([]);
});

/** The middle and the end of every line, with one line beyond the text. */
function positionsOf({ snapshot }: CheckedDocument): Position[] {
  const lines = Array.from({ length: lineCount(snapshot) + 1 }, (_, line) => line);
  return lines.flatMap((line) => {
    const { length } = lineText(snapshot, line);
    return [length >> 1, length].map((character) => ({ line, character }));
  });
}

/** What a feature answers at a position that it should not. */
function misanswer(document: CheckedDocument, position: Position): string | undefined {
  const { snapshot } = document;
  const offset = offsetAt(snapshot, position);
  const range = hover(document, position, { classification: CLASSIFICATION, withFindings: true })?.range;
  const isAround =
    !range || (offsetAt(snapshot, range.start) <= offset && offset <= offsetAt(snapshot, range.end));
  if (!isAround) return 'The hover is elsewhere.';
  if (explain(document, position)?.length === 0) return 'Nothing is explained.';
  const request = { uri: URI, range: { start: position, end: position }, diagnostics: [] };
  const actions = codeActions(document, request, OPTIONS.documentation, checkAgain);
  const edits = actions.flatMap(({ edit }) => edit?.changes?.[URI] ?? []);
  return edits.every((edit) => changes(document, edit)) ? undefined : 'An edit changes nothing.';
}

function changes({ snapshot }: CheckedDocument, { range, newText }: TextEdit): boolean {
  return snapshot.text.slice(offsetAt(snapshot, range.start), offsetAt(snapshot, range.end)) !== newText;
}

test.each(NAMES)('features answer at any position of %s', (name) => {
  const document = open(name);
  const wrong = positionsOf(document).filter((position) => misanswer(document, position) !== undefined);
  expect(wrong).toEqual([]);
});
