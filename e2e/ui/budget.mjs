// The story of a table that is written by hand, step by step in the workbench: keys between cells, rows pasted.

import assert from 'node:assert/strict';
import { boxOfText } from '../lib/painted.mjs';
import { runFromPalette } from '../lib/palette.mjs';
import { withPatience } from '../lib/patience.mjs';

const NAME = 'tutorial.budget';
/** The line of its last row of codes, counted from 1. */
const ROW = 39;
/** Milliseconds for which a person looks before pressing the next key. */
const GLANCE = 1500;
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
    // Keys are those of tables as soon as the extension has seen the cursor in a row: until then Tab indents.
    await withPatience(
      async (timeout) => {
        await clickOn('住房公积金');
        await page.waitForTimeout(GLANCE);
        await page.keyboard.press('Tab');
        await cursor('(1 selected)').waitFor({ timeout });
      },
      () => page.keyboard.press('Control+z'),
      15_000,
    );
    await page.keyboard.press('Tab');
    await cursor('(4 selected)').waitFor();
    await page.keyboard.type('1234567.75');
    await page.keyboard.press('Tab');
    // The column has grown, and the next cell with it.
    const row = await lineLike('| 2210201', /^\| 2210201 {2}\| 住房公积金 +\| += \| 1234567\.75 \| +\|$/);
    await cursor(`Ln ${ROW}, Col ${row.length - 1}`).waitFor();
    await page.keyboard.press('Tab');
    await cursor(`Ln ${ROW + 1}, Col 3`).waitFor();
    await page.keyboard.type('2210203');
    // Suggestions come up and take Enter for themselves.
    const suggestions = page.locator('.suggest-widget.visible');
    await suggestions.filter({ hasText: '2210203' }).waitFor();
    await page.keyboard.press('Escape');
    await suggestions.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await cursor(`Ln ${ROW + 2}, Col 3`).waitFor();
    await page.keyboard.type('2210204');
    await page.keyboard.press('Escape');
    for (const code of ['2210203', '2210204'])
      assert.match(await textOf(lineWith(code)), new RegExp(`^\\| ${code} *\\|(?: +\\|){4}$`));
    await screenshot('budget-keys');
    await runFromPalette(page, 'File: Revert File');
    await lineWith('2210204').waitFor({ state: 'detached' });
  }

  async function pasteRows() {
    await page.evaluate((text) => navigator.clipboard.writeText(text), ROWS);
    // A code lens that comes back above the table moves its lines from under the pointer.
    await withPatience(async (timeout) => {
      await clickOn('住房公积金');
      await cursor(`Ln ${ROW},`).waitFor({ timeout });
    });
    await page.keyboard.press('Control+v');
    await lineWith('| 2210299').waitFor();
    assert.match(await textOf(lineWith('2210203')), /^\| 2210203 {2}\| 购房补贴 +\| 1\.50 \| +1\.50 \| +\|$/);
    assert.match(await textOf(lineWith('2210299')), /^\| 2210299 {2}\| 其他 +\| 0\.50 \| +\| +0\.50 \|$/);
    await screenshot('budget-paste');
    await page.keyboard.press('Escape');
    await runFromPalette(page, 'File: Revert File');
  }

  /** Where the status bar says that the cursor is. @param {string} words */
  function cursor(words) {
    return page.locator('.statusbar-item', { hasText: words }).first();
  }

  /** @param {string} words */
  function lineWith(words) {
    return lines
      .filter({ hasText: words.replaceAll(' ', '\u00a0') })
      .or(lines.filter({ hasText: words }))
      .first();
  }

  /**
   * The text of the line with some words once it is in line: what is typed stands there before.
   *
   * @param {string} words
   * @param {RegExp} form
   */
  function lineLike(words, form) {
    return withPatience(async (timeout) => {
      await page.waitForTimeout(timeout / 10);
      const text = await textOf(lineWith(words));
      assert.match(text, form);
      return text;
    });
  }

  /**
   * What stands in a line, without what its `=` come to, shown behind the row.
   *
   * @param {import('playwright-core').Locator} line
   */
  async function textOf(line) {
    return ((await line.textContent()) ?? '').replaceAll('\u00a0', ' ').replace(/\|[^|]*$/, '|');
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
