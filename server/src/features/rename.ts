/** Renaming: what stands at a position and may have another name or value, and what that changes. */

import type { Position } from 'vscode-languageserver-types';
import { say } from '../rules/wording';
import type { CheckedDocument, Refusal, Renamable, Renaming } from './model';
import { amountRenamer } from './rename-amount';
import { nameRenamer } from './rename-name';
import { termRenamer } from './rename-term';
import { statedRenamer } from './stated-rename';

/** Renames one sort of thing. */
export interface Renamer {
  /** What of that sort stands at a position; `undefined` where nothing of it does. */
  readonly prepare: (document: CheckedDocument, position: Position) => Renamable | Refusal | undefined;
  /** What another name there changes; asked only where `prepare` has found something. */
  readonly rename: (
    document: CheckedDocument,
    position: Position,
    name: string,
  ) => Renaming | Refusal | undefined;
}

/** Tried in order: an amount goes before a name, one that relation blocks may use before others, a name before a term in it. */
const RENAMERS: readonly Renamer[] = [amountRenamer, statedRenamer, nameRenamer, termRenamer];

const NOTHING: Renaming = { edits: [] };

/** What may be renamed at a position, or why what stands there may not; `undefined` where nothing has a name. */
export function prepareRename(
  document: CheckedDocument,
  position: Position,
): Renamable | Refusal | undefined {
  const found = renamerAt(document, position)?.found;
  return found && (refusalOf(document) ?? found);
}

/** What another name for what stands at a position changes; nothing where nothing has a name. */
export function rename(document: CheckedDocument, position: Position, name: string): Renaming | Refusal {
  const at = renamerAt(document, position);
  if (!at) return NOTHING;
  const refusal = refusalOf(document) ?? ('refused' in at.found ? at.found : undefined);
  return refusal ?? at.renamer.rename(document, position, name) ?? NOTHING;
}

function renamerAt(document: CheckedDocument, position: Position) {
  for (const renamer of RENAMERS) {
    const found = renamer.prepare(document, position);
    if (found) return { renamer, found };
  }
  return undefined;
}

/** A view is not written to, and of a text that was not read to its end it is not known where else a name stands. */
function refusalOf({ original, partial, settings: { locale } }: CheckedDocument): Refusal | undefined {
  if (original)
    return {
      refused: say(
        locale,
        '这是原件的视图，不能改写：请先另存为预算表。',
        'This is the view of an original and cannot be changed: save it as a budget table first.',
      ),
    };
  if (partial)
    return {
      refused: say(
        locale,
        '文件太长，没有读到末尾，不知道别处是否也有：请逐处修改。',
        'The file is too long and was not read to its end: change each place by hand.',
      ),
    };
  return undefined;
}
