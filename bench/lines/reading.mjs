// Reading texts of tables with tabs, 100 MB in all, against splitting the same texts into lines and tabs in the same process.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPeer } from '../lib/build.mjs';
import { SAMPLE } from '../lib/documents.mjs';
import { median } from '../lib/interleave.mjs';

/** Texts are as long as a collection of disclosures may be; so many of them are 100 MB. */
const MEGABYTES = 10;
const ROUNDS = 10;
const AT_LEAST = 0.35;

/** One table that fills a text: 决算 of many units as a list. */
function longTable() {
  const lines = ['支出决算表', '', '单位：万元', '', '序号\t科目编码\t科目名称\t合计\t基本支出\t项目支出'];
  let length = 0;
  for (let row = 1; length < MEGABYTES * 1e6; row++) {
    const line = `${row}\t2010${100 + (row % 900)}\t一般行政管理事务\t${(row % 99991) + 0.25}\t${row % 991}.10\t`;
    lines.push(line);
    length += Buffer.byteLength(line) + 1;
  }
  return `${lines.join('\n')}\n`;
}

/** Megabytes a second of both, each the median over the texts. */
function rates(program, file) {
  const args = ['--max-old-space-size=4096', program, file, String(MEGABYTES), String(ROUNDS)];
  const { ours, peer } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  return { peer: 'splitting', ours: median(ours), theirs: median(peer), atLeast: AT_LEAST };
}

export const line = {
  name: 'reading tabs',
  unit: 'MB/s',
  async measure() {
    const program = await buildPeer('read-text');
    const folder = mkdtempSync(join(tmpdir(), 'gouji-bench-'));
    try {
      const table = join(folder, 'table.txt');
      writeFileSync(table, longTable());
      return [
        { what: 'one long table', ...rates(program, table) },
        { what: 'whole disclosures', ...rates(program, SAMPLE) },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
