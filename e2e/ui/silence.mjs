// The story of a finding that is let stand: seen on the status bar and in the side bar, waived with a reason, and taken back.

import assert from 'node:assert/strict';
import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runFromPalette } from '../lib/palette.mjs';
import { root } from '../lib/paths.mjs';
import { withPatience } from '../lib/patience.mjs';

const NAME = '忽略.disclosure';
const REASON = '系统导出时多算一笔';

/**
 * @param {import('playwright-core').Page} page
 * @param {{ folder: string }} workspace
 * @param {(name: string) => Promise<void>} screenshot
 * @returns {[string, () => Promise<void>][]}
 */
export function silenceSteps(page, { folder }, screenshot) {
  const squiggle = page.locator('.monaco-editor .squiggly-error');
  const rows = page.locator('.pane-body .monaco-list-row');
  // Documents of other stories may not be gone yet.
  const finding = rows.filter({ hasText: '此数应为 257.42' }).first();
  const status = page.locator('.statusbar-item');
  const waivers = path.join(folder, '.gouji', 'waivers.json');

  return [
    ['the status bar says in words what was found', statusBarSays],
    ['the side bar lists tables and findings, with a badge', sideBarLists],
    ['a click in the side bar selects the amount', clickSelects],
    ['the next finding is gone to, with its hover', nextFinding],
    ['the light bulb lets it stand, and asks for the reason', letStand],
    ['what is let stand is listed, and undone', undo],
    ['the manual opens as it lies with the extension', manual],
  ];

  /** The list is of what is open: what other stories left would push its rows out of sight. */
  async function closeAll() {
    const tabs = page.locator('.tabs-container .tab');
    const dialog = page.locator('.monaco-dialog-box .monaco-button', { hasText: "Don't Save" });
    await withPatience(async (timeout) => {
      await runFromPalette(page, 'View: Close All Editors');
      await dialog.or(page.locator('.editor-group-container.empty')).first().waitFor({ timeout });
      if (await dialog.isVisible()) await dialog.click({ timeout });
      await tabs.first().waitFor({ state: 'detached', timeout });
    });
  }

  async function statusBarSays() {
    await closeAll();
    copyFileSync(path.join(root, 'test-fixtures/demo/sample.disclosure'), path.join(folder, NAME));
    await withPatience(
      async (timeout) => {
        await page.keyboard.press('Control+p');
        await page.keyboard.type(NAME);
        await page
          .locator('.quick-input-list .monaco-list-row', { hasText: NAME })
          .first()
          .waitFor({ timeout });
        await page.keyboard.press('Enter');
        await page.locator('.tab.active', { hasText: NAME }).waitFor({ timeout });
      },
      () => page.keyboard.press('Escape'),
    );
    await status.filter({ hasText: '勾稽：1 错 · 242/254' }).first().waitFor();
  }

  async function sideBarLists() {
    await status.filter({ hasText: '勾稽：1 错' }).first().click();
    await rows.first().waitFor();
    await runFromPalette(page, '列出哪些');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: '只列错误' }).first().click();
    await finding.waitFor();
    await rows.filter({ hasText: '勾稽：1 错 · 242/254' }).first().waitFor();
    await screenshot('side-bar');
  }

  async function clickSelects() {
    // The list may be made anew under the pointer.
    await withPatience(async (timeout) => {
      await finding.click({ timeout });
      await status.filter({ hasText: '(6 selected)' }).first().waitFor({ timeout });
    });
    await squiggle.first().waitFor({ state: 'attached' });
  }

  async function nextFinding() {
    await runFromPalette(page, '下一处问题');
    await page.locator('.monaco-hover:visible').first().waitFor();
    await runFromPalette(page, '上一处问题');
    await page.keyboard.press('Escape');
  }

  async function letStand() {
    await clickSelects();
    const offer = page.locator('.action-widget .monaco-list-row.action', {
      hasText: '忽略这里的 amount/suspect',
    });
    await withPatience(
      async (timeout) => {
        await finding.click({ timeout });
        await page.locator('.monaco-editor.focused').waitFor({ timeout });
        await page.keyboard.press('Control+.');
        await offer.first().waitFor({ timeout });
      },
      () => page.keyboard.press('Escape'),
      15_000,
    );
    await screenshot('waive');
    await offer.first().click();
    const input = page.locator('.quick-input-widget input[type="text"]');
    await page.locator('.quick-input-widget', { hasText: '原因' }).waitFor();
    await input.fill(REASON);
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget', { hasText: '有效到哪一天' }).waitFor();
    await page.keyboard.press('Enter');
    await squiggle.first().waitFor({ state: 'detached' });
    await status.filter({ hasText: '勾稽：0 错 · 242/254' }).first().waitFor();
    const [waiver] = JSON.parse(readFileSync(waivers, 'utf8')).waivers;
    assert.equal(waiver.reason, REASON);
    assert.equal(waiver.file, NAME);
    assert.equal(waiver.printed, '275.42');
    await screenshot('waived');
  }

  async function undo() {
    await runFromPalette(page, '忽略的提示');
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: REASON });
    await row.first().waitFor();
    await screenshot('waivers');
    await row.first().click();
    await page.keyboard.press('Enter');
    await squiggle.first().waitFor({ state: 'attached' });
    assert.deepEqual(JSON.parse(readFileSync(waivers, 'utf8')).waivers, []);
  }

  async function manual() {
    await runFromPalette(page, '打开手册');
    await page.locator('.tab.active', { hasText: 'README' }).waitFor();
    await screenshot('manual');
  }
}
