/** Opening, mistyping and mending disclosures, the sample and (where present) real ones. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { cases, discard, errorAtWrongAmount, noErrors, sample, show, showMistyped } from './support';

describe('checking', () => {
  afterEach(discard);

  it('activates when a disclosure is opened', async () => {
    const { document } = await show('sample.disclosure');
    assert.equal(document.languageId, 'disclosure');
    await errorAtWrongAmount(document.uri, sample);
    assert.equal(vscode.extensions.getExtension('gouji.gouji')?.isActive, true);
  });

  it('says what, why and by how much, with its source and a page of the manual', async () => {
    const { document } = await show('sample.disclosure');
    const error = await errorAtWrongAmount(document.uri, sample);
    for (const amount of [sample.mistyped, sample.printed, '18.00']) {
      assert.ok(error.message.includes(amount), `${amount} in: ${error.message}`);
    }
    assert.ok(error.relatedInformation && error.relatedInformation.length > 0);
    assert.ok(typeof error.code === 'object');
    assert.ok(existsSync(error.code.target.fsPath), `${error.code.target} is there to be read`);
  });

  it('follows the typing: an error comes with a wrong digit and goes with undo', async () => {
    const { document } = await showMistyped();
    await vscode.commands.executeCommand('undo');
    await noErrors(document.uri);
    assert.equal(document.getText(), readFileSync(sample.original, 'utf8'));
  });

  for (const one of cases) {
    it(`mends ${one.name} byte for byte with the preferred quick fix`, async () => {
      const { document } = await show(`${one.name}.disclosure`);
      const error = await errorAtWrongAmount(document.uri, one);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        error.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      const preferred = actions.filter((action) => action.isPreferred);
      assert.equal(preferred.length, 1, `preferred of: ${actions.map((action) => action.title).join(' | ')}`);
      const { edit, command } = preferred[0]!;
      assert.ok(edit, 'the fix has an edit');
      assert.equal(command, undefined);
      assert.ok(await vscode.workspace.applyEdit(edit));
      await noErrors(document.uri);
      assert.ok(await document.save());
      const [saved, original] = [readFileSync(one.file), readFileSync(one.original)];
      assert.ok(saved.equals(original), 'the file on disk is the original again');
    });
  }
});
