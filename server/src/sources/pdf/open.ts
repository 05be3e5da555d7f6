/** The bytes of a PDF → its tables and paragraphs, or why it cannot be opened. */

import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Omission, OmissionReason, Opened, OriginalBlock, Progress } from '../model';
import { blocksOf } from './blocks';
import { inspect } from './inspect';
import { createMeter, type Meter } from './meter';
import { readPage } from './page-content';
import { layOut, type PageLayout } from './page-layout';
import { type Assets, countOn, loadPdfjs, openDocument, type Pdfjs } from './pdfjs';

export type { Assets } from './pdfjs';

/** Documents of more pages are archives, not disclosures. */
export const MAX_PAGES = 2000;
/** The share of a page without text that pictures cover where it was scanned. */
const SCANNED = 0.3;
/** The share of characters without a name that makes a page unreadable. */
const MANY_NAMELESS = 0.1;

/** Settled when the document before has been read. */
let before: Promise<unknown> = Promise.resolve();

/** Opens a PDF. Never rejects for what the bytes hold: refusals are values. */
export async function openPdf(bytes: Uint8Array, assets: Assets, progress?: Progress): Promise<Opened> {
  const refused = inspect(bytes);
  if (refused) return refused;
  const opened = before.then(() => openMetered(bytes, assets, progress));
  before = opened.catch(() => undefined);
  return opened;
}

async function openMetered(bytes: Uint8Array, assets: Assets, progress?: Progress): Promise<Opened> {
  const pdfjs = await loadPdfjs();
  const meter = createMeter(bytes.length);
  countOn(meter);
  const opened = await openDocument(pdfjs, bytes, assets).catch((error: unknown) => refusalOf(error));
  if (meter.isOver) return { refused: 'unsafe-pdf' };
  if ('refused' in opened) return opened;
  try {
    if (opened.numPages > MAX_PAGES) return { refused: 'too-many-pages', detail: String(opened.numPages) };
    return await readDocument(pdfjs, opened, meter, progress);
  } finally {
    await opened.loadingTask.destroy();
  }
}

function refusalOf(error: unknown): Opened & { readonly refused: unknown } {
  const name = error instanceof Error ? error.name : '';
  return { refused: name === 'PasswordException' ? 'encrypted' : 'broken' };
}

/** What became of a page: what stands on it, or why nothing of it is read. */
type PageResult = PageLayout | Exclude<OmissionReason, `hidden-${string}`>;

async function readDocument(
  pdfjs: Pdfjs,
  document: PDFDocumentProxy,
  meter: Meter,
  progress?: Progress,
): Promise<Opened> {
  const layers = await document.getOptionalContentConfig().catch(() => undefined);
  const isLayerShown = (layer: unknown): boolean => !layers || layer == null || layers.isVisible(layer);
  const layouts: PageLayout[] = [];
  const omitted = new Map<OmissionReason, string[]>();
  let printed = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const result = await pageResult(pdfjs, document, number, isLayerShown);
    if (meter.isOver) return { refused: 'unsafe-pdf' };
    if (typeof result === 'string') omitted.set(result, [...(omitted.get(result) ?? []), String(number)]);
    else {
      printed += result.content.characters;
      layouts.push(result);
    }
    if (progress?.(number, document.numPages) === false) break;
  }
  const unread = [...omitted.keys()];
  if (printed === 0 && unread.length > 0) return { refused: wholeRefusal(unread) };
  const omissions: Omission[] = [...omitted].map(([reason, places]) => ({ reason, places }));
  const blocks = blocksIn(layouts);
  if (!blocks) return { refused: 'broken' };
  return { original: { source: 'pdf', blocks, omissions, pageCount: document.numPages } };
}

/** The blocks of the pages; `undefined` where what is drawn on them is more than can be put together. */
function blocksIn(layouts: readonly PageLayout[]): readonly OriginalBlock[] | undefined {
  try {
    return blocksOf(layouts);
  } catch {
    return undefined;
  }
}

/** Why a document of which no page can be read is not opened. */
function wholeRefusal(reasons: readonly OmissionReason[]): 'no-text-map' | 'pictures-only' | 'broken' {
  if (reasons.includes('no-text-map')) return 'no-text-map';
  return reasons.includes('scanned') ? 'pictures-only' : 'broken';
}

async function pageResult(
  pdfjs: Pdfjs,
  document: PDFDocumentProxy,
  number: number,
  isLayerShown: (layer: unknown) => boolean,
): Promise<PageResult> {
  try {
    const page = await document.getPage(number);
    const content = await readPage(pdfjs, page, isLayerShown);
    page.cleanup();
    if (content.nameless > MANY_NAMELESS * content.characters) return 'no-text-map';
    return content.characters === 0 && content.pictures > SCANNED ? 'scanned' : layOut(content);
  } catch {
    return 'unreadable';
  }
}
