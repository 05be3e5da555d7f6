/** The commands of the palette that are answered here; the recompute commands are the server's. */

import {
  commands,
  type Disposable,
  env,
  Position,
  Range,
  Selection,
  SnippetString,
  type TextDocument,
  TextEditorRevealType,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import {
  CONVERT_BESIDE_REQUEST,
  type ConvertBesideParams,
  type ConvertBesideResult,
  FINDINGS_REQUEST,
  type FindingRow,
  NEW_DISCLOSURE_REQUEST,
  type NewDisclosureResult,
} from '../../server/src/protocol/requests';
import { toTabSeparated } from './findings';
import type { LanguageServer } from './languageServer';
import { ourEditor } from './ourEditors';
import { say } from './words';

export function registerCommands(server: LanguageServer): Disposable[] {
  return [
    commands.registerCommand('gouji.copyFindings', () => copyFindings(server)),
    commands.registerCommand('gouji.convertToBudget', () => convertToBudget(server)),
    commands.registerCommand('gouji.newDisclosure', () => newDisclosure(server)),
    commands.registerCommand('gouji.restart', () => server.restart()),
  ];
}

/** Opens the document in the table language in an editor of its own, beside the text it came from. */
async function convertToBudget(server: LanguageServer): Promise<void> {
  const document = ourEditor(window.activeTextEditor)?.document;
  if (!document) return;
  await server.start();
  const params: ConvertBesideParams = { uri: document.uri.toString(), position: cursorIn(document) };
  const result = await server.ask<ConvertBesideResult>(CONVERT_BESIDE_REQUEST, params);
  if (!result) return;
  const converted = await workspace.openTextDocument({ language: 'budget', content: result.text });
  const editor = await window.showTextDocument(converted, ViewColumn.Beside);
  if (!result.position) return;
  const { line } = result.position;
  const start = new Position(line, 0);
  editor.selection = new Selection(start, start);
  editor.revealRange(new Range(start, start), TextEditorRevealType.InCenterIfOutsideViewport);
}

function cursorIn(document: TextDocument): ConvertBesideParams['position'] {
  const editor = window.activeTextEditor;
  const { line, character } = editor?.document === document ? editor.selection.active : new Position(0, 0);
  return { line, character };
}

/** Opens a new disclosure of this year, with the body's code and name and the year to be filled in first. */
async function newDisclosure(server: LanguageServer): Promise<void> {
  await server.start();
  const made = await server.ask<NewDisclosureResult>(NEW_DISCLOSURE_REQUEST, {});
  if (!made) return;
  const document = await workspace.openTextDocument({ language: 'budget' });
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(new SnippetString(made.snippet), new Position(0, 0));
}

async function copyFindings(server: LanguageServer): Promise<void> {
  const document = ourEditor(window.activeTextEditor)?.document;
  if (!document) return;
  await server.start();
  const rows = await server.ask<FindingRow[]>(FINDINGS_REQUEST, { uri: document.uri.toString() });
  if (!rows?.length) {
    void window.showInformationMessage(say('没有需要整改之处。', 'There is nothing to put right.'));
    return;
  }
  const headers = say('位置\t现为\t应为\t原因', 'Place\tPrinted\tShould be\tReason').split('\t');
  await env.clipboard.writeText(toTabSeparated(headers, rows));
  void window.showInformationMessage(
    say(
      `已复制整改清单 ${rows.length} 条，可粘贴到表格。`,
      `Copied ${rows.length} findings, to be pasted into a spreadsheet.`,
    ),
  );
}
