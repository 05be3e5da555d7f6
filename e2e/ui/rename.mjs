// A new amount, seen before it is written: what follows from it, and what printed amounts speak against.

import assert from 'node:assert/strict';
import path from 'node:path';
import { boxOfText } from '../lib/painted.mjs';
import { withPatience } from '../lib/patience.mjs';

/** What the amount becomes: nothing else in the sample prints it. */
const VALUE = '300.25';

/**
 * @param {import('playwright-core').Page} page
 * @param {import('../lib/cases.mjs').Case} sample a file whose mistake was mended
 * @param {(name: string) => Promise<void>} screenshot
 * @returns {[string, () => Promise<void>][]}
 */
export function renamingSteps(page, sample, screenshot) {
  const name = path.basename(sample.file);
  const preview = page.locator('.part.panel', { hasText: 'Refactor Preview' });

  return [
    ['F2 on an amount shows what follows from it, to be confirmed', previewAmount],
    ['what is discarded leaves the file as it was', discard],
  ];

  async function previewAmount() {
    await page.keyboard.press('Control+p');
    await page.keyboard.type(name);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: name }).waitFor();
    await page.keyboard.press('Control+g');
    await page.keyboard.type(String(sample.line + 1));
    await page.keyboard.press('Enter');
    await page.locator('.monaco-editor .view-line', { hasText: sample.printed }).first().waitFor();
    const input = page.locator('.rename-box input');
    // A key pressed while the editor still moves is lost: then, as a user would, once more.
    await withPatience(
      async (timeout) => {
        const amount = await boxOfText(page, sample.printed);
        await page.mouse.click(amount.x + amount.width / 2, amount.y + amount.height / 2);
        await page.keyboard.press('F2');
        await input.waitFor({ timeout });
      },
      () => page.keyboard.press('Escape'),
      15_000,
    );
    assert.equal(await input.inputValue(), sample.printed);
    await input.fill(VALUE);
    await page.keyboard.press('Enter');
    await preview.waitFor();
    await preview.locator('.monaco-list-row', { hasText: VALUE }).first().waitFor();
    await screenshot('rename-preview');
  }

  async function discard() {
    await preview.locator('.monaco-button', { hasText: 'Discard' }).click();
    await preview.waitFor({ state: 'hidden' });
    assert.equal(await page.locator('.tab.active.dirty').count(), 0);
  }
}
