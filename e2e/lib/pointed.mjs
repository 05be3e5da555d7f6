// Rests the pointer on words that the editor paints, until what it should bring is there.

import { boxOfText } from './painted.mjs';
import { withPatience } from './patience.mjs';

/**
 * A pointer that rests where it was brings no hover, and lines that come above, as a code lens does, take the words from
 * under it: so it comes from elsewhere, and again where the workbench was busy.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} words
 * @param {import('playwright-core').Locator} hover
 */
export async function hoverOver(page, words, hover) {
  await withPatience(async (timeout) => {
    const { x, y, width, height } = await boxOfText(page, words);
    await page.mouse.move(x, y - 100);
    await page.mouse.move(x + width / 2, y + height / 2);
    await hover.waitFor({ timeout });
  });
}
