// Uses the packaged extension as a person does, through VS Code's workbench; `--readme` renews the README's picture.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareWorkspace } from './lib/cases.mjs';
import { installExtension } from './lib/code-server.mjs';
import { codeServerRunsHere } from './lib/install.mjs';
import { out, root } from './lib/paths.mjs';
import { runAndConclude } from './lib/results.mjs';
import { startOrRetry } from './lib/start.mjs';
import { runSteps } from './lib/steps.mjs';
import { openWorkbench } from './lib/workbench.mjs';
import { budgetSteps } from './ui/budget.mjs';
import { featureSteps } from './ui/features.mjs';
import { gridSteps } from './ui/grid.mjs';
import { mendingSteps } from './ui/mend.mjs';
import { originalSteps } from './ui/originals.mjs';
import { silenceSteps } from './ui/silence.mjs';
import { walkthroughSteps } from './ui/walkthrough.mjs';

/** Wide tabs, so that columns stand in line; the hover below, so that the header stays in sight. */
const settings = {
  'editor.fontSize': 15,
  'editor.tabSize': 18,
  'editor.minimap.enabled': false,
  'editor.hover.above': false,
  'editor.occurrencesHighlight': 'off',
  'editor.hover.delay': 200,
  'workbench.activityBar.location': 'hidden',
  'window.commandCenter': false,
  'breadcrumbs.enabled': false,
  // The workbench's own support of web pages crashes, and its messages hide ours.
  'files.associations': { '*.html': 'ini' },
};

if (codeServerRunsHere) {
  await runAndConclude(testPackagedExtension);
} else {
  console.log(
    'Skipped: the tests through the workbench need code-server, which comes for Linux on x64 only.',
  );
}

async function testPackagedExtension() {
  const extensionsDir = mkdtempSync(path.join(tmpdir(), 'gouji-extensions-'));
  const workspace = prepareWorkspace({ real: false });
  try {
    installExtension(packageExtension(), extensionsDir);
    const { page, close } = await startOrRetry('the workbench', () =>
      openWorkbench({ folder: workspace.folder, extensionsDir, settings }),
    );
    try {
      const screenshot = async (/** @type {string} */ name) =>
        void (await page.screenshot({ path: pictureOf(name) }));
      const counts = await runSteps(
        [
          ['the package holds every file that its manifest names', async () => checkFiles(extensionsDir)],
          ...mendingSteps(page, workspace.cases[0], screenshot),
          ...featureSteps(page, workspace.cases[0], screenshot),
          ...originalSteps(page, workspace, screenshot),
          ...budgetSteps(page, screenshot),
          ...gridSteps(page, screenshot),
          ...walkthroughSteps(page, screenshot),
          ...silenceSteps(page, workspace, screenshot),
        ],
        () => screenshot('failure'),
      );
      if (counts.failed === 0 && process.argv.includes('--readme')) renewReadme();
      return counts;
    } finally {
      await close();
    }
  } finally {
    workspace.dispose();
    rmSync(extensionsDir, { recursive: true, force: true });
  }
}

function packageExtension() {
  const vsix = path.join(out, 'gouji.vsix');
  const command = ['run', '--silent', 'package', '--', '--out', vsix];
  execFileSync('npm', command, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return vsix;
}

/** @param {string} extensionsDir */
function checkFiles(extensionsDir) {
  const installed = readdirSync(extensionsDir).filter((name) => name.startsWith('gouji.gouji-'));
  assert.equal(installed.length, 1);
  const folder = path.join(extensionsDir, installed[0]);
  const manifest = readFileSync(path.join(folder, 'package.json'), 'utf8');
  const named = [...manifest.matchAll(/"(\.\/[^"]+)"/g)].map((match) => match[1]);
  assert.ok(named.length > 0);
  for (const file of [...named, 'dist/server.js']) assert.ok(existsSync(path.join(folder, file)), file);
}

function renewReadme() {
  const images = path.join(root, 'docs/images');
  mkdirSync(images, { recursive: true });
  copyFileSync(pictureOf('hover'), path.join(images, 'gouji.png'));
}

/** @param {string} name */
function pictureOf(name) {
  return path.join(out, `ui-${name}.png`);
}
