/** Counts the numbers of Word's lists: the 一、 that nobody typed and everybody reads. */

import type { RefusalReason } from '../model';
import { readXml } from '../xml';
import { printNumber } from './number-formats';
import type { NumberingReference } from './styles';

interface Level {
  start: number;
  format: string;
  /** What is shown, the counters as `%1`, `%2` … */
  text: string;
  /** Whether counters of the levels above show as plain digits. */
  isLegal: boolean;
}

interface List {
  abstract: string;
  readonly overrides: Map<number, Partial<Level>>;
}

const PLACEHOLDER = /%([1-9])/g;

/** Gives the label of the next paragraph of a list; blank for bullets and lists that are not there. */
export type NextLabel = (reference: NumberingReference) => string;

/** Reads the lists of a Word file, or says why not. The result counts: it is asked once a paragraph, in order. */
export function readNumbering(bytes: Uint8Array | undefined): NextLabel | RefusalReason {
  if (!bytes) return () => '';
  const read = readLists(bytes);
  if (typeof read === 'string') return read;
  const { levels, lists } = read;
  /** Lists of one abstract list count on from one another, unless a list starts anew. */
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();
  return ({ list: id, level }) => {
    const list = lists.get(id);
    const own = list && levels.get(list.abstract);
    if (!list || !own || level < 0 || level >= MOST_LEVELS) return '';
    const at = (index: number): Level => ({ ...PLAIN, ...own.get(index), ...list.overrides.get(index) });
    const counted = counters.get(list.abstract) ?? [];
    counters.set(list.abstract, counted);
    if (!begun.has(id)) {
      begun.add(id);
      for (const [index, { start }] of list.overrides) if (start !== undefined) counted[index] = start - 1;
    }
    counted[level] = (counted[level] ?? at(level).start - 1) + 1;
    counted.length = level + 1;
    const { text, format, isLegal } = at(level);
    if (format === 'bullet' || format === 'none') return '';
    return text.replace(PLACEHOLDER, (_, digit: string) => {
      const index = Number(digit) - 1;
      const value = counted[index] ?? at(index).start;
      return printNumber(value, isLegal ? 'decimal' : at(index).format);
    });
  };
}

/** Word has nine levels. */
const MOST_LEVELS = 9;

interface Lists {
  readonly levels: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  readonly lists: ReadonlyMap<string, List>;
}

const PLAIN: Level = { start: 1, format: 'decimal', text: '', isLegal: false };

function readLists(bytes: Uint8Array): Lists | RefusalReason {
  const levels = new Map<string, Map<number, Level>>();
  const lists = new Map<string, List>();
  let abstract: Map<number, Level> | undefined;
  let list: List | undefined;
  let level: Partial<Level> | undefined;
  let override = 0;
  const refused = readXml(bytes, {
    open(name, attributes) {
      const value = attributes['w:val'] ?? '';
      switch (name) {
        case 'w:abstractNum':
          abstract = new Map();
          levels.set(attributes['w:abstractNumId'] ?? '', abstract);
          break;
        case 'w:num':
          list = { abstract: '', overrides: new Map() };
          lists.set(attributes['w:numId'] ?? '', list);
          break;
        case 'w:abstractNumId':
          if (list) list.abstract = value;
          break;
        case 'w:lvlOverride':
          override = Number(attributes['w:ilvl']);
          break;
        case 'w:startOverride':
          list?.overrides.set(override, { ...list.overrides.get(override), start: Number(value) });
          break;
        case 'w:lvl':
          // Where a list starts stands before the level that it replaces, and goes before that level's own start.
          level = list ? { ...list.overrides.get(override) } : { ...PLAIN };
          if (list) list.overrides.set(override, level);
          else abstract?.set(Number(attributes['w:ilvl']), level as Level);
          break;
        case 'w:start':
          if (level) level.start = (list && level.start) ?? Number(value);
          break;
        case 'w:numFmt':
          if (level) level.format = value;
          break;
        case 'w:lvlText':
          if (level) level.text = value;
          break;
        case 'w:isLgl':
          if (level) level.isLegal = true;
          break;
      }
    },
    close(name) {
      if (name === 'w:abstractNum') abstract = undefined;
      else if (name === 'w:num') list = undefined;
      else if (name === 'w:lvl') level = undefined;
    },
  });
  return refused ?? { levels, lists };
}
