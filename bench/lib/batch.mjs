// Folders of copies of a disclosure, and how fast a program gets through them.
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Calls `use` with a folder that holds so many copies of files, in turn, and with their size in megabytes. */
export async function withCopies(files, copies, use) {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-bench-'));
  try {
    let bytes = 0;
    for (let i = 0; i < copies; i++) {
      const file = files[i % files.length];
      copyFileSync(file, join(folder, `${i}.txt`));
      bytes += statSync(file).size;
    }
    return await use(folder, bytes / 1e6);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs `node …args`; findings may make it exit with 1. It must print at least so many lines, none of them with `never`
 * in it, so that nothing is left out unseen. Resolves with seconds and the most resident memory seen, in MB.
 */
export function run(args, { lines, never }) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = 0;
    let peak = 0;
    let refused = false;
    child.stdout.on('data', (chunk) => {
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) printed++;
      refused ||= never !== undefined && chunk.includes(never);
      peak = Math.max(peak, peakOf(child.pid));
    });
    child.once('close', (code) => {
      if (code !== 0 && code !== 1) reject(new Error(`${args[0]} ended with ${code}`));
      else if (printed < lines) reject(new Error(`${args[0]} printed ${printed} lines instead of ${lines}`));
      else if (refused) reject(new Error(`${args[0]} printed ${never}`));
      else resolve({ seconds: (performance.now() - start) / 1000, peak });
    });
  });
}

function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
  } catch {
    return 0;
  }
}
