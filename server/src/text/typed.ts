/** What was typed last on a line: letters for pinyin, or Chinese words. */

const LETTERS = /[A-Za-z]{1,24}$/;
const CODE_OR_LETTERS = /^[0-9A-Za-z]{1,24}$/;
const WORDS = /[\p{Script=Han}“”（）]{1,16}$/u;

/** The letters at the end of a text; empty where it ends otherwise. */
export function trailingLetters(text: string): string {
  return LETTERS.exec(text)?.[0] ?? '';
}

/** The Chinese characters at the end of a text, with quotes and brackets among them. */
export function trailingWords(text: string): string {
  return WORDS.exec(text)?.[0] ?? '';
}

/** Whether a line holds nothing but digits or letters, as a row does whose code is being typed. */
export function isCodeOrLetters(line: string): boolean {
  return CODE_OR_LETTERS.test(line);
}
