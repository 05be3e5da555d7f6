/** Offers to open a disclosure again in GB18030 when it was decoded as something else. */

import { commands, type TextDocument, type Uri, window, workspace } from 'vscode';
import { isDisclosureInGb18030, looksMisread } from './misread';
import { say } from './words';

/** Bytes are read to make sure; a larger file is not a disclosure that someone edits. */
const LARGEST = 50 * 1024 * 1024;

/** `workspace.openTextDocument` as newer editors have it. */
type OpenEncoded = (uri: Uri, options: { readonly encoding: string }) => Thenable<TextDocument>;

/**
 * Asks the user whether to open a misread disclosure again. Resolves with the document once it was opened in another
 * encoding; with `undefined` when nothing is wrong, or the user declines.
 */
export async function offerOtherEncoding(
  document: TextDocument,
  beginning: string,
): Promise<TextDocument | undefined> {
  if (document.isUntitled || !looksMisread(beginning)) return undefined;
  if (!(await isReadableInGb18030(document.uri))) return undefined;
  const reopen = say('以 GB18030 重新打开', 'Reopen with GB18030');
  const chosen = await window.showWarningMessage(
    say(
      '此文件像是以 GB18030 编码保存的预算公开文本，现在的编码读不出汉字。',
      'This file looks like a budget disclosure saved as GB18030; the current encoding cannot read it.',
    ),
    reopen,
  );
  if (chosen !== reopen) return undefined;
  return reopenEncoded(document);
}

async function isReadableInGb18030(uri: Uri): Promise<boolean> {
  try {
    const { size } = await workspace.fs.stat(uri);
    return size <= LARGEST && isDisclosureInGb18030(await workspace.fs.readFile(uri));
  } catch {
    // No such file any more, or a file system that cannot say: then there is nothing to offer.
    return false;
  }
}

async function reopenEncoded(document: TextDocument): Promise<TextDocument> {
  if ('encoding' in document) {
    const open = workspace.openTextDocument as unknown as OpenEncoded;
    return open(document.uri, { encoding: 'gb18030' });
  }
  // Older editors have the encoding chosen from a list, for the editor in front.
  await window.showTextDocument(document);
  await commands.executeCommand('workbench.action.editor.changeEncoding');
  return document;
}
