/** Reads the entries of 名词解释: numbered, listed or bold, each a term, a colon and its definition. */

import { ITEMS, numbersOf } from '../lexicon/ordinals';
import { stripTitle } from '../tables/captions';
import type { Cell, Place, TextBlock } from '../tables/model';
import type { GlossaryEntry } from './model';

const HEADING = new RegExp(
  `^(?:#{1,6}\\s*)?(?:\\*\\*)?(?:${numbersOf(['part', 'numeral'])})?\\s*(?:名词解释|专业名词解释|专业性名词解释|名词注释)(?:\\*\\*)?\\s*$`,
);
const ENTRY_MARK = new RegExp(`^(?:[-*+]\\s+)?(?:${numbersOf(ITEMS)}\\s*)?(?:\\*\\*)?\\s*`);
const SECTION = new RegExp(`^(?:\\[bookmark:|#{1,6}\\s|${numbersOf(['part'])}|附件)`);
const NUMBERED_HEADING = new RegExp(`^${numbersOf(['numeral'])}[^：:。]{2,40}$`);
const COLON = /(?:\*\*)?(?:(?<!\s)\s+)?[：:]\s*(?:\*\*)?/;
const LONGEST_TERM = 40;
/** Who may be asked, which often stands right behind the glossary. */
const CONTACT = /联系(?:人|电话|方式|地址)|咨询(?:电话|方式)|监督电话/;

/** All entries of the glossary sections in some blocks of text. A section ends at the next heading. */
export function readGlossary(blocks: readonly TextBlock[]): GlossaryEntry[] {
  const entries: GlossaryEntry[] = [];
  for (const block of blocks) {
    let inside = false;
    for (const line of block.lines) {
      if (HEADING.test(stripTitle(line.text))) inside = true;
      else if (inside && endsSection(line.text)) inside = false;
      else if (inside) addLine(entries, block, line);
    }
  }
  return entries;
}

function endsSection(text: string): boolean {
  return SECTION.test(text) || NUMBERED_HEADING.test(text) || CONTACT.test(text.slice(0, LONGEST_TERM));
}

function addLine(entries: GlossaryEntry[], block: TextBlock, line: Cell): void {
  const entry = readEntry(block, line);
  if (entry) {
    entries.push(entry);
    return;
  }
  const previous = entries.at(-1);
  if (!previous || previous.place.block !== block) return;
  entries[entries.length - 1] = {
    ...previous,
    definition: previous.definition + line.text,
    place: { ...previous.place, end: line.end },
  };
}

function readEntry(block: TextBlock, line: Cell): GlossaryEntry | undefined {
  const from = ENTRY_MARK.exec(line.text)?.[0].length ?? 0;
  const rest = line.text.slice(from);
  const colon = COLON.exec(rest);
  if (!colon || colon.index === 0 || colon.index > LONGEST_TERM) return undefined;
  const term = rest.slice(0, colon.index);
  if (/[。；，]/.test(term)) return undefined;
  const start = line.start + from;
  const termPlace: Place = { block, start, end: start + term.length };
  const definition = rest.slice(colon.index + colon[0].length).trim();
  return { term, termPlace, definition, place: { block, start, end: line.end } };
}
