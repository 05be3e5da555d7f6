/** Switches plain text and Markdown to `disclosure` where the content is one, and respects who switches it back. */

import { type Disposable, languages, type TextDocument, workspace } from 'vscode';
import { beginningOf } from './beginning';
import { isDisclosure } from './detect';
import { offerOtherEncoding } from './encoding';
import { createKeptFiles, type KeptFiles } from './kept';

/** Documents that no one edits as such: the other side of a comparison, the output of a task. */
const IGNORED_SCHEMES: ReadonlySet<string> = new Set([
  'output',
  'git',
  'gitfs',
  'vscode-scm',
  'debug',
  'walkThrough',
]);

/** Looks at the open documents and at those that open; `state` remembers what was switched back. */
export function startDetection(state: Parameters<typeof createKeptFiles>[0]): Disposable[] {
  const kept = createKeptFiles(state);
  let closed: { readonly document: TextDocument; readonly languageId: string } | undefined;

  const opened = (document: TextDocument): void => {
    // A change of language closes a document and opens it again at once, in the same turn.
    const previous = closed?.document === document ? closed.languageId : undefined;
    const uri = document.uri.toString();
    if (previous && document.languageId === 'disclosure') kept.remove(uri);
    else if (previous === 'disclosure' && isUndecided(document)) kept.add(uri);
    else void consider(document, kept);
  };

  for (const document of workspace.textDocuments) opened(document);
  return [
    workspace.onDidOpenTextDocument(opened),
    workspace.onDidCloseTextDocument((document) => {
      const entry = { document, languageId: document.languageId };
      closed = entry;
      setTimeout(() => {
        if (closed === entry) closed = undefined;
      }, 0);
    }),
  ];
}

async function consider(document: TextDocument, kept: KeptFiles): Promise<void> {
  if (IGNORED_SCHEMES.has(document.uri.scheme)) return;
  const isOurs = document.languageId === 'disclosure';
  if (!isOurs && !isUndecided(document)) return;
  const isOn = workspace.getConfiguration('gouji', document).get<boolean>('autoDetect', true);
  if (!isOurs && (!isOn || kept.has(document.uri.toString()))) return;
  const beginning = beginningOf(document);
  if (!isOurs && isDisclosure(beginning, document.languageId === 'markdown')) {
    await languages.setTextDocumentLanguage(document, 'disclosure');
    return;
  }
  const reopened = await offerOtherEncoding(document, beginning);
  if (reopened) await consider(reopened, kept);
}

function isUndecided({ languageId }: TextDocument): boolean {
  return languageId === 'plaintext' || languageId === 'markdown';
}
