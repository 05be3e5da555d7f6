/** Entry of the extension: wires detection, the server, its status and the commands together. */

import { type ExtensionContext, type TextDocument, window, workspace } from 'vscode';
import { startDetection } from './autoDetect';
import { registerCommands } from './commands';
import { registerDisclosureTabs } from './disclosureTabs';
import { registerFindingsView } from './findingsView';
import { registerCheckFolder } from './folders';
import { createLanguageServer, LANGUAGES, type LanguageServer } from './languageServer';
import { registerManual, registerSettings } from './manual';
import { showOriginals } from './originals';
import { registerPasteRows } from './pasteRows';
import { registerSample } from './sample';
import { registerSaveView } from './saveView';
import { showStatus } from './status';
import { registerTableKeys } from './tableKeys';
import { registerTableView } from './tableView';
import { registerWaivers } from './waivers';

let server: LanguageServer | undefined;

export function activate(context: ExtensionContext): void {
  const channel = window.createOutputChannel('勾稽 Gouji', { log: true });
  const current = createLanguageServer(context.extensionPath, channel);
  server = current;

  const startFor = ({ languageId }: TextDocument): void => {
    if (!LANGUAGES.includes(languageId)) return;
    current.start().catch((error) => channel.error(String(error)));
  };
  workspace.textDocuments.forEach(startFor);
  context.subscriptions.push(
    channel,
    current,
    workspace.onDidOpenTextDocument(startFor),
    ...registerCommands(current),
    ...showStatus(current),
    ...registerFindingsView(current),
    registerManual(context.extensionPath),
    registerSettings(context.extension.id),
    ...showOriginals(current, (message) => channel.error(message)),
    ...registerCheckFolder(current, channel),
    registerSample(context.extensionPath),
    registerSaveView(),
    ...registerWaivers(current),
    registerDisclosureTabs(),
    ...registerPasteRows(),
    ...registerTableKeys(),
    ...registerTableView(current, context.extensionPath),
    ...startDetection(context.workspaceState),
  );
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
