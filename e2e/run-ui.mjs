// Uses the packaged extension as a person does, through VS Code's workbench: see, hover, mend, save. `--readme` renews the README's picture.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareWorkspace } from './lib/cases.mjs';
import { installExtension } from './lib/code-server.mjs';
import { codeServerRunsHere } from './lib/install.mjs';
import { out, root } from './lib/paths.mjs';
import { conclude } from './lib/results.mjs';
import { startOrRetry } from './lib/start.mjs';
import { runSteps } from './lib/steps.mjs';
import { openWorkbench } from './lib/workbench.mjs';

if (!codeServerRunsHere) {
  console.log(
    'Skipped: the tests through the workbench need code-server, which comes for Linux on x64 only.',
  );
  process.exit(0);
}

const vsix = path.join(out, 'gouji.vsix');
const extensionsDir = mkdtempSync(path.join(tmpdir(), 'gouji-extensions-'));
const workspace = prepareWorkspace();
const sample = workspace.cases[0];

execFileSync('npm', ['run', '--silent', 'package', '--', '--out', vsix], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
});
installExtension(vsix, extensionsDir);

const { page, close } = await startOrRetry('the workbench', () =>
  openWorkbench({
    folder: workspace.folder,
    extensionsDir,
    settings: {
      'editor.fontSize': 15,
      'editor.tabSize': 10,
      'editor.minimap.enabled': false,
      'editor.hover.delay': 200,
      'window.commandCenter': false,
      'breadcrumbs.enabled': false,
    },
  }),
);

const squiggle = page.locator('.monaco-editor .squiggly-error');
const hover = page.locator('.monaco-hover:visible').filter({ hasText: sample.printed });
const problems = page.locator('.markers-panel .monaco-list-row').filter({ hasText: sample.printed });

try {
  const counts = await runSteps(
    [
      ['a double click in the explorer opens the disclosure', openFromExplorer],
      ['the squiggle sits on the wrong amount, no wider and no narrower', squiggleIsOnAmount],
      ['the Problems panel names the finding', problemsPanelNamesIt],
      ['the hover shows the finding in Chinese', hoverShowsFinding],
      ['Ctrl+. and a click mend the amount', quickFixMends],
      ['the squiggle is gone', squiggleIsGone],
      ['the file saved is the original, byte for byte', savedFileIsOriginal],
      ['the Problems panel is empty', problemsPanelIsEmpty],
    ],
    async () => void (await screenshot('failure')),
  );
  process.exitCode = conclude(counts);
} finally {
  await close();
  workspace.dispose();
  rmSync(extensionsDir, { recursive: true, force: true });
}

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
  // The server starts with the first disclosure, and slow machines take their time.
  await squiggle.first().waitFor({ state: 'attached', timeout: 60_000 });
  const amount = await boxOfText(sample.mistyped);
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
  const amount = await boxOfText(sample.mistyped);
  await page.mouse.move(amount.x + amount.width / 2, amount.y + amount.height / 2);
  await hover.first().waitFor();
  const text = (await hover.first().textContent()) ?? '';
  assert.match(text, /档案事务/);
  const picture = await screenshot('hover');
  if (process.argv.includes('--readme')) {
    mkdirSync(path.join(root, 'docs/images'), { recursive: true });
    copyFileSync(picture, path.join(root, 'docs/images/gouji.png'));
  }
}

async function quickFixMends() {
  const amount = await boxOfText(sample.mistyped);
  await page.mouse.click(amount.x + amount.width / 2, amount.y + amount.height / 2);
  await page.keyboard.press('Control+.');
  const fix = page.locator('.action-widget .monaco-list-row.action', { hasText: sample.printed });
  await fix.first().waitFor();
  await screenshot('quick-fix');
  await fix.first().click();
  await page
    .locator('.monaco-editor .view-line', { hasText: sample.mistyped })
    .waitFor({ state: 'detached' });
}

async function squiggleIsGone() {
  await page.waitForFunction(() => document.querySelectorAll('.monaco-editor .squiggly-error').length === 0);
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
  await page.locator('.markers-panel .message-box-container', { hasText: 'No problems' }).waitFor();
  assert.equal(await problems.count(), 0);
}

/** @param {string} name */
async function screenshot(name) {
  const file = path.join(out, `ui-${name}.png`);
  await page.screenshot({ path: file });
  return file;
}

/**
 * Where words are painted in the editor, whatever spans its colours cut them into.
 *
 * @param {string} words
 */
async function boxOfText(words) {
  const line = page.locator('.monaco-editor .view-line', { hasText: words }).first();
  return line.evaluate((element, text) => {
    /** @type {Node[]} */
    const nodes = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
    const start = nodes
      .map((node) => node.textContent)
      .join('')
      .indexOf(text);
    const place = (/** @type {number} */ offset, /** @type {boolean} */ isEnd) => {
      let rest = offset;
      for (const node of nodes) {
        const length = node.textContent?.length ?? 0;
        if (rest < length || (isEnd && rest === length)) return { node, offset: rest };
        rest -= length;
      }
      throw new Error(`${text} is not painted`);
    };
    const range = document.createRange();
    const [from, to] = [place(start, false), place(start + text.length, true)];
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x, y, width, height };
  }, words);
}
