/** Codes and names of real documents, where they lie beside the repository: all known, none complained of. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/disclosure/understand';
import { loadClassification } from '../../src/knowledge/classification';
import { DOMAINS } from '../../src/knowledge/domains';
import type { ClassificationDomain } from '../../src/knowledge/model';
import { codeName } from '../../src/rules/codes/code-name';
import { codeUnknown } from '../../src/rules/codes/code-unknown';
import type { Finding } from '../../src/rules/model';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';
import { disclosureOf } from '../support/disclosure';
import { inContext } from './in-context';

interface FactCode {
  readonly seed: number;
  readonly code: string;
  readonly name: string;
}

interface Facts {
  readonly files: readonly { readonly seed: number; readonly file: string }[];
  readonly codes: readonly FactCode[];
}

const ROOT = new URL('../../../', import.meta.url);
const FACTS = new URL('../shared/ground-truth/facts.json', ROOT);
const DOCUMENTS = new URL('../shared/seeds/', ROOT);

const classification = loadClassification();
const RULES = [codeUnknown, codeName];

const isPresent = existsSync(FACTS) && existsSync(DOCUMENTS);
if (!isPresent) console.log('Skipped: codes of real documents, because ../shared is not there.');

const facts: Facts = isPresent ? JSON.parse(readFileSync(FACTS, 'utf8')) : { files: [], codes: [] };
const documents = isPresent ? readdirSync(DOCUMENTS) : [];
const yearOf = (file: string) => Number(file.slice(file.indexOf('-') + 1, file.indexOf('.')));

describe.runIf(isPresent)('codes listed in ../shared/ground-truth/facts.json', () => {
  it.each(facts.files)('of $file are known under their names', ({ seed, file }) => {
    const listed = facts.codes.filter((code) => code.seed === seed);
    for (const domain of Object.keys(DOMAINS) as ClassificationDomain[]) {
      const rows = listed.filter(({ code }) => code.startsWith(DOMAINS[domain].firstDigit));
      for (const row of rows)
        expect(classification.find(domain, row.code, yearOf(file)), row.code).toBeDefined();
      const disclosure = disclosureOf(
        rows.map((row) => [row]),
        { year: yearOf(file), domain },
      );
      for (const rule of RULES) expect(rule.check(disclosure, inContext(classification))).toEqual([]);
    }
  });
});

describe.runIf(isPresent)('documents of ../shared/seeds', () => {
  it.each(documents)('%s is in order', (file) => {
    const findings = findingsIn(readFileSync(new URL(file, DOCUMENTS), 'utf8'));
    expect(findings.map(({ message }) => message('zh-cn'))).toEqual([]);
  });

  it.each(['julu-2026.txt', 'chengde-2025.txt', 'beidaihe-2024.txt'])(
    'in %s, any code with its last digit mistyped is warned of, and can be put right',
    (file) => {
      const text = readFileSync(new URL(file, DOCUMENTS), 'utf8');
      const { seed } = facts.files.find((each) => each.file === file) ?? {};
      const codes = new Set(facts.codes.filter((each) => each.seed === seed).map(({ code }) => code));
      expect(codes.size).toBeGreaterThan(20);
      for (const code of codes) {
        const at = text.search(new RegExp(`(?<=^|\\t)${code}(?=\\r?$|\\t)`, 'm'));
        expect(at, code).toBeGreaterThanOrEqual(0);
        const wrong = `${code.slice(0, -1)}${(Number(code.at(-1)) + 4) % 10}`;
        const findings = findingsIn(`${text.slice(0, at)}${wrong}${text.slice(at + code.length)}`);
        const [warning] = findings.filter(({ severity }) => severity === 2);
        const corrections = warning?.fixes.flatMap(({ edits }) => edits.map(({ newText }) => newText));
        expect(corrections, `${code} → ${wrong}`).toContain(code);
      }
    },
  );
});

function findingsIn(text: string): Finding[] {
  const { disclosures } = understand(readDocument(createSnapshot(text)));
  return disclosures.flatMap((disclosure) =>
    RULES.flatMap((rule) => rule.check(disclosure, inContext(classification))),
  );
}
