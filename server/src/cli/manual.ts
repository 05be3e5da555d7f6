/** Where the manual keeps its page on a diagnostic code. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `sum/row` is explained in `rules/sum-row.md` of the manual's folder. */
export function manualPage(docs: string, code: string): string {
  return join(docs, 'rules', `${code.replace('/', '-')}.md`);
}

/** The address of a code's page, looked up once for each code; `undefined` where the manual has none. */
export function createManual(docs: string): (code: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (code) => {
    if (!known.has(code)) {
      const page = manualPage(docs, code);
      known.set(code, existsSync(page) ? pathToFileURL(page).href : undefined);
    }
    return known.get(code);
  };
}
