// Installs what the tests in a real VS Code need, once for each state of the lockfiles; imports nothing installed.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { e2e } from './paths.mjs';

const tools = path.join(e2e, 'tools');

/** code-server comes with a Node of its own, which its package ships for this kind of machine only. */
export const codeServerRunsHere = process.platform === 'linux' && process.arch === 'x64';

/** Installs whatever is missing or older than its lockfile; throws when npm fails. */
export function install() {
  installLocked(e2e, 'the packages of the end-to-end tests');
  if (codeServerRunsHere)
    installLocked(tools, 'code-server, which runs VS Code in a browser', installServerParts);
}

/**
 * @param {string} folder
 * @param {string} what
 * @param {() => void} [afterwards]
 */
function installLocked(folder, what, afterwards) {
  const stamp = path.join(folder, 'node_modules', '.gouji-installed');
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log(`Installing ${what} (once; a minute or so) …`);
  npm(folder, ['ci', '--ignore-scripts']);
  afterwards?.();
  writeFileSync(stamp, wanted);
}

/** code-server's VS Code has dependencies of its own; no native module among them is needed. */
function installServerParts() {
  const vscode = path.join(tools, 'node_modules/code-server/lib/vscode');
  npm(vscode, ['install', '--omit=dev', '--omit=optional', '--ignore-scripts', '--no-save']);
}

/**
 * @param {string} cwd
 * @param {string[]} args
 */
function npm(cwd, args) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', [...args, ...quiet], {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}`);
}
