/** Positions of an older version, which the text has not any more: every feature answers, with lists at the least. */

import { describe, expect, it } from 'vitest';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../src/features/call-hierarchy';
import { definition, references } from '../../src/features/definition';
import { documentHighlights } from '../../src/features/highlights';
import { selectionRanges } from '../../src/features/selection';
import { semanticTokens } from '../../src/features/semantic-tokens';
import { checked } from '../support/checked';
import { structured } from '../support/structured';

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
});
