/** Opens the manual and the settings. */

import { join } from 'node:path';
import { commands, type Disposable, Uri } from 'vscode';

/** The manual lies with the extension: nothing is fetched. */
export function registerManual(folder: string): Disposable {
  const page = Uri.file(join(folder, 'dist', 'docs', 'README.md'));
  return commands.registerCommand('gouji.openManual', () =>
    commands.executeCommand('markdown.showPreview', page),
  );
}

/** `id` is that of the extension. */
export function registerSettings(id: string): Disposable {
  return commands.registerCommand('gouji.openSettings', () =>
    commands.executeCommand('workbench.action.openSettings', `@ext:${id}`),
  );
}
