/** The built command line among full disks, pipes and devices, as a shell starts it. */

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder } from './harness';

const CLI = resolve('dist/cli.js');
const BUILT = existsSync(CLI) && process.platform === 'linux';
if (!BUILT) console.log('Skipped: dist/cli.js is not built (npm run build), or this is not Linux');

const SAMPLE = resolve('test-fixtures/demo/sample.disclosure');

function withSample(files: Readonly<Record<string, string>> = {}): string {
  const cwd = folder(files);
  copyFileSync(SAMPLE, join(cwd, 'a.disclosure'));
  return cwd;
}

/** Runs a line of shell in which `gouji` is the command. */
function shell(cwd: string, line: string) {
  const script = `gouji() { "${process.execPath}" "${CLI}" "$@"; }\n${line}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}

const lastLine = (stderr: string) => stderr.trimEnd().split('\n').at(-1);

/** A limit on the size of files, in KB, does what a disk does that is nearly full: a write takes what still fits. */
const nearlyFull = (kilobytes: number) => `trap '' XFSZ; ulimit -f ${kilobytes};`;

describe.skipIf(!BUILT)('a full disk', () => {
  const COMMANDS = [
    'check a.disclosure',
    'check --format json --relations --jobs 2 a.disclosure',
    'check --format sarif a.disclosure',
    'convert a.disclosure',
    'fix a.disclosure',
    'explain sum/row',
    '--help',
  ];

  test.each(COMMANDS)('fails %s', (command) => {
    const cwd = withSample();
    const { status, stderr } = shell(cwd, `gouji ${command} > /dev/full`);
    expect([status, lastLine(stderr)]).toEqual([2, 'gouji: 标准输出：磁盘已满']);
  });

  test.each(COMMANDS.slice(1, 5))('that takes the beginning fails %s', (command) => {
    const cwd = withSample();
    const { status, stderr } = shell(cwd, `${nearlyFull(1)} gouji ${command} > out`);
    expect([status, lastLine(stderr)]).toEqual([2, 'gouji: 标准输出：超过文件大小的上限']);
  });

  test.each(['check --format json', 'convert'])('leaves no half file of %s -o', (command) => {
    const cwd = withSample({ old: 'old' });
    for (const out of ['old', 'new'])
      expect(shell(cwd, `${nearlyFull(1)} gouji ${command} -o ${out} a.disclosure`)).toMatchObject({
        status: 2,
        stdout: '',
        stderr: `gouji: ${out}：超过文件大小的上限\n`,
      });
    expect(readdirSync(cwd).sort()).toEqual(['a.disclosure', 'old']);
    expect(readFileSync(join(cwd, 'old'), 'utf8')).toBe('old');
  });

  test('leaves a file as it was that fix would change', () => {
    const cwd = withSample();
    const { status, stderr } = shell(cwd, `${nearlyFull(1)} gouji fix --write a.disclosure`);
    expect([status, lastLine(stderr)]).toEqual([2, 'gouji: a.disclosure：超过文件大小的上限；未改动']);
    expect(readdirSync(cwd)).toEqual(['a.disclosure']);
    expect(readFileSync(join(cwd, 'a.disclosure'))).toEqual(readFileSync(SAMPLE));
  });

  test('behind standard error changes nothing', () => {
    const cwd = withSample();
    const { status, stdout } = shell(cwd, 'gouji check a.disclosure missing.txt 2> /dev/full');
    expect(status).toBe(2);
    expect(stdout).toContain('missing.txt：未校核：没有这个文件');
  });

  test('behind a device that is named stays that device', ({ skip }) => {
    const cwd = withSample();
    try {
      execFileSync('mknod', [join(cwd, 'full'), 'c', '1', '7'], { stdio: 'ignore' });
      writeFileSync(join(cwd, 'full'), '');
    } catch {
      skip('devices can be made by root only');
    }
    for (const command of ['check', 'convert'])
      expect(shell(cwd, `gouji ${command} a.disclosure -o full`)).toMatchObject({
        status: 2,
        stderr: 'gouji: full：磁盘已满\n',
      });
    expect(statSync(join(cwd, 'full')).isCharacterDevice()).toBe(true);
  });
});

describe.skipIf(!BUILT)('a reader that goes', () => {
  test('ends the command quietly', () => {
    const cwd = withSample();
    for (const command of ['check --format json --relations', 'convert', 'fix']) {
      const { stderr } = shell(cwd, `gouji ${command} a.disclosure | head -c 10 > out; exit $PIPESTATUS`);
      expect(stderr).not.toContain('gouji: 标准输出');
      expect(statSync(join(cwd, 'out')).size).toBe(10);
    }
  });
});

describe.skipIf(!BUILT)('pipes and devices', () => {
  test('in a folder hold nothing up, and no more is read of settings than is allowed', () => {
    const cwd = withSample({ 'b/.gouji/x': '', 'b/c.disclosure': readFileSync(SAMPLE, 'utf8') });
    execFileSync('mkfifo', [join(cwd, 'd.txt')]);
    symlinkSync('/dev/zero', join(cwd, 'b/.gouji/settings.json'));
    symlinkSync('/dev/zero', join(cwd, 'b/.gouji/classification.csv'));
    const { status, stdout, stderr } = shell(cwd, 'gouji check --format json --jobs 2 .');
    expect(status).toBe(2);
    expect(JSON.parse(stdout).files).toHaveLength(2);
    expect(stderr.split('\n')).toEqual([
      `gouji: ${join(cwd, 'b/.gouji/settings.json')}：不在 .gouji 所在的文件夹中，没有读取`,
      'gouji: 科目表 .gouji/classification.csv 没有采用：不在 .gouji 所在的文件夹中，没有读取',
      'gouji: 跳过 1 个：d.txt（是管道，不是文件）',
      '',
    ]);
  });
});

describe.skipIf(!BUILT)('a thread that runs out of memory', () => {
  test('costs the file that it was at', () => {
    const large = readFileSync(SAMPLE, 'utf8').repeat(400);
    const cwd = withSample({ 'b.disclosure': large, 'c.disclosure': readFileSync(SAMPLE, 'utf8') });
    const line = 'NODE_OPTIONS=--max-old-space-size=40 gouji check --format json --jobs 2 .';
    const { status, stdout, stderr } = shell(cwd, line);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^gouji: b\.disclosure：校核失败：.*memory.*\n$/);
    const { files } = JSON.parse(stdout);
    expect(files.map(({ path, failed }: { path: string; failed?: string }) => [path, !failed])).toEqual([
      ['a.disclosure', true],
      ['b.disclosure', false],
      ['c.disclosure', true],
    ]);
  });
});

describe.skipIf(!BUILT)('an interruption', () => {
  test('leaves nothing of a file that was being written', async () => {
    const cwd = withSample({ old: 'old' });
    execFileSync('mkfifo', [join(cwd, 'list')]);
    const gouji = spawn(process.execPath, [CLI, 'check', '-o', 'old', '--files-from', 'list'], {
      cwd,
      stdio: 'ignore',
    });
    const ended = new Promise((done) => gouji.once('exit', (_, signal) => done(signal)));
    // The file is begun once the list is waited for.
    while (readdirSync(cwd).length < 4) await new Promise((next) => setTimeout(next, 5));
    gouji.kill('SIGTERM');
    expect(await ended).toBe('SIGTERM');
    expect(readdirSync(cwd).sort()).toEqual(['a.disclosure', 'list', 'old']);
    expect(readFileSync(join(cwd, 'old'), 'utf8')).toBe('old');
  });
});
