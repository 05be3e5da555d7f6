/** The status of the document in front, on the status bar and at the language: what was checked, and how much is to mend. */

import {
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  languages,
  StatusBarAlignment,
  type StatusBarItem,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { SUMMARY_REQUEST, type Summary } from '../../server/src/protocol/requests';
import { counts, headline } from './headline';
import { LANGUAGES, type LanguageServer } from './languageServer';
import { say } from './words';

/** Milliseconds without a change after which the server is asked. */
const PAUSE = 200;

/** Where the state is shown. */
interface Items {
  readonly atLanguage: LanguageStatusItem;
  readonly onBar: StatusBarItem;
}

/** Shows the state of the active document; follows its diagnostics. */
export function showStatus(server: LanguageServer): Disposable[] {
  const item = languages.createLanguageStatusItem(
    'gouji.status',
    LANGUAGES.map((language) => ({ language })),
  );
  item.name = '勾稽 Gouji';
  item.text = say('勾稽：正在校核…', 'Gouji: checking …');

  const bar = window.createStatusBarItem('gouji.bar', StatusBarAlignment.Left);
  bar.name = '勾稽 Gouji';
  bar.command = 'gouji.findings.focus';
  const items: Items = { atLanguage: item, onBar: bar };

  let timer: ReturnType<typeof setTimeout> | undefined;
  const update = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const document = window.activeTextEditor?.document;
      if (document && LANGUAGES.includes(document.languageId)) void describe(items, server, document);
      else if (document || window.visibleTextEditors.length === 0) bar.hide();
    }, PAUSE);
  };
  const updateFor = (uri: Uri): void => {
    if (uri.toString() === window.activeTextEditor?.document.uri.toString()) update();
  };
  update();
  return [
    item,
    bar,
    { dispose: () => clearTimeout(timer) },
    window.onDidChangeActiveTextEditor(update),
    workspace.onDidOpenTextDocument(({ uri }) => updateFor(uri)),
    workspace.onDidChangeTextDocument(({ document }) => updateFor(document.uri)),
    languages.onDidChangeDiagnostics(({ uris }) => uris.forEach(updateFor)),
  ];
}

async function describe(
  { atLanguage: item, onBar }: Items,
  server: LanguageServer,
  document: TextDocument,
): Promise<void> {
  const { version } = document;
  item.busy = true;
  const summary = await summaryOf(server, document);
  if (window.activeTextEditor?.document !== document || document.version !== version) return;
  item.busy = false;
  item.text = summary ? headline(summary) : say('勾稽：未校核', 'Gouji: not checked');
  item.detail = summary ? counts(summary) : undefined;
  onBar.text = item.text;
  onBar.tooltip = item.detail;
  onBar.accessibilityInformation = { label: [item.text, item.detail].filter(Boolean).join(' ') };
  onBar.show();
  item.severity = summary?.toMend ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  item.command = summary?.toMend
    ? { command: 'gouji.copyFindings', title: say('复制整改清单', 'Copy findings') }
    : undefined;
}

async function summaryOf(server: LanguageServer, { uri }: TextDocument): Promise<Summary | null | undefined> {
  try {
    await server.start();
    return await server.ask<Summary | null>(SUMMARY_REQUEST, { uri: uri.toString() });
  } catch {
    // The output channel says why; here it only counts that nothing was checked.
    return undefined;
  }
}
