/** Says what a word of a header or a total may mean, and answers the questions that readers and rules ask of words. */

import {
  type Concept,
  ENTRIES,
  type Entry,
  IN_HEADERS,
  IN_ROWS,
  IN_TABLES,
  MEANS_TOO,
  OF_WHICH,
  SIDE_BEHIND,
  SPELLED,
} from './words';

export { CODE_PIECES, COMPARED_BEHIND, type Concept } from './words';

/** One meaning of a word; its weight is 1 where all of the word is known, less where a part of it is. */
export interface Sense {
  readonly concept: Concept;
  readonly weight: number;
}

const WHOLE = 1;
const PART = 0.5;

/** Brackets and colons in one width, so that words compare. */
export function inOneWidth(word: string): string {
  if (!NARROW.test(word)) return word;
  return word.replace(/\(/g, '（').replace(/\)/g, '）').replace(/:/g, '：');
}

const NARROW = /[():]/;

function withNarrowSigns(word: string): string {
  return word.replace(/（/g, '(').replace(/）/g, ')').replace(/：/g, ':');
}

/** What words that are spelled out mean. */
const MEANINGS = spelledOut();
/** The same words, and as they are with signs of the other width. */
const BY_WORD: ReadonlyMap<string, readonly Concept[]> = new Map(
  [...MEANINGS].flatMap(([word, concepts]) =>
    [word, withNarrowSigns(word)].map((printed) => [printed, concepts] as const),
  ),
);

function spelledOut(): ReadonlyMap<string, readonly Concept[]> {
  const meanings = new Map<string, Concept[]>();
  for (const { concept, words } of SPELLED) {
    const lists = words.map((list) => list.split('|'));
    const all = lists.reduce((before, list) => before.flatMap((first) => list.map((next) => first + next)));
    const means = [concept, ...(MEANS_TOO.get(concept) ?? [])];
    for (const word of all)
      if (isSpelled(word, concept)) meanings.set(word, [...(meanings.get(word) ?? []), ...means]);
  }
  return meanings;
}

/** Lists that go on with each other also make single letters: only pieces of a code are words of one. */
function isSpelled(word: string, concept: Concept): boolean {
  return word.length > 1 || concept === 'code-piece';
}

/** Every word that is spelled out, for headers whose words were broken or run together. */
export const SPELLED_WORDS: readonly string[] = [...MEANINGS.keys()];

/** Whatever is said of words, and not only what a column under them may hold. */
const ALL: readonly Entry[] = [...ENTRIES, ...IN_HEADERS, ...IN_ROWS, ...IN_TABLES];

/** What a word without blanks may mean, the most certain first; nothing where no part of it is known. Never an exclusion. */
export function describe(word: string): readonly Sense[] {
  const senses = new Map<Concept, number>((BY_WORD.get(word) ?? []).map((concept) => [concept, WHOLE]));
  for (const { concept, words, isPart } of ALL) {
    if (!words.test(word)) continue;
    senses.set(concept, Math.max(senses.get(concept) ?? 0, isPart ? PART : WHOLE));
  }
  return [...senses].map(([concept, weight]) => ({ concept, weight })).sort((a, b) => b.weight - a.weight);
}

/** These say what kind of column a word may stand above, and not what it is. */
const VAGUE: ReadonlySet<Concept> = new Set(['money', 'text', 'header-word']);

/** Any of some words in one pattern: asked of every row, so that one by one would take long. */
function anyOf(entries: readonly Entry[]): RegExp {
  return new RegExp(entries.map(({ words }) => `(?:${words.source})`).join('|'));
}

const KNOWN = anyOf(ENTRIES);
const TELLING = anyOf(ENTRIES.filter(({ concept }) => !VAGUE.has(concept)));

/** Whether nothing is known of a word but, perhaps, that it may be money or words. */
export function isVague(word: string): boolean {
  return !TELLING.test(word) && (BY_WORD.get(word) ?? []).every((concept) => VAGUE.has(concept));
}

/** Whether nothing is known of a word, nor of any part of it. */
export function isUnknown(word: string): boolean {
  return !KNOWN.test(word) && (BY_WORD.get(word) ?? []).every((concept) => concept === 'header-word');
}

const entriesOf = (isPart: boolean): ReadonlyMap<Concept, readonly RegExp[]> => {
  const byConcept = new Map<Concept, readonly RegExp[]>();
  for (const entry of ALL) {
    if ((entry.isPart ?? false) !== isPart) continue;
    byConcept.set(entry.concept, [...(byConcept.get(entry.concept) ?? []), entry.words]);
  }
  return byConcept;
};

const WHOLE_WORDS = entriesOf(false);
const PARTS = entriesOf(true);

/** Whether all of a word says this. */
export function means(word: string, concept: Concept): boolean {
  const isMeant = WHOLE_WORDS.get(concept)?.some((words) => words.test(word)) ?? false;
  return isMeant || (BY_WORD.get(word)?.includes(concept) ?? false);
}

/** Whether a word says this, all of it or a part. */
export function tells(word: string, concept: Concept): boolean {
  return (PARTS.get(concept)?.some((words) => words.test(word)) ?? false) || means(word, concept);
}

/** A question asked again and again: whether a word says one of these, all of it or a part. */
export function asking(concepts: readonly Concept[]): (word: string) => boolean {
  const patterns = anyOf(ALL.filter(({ concept }) => isAsked(concept)));
  const words = new Set([...BY_WORD].flatMap(([word, said]) => (said.some(isAsked) ? [word] : [])));
  return (word) => words.has(word) || patterns.test(word);

  function isAsked(concept: Concept): boolean {
    return concepts.includes(concept);
  }
}

/** Whether a label is that of a total of all there is, be it of one side. */
export function isWholeTotal(label: string): boolean {
  return means(label, 'whole') || means(label, 'grand-total');
}

/** Whether a word heads a column that says what a row is, and no amounts: its code, its name or its number. */
export function isLabelWord(word: string): boolean {
  return means(word, 'code') || means(word, 'name') || means(word, 'serial');
}

/** Whether a word is one that headers print, in full or in part, and that begins no row. */
export function isHeaderWord(word: string): boolean {
  return tells(word, 'heading') || (BY_WORD.get(word) !== undefined && !tells(word, 'begins-row'));
}

/** What a word says behind 其中：; `undefined` where it does not begin so. */
export function afterOfWhich(word: string): string | undefined {
  const before = OF_WHICH.exec(word)?.[0];
  return before === undefined ? undefined : word.slice(before.length);
}

/** Words that a row below the columns repeats under each of them: `预算数 决算数 预算数 决算数`. */
export function isSideWord(word: string): boolean {
  return means(word, 'side');
}

/** What a word says behind itself of which of two amounts it means: `（决算数）`; empty where it does not. */
export function amountSide(word: string): string {
  return SIDE_BEHIND.exec(word)?.[0] ?? '';
}

/** What a word says apart from which of two amounts it means. */
export function withoutSide(word: string): string {
  return word.replace(SIDE_BEHIND, '');
}
