// Runs the tests of host/ inside VS Code's extension host: a downloaded VS Code where there is a display, code-server otherwise.

import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { prepareWorkspace } from './lib/cases.mjs';
import { codeServerRunsHere } from './lib/install.mjs';
import { e2e, out, root } from './lib/paths.mjs';
import { readReport, runAndConclude, wasStarted } from './lib/results.mjs';
import { messageOf } from './lib/start.mjs';

const hostFolder = path.join(out, 'host');
const report = path.join(out, 'host.json');

await runAndConclude(async () => {
  checkTypes();
  await bundleTests();
  const vscodeExecutablePath = await chooseVsCode();
  const workspace = prepareWorkspace({ real: true });
  try {
    await runOnce(vscodeExecutablePath, workspace);
    if (!wasStarted(report)) {
      console.error('VS Code did not start its tests, trying once more.');
      await runOnce(vscodeExecutablePath, workspace);
    }
  } finally {
    workspace.dispose();
  }
  return readReport(report);
});

/**
 * @param {string} vscodeExecutablePath
 * @param {{ folder: string, casesFile: string }} workspace
 */
async function runOnce(vscodeExecutablePath, workspace) {
  rmSync(report, { force: true });
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(hostFolder, 'run.js'),
      launchArgs: [workspace.folder, '--disable-extensions'],
      extensionTestsEnv: { GOUJI_E2E_REPORT: report, GOUJI_E2E_CASES: workspace.casesFile },
    });
  } catch (error) {
    // The report has the failures; this is only that there are some.
    console.error(messageOf(error));
  }
}

function checkTypes() {
  const typeScript = createRequire(import.meta.url).resolve('typescript/package.json');
  const compiler = path.join(path.dirname(typeScript), 'bin/tsc');
  execFileSync(process.execPath, [compiler, '--noEmit', '-p', e2e], { stdio: 'inherit' });
}

async function bundleTests() {
  rmSync(hostFolder, { recursive: true, force: true });
  const sources = readdirSync(path.join(e2e, 'host')).filter(
    (name) => name === 'run.ts' || name === 'structure.test.ts',
  );
  await build({
    entryPoints: sources.map((name) => path.join(e2e, 'host', name)),
    outdir: hostFolder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/** GOUJI_E2E_VSCODE may be `download`, `code-server` or the path of an executable. */
async function chooseVsCode() {
  const wrapper = path.join(e2e, 'vscode-wrapper.mjs');
  const wish = process.env.GOUJI_E2E_VSCODE;
  if (wish === 'code-server') return wrapper;
  if (wish === 'download') return downloadAndUnzipVSCode();
  if (wish) return wish;
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!hasDisplay) return wrapper;
  try {
    return await downloadAndUnzipVSCode();
  } catch (error) {
    if (!codeServerRunsHere) throw error;
    console.log(`VS Code cannot be downloaded (${messageOf(error)}); using code-server.`);
    return wrapper;
  }
}
