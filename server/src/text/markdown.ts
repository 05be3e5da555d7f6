/** Plain text made safe to stand in Markdown: what a document prints must not become emphasis, links or HTML. */

const SPECIAL = /[\\`*_{}[\]<>#|~&!]/g;
const LINE_ENDS = /\r\n|[\r\n]/g;

/** Escapes every character that Markdown might read as markup; line ends become hard breaks. */
export function escapeMarkdown(text: string): string {
  return text.replace(SPECIAL, '\\$&').replace(LINE_ENDS, '  \n');
}
