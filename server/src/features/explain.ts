/** What ties the amount at a position, as lines of text for the command line. */

import type { Position } from 'vscode-languageserver-types';
import { relationText } from '../rules/wording';
import { amountAt } from './lookup';
import type { CheckedDocument } from './model';
import { relationsOf, untiedText } from './relations';

/**
 * Every relation of the amount at a position with its numbers and tick, one line each, those out of balance first;
 * one line that says so when there is none. `undefined` where no amount stands, and in a text that is
 * no disclosure.
 */
export function explain(document: CheckedDocument, position: Position): string[] | undefined {
  const amount = document.language === 'unrecognised' ? undefined : amountAt(document, position);
  if (!amount) return undefined;
  const { locale } = document.settings;
  const lines = relationsOf(document, amount).map((judged) => relationText(judged, locale));
  return lines.length > 0 ? lines : [untiedText(locale)];
}
