// Where things are: the checkout, the folder of these tests, and what they leave behind.

import { mkdirSync } from 'node:fs';
import path from 'node:path';

export const e2e = path.resolve(import.meta.dirname, '..');
export const root = path.resolve(e2e, '..');
/** Screenshots, reports and the packaged extension; ignored by git. */
export const out = path.join(e2e, 'out');
/** Real disclosures, present only on some machines. */
export const realDocumentsFolder = path.resolve(root, '../shared/seeds');

mkdirSync(out, { recursive: true });
