/** The open documents, each with its check: computed once for a version and shared by all features. */

import {
  type Connection,
  type Diagnostic,
  type Hover,
  type Position,
  TextDocuments,
} from 'vscode-languageserver';
import { drawn } from '../features/drawn';
import { partialDiagnostic } from '../features/partial';
import type { CheckedDocument, CheckedOriginal, Lines, Previous, Service, Settings } from '../service';
import { memoize } from '../text/memo';
import { lineCount, lineStart } from '../text/snapshot';
import { type OpenDocument, openDocument, updateText } from './changes';
import { type Check, createChecks } from './checks';
import { languageOf } from './language';

/** A version of a document with its check. */
export interface Checked {
  readonly uri: string;
  readonly version: number;
  /** Differs between any two checks of this server, whatever their document. */
  readonly serial: number;
  readonly document: CheckedDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** A state of an open document. */
export interface State {
  readonly version: number;
  /** Changes with the text and with the settings, even where the client uses a version twice. */
  readonly revision: number;
}

export interface Documents {
  /** The check of the current version; `undefined` when the document is not open or is none of ours. */
  readonly checked: (uri: string) => Checked | undefined;
  /** What is found at first look in a version that is not checked yet; `undefined` where only a check can tell. */
  readonly firstLook: (uri: string) => readonly Diagnostic[] | undefined;
  /** Whether a document is so long that its first page is worth a check of its own, and none was made yet. */
  readonly hasFirstPage: (uri: string) => boolean;
  /** What is found on that page, once; `undefined` for other documents. */
  readonly firstPage: (uri: string) => readonly Diagnostic[] | undefined;
  /** The same as `firstLook` for who points at an amount. */
  readonly hoverAtFirstLook: (uri: string, position: Position, withFindings: boolean) => Hover | undefined;
  /** Checks a long document so that others are answered meanwhile; resolves at once for others, and where it is checked. */
  readonly prepare: (uri: string) => Promise<void>;
  /** The same as `checked`, and disclosures that are just being begun: empty, or with nothing yet to know them by. */
  readonly begun: (uri: string) => Checked | undefined;
  /** The current state; `undefined` when the document is not open. */
  readonly state: (uri: string) => State | undefined;
  readonly uris: () => readonly string[];
  /** Forgets the check of a document, as something beside its text has changed. */
  readonly renew: (uri: string) => void;
  /** Forgets every check, as the settings have changed. */
  readonly recheck: () => void;
  /** Called whenever a document was opened or changed. */
  readonly onChange: (listener: (uri: string) => void) => void;
  /** Called with the last version of a document that was closed. */
  readonly onClose: (listener: (uri: string, version: number) => void) => void;
}

/** A document of more lines takes so long to check that its first page is checked before. */
const LONG = 20_000;
const PAGE = 500;

/**
 * Keeps the documents of a connection; edits come incrementally. `service` is called for the first one. `viewAt` tells the
 * view of an original that was made for an address.
 */
export function createDocuments(
  connection: Connection,
  service: () => Service,
  settings: (uri: string) => Settings,
  viewAt: (uri: string) => CheckedOriginal | undefined,
): Documents {
  const texts = new TextDocuments({
    create: openDocument,
    update: (before: OpenDocument, changes, version) => {
      const { document, change } = updateText(before, changes, version);
      checks.follow(before.uri, change);
      return document;
    },
  });
  const revisions = new Map<string, number>();
  /** Documents whose check was begun at least once, be it that of their first page. */
  const seen = new Set<string>();
  let revision = 0;

  const checks = createChecks({
    service,
    settings,
    viewAt,
    textAt: (uri) => texts.get(uri),
    onBegin: (uri) => seen.add(uri),
  });

  const revise = (uri: string): void => {
    revisions.set(uri, ++revision);
  };

  const renew = (uri: string): void => {
    checks.renew(uri);
    revise(uri);
  };

  // Registered first: whoever hears of a change asks for the check of the new version.
  texts.onDidChangeContent(({ document }) => revise(document.uri));
  texts.onDidClose(({ document }) => {
    checks.forget(document.uri);
    revisions.delete(document.uri);
    seen.delete(document.uri);
  });
  texts.listen(connection);

  const checkedOf = memoize(({ text: { uri, version }, serial, document }: Check): Checked => {
    let diagnostics: readonly Diagnostic[] | undefined;
    return {
      uri,
      version,
      serial,
      document,
      // Worded when they are published or pulled: a hover need not wait for them.
      get diagnostics() {
        diagnostics ??= worded(document, uri);
        return diagnostics;
      },
    };
  });

  const worded = (document: CheckedDocument, uri: string): readonly Diagnostic[] => {
    const found = service().diagnostics(document, uri);
    const cut = partialDiagnostic(document);
    if (!cut) return found;
    return isAtStart(cut) ? [cut, ...found] : [...found, cut];
  };

  const begun = (uri: string): Checked | undefined => {
    const text = texts.get(uri);
    const check = text && checks.current(text);
    return check && checkedOf(check);
  };

  /** A document that was edited since its last check, unless the settings have changed too. */
  const uncheckedEdit = (uri: string): { lines: Lines; previous: Previous } | undefined => {
    const lines = texts.get(uri)?.lines;
    const { document, change } = checks.since(uri) ?? {};
    if (!lines || !document || !change || document.settings !== settings(uri)) return undefined;
    // Nobody types in a view: its text changes with its original.
    if (document.original) return undefined;
    return { lines, previous: { document, change } };
  };

  const firstLook = (uri: string): readonly Diagnostic[] | undefined => {
    const edit = uncheckedEdit(uri);
    const found = edit && service().lookAtRetyped(edit.lines, edit.previous);
    return found && drawn(service().diagnostics(found, uri), found.settings);
  };

  const hasFirstPage = (uri: string): boolean => {
    const lines = texts.get(uri)?.lines;
    return lines !== undefined && lineCount(lines) > LONG && !seen.has(uri) && !viewAt(uri);
  };

  const firstPage = (uri: string): readonly Diagnostic[] | undefined => {
    const text = texts.get(uri);
    const language = text && languageOf(text.languageId);
    if (!language || !hasFirstPage(uri)) return undefined;
    seen.add(uri);
    const page = text.lines.text.slice(0, lineStart(text.lines, PAGE));
    const document = service().check(page, language, settings(uri));
    if (document.language === 'unrecognised') return undefined;
    return drawn(service().diagnostics(document, uri), document.settings);
  };

  const hoverAtFirstLook: Documents['hoverAtFirstLook'] = (uri, position, withFindings) => {
    const edit = uncheckedEdit(uri);
    return edit && service().hoverAtFirstLook(edit.lines, edit.previous, position, withFindings);
  };

  return {
    prepare: checks.prepare,
    begun,
    firstLook,
    hasFirstPage,
    firstPage,
    hoverAtFirstLook,
    checked: (uri) => {
      const found = begun(uri);
      return found?.document.language === 'unrecognised' ? undefined : found;
    },
    state: (uri) => {
      const version = texts.get(uri)?.version;
      const current = revisions.get(uri);
      return version === undefined || current === undefined ? undefined : { version, revision: current };
    },
    uris: () => texts.keys(),
    renew: (uri) => {
      if (texts.get(uri)) renew(uri);
    },
    recheck: () => texts.keys().forEach(renew),
    onChange: (listener) => texts.onDidChangeContent(({ document }) => listener(document.uri)),
    onClose: (listener) => texts.onDidClose(({ document }) => listener(document.uri, document.version)),
  };
}

function isAtStart({ range: { start } }: Diagnostic): boolean {
  return start.line === 0 && start.character === 0;
}
