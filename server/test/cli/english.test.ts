/** Where the language is set to English, the command line itself speaks no Chinese. */

import { describe, expect, test } from 'vitest';
import { folder, run } from './harness';
import { CHINESE } from './refusal';

const files = (settings: object) => ({ '.gouji/settings.json': JSON.stringify(settings), 'a.txt': 'budget' });

describe('in a folder whose language is English', () => {
  test.each([
    ['--help', 0],
    ['', 2],
    ['check --format xml a.txt', 2],
    ['check absent.txt', 2],
    ['check a.txt', 2],
    ['fix .', 2],
    ['fix absent.txt', 2],
    ['convert .', 2],
    ['convert absent.txt', 2],
    ['explain sum/nothing', 2],
    ['explain .:1:1', 2],
    ['explain a.txt:1:1', 1],
  ])('gouji %s', async (line, expected) => {
    const cwd = folder(files({ 'gouji.locale': 'en' }));
    const { code, stdout, stderr } = await run(cwd, line.split(' ').filter(Boolean));
    expect(code).toBe(expected);
    expect(stdout + stderr).not.toMatch(CHINESE);
    expect(stdout + stderr).not.toBe('');
  });
});

describe('settings that are wrong are refused in the language that they name', () => {
  test.each([
    { locale: 'en', tolerance: 'none' },
    { locale: 'en', unheardOf: 1 },
    { rules: { 'sum/row': 'loud' }, 'gouji.locale': 'en' },
    { locale: 'en', maxFindings: 0 },
    { locale: 'en', classification: ['absent.csv'] },
  ])('%j', async (settings) => {
    const { code, stderr } = await run(folder(files(settings)), ['check', 'a.txt']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/\n$/);
    expect(stderr).not.toMatch(CHINESE);
  });
});
