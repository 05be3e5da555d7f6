// Runs the Neovim test: the built server over stdio, driven by another editor's language client.

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { prepareWorkspace } from './lib/cases.mjs';
import { e2e, out, root } from './lib/paths.mjs';
import { readReport, runAndConclude } from './lib/results.mjs';

const report = path.join(out, 'neovim.json');
const script = path.join(e2e, 'neovim/test.lua');

await runAndConclude(async () => {
  const workspace = prepareWorkspace({ real: true });
  rmSync(report, { force: true });
  try {
    runNeovim(workspace);
  } finally {
    workspace.dispose();
  }
  return readReport(report);
});

/** @param {{ folder: string, casesFile: string }} workspace */
function runNeovim(workspace) {
  const { error } = spawnSync(
    'nvim',
    ['--headless', '-u', 'NONE', '-n', '-i', 'NONE', '-c', `luafile ${script}`],
    {
      cwd: workspace.folder,
      env: {
        ...process.env,
        GOUJI_E2E_NODE: process.execPath,
        GOUJI_E2E_SERVER: path.join(root, 'dist/server.js'),
        GOUJI_E2E_CASES: workspace.casesFile,
        GOUJI_E2E_REPORT: report,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: 1_800_000,
    },
  );
  if (error) console.error(`Neovim could not be run (is the package neovim installed?): ${error.message}`);
}
