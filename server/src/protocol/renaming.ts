/** Renames on request: what needs to be confirmed is confirmed by the client where it can show that, else asked for in a message. */

import {
  type Connection,
  LSPErrorCodes,
  type PrepareRenameParams,
  type Range,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Locale } from '../rules/model';
import type { Renaming } from '../service';
import { type Target, workspaceEdit } from './edits';
import type { Answering } from './language-features';

type Prepared = { readonly range: Range; readonly placeholder: string } | null;

const NO_EDIT: WorkspaceEdit = { changes: {} };

/** Answers `textDocument/prepareRename` and `textDocument/rename`; why something cannot be renamed is said in an error. */
export function answerRename({ connection, guard, service, documents, client }: Answering): void {
  connection.onPrepareRename(
    guard.request<PrepareRenameParams, Prepared>(
      'textDocument/prepareRename',
      null,
      ({ textDocument: { uri }, position }) => {
        const checked = documents.checked(uri);
        const found = checked && service().prepareRename(checked.document, position);
        if (!found) return null;
        return 'refused' in found ? failed(found.refused) : found;
      },
    ),
  );

  connection.onRenameRequest(
    guard.request<RenameParams, WorkspaceEdit>(
      'textDocument/rename',
      NO_EDIT,
      async ({ textDocument: { uri }, position, newName }) => {
        const checked = documents.checked(uri);
        if (!checked) return NO_EDIT;
        const found = service().rename(checked.document, position, newName);
        if ('refused' in found) return failed(found.refused);
        const target: Target = { uri, version: checked.version, versioned: client.versioned };
        if (client.versioned && client.annotations) return annotatedEdit(target, found);
        const { locale } = checked.document.settings;
        const edits = await confirmedEdits(connection, found, locale);
        if (documents.state(uri)?.version !== checked.version) return failed(CHANGED[locale]);
        return workspaceEdit(target, edits);
      },
    ),
  );
}

const CHANGED: Readonly<Record<Locale, string>> = {
  'zh-cn': '文字在此期间改动了，没有改名。',
  en: 'The text has changed meanwhile: nothing was renamed.',
};

function failed<E>(message: string): ResponseError<E> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

/** With what is told of each edit; the client has those confirmed that ask for it. */
function annotatedEdit({ uri, version }: Target, { edits, annotations = {} }: Renaming): WorkspaceEdit {
  const told = edits.map(({ range, newText, annotation }) =>
    annotation === undefined ? { range, newText } : { range, newText, annotationId: annotation },
  );
  return {
    documentChanges: [{ textDocument: { uri, version }, edits: told }],
    changeAnnotations: { ...annotations },
  };
}

/** The edits that may be made where a client cannot have them confirmed one by one: the doubtful ones are asked about at once. */
async function confirmedEdits(
  connection: Connection,
  { edits, annotations = {} }: Renaming,
  locale: Locale,
): Promise<readonly { readonly range: Range; readonly newText: string }[]> {
  const isSure = ({ annotation = '' }: Renaming['edits'][number]): boolean =>
    annotations[annotation]?.needsConfirmation !== true;
  const sure = edits.filter(isSure);
  const plain = (some: Renaming['edits']) => some.map(({ range, newText }) => ({ range, newText }));
  if (sure.length === edits.length) return plain(edits);
  const doubts = Object.values(annotations).filter(({ needsConfirmation }) => needsConfirmation);
  const reasons = [...new Set(doubts.map(({ description }) => description ?? ''))].slice(0, MOST_REASONS);
  const words = WORDS[locale];
  const all = { title: words.all };
  const some = sure.length > 0 ? [{ title: words.sure(sure.length) }] : [];
  const question = words.question(edits.length - sure.length, reasons);
  const asked = connection.window.showWarningMessage(question, all, ...some);
  // A client that cannot ask has confirmed nothing.
  const answer = await asked.catch(() => undefined);
  return plain(answer?.title === all.title ? edits : answer?.title === some[0]?.title ? sure : []);
}

/** So many reasons fit into a message. */
const MOST_REASONS = 5;

interface Question {
  readonly question: (count: number, reasons: readonly string[]) => string;
  readonly all: string;
  readonly sure: (count: number) => string;
}

const WORDS: Readonly<Record<Locale, Question>> = {
  'zh-cn': {
    question: (count, reasons) => [`有 ${count} 处不能确定：`, ...reasons].join('\n'),
    all: '全部改',
    sure: (count) => `只改确定的 ${count} 处`,
  },
  en: {
    question: (count, reasons) => [`${count} of the changes are not certain:`, ...reasons].join('\n'),
    all: 'Change all',
    sure: (count) => `Only the ${count} certain ones`,
  },
};
