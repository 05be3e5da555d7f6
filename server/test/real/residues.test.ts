/** Rounding residues of a real document, where it lies beside the repository: each is told, and not one by one. */

import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

/** A sum of the facts with the lines of its amounts, its total first. */
interface Check {
  readonly seed: number;
  readonly desc: string;
  readonly status: string;
  readonly lines: readonly number[];
}

interface Facts {
  readonly files: readonly { readonly seed: number; readonly file: string }[];
  readonly checks: readonly Check[];
}

const ROOT = new URL('../../../', import.meta.url);
const FACTS = new URL('../shared/ground-truth/facts.json', ROOT);
const NAME = 'sanmenxia-2025.txt';
const FILE = new URL(`../shared/seeds/${NAME}`, ROOT);
const isPresent = existsSync(FACTS) && existsSync(FILE);
if (!isPresent) console.log('Skipped: residues of a real document, because ../shared is not there.');

/** So many residues the document has, and so many findings may tell them. */
const RESIDUES = 28;
const MOST_FINDINGS = 14;

test.runIf(isPresent)('every residue is in some finding, and few findings tell them all', () => {
  const { files, checks }: Facts = JSON.parse(readFileSync(FACTS, 'utf8'));
  const seed = files.find(({ file }) => file === NAME)?.seed;
  const residues = checks.filter((check) => check.seed === seed && check.status === 'residue');
  expect(residues).toHaveLength(RESIDUES);
  const service = createService({ documentation: () => undefined });
  const document = service.check(readFileSync(FILE, 'utf8'), 'disclosure', DEFAULT_SETTINGS);
  const told = service
    .diagnostics(document, 'file:///a')
    .filter(({ code }) => String(code).endsWith('/rounding'));
  expect(told.length).toBeLessThanOrEqual(MOST_FINDINGS);
  const lines = new Set(
    told.flatMap(({ range, data, relatedInformation = [] }) => {
      const places: readonly { readonly range: typeof range }[] = data?.places ?? [];
      const all = [
        range,
        ...places.map((each) => each.range),
        ...relatedInformation.map((each) => each.location.range),
      ];
      return all.map(({ start }) => start.line + 1);
    }),
  );
  const missing = residues.filter(({ lines: [total] }) => !lines.has(total));
  expect(missing.map(({ desc }) => desc)).toEqual([]);
});
