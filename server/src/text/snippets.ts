/** The syntax in which LSP writes snippets: text with places to fill in. */

/** A place to fill in, and what stands there until then. */
export function placeholder(index: number, text: string): string {
  return `\${${index}:${snippetText(text)}}`;
}

/** Text that stands in a snippet as it is. */
export function snippetText(text: string): string {
  return text.replaceAll(/[\\$}]/g, '\\$&');
}
