/** Completion in the text: terms of the document and of the built-in glossary, and on a new line whole tables. */

import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver-types';
import type { Disclosure } from '../disclosure/model';
import { STANDARD_TABLES } from '../knowledge/standard-tables';
import { namesOf, standardTerms } from '../knowledge/terms';
import { say } from '../rules/wording';
import { memoize } from '../text/memo';
import { rangeOf, type Span } from '../text/snapshot';
import { trailingLetters, trailingWords } from '../text/typed';
import { lineBefore } from './completion-place';
import { fitOf, type LoadReadings } from './fit';
import { disclosureAt } from './lookup';
import { CompletionItemKind, InsertTextFormat } from './lsp-values';
import type { CheckedDocument } from './model';
import { type TableSnippet, tableSnippets } from './table-snippets';

const MOST_ITEMS = 50;

/** What stands before the cursor, as far as it may be completed. */
interface Typed {
  readonly text: string;
  readonly span: Span;
  /** True where nothing else stands before it on its line. */
  readonly isAlone: boolean;
}

/** Terms that fit what was typed last; tables too where nothing else stands on the line. */
export async function textCompletion(
  document: CheckedDocument,
  position: Position,
  readings: LoadReadings,
  snippets: boolean,
): Promise<CompletionList> {
  const typed = typedBefore(document, position);
  const disclosure = disclosureAt(document, position);
  const terms = await termItems(document, typed, termsOf(disclosure), readings);
  const tables = typed.isAlone ? await tableItems(document, typed, disclosure?.year, readings, snippets) : [];
  const items = [...terms, ...tables]
    .slice(0, MOST_ITEMS)
    .map((item, index) => ({ ...item, sortText: String(index).padStart(4, '0') }));
  return { isIncomplete: items.length > 0 || typed.text !== '', items };
}

function typedBefore(document: CheckedDocument, position: Position): Typed {
  const line = lineBefore(document, position);
  const letters = trailingLetters(line.text);
  const text = letters === '' ? trailingWords(line.text) : letters;
  const end = line.start + line.text.length;
  return { text, span: { start: end - text.length, end }, isAlone: line.text.trim() === text };
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
  { text, span }: Typed,
  year: number | undefined,
  readings: LoadReadings,
  isFilledIn: boolean,
): Promise<CompletionItem[]> {
  const suits = await fitOf(text, TABLE_TITLES, readings);
  const range = rangeOf(document.snapshot, span);
  const detail = say(document.settings.locale, '插入空表', 'Insert an empty table');
  const item = ({ title, snippet, plain }: TableSnippet): CompletionItem => ({
    label: title,
    detail,
    kind: CompletionItemKind.Snippet,
    filterText: text,
    insertTextFormat: isFilledIn ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range, newText: isFilledIn ? snippet : plain },
  });
  return tableSnippets(document.language === 'budget' ? 'pipes' : 'tabs', year)
    .filter(({ title }) => suits(title) !== undefined)
    .map(item);
}
