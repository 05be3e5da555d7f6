/** Addresses of views: a scheme of our own that carries the address of the original, and names a tab after it. */

import { ORIGINAL_EXTENSIONS } from '../../server/src/sources/open';

/** The scheme of views; they are read-only. */
export const VIEW_SCHEME = 'gouji-view';

/** The parts of an address that matter here, as `Uri` has them. */
interface Address {
  readonly path: string;
  readonly toString: () => string;
}

/** What makes up the address of the view of an original. The extension is that of the table language. */
export function viewParts(original: Address): { scheme: string; path: string; query: string } {
  return { scheme: VIEW_SCHEME, path: `${original.path}（视图）.budget`, query: original.toString() };
}

/** Whether a file is an original by its name. */
export function isOriginal({ path }: Pick<Address, 'path'>): boolean {
  const extension = /\.([^./]+)$/.exec(path)?.[1].toLowerCase();
  return extension !== undefined && ORIGINAL_EXTENSIONS.has(extension);
}

/** The last part of a path. */
export function nameOf({ path }: Pick<Address, 'path'>): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path of the table file that is proposed for an original: beside it, `某局.pdf` becomes `某局.budget`. */
export function proposedPath({ path }: Pick<Address, 'path'>): string {
  return `${path.replace(/\.[^./]+$/, '')}.budget`;
}

/** Bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
