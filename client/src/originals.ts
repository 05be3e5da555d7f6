/** Originals in the editor: 「用勾稽校核」 opens the view of one, read-only; it is read again whenever the original changes. */

import {
  type CancellationToken,
  commands,
  type Disposable,
  EventEmitter,
  ProgressLocation,
  RelativePattern,
  TabInputCustom,
  TabInputText,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  OPEN_ORIGINAL_REQUEST,
  type OpenOriginalResult,
  SUMMARY_REQUEST,
  type Summary,
} from '../../server/src/protocol/requests';
import { ORIGINAL_EXTENSIONS } from '../../server/src/sources/open';
import { handedOver } from './handOver';
import type { LanguageServer, Report } from './languageServer';
import { isOriginal, nameOf, VIEW_SCHEME, viewParts } from './views';
import { say } from './words';

/** Milliseconds of quiet after which a changed original is read again: programs save in several steps. */
const SETTLED = 500;

/** Registers the command and what makes the views; `log` is told of failures. */
export function showOriginals(server: LanguageServer, log: (message: string) => void): Disposable[] {
  const changed = new EventEmitter<Uri>();
  const views = createViews(server);
  const watchers = new Map<string, Disposable>();

  const watch = (view: TextDocument): void => {
    if (view.uri.scheme !== VIEW_SCHEME || watchers.has(view.uri.toString())) return;
    watchers.set(
      view.uri.toString(),
      watchOriginal(originalOf(view.uri), () => changed.fire(view.uri)),
    );
  };
  const unwatch = ({ uri }: TextDocument): void => {
    watchers.get(uri.toString())?.dispose();
    watchers.delete(uri.toString());
    views.forget(uri);
  };
  const check = async (given?: Uri, selected?: readonly Uri[]): Promise<void> => {
    const chosen = selected?.length ? selected : [given ?? activeOriginal() ?? (await askForOriginal())];
    for (const original of chosen) {
      if (original) await showView({ views, server, log, refresh: (view) => changed.fire(view) }, original);
    }
  };

  workspace.textDocuments.forEach(watch);
  return [
    changed,
    { dispose: () => watchers.forEach(stopWatching) },
    workspace.registerTextDocumentContentProvider(VIEW_SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri, token) => views.textOf(uri, token),
    }),
    workspace.onDidOpenTextDocument(watch),
    workspace.onDidCloseTextDocument(unwatch),
    // A server that was started anew knows none of the views.
    server.onStart(() => {
      for (const { uri } of workspace.textDocuments) if (uri.scheme === VIEW_SCHEME) changed.fire(uri);
    }),
    commands.registerCommand('gouji.checkOriginal', check),
  ];
}

function stopWatching(watcher: Disposable): void {
  watcher.dispose();
}

/** The original of which an address names the view. */
export function originalOf(view: Uri): Uri {
  return Uri.parse(view.query, true);
}

interface Views {
  /** Reads the original anew, with progress; false where it was refused, or nobody waits any more. */
  readonly prepare: (view: Uri, token: CancellationToken, report: Report) => Promise<boolean>;
  /** The text of a view: as prepared, else read now. What cannot be read any more stays as it was shown. */
  readonly textOf: (view: Uri, token: CancellationToken) => Promise<string>;
  readonly forget: (view: Uri) => void;
}

function createViews(server: LanguageServer): Views {
  const shown = new Map<string, string>();
  const prepared = new Set<string>();

  const prepare: Views['prepare'] = async (view, token, report) => {
    const read = await readOriginal(server, view, token, report);
    if (token.isCancellationRequested) return false;
    if (typeof read !== 'string') {
      void window.showErrorMessage(`${nameOf(originalOf(view))}${say('：', ': ')}${read.refused}`);
      return false;
    }
    shown.set(view.toString(), read);
    return true;
  };

  return {
    prepare: async (view, token, report) => {
      const isRead = await prepare(view, token, report);
      if (isRead) prepared.add(view.toString());
      return isRead;
    },
    textOf: async (view, token) => {
      const key = view.toString();
      if (!prepared.delete(key)) await prepare(view, token, () => {});
      return shown.get(key) ?? '';
    },
    forget: (view) => {
      shown.delete(view.toString());
      prepared.delete(view.toString());
    },
  };
}

/** The text of the view that the server makes of an original; or why there is none. */
async function readOriginal(
  server: LanguageServer,
  view: Uri,
  token: CancellationToken,
  report: Report,
): Promise<string | { readonly refused: string }> {
  const original = originalOf(view);
  const bytes = await bytesOf(original);
  if (!bytes) return { refused: say('无法读取', 'cannot be read') };
  const given = handedOver(bytes);
  if ('refused' in given) return given;
  await server.start();
  const params = { uri: view.toString(), name: nameOf(original), content: given.content };
  const result = await askUnlessCancelled(server, params, token, report);
  if (!result) {
    return {
      refused: say('没能读出，原因见输出“勾稽 Gouji”', 'could not be read; the output “勾稽 Gouji” says why'),
    };
  }
  return 'text' in result ? result.text : result;
}

