/** What reads each kind of original in Node, loaded with the first of its kind. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceReaders } from '../sources/open';
import type { openPdf } from '../sources/pdf/open';

/** Modules that are bundles of their own, so that nobody loads them who opens no original. */
export interface SourceModules {
  readonly pdf: () => { readonly openPdf: typeof openPdf };
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
  };
}
