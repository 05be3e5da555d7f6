// The story of a table that is looked at as a grid beside its text: opened, followed, walked through by keyboard.

import assert from 'node:assert/strict';
import { runFromPalette } from '../lib/palette.mjs';
import { withPatience } from '../lib/patience.mjs';

const NAME = 'tutorial.budget';
/** The line of a row of codes in its third table, counted from 1. */
const ROW = 38;

/**
 * @param {import('playwright-core').Page} page
 * @param {(name: string) => Promise<void>} screenshot
 * @returns {[string, () => Promise<void>][]}
 */
export function gridSteps(page, screenshot) {
  const frame = page.frameLocator('iframe.webview').frameLocator('#active-frame');
  const cells = frame.locator('tbody td');
  const status = page.locator('.statusbar-item');

  return [
    ['a table opens as a grid beside its text', openGrid],
    ['a click in the grid selects the place in the text', clickSelects],
    ['arrows go from cell to cell, Enter into the text', walkByKeys],
    ['what is typed in the text shows in the grid, with what is wrong', typingShows],
    ['the next table comes by its button', nextTable],
    ['the grid is shown as well in the other theme', inOtherTheme],
  ];

  async function openGrid() {
    await page.keyboard.press('Control+p');
    await page.keyboard.type(NAME);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: NAME }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: NAME }).waitFor();
    // An editor that has only just opened may not take the focus yet.
    await withPatience(
      async (timeout) => {
        await page.keyboard.press('Control+g');
        await page.keyboard.type(String(ROW));
        await page.keyboard.press('Enter');
        await status
          .filter({ hasText: `Ln ${ROW}` })
          .first()
          .waitFor({ timeout });
      },
      () => page.keyboard.press('Escape'),
    );
    await runFromPalette(page, '查看表格');
    await frame.locator('h1').waitFor();
    await cell('住房公积金').waitFor();
    assert.ok((await frame.locator('td.tied').count()) > 0);
    assert.ok((await frame.locator('td.computed').count()) > 0);
    await screenshot('grid');
  }

  async function clickSelects() {
    await cell('住房公积金').click();
    // The status bar tells of a selection only where the keyboard is.
    await page.locator('.monaco-editor .selected-text').first().waitFor();
  }

  async function walkByKeys() {
    await page.keyboard.press('ArrowLeft');
    await frame.locator('td.current', { hasText: '2210201' }).waitFor();
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await status.filter({ hasText: '(4 selected)' }).first().waitFor();
    await page.locator('.monaco-editor.focused').waitFor();
  }

  async function typingShows() {
    await page.keyboard.type('9999.00');
    await frame.locator('td', { hasText: '9999.00' }).first().waitFor();
    // What was typed is as right as what follows from it: the table that it is balanced with is wrong now.
    await turn('上一张');
    await frame.locator('td.error', { hasText: '100.35' }).first().waitFor();
    await screenshot('grid-error');
    await page.locator('.tab', { hasText: NAME }).click();
    await runFromPalette(page, 'File: Revert File');
    await frame.locator('td.error').first().waitFor({ state: 'detached' });
  }

  async function nextTable() {
    await turn('下一张');
    assert.match((await frame.locator('.count').textContent()) ?? '', /^\d+ \/ \d+$/);
  }

  async function inOtherTheme() {
    await runFromPalette(page, 'Preferences: Toggle between Light/Dark Themes');
    await page.waitForTimeout(1500);
    await screenshot('grid-other-theme');
    await runFromPalette(page, 'Preferences: Toggle between Light/Dark Themes');
    await page.keyboard.press('Control+Shift+p');
    await page.keyboard.press('Escape');
    await runFromPalette(page, 'View: Close All Editors');
  }

  /** To another table, by its button. @param {string} words */
  async function turn(words) {
    const title = await frame.locator('h1').textContent();
    await frame.locator('button', { hasText: words }).click();
    await frame.locator('h1', { hasNotText: title ?? '' }).waitFor();
  }

  /** @param {string} text */
  function cell(text) {
    return cells.filter({ hasText: text }).first();
  }
}
