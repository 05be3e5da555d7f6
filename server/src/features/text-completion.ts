/** Completion in the text: terms of the document and of the built-in glossary, and on a new line whole tables. */

import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver-types';
import type { Disclosure } from '../disclosure/model';
import { BODIES_OF_TABLES, STANDARD_TABLES } from '../knowledge/standard-tables';
import { namesOf, standardTerms } from '../knowledge/terms';
import { say } from '../rules/wording';
import { readFrontMatter } from '../tables/front-matter';
import { memoize } from '../text/memo';
import { rangeOf, type Span } from '../text/snapshot';
import { headingMarks, trailingLetters, trailingWords } from '../text/typed';
import { sortTextAt } from './code-completion';
import type { CompletionOptions } from './completion';
import { lineBefore } from './completion-place';
import { fitOf, type LoadReadings } from './fit';
import { disclosureAt } from './lookup';
import { CompletionItemKind, InsertTextFormat } from './lsp-values';
import type { CheckedDocument } from './model';
import { newDisclosure } from './new-disclosure';
import { type TableSnippet, tableSnippets } from './table-snippets';

const MOST_ITEMS = 50;

/** What stands before the cursor, as far as it may be completed. */
interface Typed {
  readonly text: string;
  readonly span: Span;
  /** True where nothing else stands before it on its line, but for the marks of a heading in the table language. */
  readonly isAlone: boolean;
  readonly isHeading: boolean;
}

/**
 * Terms that fit what was typed last; tables too where nothing else stands on the line, or nothing but the marks of a
 * heading; and where nothing else stands in the document, a whole new one.
 */
export async function textCompletion(
  document: CheckedDocument,
  position: Position,
  options: CompletionOptions,
): Promise<CompletionList> {
  const typed = typedBefore(document, position);
  const disclosure = disclosureAt(document, position);
  const { readings } = options;
  const whole = wholeItems(document, typed, options);
  const terms = await termItems(document, typed, termsOf(disclosure), readings);
  // No table stands in the front matter.
  const isBelowFront = position.line >= readFrontMatter(document.snapshot, true).endLine;
  const tables =
    typed.isAlone && isBelowFront ? await tableItems(document, typed, disclosure?.year, options) : [];
  const items = [...whole, ...terms, ...tables]
    .slice(0, MOST_ITEMS)
    .map((item, index) => ({ ...item, sortText: sortTextAt(index) }));
  return { isIncomplete: items.length > 0 || typed.text !== '', items };
}

function typedBefore(document: CheckedDocument, position: Position): Typed {
  const line = lineBefore(document, position);
  const letters = trailingLetters(line.text);
  const text = letters === '' ? trailingWords(line.text) : letters;
  const end = line.start + line.text.length;
  const marks = document.language === 'budget' ? headingMarks(line.text) : undefined;
  return {
    text,
    span: { start: end - text.length, end },
    isAlone: line.text.slice(marks?.length ?? 0).trim() === text,
    isHeading: marks !== undefined,
  };
}

/** Fewer letters or characters would bring up a list at every word. */
const FEWEST = 2;

/** Terms that begin with the last characters typed, or that are read with the letters typed. */
async function termItems(
  document: CheckedDocument,
  { text, span }: Typed,
  terms: readonly Term[],
  readings: LoadReadings,
): Promise<CompletionItem[]> {
  if (text.length < FEWEST) return [];
  const byLetters = trailingLetters(text) === text;
  const suits = byLetters ? await fitOf(text, namesOfTerms(terms), readings) : undefined;
  return terms.flatMap(({ name, definition }) => {
    const length = suits ? (suits(name) === 0 ? text.length : 0) : overlap(text, name);
    if (length < FEWEST || (!suits && length >= name.length)) return [];
    const range = rangeOf(document.snapshot, { start: span.end - length, end: span.end });
    return [
      {
        label: name,
        kind: CompletionItemKind.Text,
        documentation: definition,
        filterText: text.slice(text.length - length),
        textEdit: { range, newText: name },
      },
    ];
  });
}

interface Term {
  readonly name: string;
  readonly definition: string;
}

const namesOfTerms = memoize((terms: readonly Term[]) => terms.map(({ name }) => name));

/** The standard terms, those of a disclosure's own glossary before them. */
function termsOf(disclosure: Disclosure | undefined): readonly Term[] {
  return disclosure ? ownAndStandard(disclosure) : ownAndStandard({ glossary: [] });
}

const ownAndStandard = memoize(({ glossary }: Pick<Disclosure, 'glossary'>): readonly Term[] => {
  const own = glossary.map(({ term, definition }) => ({ name: term, definition }));
  const standard = standardTerms().flatMap((term) =>
    namesOf({ ...term, slips: [] }).map((name) => ({ name, definition: term.definition })),
  );
  const names = new Set<string>();
  return [...own, ...standard].filter(({ name }) => !names.has(name) && names.add(name));
});

/** How many of the last characters typed are the first of a name. */
function overlap(typed: string, name: string): number {
  for (let length = Math.min(typed.length, name.length); length > 0; length--) {
    if (name.startsWith(typed.slice(typed.length - length))) return length;
  }
  return 0;
}

const TABLE_TITLES = STANDARD_TABLES.map(({ title }) => title);

async function tableItems(
  document: CheckedDocument,
  { text, span, isHeading }: Typed,
  year: number | undefined,
  { readings, snippets, classification }: CompletionOptions,
): Promise<CompletionItem[]> {
  // It may be typed before the title or not.
  const body = BODIES_OF_TABLES.find((words) => text.startsWith(words)) ?? '';
  const suits = await fitOf(text.slice(body.length), TABLE_TITLES, readings);
  const range = rangeOf(document.snapshot, span);
  const detail = say(document.settings.locale, '插入空表', 'Insert an empty table');
  const layout = document.language === 'budget' ? 'pipes' : 'tabs';
  const marks = layout === 'pipes' && !isHeading ? '## ' : '';
  const item = ({ title, snippet, plain }: TableSnippet): CompletionItem => ({
    label: title,
    detail,
    kind: CompletionItemKind.Snippet,
    filterText: text,
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range, newText: marks + (snippets ? snippet : plain) },
  });
  return tableSnippets({ layout, year, body: body || BODIES_OF_TABLES[0], classification })
    .filter(({ title }) => suits(title) !== undefined)
    .map(item);
}

/** A new disclosure, where nothing stands in a file of the table language but what is being typed. */
function wholeItems(
  document: CheckedDocument,
  { text, span }: Typed,
  { snippets, year, classification }: CompletionOptions,
): CompletionItem[] {
  const isEmpty = document.snapshot.text.trim() === text;
  if (document.language !== 'budget' || !isEmpty || year === undefined) return [];
  const written = newDisclosure(classification, year);
  return [
    {
      label: say(document.settings.locale, '新建部门预算', 'New budget disclosure'),
      detail: say(document.settings.locale, `${year}年，九张表`, `nine tables for ${year}`),
      kind: CompletionItemKind.Snippet,
      filterText: text,
      insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      textEdit: {
        range: rangeOf(document.snapshot, span),
        newText: snippets ? written.snippet : written.text,
      },
    },
  ];
}
