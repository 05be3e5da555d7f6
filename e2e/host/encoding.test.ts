/** A disclosure saved as GB18030 and opened as something else: the notice, and what its button does. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import * as vscode from 'vscode';
import { discard, sample, show, until } from './support';

describe('encoding', () => {
  afterEach(discard);

  it('offers to open a misread disclosure again, and then checks it', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const original = readFileSync(sample.original, 'utf8');
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(folder, 'saved-as-gb18030.txt'),
      iconv.encode(original, 'gb18030'),
    );
    const { document } = await show('saved-as-gb18030.txt');
    assert.match(document.getText(), /\ufffd/);
    // The notice takes a moment to come; until then there is no button to press.
    const pressing = setInterval(() => {
      void vscode.commands.executeCommand('notification.acceptPrimaryAction');
    }, 200);
    try {
      await until('the text to be read rightly', () => document.getText() === original);
      await until('the language to be switched', () => document.languageId === 'disclosure');
    } finally {
      clearInterval(pressing);
    }
    assert.equal(document.isDirty, false);
  });
});
