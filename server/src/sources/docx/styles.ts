/** Reads the styles of a Word file as far as they say what a paragraph is: a heading, or one of a numbered list. */

import type { RefusalReason } from '../model';
import { type Attributes, readXml } from '../xml';

/** What a paragraph's style, or the paragraph itself, says. */
export interface ParagraphStyle {
  /** 1 for the largest heading. */
  readonly level?: number;
  readonly numbering?: NumberingReference;
  readonly isBold?: boolean;
}

/** A list and the level in it, from 0. */
export interface NumberingReference {
  readonly list: string;
  readonly level: number;
}

interface Draft {
  name: string;
  basedOn?: string;
  level?: number;
  list?: string;
  listLevel?: number;
  isBold?: boolean;
}

const HEADING_NAME = /^(?:heading|标题)\s*([1-9])$/i;
const TITLE_NAME = /^(?:title|标题)$/i;
/** Styles may be based on one another in a circle; chains of honest files take three or four. */
const LONGEST_CHAIN = 16;
/** Word's outline levels are 0 to 8; 9 says that a paragraph is no heading. */
const DEEPEST_HEADING = 8;

/** The styles by their ids, or why they cannot be read; none where the file is absent. */
export function readStyles(
  bytes: Uint8Array | undefined,
): ((id: string | undefined) => ParagraphStyle) | RefusalReason {
  const styles = new Map<string, Draft>();
  let current: Draft | undefined;
  let defaultStyle: string | undefined;
  if (!bytes) return () => ({});
  const refused = readXml(bytes, {
    open(name, attributes) {
      if (name === 'w:style') {
        current = attributes['w:type'] === 'paragraph' ? { name: '' } : undefined;
        const id = attributes['w:styleId'] ?? '';
        if (!current) return;
        styles.set(id, current);
        if (isOn(attributes['w:default'])) defaultStyle = id;
      } else if (current) readProperty(current, name, attributes);
    },
    close(name) {
      if (name === 'w:style') current = undefined;
    },
  });
  return refused ?? ((id) => resolve(styles, id ?? defaultStyle));
}

function readProperty(style: Draft, name: string, attributes: Attributes): void {
  const value = attributes['w:val'];
  if (name === 'w:name') style.name = value ?? '';
  else if (name === 'w:basedOn') style.basedOn = value;
  else if (name === 'w:outlineLvl') style.level = headingLevel(value);
  else if (name === 'w:numId') style.list = value;
  else if (name === 'w:ilvl') style.listLevel = Number(value);
  else if (name === 'w:b') style.isBold = value === undefined || isOn(value);
}

/** The level of a heading from Word's outline level; 0 where it is none. */
export function headingLevel(outline: string | undefined): number {
  const level = Number(outline);
  return Number.isInteger(level) && level >= 0 && level <= DEEPEST_HEADING ? level + 1 : 0;
}

/** Whether a property that is there is switched on. */
export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

function resolve(styles: ReadonlyMap<string, Draft>, id: string | undefined): ParagraphStyle {
  let level: number | undefined;
  let list: string | undefined;
  let listLevel: number | undefined;
  let isBold: boolean | undefined;
  let next = id;
  for (let step = 0; next !== undefined && step < LONGEST_CHAIN; step++) {
    const style = styles.get(next);
    if (!style) break;
    level ??= style.level ?? levelOfName(style.name);
    list ??= style.list;
    listLevel ??= style.listLevel;
    isBold ??= style.isBold;
    next = style.basedOn;
  }
  return {
    ...(level !== undefined && level > 0 && { level }),
    ...(list !== undefined && { numbering: { list, level: listLevel ?? 0 } }),
    ...(isBold && { isBold }),
  };
}

function levelOfName(name: string): number | undefined {
  if (TITLE_NAME.test(name)) return 1;
  const level = HEADING_NAME.exec(name)?.[1];
  return level === undefined ? undefined : Number(level);
}
