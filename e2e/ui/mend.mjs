// The story of the extension, step by step in the workbench: open, see, hover, mend, save.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { boxOfText } from '../lib/painted.mjs';
import { withPatience } from '../lib/patience.mjs';
import { hoverOver } from '../lib/pointed.mjs';

/**
 * @param {import('playwright-core').Page} page
 * @param {import('../lib/cases.mjs').Case} sample
 * @param {(name: string) => Promise<void>} screenshot
 * @returns {[string, () => Promise<void>][]}
 */
export function mendingSteps(page, sample, screenshot) {
  const squiggle = page.locator('.monaco-editor .squiggly-error');
  const hover = page.locator('.monaco-hover:visible').filter({ hasText: sample.printed });
  const problems = page.locator('.markers-panel .monaco-list-row').filter({ hasText: sample.printed });

  return [
    ['a double click in the explorer opens the disclosure', openFromExplorer],
    ['the squiggle sits on the wrong amount, no wider and no narrower', squiggleIsOnAmount],
    ['the Problems panel names the finding', problemsPanelNamesIt],
    ['the hover shows the finding in Chinese', hoverShowsFinding],
    ['Ctrl+. and a click mend the amount', quickFixMends],
    ['the squiggle is gone', squiggleIsGone],
    ['the file saved is the original, byte for byte', savedFileIsOriginal],
    ['the Problems panel is empty', problemsPanelIsEmpty],
  ];

  async function openFromExplorer() {
    await page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: path.basename(sample.file) })
      .dblclick();
    await page.locator('.monaco-editor .view-line').first().waitFor();
    // The side bar would hide half of the table.
    await page.keyboard.press('Control+b');
    await page.keyboard.press('Control+g');
    await page.keyboard.type(String(sample.line + 1));
    await page.keyboard.press('Enter');
    await page.locator('.monaco-editor .view-line', { hasText: sample.mistyped }).waitFor();
  }

  async function squiggleIsOnAmount() {
    // The server starts with the first disclosure.
    await squiggle.first().waitFor({ state: 'attached' });
    const amount = await boxOfText(page, sample.mistyped);
    const boxes = await Promise.all((await squiggle.all()).map((one) => one.boundingBox()));
    const underlined = boxes.some(
      (box) =>
        box &&
        Math.abs(box.x - amount.x) <= 2 &&
        Math.abs(box.width - amount.width) <= 2 &&
        Math.abs(box.y + box.height - (amount.y + amount.height)) <= 6,
    );
    assert.ok(underlined, `amount ${JSON.stringify(amount)}, squiggles ${JSON.stringify(boxes)}`);
    await screenshot('squiggle');
  }

  async function problemsPanelNamesIt() {
    await page.keyboard.press('Control+Shift+m');
    await problems.first().waitFor();
    await screenshot('problems');
    await page.keyboard.press('Control+Shift+m');
    await problems.first().waitFor({ state: 'hidden' });
  }

  async function hoverShowsFinding() {
    await hoverOver(page, sample.mistyped, hover.first());
    const text = (await hover.first().textContent()) ?? '';
    assert.match(text, /档案事务/);
    await hover.filter({ hasText: 'Quick Fix' }).first().waitFor();
    await screenshot('hover');
  }

  async function quickFixMends() {
    const fix = page.locator('.action-widget .monaco-list-row.action', { hasText: sample.printed });
    await openFixes(fix.first());
    await screenshot('quick-fix');
    await fix.first().click();
    await page
      .locator('.monaco-editor .view-line', { hasText: sample.mistyped })
      .waitFor({ state: 'detached' });
  }

  /**
   * A key pressed while the workbench still moves the focus from the hover is lost: then, as a user would, once more.
   * @param {import('playwright-core').Locator} fix
   */
  function openFixes(fix) {
    return withPatience(
      async (timeout) => {
        const amount = await boxOfText(page, sample.mistyped);
        await page.mouse.click(amount.x + amount.width / 2, amount.y + amount.height / 2);
        await page.keyboard.press('Control+.');
        await fix.waitFor({ timeout });
      },
      () => page.keyboard.press('Escape'),
      15_000,
    );
  }

  async function squiggleIsGone() {
    await page.waitForFunction(
      () => document.querySelectorAll('.monaco-editor .squiggly-error').length === 0,
    );
  }

  async function savedFileIsOriginal() {
    await page.locator('.tab.dirty').waitFor();
    await page.keyboard.press('Control+s');
    await page.locator('.tab.dirty').waitFor({ state: 'detached' });
    await screenshot('mended');
    assert.ok(readFileSync(sample.file).equals(readFileSync(sample.original)));
  }

  async function problemsPanelIsEmpty() {
    await page.keyboard.press('Control+Shift+m');
    const message = page.locator('.markers-panel .message-box-container', { hasText: 'No problems' });
    await message.waitFor();
    assert.equal(await problems.count(), 0);
    await page.keyboard.press('Control+Shift+m');
    await message.waitFor({ state: 'hidden' });
  }
}
