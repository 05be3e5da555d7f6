// The first contact, step by step in the workbench: the walkthrough, and the sample that it opens.

import { runFromPalette } from '../lib/palette.mjs';
import { withPatience } from '../lib/patience.mjs';

/**
 * @param {import('playwright-core').Page} page
 * @param {(name: string) => Promise<void>} screenshot
 * @returns {[string, () => Promise<void>][]}
 */
export function walkthroughSteps(page, screenshot) {
  return [
    ['the walkthrough opens from the palette', openWalkthrough],
    ['its first step opens a sample, and the mistake in it is underlined', openSample],
  ];

  async function openWalkthrough() {
    await runFromPalette(page, 'Welcome: Open Walkthrough');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: '开始使用勾稽' }).first().click();
    await page.locator('.getting-started-step', { hasText: '打开样本' }).first().waitFor();
    await screenshot('walkthrough');
  }

  async function openSample() {
    await page
      .locator('.getting-started-step .monaco-button', { hasText: 'Open the Sample' })
      .first()
      .click();
    await page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
    // The editor may not have the focus yet, and nothing is found before the check.
    await withPatience(async (timeout) => {
      await page.keyboard.press('F8');
      await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'attached', timeout });
    });
    await screenshot('walkthrough-sample');
    await page.keyboard.press('Escape');
    await runFromPalette(page, 'View: Revert and Close Editor');
  }
}
