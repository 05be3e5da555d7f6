/** What a search of a folder looks into, by its names: which folders, and which files as texts. */

/** The languages that texts are read in by their extensions. */
const LANGUAGES = {
  txt: 'plaintext',
  md: 'markdown',
  disclosure: 'disclosure',
  ysgk: 'disclosure',
  budget: 'budget',
} as const;

/** A name that is nothing but an extension has none. */
const EXTENSION = /[^/\\]\.([a-z]+)$/i;

/** The language of a text by its name or path; `undefined` where that is not one of a text. */
export function textLanguage(name: string): (typeof LANGUAGES)[keyof typeof LANGUAGES] | undefined {
  const extension = EXTENSION.exec(name)?.[1].toLowerCase();
  return isLanguage(extension) ? LANGUAGES[extension] : undefined;
}

function isLanguage(extension: string | undefined): extension is keyof typeof LANGUAGES {
  return extension !== undefined && Object.hasOwn(LANGUAGES, extension);
}

/** Whether a folder is looked into. */
export function isSearched(folder: string): boolean {
  return folder !== 'node_modules' && !folder.startsWith('.');
}
