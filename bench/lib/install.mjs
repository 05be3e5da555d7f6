// Installs the peers' packages once; they are none of ours.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathOf } from './build.mjs';

export function install() {
  const folder = pathOf('bench');
  if (existsSync(`${folder}/node_modules/hyperformula`)) return;
  const { status } = spawnSync('npm', ['ci', '--prefix', folder], { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('npm ci failed in bench/');
}