async function askUnlessCancelled(
  server: LanguageServer,
  params: object,
  token: CancellationToken,
  report: Report,
): Promise<OpenOriginalResult | undefined> {
  try {
    return await server.ask<OpenOriginalResult>(OPEN_ORIGINAL_REQUEST, params, { token, report });
  } catch (error) {
    if (token.isCancellationRequested) return undefined;
    throw error;
  }
}

async function bytesOf(uri: Uri): Promise<Uint8Array | undefined> {
  try {
    return await workspace.fs.readFile(uri);
  } catch {
    // It was moved, or nobody may read it.
    return undefined;
  }
}

/** What showing a view takes. */
interface Showing {
  readonly views: Views;
  readonly server: LanguageServer;
  readonly log: (message: string) => void;
  /** Has the editor ask for the text of a view that is open. */
  readonly refresh: (view: Uri) => void;
}

/** Reads an original with a progress that can be cancelled, and shows its view. */
async function showView({ views, server, log, refresh }: Showing, original: Uri): Promise<void> {
  const view = Uri.from(viewParts(original));
  const title = say(`正在读取 ${nameOf(original)}`, `Reading ${nameOf(original)}`);
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  try {
    const isRead = await window.withProgress(options, (progress, token) =>
      views.prepare(view, token, (message, increment) => progress.report({ message, increment })),
    );
    if (!isRead) return;
    // An editor asks for the text of a document once, unless it is told that there is a new one.
    if (workspace.textDocuments.some(({ uri }) => uri.toString() === view.toString())) refresh(view);
    const document = await workspace.openTextDocument(view);
    await window.showTextDocument(document, { preview: false });
    await sayWhetherChecked(server, document);
  } catch (error) {
    log(String(error));
    void window.showErrorMessage(`${nameOf(original)}${say('：没能打开', ': could not be opened')}`);
  }
}

/** A view without a line under anything looks as if all were in order: where nothing was checked, that is said. */
async function sayWhetherChecked(server: LanguageServer, { uri }: TextDocument): Promise<void> {
  const summary = await server.ask<Summary | null>(SUMMARY_REQUEST, { uri: uri.toString() });
  if (summary) return;
  const name = nameOf(originalOf(uri));
  void window.showWarningMessage(
    say(
      `${name}：认不出是预算、决算公开文本，没有校核`,
      `${name}: not recognised as a budget disclosure, not checked`,
    ),
  );
}

/** The original in the editor in front, if that is one. */
function activeOriginal(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = input instanceof TabInputText || input instanceof TabInputCustom ? input.uri : undefined;
  if (uri?.scheme === VIEW_SCHEME) return originalOf(uri);
  return uri && isOriginal(uri) ? uri : undefined;
}

async function askForOriginal(): Promise<Uri | undefined> {
  const kinds = say('公开文件', 'Disclosures');
  const chosen = await window.showOpenDialog({
    canSelectMany: false,
    openLabel: say('校核', 'Check'),
    filters: { [kinds]: [...ORIGINAL_EXTENSIONS] },
  });
  return chosen?.[0];
}

/**
 * Calls back once an original has changed and rests. Network drives and virtual workspaces tell nothing of changes, so it
 * is looked at as well when somebody comes back to the editor.
 */
function watchOriginal(original: Uri, changed: () => void): Disposable {
  // The name may hold what means something else in a pattern, so the folder is watched.
  const folder = Uri.joinPath(original, '..');
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, '*'), false, false, true);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen = stampOf(original);
  const look = async (): Promise<void> => {
    const [before, now] = await Promise.all([seen, stampOf(original)]);
    if (now === undefined || now === before) return;
    seen = Promise.resolve(now);
    changed();
  };
  const lookSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), SETTLED);
  };
  const lookIfMeant = (uri: Uri): void => {
    if (uri.toString() === original.toString()) lookSoon();
  };
  watcher.onDidChange(lookIfMeant);
  watcher.onDidCreate(lookIfMeant);
  const listening = [
    window.onDidChangeWindowState(({ focused }) => focused && lookSoon()),
    window.onDidChangeActiveTextEditor((editor) => editor?.document.uri.scheme === VIEW_SCHEME && lookSoon()),
  ];
  return {
    dispose: () => {
      clearTimeout(timer);
      watcher.dispose();
      listening.forEach(stopWatching);
    },
  };
}

/** Tells versions of a file apart; `undefined` while there is none. */
async function stampOf(uri: Uri): Promise<string | undefined> {
  try {
    const { mtime, size } = await workspace.fs.stat(uri);
    return `${mtime} ${size}`;
  } catch {
    return undefined;
  }
}
