/** Reads the front matter of a `.budget` file: body, year and unit between two lines of dashes. */

import { lineCount, lineText, type Snapshot } from '../text/snapshot';
import type { FrontMatter } from './model';

const FENCE = /^---\s*$/;
const ENTRY = /^([^:：]{1,20})\s*[:：]\s*(.*?)\s*$/;
/** A front matter longer than this is taken for text between two rules. */
const LONGEST = 40;

/** What front matter says, and the line after it; nothing, and line 0, where there is none. */
export function readFrontMatter(snapshot: Snapshot): {
  readonly frontMatter?: FrontMatter;
  readonly endLine: number;
} {
  const none = { endLine: 0 };
  if (!FENCE.test(lineText(snapshot, 0))) return none;
  const entries = new Map<string, string>();
  for (let line = 1; line < Math.min(lineCount(snapshot), LONGEST); line++) {
    const text = lineText(snapshot, line);
    if (FENCE.test(text)) return { frontMatter: interpret(entries), endLine: line + 1 };
    const entry = ENTRY.exec(text);
    if (entry) entries.set(entry[1].trim(), entry[2]);
  }
  return none;
}

function interpret(entries: ReadonlyMap<string, string>): FrontMatter {
  const year = /\d{4}/.exec(entries.get('年度') ?? '')?.[0];
  return {
    body: entries.get('部门') ?? entries.get('单位名称') ?? entries.get('单位'),
    year: year === undefined ? undefined : Number(year),
    unit: entries.get('金额单位'),
  };
}
