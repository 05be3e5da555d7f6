/** The checks of the open documents: each computed once for a version, in slices where it is long, from the one before. */

import type { CheckedDocument, CheckedOriginal, Service, Settings, TextChange } from '../service';
import { lineCount } from '../text/snapshot';
import { finish, type Steps } from '../text/steps';
import { mergeChanges, type OpenDocument } from './changes';
import { messagesRead } from './guard';
import { languageOf } from './language';
import { advance } from './slices';

/** A document that was checked, and in which state it was. */
export interface Check {
  readonly text: OpenDocument;
  /** Differs between any two checks of this server, whatever their document. */
  readonly serial: number;
  readonly document: CheckedDocument;
}

/** The last check of a document and what has changed since. */
export interface Edited {
  readonly document: CheckedDocument;
  readonly change?: TextChange;
}

export interface Checks {
  /** The check of the current text, worked out here and now where it is not known; `undefined` where it is none of ours. */
  readonly current: (text: OpenDocument) => Check | undefined;
  /** Works out the check of a long document in slices, until its current text is checked or it is closed. */
  readonly prepare: (uri: string) => Promise<void>;
  /** What has changed since the last check, while the current text is not checked. */
  readonly since: (uri: string) => Edited | undefined;
  /** Adds a change to those since the last check; without one, the next check is from scratch. */
  readonly follow: (uri: string, change: TextChange | undefined) => void;
  /** Forgets the check of a document, as something beside its text has changed. */
  readonly renew: (uri: string) => void;
  /** Forgets all about a document that was closed. */
  readonly forget: (uri: string) => void;
}

/** What checks are made with. */
export interface Checking {
  readonly service: () => Service;
  readonly settings: (uri: string) => Settings;
  /** The view of an original that was made for an address. */
  readonly viewAt: (uri: string) => CheckedOriginal | undefined;
  /** The open document at an address. */
  readonly textAt: (uri: string) => OpenDocument | undefined;
  /** Called when the check of a document begins. */
  readonly onBegin: (uri: string) => void;
}

/** A document of so many lines is checked in slices: fewer take less time than anyone notices. */
const LONG = 2_000;

/** A check that has begun: it is brought to its end even where its text is edited meanwhile, and the next goes on from it. */
interface Running {
  readonly text: OpenDocument;
  readonly steps: Steps<CheckedDocument>;
  /** What has changed since it began. */
  change?: TextChange;
}

/** Makes the checks of one server; none is known yet. */
export function createChecks({ service, settings, viewAt, textAt, onBegin }: Checking): Checks {
  const known = new Map<string, Check | undefined>();
  const edited = new Map<string, Edited>();
  const running = new Map<string, Running>();
  let serial = 0;

  const stepsOf = (text: OpenDocument): Steps<CheckedDocument> | undefined => {
    const language = languageOf(text.languageId);
    if (!language) return undefined;
    const whole = text.lines.text.whole();
    const view = viewAt(text.uri);
    // Between a view that was made anew and the edit that brings its text, the text is only a text.
    if (view?.view.text === whole) return service().checkViewInSteps(view, settings(text.uri));
    const since = edited.get(text.uri);
    const previous = since?.change && { document: since.document, change: since.change };
    return service().checkInSteps(whole, language, settings(text.uri), previous);
  };

  const begin = (text: OpenDocument): Running | undefined => {
    const steps = stepsOf(text);
    onBegin(text.uri);
    if (!steps) {
      known.set(text.uri, undefined);
      return undefined;
    }
    const begun: Running = { text, steps };
    running.set(text.uri, begun);
    return begun;
  };

  /** What a check has come to: it counts for its own text, and the next goes on from it. */
  const end = ({ text, change }: Running, document: CheckedDocument): void => {
    const { uri } = text;
    running.delete(uri);
    if (change) {
      edited.set(uri, { document, change });
      return;
    }
    edited.delete(uri);
    known.set(uri, isOurs(text, document) ? { text, serial: ++serial, document } : undefined);
  };

  /** Goes on with a check by `take`; one that fails is forgotten, and the next is from scratch. */
  const goOn = (one: Running, take: (steps: Running['steps']) => CheckedDocument | undefined): void => {
    try {
      const document = take(one.steps);
      if (document) end(one, document);
    } catch (error) {
      running.delete(one.text.uri);
      edited.delete(one.text.uri);
      throw error;
    }
  };

  const current = (text: OpenDocument): Check | undefined => {
    const { uri } = text;
    while (!known.has(uri)) {
      const one = running.get(uri) ?? begin(text);
      if (one) goOn(one, finish);
    }
    return known.get(uri);
  };

  const prepare = async (uri: string): Promise<void> => {
    for (;;) {
      const text = textAt(uri);
      if (!text || known.has(uri) || lineCount(text.lines) < LONG) return;
      const one = running.get(uri) ?? begin(text);
      if (one) goOn(one, advance);
      await messagesRead();
    }
  };

  return {
    current,
    prepare,
    since: (uri) => edited.get(uri),
    follow: (uri, change) => {
      const one = running.get(uri);
      const last = known.get(uri)?.document;
      const since = last ? { document: last } : edited.get(uri);
      known.delete(uri);
      if (one && change) one.change = one.change ? mergeChanges(one.change, change) : change;
      else running.delete(uri);
      if (!since || !change) edited.delete(uri);
      else edited.set(uri, { ...since, change: since.change ? mergeChanges(since.change, change) : change });
    },
    renew: (uri) => {
      running.delete(uri);
      known.delete(uri);
    },
    forget: (uri) => {
      running.delete(uri);
      known.delete(uri);
      edited.delete(uri);
    },
  };
}

function isOurs(text: OpenDocument, document: CheckedDocument): boolean {
  return document.language !== 'unrecognised' || languageOf(text.languageId) === 'disclosure';
}
