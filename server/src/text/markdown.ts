/** Plain text made safe to stand in Markdown: what a document prints must not become emphasis, links or HTML. */

const SPECIAL = /[\\`*_{}[\]<>#|~&!]/g;
const LINE_ENDS = /\r\n|[\r\n]/g;

/** Escapes every character that Markdown might read as markup; line ends become hard breaks. */
export function escapeMarkdown(text: string): string {
  return text.replace(SPECIAL, '\\$&').replace(LINE_ENDS, '  \n');
}

/** What an escaping backslash reads as: a blank of no width, so that what follows keeps its place. */
export const ESCAPE = '\u200b';
const ESCAPED = /\\(?=[!-/:-@[-`{-~])/g;

/** A line of Markdown as the text that it shows, character for character: escaping backslashes become blanks of no width. */
export function unescapeMarkdown(text: string): string {
  if (!text.includes('\\')) return text;
  let isEscaped = false;
  return text.replace(ESCAPED, (mark, at: number) => {
    isEscaped = !(isEscaped && text[at - 1] === '\\');
    return isEscaped ? ESCAPE : mark;
  });
}

const BOLD: readonly string[] = ['**', '__'];
const BREAK_AT_START = /^(?:<br ?\/?>|&nbsp;|\s)/i;
const BREAK_AT_END = /(?:<br ?\/?>|&nbsp;|\s)$/i;
const BREAKS = /<br ?\/?>/gi;

/** What a cell shows: its text, and how many characters of markup stand before and after that: bold marks and breaks. */
export interface Shown {
  readonly text: string;
  readonly before: number;
  readonly after: number;
}

/** A cell without bold marks around it, and without the breaks of its lines. */
export function withoutMarkup(text: string): Shown {
  let [from, to] = [0, text.length];
  for (;;) {
    const rest = text.slice(from, to);
    const start = BREAK_AT_START.exec(rest)?.[0].length ?? 0;
    const end = start === rest.length ? 0 : (BREAK_AT_END.exec(rest)?.[0].length ?? 0);
    const isBold = BOLD.some(
      (mark) => rest.length > 2 * mark.length && rest.startsWith(mark) && rest.endsWith(mark),
    );
    if (start + end === 0 && !isBold) break;
    from += isBold ? 2 : start;
    to -= isBold ? 2 : end;
  }
  return { text: text.slice(from, to).replace(BREAKS, ''), before: from, after: text.length - to };
}

const IN_CELL = /[\\|`*_<>~&]|^=/g;
/** Marks of pairs or of HTML, links and images. Single stars stand in formulas, so that they are escaped too. */
const IN_LINE = /[\\`<&~]|\*(?!\*)(?<!\*\*)|_|!?\[(?=[^\]]*\]\()/g;
/** What makes a block of a line: a quotation, a table, a rule, a fence, the underline of a heading. */
const AT_START = /^(?:>|\||#{1,6}(?=\s|$)|=+\s*$|-{3,}\s*$|:?-+:?\s*\||\+\s)/;

/** A text as a cell of a pipe table. Line ends become `<br>`. */
export function escapeCell(text: string): string {
  return text.replaceAll(ESCAPE, '').replace(IN_CELL, '\\$&').replace(LINE_ENDS, '<br>');
}

/** A line of text as a paragraph of Markdown that shows it unchanged; bold words and lists stay what they are. */
export function escapeLine(text: string): string {
  return text.replaceAll(ESCAPE, '').replace(IN_LINE, '\\$&').replace(AT_START, '\\$&');
}
