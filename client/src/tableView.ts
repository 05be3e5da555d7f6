/** 「查看表格」: the table under the cursor as a grid beside the text, which follows it and leads back into it. */

import {
  commands,
  type Disposable,
  languages,
  Range,
  Selection,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { GridChoice } from '../../server/src/features/table-grid';
import { TABLE_REQUEST, type TableParams, type TableResult } from '../../server/src/protocol/requests';
import { LANGUAGES, type LanguageServer } from './languageServer';
import type { FromPage, TableWords, ToPage } from './tableMessages';
import { say } from './words';

/** Milliseconds without a change after which the table is asked for again. */
const PAUSE = 150;
const SHOW_TABLE = 'gouji.showTable';

/** One panel, for the document that it was opened from; it goes with that document. */
interface Shown {
  readonly panel: WebviewPanel;
  document: TextDocument;
  choice: GridChoice;
}

export function registerTableView(server: LanguageServer, folder: string): Disposable[] {
  let shown: Shown | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = (message: ToPage): void => void shown?.panel.webview.postMessage(message);
  const draw = async (): Promise<void> => {
    if (!shown) return;
    const { document, choice } = shown;
    await server.start();
    const params: TableParams = { uri: document.uri.toString(), ...choice };
    const table = (await server.ask<TableResult>(TABLE_REQUEST, params)) ?? undefined;
    if (shown?.document !== document || shown.choice !== choice) return;
    // From now on it is this table, wherever the cursor goes.
    if (table) shown.choice = { index: table.index };
    shown.panel.title = table?.title || say('表格', 'Table');
    send({ type: 'show', table, words: words() });
  };
  const drawSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void draw(), PAUSE);
  };
  const show = (): void => {
    const editor = [window.activeTextEditor, ...window.visibleTextEditors].find(isOurs);
    if (!editor) {
      void window.showInformationMessage(say('请先打开预算公开文本。', 'Open a budget disclosure first.'));
      return;
    }
    const { line, character } = editor.selection.active;
    const choice: GridChoice = { position: { line, character } };
    if (shown) {
      Object.assign(shown, { document: editor.document, choice });
      shown.panel.reveal(undefined, true);
      void draw();
      return;
    }
    const panel = createPanel(folder);
    shown = { panel, document: editor.document, choice };
    panel.onDidDispose(() => {
      shown = undefined;
    });
    panel.webview.onDidReceiveMessage((message: FromPage) => {
      if (!shown) return;
      if (message.type === 'reveal') return void reveal(shown.document, message);
      if (message.type === 'choose') shown.choice = { index: message.index };
      void draw();
    });
  };
  return [
    commands.registerCommand(SHOW_TABLE, show),
    { dispose: () => clearTimeout(timer) },
    { dispose: () => shown?.panel.dispose() },
    languages.onDidChangeDiagnostics(({ uris }) => {
      if (shown && uris.some((uri) => uri.toString() === shown?.document.uri.toString())) drawSoon();
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document === shown?.document) drawSoon();
    }),
    workspace.onDidCloseTextDocument((document) => {
      if (document === shown?.document) shown.panel.dispose();
    }),
    window.onDidChangeTextEditorSelection(({ textEditor, selections: [{ active }] }) => {
      if (textEditor.document === shown?.document) send({ type: 'follow', line: active.line });
    }),
  ];
}

function isOurs(editor: TextEditor | undefined): editor is TextEditor {
  return editor !== undefined && LANGUAGES.includes(editor.document.languageId);
}

function createPanel(folder: string): WebviewPanel {
  const dist = Uri.joinPath(Uri.file(folder), 'dist');
  const panel = window.createWebviewPanel(
    SHOW_TABLE,
    say('表格', 'Table'),
    { viewColumn: ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, localResourceRoots: [dist], retainContextWhenHidden: true },
  );
  const { webview } = panel;
  const [script, style] = ['table.js', 'table.css'].map((name) =>
    webview.asWebviewUri(Uri.joinPath(dist, 'webview', name)),
  );
  webview.html = [
    '<!DOCTYPE html>',
    '<html><head><meta charset="UTF-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource} 'unsafe-inline'; script-src ${webview.cspSource};">`,
    `<link rel="stylesheet" href="${style}">`,
    `</head><body><script src="${script}"></script></body></html>`,
  ].join('\n');
  return panel;
}

/** Shows a place in the text, beside the grid; the keyboard goes there only if asked. */
async function reveal(
  document: TextDocument,
  { range: { start, end }, goThere }: Extract<FromPage, { type: 'reveal' }>,
): Promise<void> {
  const range = new Range(start.line, start.character, end.line, end.character);
  const open = window.visibleTextEditors.find((editor) => editor.document === document);
  const editor: TextEditor = await window.showTextDocument(document, {
    viewColumn: open?.viewColumn ?? ViewColumn.One,
    preserveFocus: !goThere,
  });
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

function words(): TableWords {
  return {
    previous: say('上一张', 'Previous'),
    next: say('下一张', 'Next'),
    nothing: say('这里没有表格。', 'There is no table here.'),
    states: {
      error: say('有错误', 'Wrong'),
      warning: say('有疑问', 'Doubtful'),
      tied: say('已勾稽', 'Tied'),
      untied: say('读懂，没有可勾稽的数', 'Read; nothing to check it against'),
      unread: say('没有读懂：不知在哪一栏', 'Not read: its column is not known'),
      computed: say('由“=”算出', 'Computed for “=”'),
    },
  };
}
