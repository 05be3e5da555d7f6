// The story of originals, step by step in the workbench: check a PDF, a Word and Excel file and a web page, and save the view.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { boxOfText } from '../lib/painted.mjs';
import { runFromPalette } from '../lib/palette.mjs';
import { withPatience } from '../lib/patience.mjs';
import { hoverOver } from '../lib/pointed.mjs';

const PRINTED = '37.53';
const SHOULD_BE = '35.73';
/** How the row begins in which that amount is wrong. */
const ROW = '| 20805    | 行政事业单位养老支出             |  37.53';

/**
 * @param {import('playwright-core').Page} page
 * @param {{ folder: string, originals: import('../lib/cases.mjs').Originals }} workspace
 * @param {(name: string) => Promise<void>} screenshot
 * @returns {[string, () => Promise<void>][]}
 */
export function originalSteps(page, { folder, originals }, screenshot) {
  const { pdf, docx, xlsx, html, encrypted, long, other } = originals;
  const problems = page.locator('.markers-panel .monaco-list-row').filter({ hasText: SHOULD_BE });
  const line = page.locator('.monaco-editor .view-line');
  const savedPdf = path.join(folder, pdf.replace(/\.pdf$/, '.budget'));

  return [
    ['a PDF is checked from the explorer, and its view opened', openPdf],
    ['the squiggle sits on the wrong amount of the view, no wider and no narrower', squiggleIsOnAmount],
    ['the Problems panel says the page', () => problemsSay('第5页 此数应为 35.73')],
    ['the hover begins with the page', hoverBeginsWithPage],
    ['the view is shown as well in the other theme', showOtherTheme],
    ['the view cannot be typed in', viewIsReadOnly],
    ['the outline lists the tables of the view', outlineListsTables],
    ['a link in the hover saves the view as a budget table and mends the amount there', hoverMends],
    ['a Word file is checked from the title of its editor, and its table named', openDocx],
    ['a button of the view saves it as a budget table', saveWordView],
    [
      'a file with a password is refused in words',
      () => refusedWith(encrypted, '有密码保护，请去掉密码后再校核'),
    ],
    [
      'of a page that is no disclosure it is said that nothing was checked',
      () => refusedWith(other, '认不出是预算、决算公开文本，没有校核'),
    ],
    ['an Excel file is checked from the explorer, and its sheet and cell named', openXlsx],
    ['the button of the progress ends the reading of a long file, and others are checked', cancelReading],
    ['a web page is checked from the palette, and its table named', openHtml],
    ['a web page that changes is read again', readAgain],
    ['a folder is checked from the palette, and the wrong amounts listed in Problems', checkFolder],
  ];

  async function openPdf() {
    await page.keyboard.press('Control+b');
    await checkFromExplorer(pdf);
    await showWrongRow(pdf);
  }

  async function squiggleIsOnAmount() {
    await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'attached' });
    // The row ends where the window does: with the side bar away, all of it is seen.
    await page.keyboard.press('Control+b');
    const amount = await boxOfText(page, PRINTED);
    await page.waitForFunction(
      ({ x, width, bottom }) =>
        [...document.querySelectorAll('.monaco-editor .squiggly-error')].some((element) => {
          const box = element.getBoundingClientRect();
          return (
            Math.abs(box.x - x) <= 2 && Math.abs(box.width - width) <= 2 && Math.abs(box.bottom - bottom) <= 6
          );
        }),
      { x: amount.x, width: amount.width, bottom: amount.y + amount.height },
    );
    await screenshot('original-squiggle');
  }

  /** @param {string} words */
  async function problemsSay(words) {
    await page.keyboard.press('Control+Shift+m');
    await problems.filter({ hasText: words }).first().waitFor();
    await screenshot(`original-problems-${words.replaceAll(/[^\p{L}\d]+/gu, '-')}`);
    await page.keyboard.press('Control+Shift+m');
    await problems.first().waitFor({ state: 'hidden' });
  }

  async function hoverBeginsWithPage() {
    const hover = await hoverOnAmount();
    const text = (await hover.textContent()) ?? '';
    assert.match(text, /第5页 · 行政事业单位养老支出/);
    assert.match(text, /第5页 此数应为 35\.73/);
    await screenshot('original-hover');
    await page.keyboard.press('Escape');
  }

  async function showOtherTheme() {
    await runCommand('Toggle between Light/Dark Themes');
    await hoverOnAmount();
    await screenshot('original-hover-other-theme');
    await page.keyboard.press('Escape');
    await runCommand('Toggle between Light/Dark Themes');
  }

  async function viewIsReadOnly() {
    const amount = await boxOfText(page, PRINTED);
    await page.mouse.click(amount.x + amount.width / 2, amount.y + amount.height / 2);
    await page.keyboard.type('9');
    await page.locator('.monaco-editor-overlaymessage', { hasText: 'read-only' }).waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.tab.dirty').count(), 0);
    assert.ok(((await line.filter({ hasText: PRINTED }).first().textContent()) ?? '').includes(PRINTED));
  }

  async function outlineListsTables() {
    await page.keyboard.press('Control+Shift+o');
    const entries = page.locator('.quick-input-list .monaco-list-row');
    await entries.filter({ hasText: '部门预算支出总表' }).first().waitFor();
    await screenshot('original-outline');
    await page.keyboard.press('Escape');
  }

  async function hoverMends() {
    const hover = await hoverOnAmount();
    await hover.locator('a', { hasText: '另存为预算表，将 37.53 改为 35.73' }).first().click();
    await acceptProposedFile();
    await page.locator('.tab.active', { hasText: path.basename(savedPdf) }).waitFor();
    await line.filter({ hasText: '行政事业单位养老支出' }).filter({ hasText: SHOULD_BE }).first().waitFor();
    await page.keyboard.press('Control+s');
    await page.locator('.tab.dirty').waitFor({ state: 'detached' });
    const saved = readFileSync(savedPdf, 'utf8');
    assert.ok(!saved.includes(PRINTED) && saved.includes('部门预算支出总表'));
    await screenshot('original-saved');
  }

  async function openDocx() {
    await page.keyboard.press('Control+b');
    await runCommand('View: Close All Editors');
    await inExplorer(docx).dblclick();
    await page.locator('.tab.active', { hasText: docx }).waitFor();
    await page.locator('.editor-actions .action-label[aria-label^="用勾稽校核"]').first().click();
    await showWrongRow(docx);
    await problemsSay('第3张表第9行第3列 此数应为 35.73');
  }

  async function saveWordView() {
    await page.locator('.editor-actions .action-label[aria-label^="另存为预算表"]').first().click();
    const file = path.join(folder, docx.replace(/\.docx$/, '.budget'));
    await acceptProposedFile();
    await page.locator('.tab.active', { hasText: path.basename(file) }).waitFor();
    assert.ok(existsSync(file));
    await showWrongAmount();
  }

  async function openXlsx() {
    await runCommand('View: Close All Editors');
    await checkFromExplorer(xlsx);
    await showWrongRow(xlsx);
    await problemsSay('工作表“表3”C11 此数应为 35.73');
  }

  async function openHtml() {
    await runCommand('View: Close All Editors');
    await inExplorer(html).dblclick();
    await page.locator('.tab.active', { hasText: html }).waitFor();
    await runCommand('用勾稽校核');
    await showWrongRow(html);
    await problemsSay('第3张表第9行第3列 此数应为 35.73');
  }

  async function readAgain() {
    const file = path.join(folder, html);
    writeFileSync(file, readFileSync(file, 'utf8').replace(PRINTED, SHOULD_BE));
    // Code-server without native modules does not watch its workspace; who comes back to the view has it looked at.
    await page.locator('.tab', { hasText: html }).first().click();
    await page.locator('.tab', { hasText: `${html}（视图）.budget` }).click();
    await line.filter({ hasText: PRINTED }).first().waitFor({ state: 'detached' });
    await page.waitForFunction(
      () => document.querySelectorAll('.monaco-editor .squiggly-error').length === 0,
    );
  }

  /**
   * @param {string} name
   * @param {string} words
   */
  async function refusedWith(name, words) {
    // Other extensions may have failed on a page that was opened: their messages would fill the list.
    await runCommand('Notifications: Clear All Notifications');
    await checkFromExplorer(name);
    const message = page
      .locator('.notification-list-item-message', { hasText: name })
      .filter({ hasText: words });
    await shownMessage(message.first());
    await screenshot(`original-message-${name}`);
    await runCommand('Notifications: Clear All Notifications');
  }

  /**
   * A message comes up by itself and hides again: on a slow machine it is looked for among all that came, of which the
   * workbench paints only those in sight.
   * @param {import('playwright-core').Locator} message
   */
  function shownMessage(message) {
    const all = page.locator('.notifications-center .monaco-list');
    let down = -1;
    return withPatience(
      (timeout) => message.waitFor({ timeout }),
      async () => {
        await runCommand('Notifications: Show Notifications');
        await all.hover({ timeout: 5_000 }).catch(() => {});
        down = -down;
        await page.mouse.wheel(0, down * 10_000);
      },
    );
  }

  async function cancelReading() {
    await runCommand('View: Close All Editors');
    await checkFromExplorer(long);
    const reading = page.locator('.notification-list-item', { hasText: `正在读取 ${long}` }).first();
    await shownMessage(reading);
    await screenshot('original-progress');
    await reading.locator('.monaco-button', { hasText: /取消|Cancel/ }).click();
    await reading.waitFor({ state: 'detached' });
    await checkFromExplorer(xlsx);
    await showWrongRow(xlsx);
    assert.equal(await page.locator('.tab', { hasText: long }).count(), 0);
    rmSync(path.join(folder, long));
  }

  async function checkFolder() {
    await runCommand('View: Close All Editors');
    await runCommand('Notifications: Clear All Notifications');
    await runCommand('校核文件夹');
    const done = page
      .locator('.notification-list-item', { hasText: '校核了' })
      .filter({ hasText: encrypted })
      .first();
    await shownMessage(done);
    await screenshot('original-folder');
    await done.locator('.monaco-button', { hasText: '问题' }).click();
    await problems.first().waitFor();
    await screenshot('original-folder-problems');
  }

  /** @param {string} name */
  function inExplorer(name) {
    return page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
  }

  /**
   * A menu that is opened before the workbench has read all manifests lacks our entry: then, as a user would, once more.
   * @param {string} name
   */
  function checkFromExplorer(name) {
    const entry = page.locator('.monaco-menu .action-label', { hasText: '用勾稽校核' });
    return withPatience(
      async (timeout) => {
        await inExplorer(name).click({ button: 'right' });
        await entry.waitFor({ timeout });
        await chooseEntry(entry);
      },
      () => page.keyboard.press('Escape'),
    );
  }

  /**
   * A menu takes no click in the first tenth of a second, so that the click that opened it chooses nothing: it is
   * clicked until it closes, every other time with the keyboard.
   * @param {import('playwright-core').Locator} entry
   */
  async function chooseEntry(entry) {
    for (let tries = 0; tries < 20 && (await entry.isVisible()); tries++) {
      try {
        await (tries % 2 === 0 ? entry.click({ timeout: 2_000 }) : entry.press('Enter', { timeout: 2_000 }));
        return await entry.waitFor({ state: 'detached', timeout: 2_000 });
      } catch {
        // Closed between two looks, or not yet taking clicks: the next look tells.
      }
    }
    await entry.waitFor({ state: 'detached', timeout: 5_000 });
  }

  /** Waits for the view of an original, and for the error in it. @param {string} name */
  async function showWrongRow(name) {
    await page.locator('.tab.active', { hasText: `${name}（视图）.budget` }).waitFor();
    await showWrongAmount();
  }

  /** Goes to the row that is wrong in the document in front. */
  async function showWrongAmount() {
    await line.first().waitFor();
    await page.keyboard.press('Control+f');
    await page.keyboard.type(ROW);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await line.filter({ hasText: PRINTED }).first().waitFor();
    await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'attached' });
  }

  async function hoverOnAmount() {
    const hover = page.locator('.monaco-hover:visible').filter({ hasText: '另存为预算表' }).first();
    await hoverOver(page, PRINTED, hover);
    return hover;
  }

  async function acceptProposedFile() {
    const input = page.locator('.quick-input-widget input[type="text"]');
    await page.waitForFunction(() => {
      const field = document.querySelector('.quick-input-widget input[type="text"]');
      return field instanceof HTMLInputElement && field.value.endsWith('.budget');
    });
    await input.press('Enter');
  }

  /** @param {string} title */
  function runCommand(title) {
    return runFromPalette(page, title);
  }
}
