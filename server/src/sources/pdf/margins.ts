/** Running heads, feet and page numbers: told by where they stand and that they come again, and left out. */

import type { PageItem, PageLayout } from './page-layout';

/** The part of a page's height at its top and bottom in which heads and feet stand. */
const EDGE = 0.12;
/** On so many pages a line must come again to be a head or foot. */
const MIN_PAGES = 3;
/** What comes again above tables of its own: who, which form, in which unit. */
const STATED = /[:：]|表|万?元$/;
const DASHES = '[-—–－_·•\\s]*';
const NUMBER = '(?:\\d{1,4}|[ivxlcIVXLC]{1,6})';
const PAGE_NUMBER = new RegExp(
  `^${DASHES}(?:第?\\s*${NUMBER}\\s*页?(?:\\s*[,，/／]?\\s*共?\\s*${NUMBER}\\s*页?)?|[Pp]age\\s*${NUMBER})${DASHES}$`,
);

/** The pages without what stands on them for those who leaf through. */
export function withoutMargins(pages: readonly PageLayout[]): PageLayout[] {
  const places = new Map<string, Set<number>>();
  for (const page of pages) {
    for (const item of page.items) {
      const key = placeOf(item, page);
      if (!key) continue;
      const seen = places.get(key) ?? new Set();
      places.set(key, seen.add(page.content.page));
    }
  }
  const isMargin = (item: PageItem, page: PageLayout): boolean => {
    const key = placeOf(item, page);
    if (!key || item.type !== 'line') return false;
    if (isPageNumber(item.line.text)) return true;
    const seen = places.get(key) ?? new Set();
    return seen.size >= MIN_PAGES && (isFoot(item, page) || !STATED.test(item.line.text));
  };
  return pages.map((page) => ({ ...page, items: page.items.filter((item) => !isMargin(item, page)) }));
}

const isPageNumber = (text: string): boolean => PAGE_NUMBER.test(text.replaceAll(' ', ''));

const isFoot = ({ top }: PageItem, { content }: PageLayout): boolean => top > (1 - EDGE) * content.height;

/** Where a line stands at the edge of its page and what it says; numbers of feet count up, those of heads tell forms apart. */
function placeOf(item: PageItem, page: PageLayout): string | undefined {
  if (item.type !== 'line') return undefined;
  const { height } = page.content;
  const isHead = item.bottom < EDGE * height;
  if (!isHead && !isFoot(item, page)) return undefined;
  const text = isHead ? item.line.text : item.line.text.replace(/\d+/g, '#');
  return `${isHead ? 'head' : 'foot'} ${text}`;
}
