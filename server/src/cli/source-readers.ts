/** What reads each kind of original in Node, loaded with the first of its kind. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { openDocx } from '../sources/docx/open';
import type { openHtml } from '../sources/html/open';
import type { SourceReaders } from '../sources/open';
import type { openPdf } from '../sources/pdf/open';
import type { openXlsx } from '../sources/xlsx/open';

/** Modules that are bundles of their own, so that nobody loads them who opens no original. */
export interface SourceModules {
  readonly pdf: () => { readonly openPdf: typeof openPdf };
  readonly docx: () => { readonly openDocx: typeof openDocx };
  readonly xlsx: () => { readonly openXlsx: typeof openXlsx };
  readonly html: () => { readonly openHtml: typeof openHtml };
}

/** Readers of originals; `folder` holds the files that the fonts of PDFs ask for. */
export function createSourceReaders(modules: SourceModules, folder: string): SourceReaders {
  const assets = async (name: string): Promise<Uint8Array> =>
    new Uint8Array(await readFile(join(folder, name)));
  return {
    pdf: async () => {
      const { openPdf } = modules.pdf();
      return (bytes, progress) => openPdf(bytes, assets, progress);
    },
    docx: async () => {
      const { openDocx } = modules.docx();
      return async (bytes) => openDocx(bytes);
    },
    xlsx: async () => {
      const { openXlsx } = modules.xlsx();
      return async (bytes, progress) => openXlsx(bytes, progress);
    },
    html: async () => {
      const { openHtml } = modules.html();
      return async (bytes) => openHtml(bytes);
    },
  };
}
