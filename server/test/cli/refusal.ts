/** Expects bad usage to be refused: in Chinese words that are given, and in English ones. */

import { expect } from 'vitest';
import { readArguments } from '../../src/cli/args';

/** What no English line has: ideographs and the marks of Chinese. */
export const CHINESE = /\p{Script=Han}|[：；，。、（）“”]/u;

export function expectRefusal(line: string, message: string): void {
  const refused = readArguments(line.split(' ').filter(Boolean));
  if (refused.command !== 'error') throw new Error(`accepted: ${line}`);
  expect(refused.message('zh-cn')).toBe(message);
  expect(refused.message('en')).not.toMatch(CHINESE);
}
