/** 「打开样本」: a disclosure with one mistyped subtotal, to see what Gouji does; nothing of it is saved unless asked. */

import { commands, type Disposable, Uri, window, workspace } from 'vscode';

export function registerSample(folder: string): Disposable {
  return commands.registerCommand('gouji.openSample', async () => {
    const bytes = await workspace.fs.readFile(
      Uri.joinPath(Uri.file(folder), 'dist', 'samples', 'sample.disclosure'),
    );
    const content = new TextDecoder().decode(bytes);
    await window.showTextDocument(await workspace.openTextDocument({ language: 'disclosure', content }));
  });
}
