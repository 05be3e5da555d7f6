/** Decides which texts are checked, and as what. */

import type { LanguageId } from '../service';

const LANGUAGES: Readonly<Record<string, LanguageId>> = {
  disclosure: 'disclosure',
  budget: 'budget',
  plaintext: 'plaintext',
  markdown: 'markdown',
  // Vim and Emacs call plain text so.
  text: 'plaintext',
};

/**
 * The language to check a document as, by the id that the client gave it; `undefined` for texts that are never
 * checked. `plaintext` and `markdown` are decided by their content later.
 */
export function languageOf(languageId: string): LanguageId | undefined {
  return Object.hasOwn(LANGUAGES, languageId) ? LANGUAGES[languageId] : undefined;
}
