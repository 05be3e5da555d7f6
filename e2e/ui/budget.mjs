// The story of a table that is written by hand, step by step in the workbench: keys between cells, rows pasted.

import assert from 'node:assert/strict';
import { boxOfText } from '../lib/painted.mjs';
import { runFromPalette } from '../lib/palette.mjs';
import { withPatience } from '../lib/patience.mjs';

const NAME = 'tutorial.budget';
/** What Excel puts on the clipboard for two rows. */
const ROWS = '2210203\t购房补贴\t1.50\t1.50\t\r\n2210299\t其他\t0.50\t\t0.50\r\n';

/**
 * @param {import('playwright-core').Page} page
 * @param {(name: string) => Promise<void>} screenshot
 * @returns {[string, () => Promise<void>][]}
 */
export function budgetSteps(page, screenshot) {
  const lines = page.locator('.monaco-editor .view-line');

  return [
    ['a table is opened in colours that are calm', openTable],
    ['Tab goes to the next cell, Enter begins a row', goFromCellToCell],
    ['rows copied from Excel are pasted as rows in line with the table', pasteRows],
  ];

  async function openTable() {
    await page.keyboard.press('Control+p');
    await page.keyboard.type(NAME);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: NAME }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: NAME }).waitFor();
    await goToLine(38);
    await lineWith('| 2210201').waitFor();
    await screenshot('budget');
  }

  async function goFromCellToCell() {
    // The row is the context for keys as soon as the extension has seen the cursor in it.
    await withPatience(
      async (timeout) => {
        await clickOn('住房公积金');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        await page.keyboard.type('77.75');
        await lineWith('77.75 |').waitFor({ timeout });
      },
      () => page.keyboard.press('Control+z'),
      15_000,
    );
    const row = await textOf(lineWith('77.75'));
    assert.match(row, /^\| 2210201 {2}\| 住房公积金 +\| += \| +77\.75 \| +\|$/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2210203');
    await page.keyboard.press('Escape');
    await lineWith('| 2210203').waitFor();
    assert.match(await textOf(lineWith('2210203')), /^\| 2210203 *\|(?: +\|){4}$/);
    await page.keyboard.press('Enter');
    await page.keyboard.type('2210204');
    await page.keyboard.press('Escape');
    assert.match(await textOf(lineWith('2210204')), /^\| 2210204 *\|(?: +\|){4}$/);
    await screenshot('budget-keys');
    await runFromPalette(page, 'File: Revert File');
    await lineWith('2210204').waitFor({ state: 'detached' });
  }

  async function pasteRows() {
    await page.evaluate((text) => navigator.clipboard.writeText(text), ROWS);
    await clickOn('住房公积金');
    await page.keyboard.press('Control+v');
    await lineWith('| 2210299').waitFor();
    assert.match(await textOf(lineWith('2210203')), /^\| 2210203 {2}\| 购房补贴 +\| 1\.50 \| +1\.50 \| +\|$/);
    assert.match(await textOf(lineWith('2210299')), /^\| 2210299 {2}\| 其他 +\| 0\.50 \| +\| +0\.50 \|$/);
    await screenshot('budget-paste');
    await page.keyboard.press('Escape');
    await runFromPalette(page, 'File: Revert File');
  }

  /** @param {string} words */
  function lineWith(words) {
    return lines
      .filter({ hasText: words.replaceAll(' ', '\u00a0') })
      .or(lines.filter({ hasText: words }))
      .first();
  }

  /** @param {import('playwright-core').Locator} line */
  async function textOf(line) {
    return ((await line.textContent()) ?? '').replaceAll('\u00a0', ' ');
  }

  /** @param {string} words */
  async function clickOn(words) {
    const box = await boxOfText(page, words);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** @param {number} line */
  async function goToLine(line) {
    await page.keyboard.press('Control+g');
    await page.keyboard.type(String(line));
    await page.keyboard.press('Enter');
  }
}
