/** Keeps quotation marks readable where words that have their own are quoted. */

const INNER: Readonly<Record<string, string>> = { '“': '‘', '”': '’' };

/** Marks within others are single ones: “‘三公’经费” and not ““三公”经费”. A text without any comes back as it is. */
export function withInnerQuotes(text: string): string {
  if (!text.includes('“')) return text;
  let depth = 0;
  let out = '';
  for (const char of text) {
    if (char === '”' && depth > 0) depth--;
    out += depth > 0 ? (INNER[char] ?? char) : char;
    if (char === '“') depth++;
  }
  return out;
}
