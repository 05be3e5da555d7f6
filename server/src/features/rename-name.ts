/** Another name for a budget unit or a project, wherever a disclosure prints it. */

import type { ChangeAnnotation, Position } from 'vscode-languageserver-types';
import type { Disclosure } from '../disclosure/model';
import {
  bodiesInCaption,
  codedProjects,
  projectOfForm,
  projectsInTable,
  unitsInTables,
  unitsInText,
} from '../disclosure/named-things';
import type { Locale } from '../rules/model';
import { say } from '../rules/wording';
import { type ReadFront, readFrontMatter } from '../tables/front-matter';
import { memoize } from '../text/memo';
import { lineText, offsetAt, positionAt, rangeOf, type Snapshot, type Span } from '../text/snapshot';
import { isName, longestTermAt, standsApart, type TermKey, termKey } from '../text/terms';
import { disclosureOf, pieceAt } from './lookup';
import type { AnnotatedEdit, CheckedDocument, Refusal, Renaming } from './model';
import { type Occurrence, occurrencesOf, wholeIn } from './occurrences';
import { spanOfPlace } from './ranges';
import type { Renamer } from './rename';

export const nameRenamer: Renamer = {
  prepare: (document, position) => {
    const found = nameAt(document, position);
    const { snapshot } = document;
    return (
      found && {
        range: rangeOf(snapshot, found.span),
        placeholder: snapshot.text.slice(found.span.start, found.span.end),
      }
    );
  },
  rename: (document, position, name) => {
    const found = nameAt(document, position);
    const { locale } = document.settings;
    if (!found || !isName(name)) return { refused: noNameText(name, locale) };
    const others = namesIn(found.disclosure);
    const places = [
      ...inFront(document, found.name, others),
      ...occurrencesOf(document, found.disclosure, found.name, others),
    ];
    const isCertain = ({ span, isApart }: NamePlace): boolean =>
      isApart || (span.start === found.span.start && span.end === found.span.end);
    return renamed(document, places, name, isCertain, {
      label: say(locale, '其他名称中的同样几个字', 'The same words within other words'),
      description: say(locale, '可能属于别的名称，请确认', 'They may belong to another name'),
      needsConfirmation: true,
    });
  },
};

/** Where a name is printed, in a block or in the front matter. */
type NamePlace = Omit<Occurrence, 'block'>;

/** What front matter says whose disclosure it is. */
function bodyInFront({ snapshot, language }: CheckedDocument): ReadFront['body'] {
  return readFrontMatter(snapshot, language === 'budget').body;
}

/** Where front matter names whose disclosure it is, with the code before it or not. */
function inFront(document: CheckedDocument, name: string, others: readonly string[]): NamePlace[] {
  const body = bodyInFront(document);
  return body ? wholeIn(body.text, name, others).map((within) => placeIn(body, within)) : [];
}

function placeIn(body: Span & { readonly text: string }, within: Span): NamePlace {
  const span = { start: body.start + within.start, end: body.start + within.end };
  return { span, isApart: standsApart(body.text, within) };
}

/** Shorter words are no name of a unit or a project. */
const SHORTEST = 3;

/** The names of units and projects of a disclosure, without blanks. */
const namesIn = memoize((disclosure: Disclosure): readonly string[] => {
  const { tables, body } = disclosure;
  const named = [
    ...unitsInTables(disclosure),
    ...unitsInText(disclosure),
    ...tables.flatMap(bodiesInCaption),
    ...tables.flatMap((table) => [...projectsInTable(table), ...codedProjects(table)]),
    ...tables.flatMap((table) => {
      const form = projectOfForm(table);
      return form ? [form.name, ...(form.titled ? [form.titled] : [])] : [];
    }),
  ].map(({ name }) => name);
  return [...new Set([...named, body ?? ''])].filter((name) => name.length >= SHORTEST);
});

const keysOf = memoize((disclosure: Disclosure): readonly TermKey<string>[] =>
  namesIn(disclosure).map((name) => ({ key: termKey(name), value: name })),
);

/** The longest name of a unit or a project at a position. */
function nameAt(
  document: CheckedDocument,
  position: Position,
): { readonly disclosure: Disclosure; readonly name: string; readonly span: Span } | undefined {
  const { snapshot } = document;
  const piece = pieceAt(document, position);
  const at = offsetAt(snapshot, position);
  const front = piece ? undefined : bodyInFront(document);
  const isInFront = front !== undefined && front.start <= at && at <= front.end;
  // Front matter is that of the first disclosure below it.
  const disclosure = piece
    ? disclosureOf(document, piece.block)
    : isInFront
      ? document.model.disclosures[0]
      : undefined;
  const within = piece ? spanOfPlace(document, piece) : front;
  if (!disclosure || !within) return undefined;
  const found = longestTermAt(snapshot.text, within, at, keysOf(disclosure));
  return found && { disclosure, name: found.value, span: found.span };
}

/** Says that some words are no name. */
export function noNameText(name: string, locale: Locale): string {
  return say(locale, `“${name}”不能作名称`, `“${name}” cannot be a name`);
}

/** The words at the beginning of a line that are left out, with the line where nothing else stands on it. */
function leftOut(snapshot: Snapshot, rest: Span): Span {
  const { line } = positionAt(snapshot, rest.start);
  const start = offsetAt(snapshot, { line, character: 0 });
  const text = lineText(snapshot, line);
  const others = text.slice(0, rest.start - start) + text.slice(rest.end - start);
  if (others.trim() !== '' || line === 0) return rest;
  const above = lineText(snapshot, line - 1).length;
  return { start: offsetAt(snapshot, { line: line - 1, character: above }), end: start + text.length };
}

const PLAIN = 'name';
const ASKED = 'name-within';
const BROKEN = 'name-broken';

/** The edits that write a name in some places; those that are not certain are told of and need to be confirmed. */
export function renamed<P extends NamePlace>(
  { snapshot, settings: { locale } }: CheckedDocument,
  places: readonly P[],
  name: string,
  isCertain: (place: P) => boolean,
  doubt: ChangeAnnotation,
): Renaming | Refusal {
  const newText = name.trim();
  const edits = places.flatMap((place): AnnotatedEdit[] => {
    const { span, rest } = place;
    const annotation = rest ? BROKEN : isCertain(place) ? PLAIN : ASKED;
    const first = { range: rangeOf(snapshot, span), newText, annotation };
    return rest
      ? [first, { range: rangeOf(snapshot, leftOut(snapshot, rest)), newText: '', annotation }]
      : [first];
  });
  const label = say(locale, `改为“${newText}”`, `Change to “${newText}”`);
  const all: Record<string, ChangeAnnotation> = {
    [PLAIN]: { label, needsConfirmation: false },
    [ASKED]: doubt,
    [BROKEN]: {
      label: say(locale, '断在两行的名称', 'A name that is broken over two lines'),
      description: say(
        locale,
        '改后写在前一行，后一行的几个字删去，请确认',
        'It is written on the first line, and what stood of it on the next is left out',
      ),
      needsConfirmation: true,
    },
  };
  const used = new Set(edits.map(({ annotation }) => annotation));
  return {
    edits,
    annotations: Object.fromEntries(Object.entries(all).filter(([id]) => used.has(id))),
  };
}
