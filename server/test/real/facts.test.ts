/** Measures the checker on real documents, where they lie beside the repository: no false error, no known relation missed. */

import { beforeAll, describe, expect, test } from 'vitest';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { type CheckedDocument, createService, DEFAULT_SETTINGS, type Service } from '../../src/service';
import { arePresent, DOCUMENTS, knownRelations, missing, readDocument, readFacts } from './facts';
import { mistypedSubtotals, withEdits } from './mutations';

const root = new URL('../../../', import.meta.url);
const present = arePresent(root);
if (!present)
  console.log('Skipped: the real documents are not in ../shared, so nothing is measured on them.');

const URI = 'file:///document.txt';

/** Of subtotals this share may be in no two relations that share no other amount. */
const MOST_UNCERTAIN = 0.05;

describe.runIf(present).each(DOCUMENTS)('%s', (name) => {
  let service: Service;
  let text: string;
  let document: CheckedDocument;

  beforeAll(() => {
    service = createService({ documentation: () => undefined });
    text = readDocument(root, name);
    document = check(text);
  });

  const check = (content: string) => service.check(content, 'plaintext', DEFAULT_SETTINGS);
  const found = (codes: RegExp, severity: number) =>
    service
      .diagnostics(document, URI)
      .filter((each) => codes.test(String(each.code)) && (each.severity ?? 1) <= severity)
      .map(summaryOf);

  test('the document as published has no error from sums and no suspect amount', () => {
    expect(found(/^sum\/|^amount\/suspect$/, DiagnosticSeverity.Error)).toEqual([]);
  });

  test('… and no warning that a code or a name is not known', () => {
    expect(found(/^code\/(?:unknown|name)$/, DiagnosticSeverity.Warning)).toEqual([]);
  });

  test('every known relation of the budget tables is found', () => {
    const { known, blank, unclear } = knownRelations(readFacts(root), name, text);
    const lost = missing(known, service.relations(document)).map(({ words }) => words);
    console.log(
      `${name}: ${known.length} relations compared, ${known.length - lost.length} found; ${blank} print nothing, ${unclear.length} could not be placed`,
    );
    expect(unclear).toEqual([]);
    expect(known.length).toBeGreaterThan(0);
    expect(lost).toEqual([]);
  });

  test('a mistyped subtotal is an error on its line; its fix restores the text, and nothing else is written', () => {
    const mutations = mistypedSubtotals(text, service.relations(document));
    const failures = { unseen: [] as string[], notFixed: [] as string[], miswritten: [] as string[] };
    const unwritten: string[] = [];
    for (const { text: mutated, range, printed, mistyped } of mutations) {
      const words = `line ${range.start.line + 1}: ${printed} → ${mistyped}`;
      const checked = check(mutated);
      const errors = service
        .diagnostics(checked, URI)
        .filter((each) => each.severity === 1 && each.range.start.line === range.start.line);
      if (errors.length === 0) failures.unseen.push(words);
      if (!errors.some((error) => quickFixed(service, checked, error, mutated) === text))
        failures.notFixed.push(words);
      const written = withEdits(mutated, service.fixAll(checked));
      if (written === mutated) unwritten.push(words);
      else if (written !== text) failures.miswritten.push(words);
    }
    const rate = (failed: readonly string[]) => `${mutations.length - failed.length}/${mutations.length}`;
    console.log(
      `${name}: error on the line ${rate(failures.unseen)}, quick fix restores ${rate(failures.notFixed)}, fixAll restores ${rate(unwritten)}`,
    );
    expect(mutations.length).toBeGreaterThan(0);
    expect(failures).toEqual({ unseen: [], notFixed: [], miswritten: [] });
    expect(unwritten.length).toBeLessThanOrEqual(mutations.length * MOST_UNCERTAIN);
  });
});

function summaryOf({ code, range, message }: Diagnostic): string {
  return `${range.start.line + 1}: ${code} ${message}`;
}

/** The text after the first quick fix that is offered for a diagnostic: the preferred one, or recomputing the amount. */
function quickFixed(
  service: Service,
  document: CheckedDocument,
  diagnostic: Diagnostic,
  text: string,
): string {
  const actions = service.codeActions(document, URI, diagnostic.range, [diagnostic], ['quickfix']);
  const action = actions.find(({ isPreferred }) => isPreferred) ?? actions[0];
  return withEdits(text, action?.edit?.changes?.[URI] ?? []);
}
