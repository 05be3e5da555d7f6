// Runs commands as a person does: from the palette, by their titles.

import { withPatience } from './patience.mjs';

/**
 * An editor that opens takes the focus from the palette, which closes it: then once more.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} title
 */
export function runFromPalette(page, title) {
  return withPatience(
    async (timeout) => {
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget input[type="text"]').fill(`>${title}`, { timeout });
      const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title });
      await row.first().click({ timeout });
    },
    () => page.keyboard.press('Escape'),
  );
}
