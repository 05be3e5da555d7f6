/** The one door to pdfjs: what it takes from a browser is supplied here, and its operators are named. */

import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Meter } from './meter';

/** Files that pdfjs reads when a font asks for them: `cmaps/GBK-EUC-H.bcmap`, `standard_fonts/FoxitSans.pfb`. */
export type Assets = (name: string) => Promise<Uint8Array>;

export type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

/** What is shared with pdfjs: what it sets, and the meter that it counts on since `scripts/pdfjs-metered.mjs`. */
const shared = globalThis as { pdfjsWorker?: { readonly isMetered?: boolean }; pdfjsMeter?: Meter };

/** From now on pdfjs counts on this meter. There is one for all that it does, so documents are read one after another. */
export function countOn(meter: Meter): void {
  shared.pdfjsMeter = meter;
}

/** Stand-ins for classes that pdfjs makes when it is loaded, though only drawing uses them. */
function supplyClasses(): void {
  const scope: Record<string, unknown> = globalThis as unknown as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) scope[name] ??= class {};
}

/** pdfjs with its worker in this very thread: who wants another thread starts one around all of this. */
export async function loadPdfjs(): Promise<Pdfjs> {
  supplyClasses();
  // Sets `globalThis.pdfjsWorker`, which pdfjs then uses instead of starting a thread.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  if (!shared.pdfjsWorker?.isMetered) throw new Error('pdfjs was built without its meter');
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

const FOLDERS: Readonly<Record<string, string>> = {
  cMapUrl: 'cmaps/',
  standardFontDataUrl: 'standard_fonts/',
};

/** pdfjs makes one of these for each document, to read its files with. */
function assetReader(assets: Assets): new () => { fetch(request: AssetRequest): Promise<Uint8Array> } {
  return class {
    fetch({ kind, filename }: AssetRequest): Promise<Uint8Array> {
      const folder = FOLDERS[kind];
      return folder ? assets(folder + filename) : Promise.reject(new Error(`no ${kind}`));
    }
  };
}

interface AssetRequest {
  readonly kind: string;
  readonly filename: string;
}

/** Opens a document; rejects with the errors of pdfjs. The bytes are copied: pdfjs keeps what it is given, and takes no Buffer. */
export async function openDocument(
  pdfjs: Pdfjs,
  bytes: Uint8Array,
  assets: Assets,
): Promise<PDFDocumentProxy> {
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // Pictures are never decoded: one of a pixel may be a line, all others are known by the room they take.
    maxImageSize: 1,
    BinaryDataFactory: assetReader(assets),
    cMapUrl: 'cmaps/',
    standardFontDataUrl: 'standard_fonts/',
  });
  return task.promise;
}
