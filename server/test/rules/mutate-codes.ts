/** Mistypes one digit of 科目编码 at random places and measures whether it is noticed, and the right code offered first. */

import { understand } from '../../src/disclosure/understand';
import { loadClassification } from '../../src/knowledge/classification';
import { printedCodes } from '../../src/model/printed-codes';
import type { Edit, Finding } from '../../src/rules/model';
import { FINDING_RULES } from '../../src/rules/registry';
import type { Place, ReadDocument } from '../../src/tables/model';
import { readDocument } from '../../src/tables/read';
import { compact } from '../../src/text/normalise';
import { createSnapshot } from '../../src/text/snapshot';
import type { Random } from '../generator/random';
import { inContext } from './in-context';

const classification = loadClassification();
const CODE_RULES = FINDING_RULES.filter(({ code }) => code.startsWith('code/'));

/** A piece of a code: where its digits stand. */
interface Piece {
  readonly start: number;
  readonly end: number;
}

/** A text whose codes are mistyped one after another. */
export interface CodeSubject {
  readonly name: string;
  readonly text: string;
  readonly codes: readonly (readonly Piece[])[];
  /** What is found in it as it is. */
  readonly before: ReadonlySet<string>;
}

/** What became of one mistyped digit. */
export interface CodeOutcome {
  readonly name: string;
  readonly line: number;
  readonly printed: string;
  readonly mistyped: string;
  /** Something was found at the code, or at the name beside it, that was not there before. */
  readonly seen: boolean;
  /** The first correction offered there restores the text. */
  readonly firstIsRight: boolean;
  readonly messages: readonly string[];
}

export function codeSubject(name: string, text: string): CodeSubject {
  const { read, findings, codes } = check(text);
  const pieces = codes.map((places) => places.map((place) => spanOf(read, place)));
  return { name, text, codes: pieces, before: new Set(findings.map((finding) => keyOf(finding))) };
}

function check(text: string) {
  const { read, disclosures } = understand(readDocument(createSnapshot(text)));
  const findings = disclosures.flatMap((disclosure) =>
    CODE_RULES.flatMap((rule) => rule.check(disclosure, inContext(classification))),
  );
  const codes = disclosures.flatMap((disclosure) =>
    printedCodes(disclosure, classification)
      .codes.filter(({ isWhole }) => isWhole)
      .map(({ code }) => code.places),
  );
  return { read, findings, codes };
}

/** Mistypes `count` digits, each in a text that is otherwise as it was. */
export function measureCodes(subjects: readonly CodeSubject[], count: number, random: Random): CodeOutcome[] {
  return Array.from({ length: count }, () => mistype(random.pick(subjects), random));
}

function mistype(subject: CodeSubject, random: Random): CodeOutcome {
  const pieces = random.pick(subject.codes);
  const offsets = pieces.flatMap(({ start, end }) =>
    Array.from({ length: end - start }, (_, index) => start + index).filter((at) =>
      isDigit(subject.text[at]),
    ),
  );
  const at = random.pick(offsets);
  const digit = String((Number(subject.text[at]) + random.int(1, 9)) % 10);
  const text = subject.text.slice(0, at) + digit + subject.text.slice(at + 1);
  const { read, findings } = check(text);
  const line = subject.text.slice(0, at).split('\n').length;
  const here = findings.filter(
    (finding) => !subject.before.has(keyOf(finding)) && isNear(read, finding, pieces, text),
  );
  const [first] = here.flatMap(({ fixes }) => fixes);
  const digits = (printed: string) =>
    compact(pieces.map(({ start, end }) => printed.slice(start, end)).join(''));
  const right = digits(subject.text);
  return {
    name: subject.name,
    line,
    printed: right,
    mistyped: digits(text),
    seen: here.length > 0,
    firstIsRight:
      first?.kind === 'code' && compact(applied(read, text, first.edits)) === compact(subject.text),
    messages: here.map(({ code, message }) => `${code} ${message('zh-cn')}`),
  };
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

function keyOf({ code, message }: Finding): string {
  return `${code} ${message('zh-cn')}`;
}

/** On the code, or on what stands behind it up to the next lines of its row. */
function isNear(
  read: ReadDocument,
  { place, related }: Finding,
  pieces: readonly Piece[],
  text: string,
): boolean {
  const first = pieces[0].start;
  const nameEnd = text.indexOf('\n', text.indexOf('\n', pieces[pieces.length - 1].end) + 1);
  return [place, ...related.map((each) => each.place)]
    .map((each) => spanOf(read, each))
    .some(({ start, end }) => end >= first && start <= nameEnd);
}

function spanOf(read: ReadDocument, { block, start, end }: Place): Piece {
  const offset = read.offsets.get(block) ?? 0;
  return { start: offset + start, end: offset + end };
}

function applied(read: ReadDocument, text: string, edits: readonly Edit[]): string {
  return edits
    .map(({ place, newText }) => ({ ...spanOf(read, place), newText }))
    .sort((a, b) => b.start - a.start)
    .reduce((done, { start, end, newText }) => done.slice(0, start) + newText + done.slice(end), text);
}
