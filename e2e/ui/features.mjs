// What a disclosure shows beside its errors, step by step in the workbench: lens, colours, folds, sums, hint, a new amount.

import assert from 'node:assert/strict';
import { boxOfText } from '../lib/painted.mjs';
import { runFromPalette } from '../lib/palette.mjs';
import { withPatience } from '../lib/patience.mjs';

const NAME = 'correct.disclosure';
/** A row below that of the sample's amount, which folds away with it. */
const BELOW = '2012601';
/** What the amount becomes: nothing else in the disclosure prints it. */
const VALUE = '300.25';

/**
 * @param {import('playwright-core').Page} page
 * @param {import('../lib/cases.mjs').Case} sample whose amounts are right in the disclosure that is used here
 * @param {(name: string) => Promise<void>} screenshot
 * @returns {[string, () => Promise<void>][]}
 */
export function featureSteps(page, sample, screenshot) {
  const { printed, mistyped } = sample;
  const lines = page.locator('.monaco-editor .view-line');
  const row = lines.filter({ hasText: '20126' }).filter({ hasText: '档案事务' }).first();
  const preview = page.locator('.part.panel', { hasText: 'Refactor Preview' });

  const ticks = preview.locator('.monaco-list-row .edit-checkbox');

  return [
    ['a table says above it what was read of it', lensSays],
    ['a code, a name and an amount have colours of their own', coloursTell],
    ['the rows of a code fold below it', foldRows],
    ['what adds up into an amount is listed as its calls', listCalls],
    ['a row that does not add up says by how much', hintSays],
    ['a new amount shows what follows from it, to be confirmed', previewAmount],
    ['what is discarded leaves the file as it was', discardPreview],
    ['what is ticked is written', applyPreview],
  ];

  async function lensSays() {
    await page.keyboard.press('Control+p');
    await page.keyboard.type(NAME);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: NAME }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: NAME }).waitFor();
    await page.keyboard.press('Control+g');
    await page.keyboard.type(String(sample.line + 1));
    await page.keyboard.press('Enter');
    await row.waitFor();
    // Those of other tables are there as well, and hidden.
    const lens = page.locator('.monaco-editor .codelens-decoration:visible');
    await lens
      .filter({ hasText: /读懂 \d+ · 勾稽 \d+/ })
      .first()
      .waitFor();
  }

  async function coloursTell() {
    const words = ['20126', '档案事务', printed];
    const deadline = Date.now() + 60_000;
    for (;;) {
      const colours = await row.evaluate((element, wanted) => {
        const spans = [...element.querySelectorAll('span span')];
        return wanted.map((word) => {
          const span = spans.find(({ textContent }) => textContent === word);
          return span ? getComputedStyle(span).color : '';
        });
      }, words);
      if (!colours.includes('') && new Set(colours).size === words.length) break;
      assert.ok(Date.now() < deadline, colours.join());
      await page.waitForTimeout(100);
    }
    await screenshot('features');
  }

  async function foldRows() {
    const below = lines.filter({ hasText: BELOW }).first();
    await below.waitFor();
    await pressAtAmount('Control+Shift+BracketLeft', (timeout) =>
      below.waitFor({ state: 'detached', timeout }),
    );
    await screenshot('features-folded');
    await page.keyboard.press('Control+Shift+BracketRight');
    await below.waitFor();
  }

  async function listCalls() {
    const part = page.locator('.part.sidebar .monaco-list-row', { hasText: `档案事务（20126）基本支出` });
    await pressAtAmount('Shift+Alt+h', (timeout) => part.first().waitFor({ timeout }));
    await screenshot('features-calls');
    // Others look for the explorer there.
    await page.keyboard.press('Control+Shift+e');
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    await page.keyboard.press('Control+b');
    await part.first().waitFor({ state: 'hidden' });
    await row.waitFor();
  }

  async function hintSays() {
    const { x, y, height } = await boxOfText(page, printed, row);
    await page.mouse.click(x + 1, y + height / 2);
    for (let each = 0; each < printed.length; each++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.type(mistyped);
    await row.filter({ hasText: /✗\s合计差\s18\.00/ }).waitFor();
    await screenshot('features-hint');
    await runFromPalette(page, 'File: Revert File');
    await row.filter({ hasText: mistyped }).waitFor({ state: 'detached' });
  }

  async function previewAmount() {
    const input = page.locator('.rename-box input');
    await pressAtAmount('F2', (timeout) => input.waitFor({ timeout }));
    assert.equal(await input.inputValue(), printed);
    await input.fill(VALUE);
    await page.keyboard.press('Enter');
    await preview.locator('.monaco-list-row', { hasText: VALUE }).first().waitFor();
    // Its parts are printed and speak against it: nothing is written that is not ticked.
    assert.equal(await ticks.and(page.locator('[aria-checked="true"]')).count(), 0);
    await screenshot('features-rename');
  }

  async function discardPreview() {
    await preview.locator('.monaco-button', { hasText: 'Discard' }).click();
    await preview.waitFor({ state: 'hidden' });
    assert.equal(await page.locator('.tab.active.dirty').count(), 0);
  }

  async function applyPreview() {
    await previewAmount();
    // That of the file ticks all.
    await ticks.first().click();
    await preview.locator('.monaco-button', { hasText: 'Apply' }).click();
    await row.filter({ hasText: VALUE }).waitFor();
    await screenshot('features-renamed');
    await runFromPalette(page, 'File: Revert File');
    await row.filter({ hasText: printed }).waitFor();
  }

  /**
   * A key that is pressed while the editor still moves is lost: then, as a user would, once more.
   *
   * @param {string} key
   * @param {(timeout: number) => Promise<unknown>} comes
   */
  function pressAtAmount(key, comes) {
    return withPatience(
      async (timeout) => {
        const { x, y, width, height } = await boxOfText(page, printed, row);
        await page.mouse.click(x + width / 2, y + height / 2);
        await page.keyboard.press(key);
        await comes(timeout);
      },
      () => page.keyboard.press('Escape'),
      15_000,
    );
  }
}
