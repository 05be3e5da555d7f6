/** Positions of an older version, which the text has not any more: every feature answers, with lists at the least. */

import { describe, expect, it } from 'vitest';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../src/features/call-hierarchy';
import { definition, references } from '../../src/features/definition';
import { documentHighlights } from '../../src/features/highlights';
import { selectionRanges } from '../../src/features/selection';
import { semanticTokens } from '../../src/features/semantic-tokens';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { checked } from '../support/checked';
import { structured } from '../support/structured';

const service = createService({ documentation: () => undefined });

const URI = 'file:///a';
const POSITIONS = [
  { line: 9999, character: 0 },
  { line: 0, character: 9999 },
  { line: 9999, character: 9999 },
];

describe.each([
  ['a disclosure', structured()],
  ['a text without line ends', '周末要买'],
  ['an empty text', ''],
])('%s', (_, text) => {
  const { document } = checked(text);

  it.each(POSITIONS)('is asked about $line:$character', (position) => {
    expect(definition(document, position, URI)).toEqual([]);
    expect(references(document, position, URI, true)).toEqual([]);
    expect(documentHighlights(document, position)).toEqual([]);
    expect(prepareCallHierarchy(document, position, URI)).toEqual([]);
    expect(selectionRanges(document, [position, position])).toHaveLength(2);
    const range = { start: position, end: position };
    expect(semanticTokens(document, range).length % 5).toBe(0);
    const item = { name: '合计', kind: 16, uri: URI, range, selectionRange: range } as const;
    expect(incomingCalls(document, item)).toEqual([]);
    expect(outgoingCalls(document, item)).toEqual([]);
  });

  it.each(POSITIONS)('is asked through the service about $line:$character', async (position) => {
    const range = { start: position, end: position };
    const known = service.check(text, 'disclosure', DEFAULT_SETTINGS);
    expect(service.hover(known, position)).toBeUndefined();
    expect(service.prepareRename(known, position)).toBeUndefined();
    expect(service.rename(known, position, '新名称')).toEqual({ edits: [] });
    expect(service.inlayHints(known, range)).toEqual([]);
    expect(service.codeActions(known, URI, range, [])).toBeInstanceOf(Array);
    expect((await service.completion(known, position, true)).items).toBeInstanceOf(Array);
    expect(service.explain(known, position)).toBeUndefined();
    expect(service.formatOnType(known, position, '|')).toEqual([]);
    expect(service.format(known, range)).toEqual([]);
  });
});
