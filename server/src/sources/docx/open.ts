/** Opens a Word file: its paragraphs and tables as they are printed, tracked changes taken as accepted. */

import { openArchive } from '../archive';
import type { Opened, OriginalBlock, RefusalReason } from '../model';
import { readRelations, relationsPath } from '../relations';
import { readBody } from './body';
import { readNumbering } from './numbering';
import { readStyles } from './styles';

const PACKAGE_RELATIONS = '_rels/.rels';
const USUAL_BODY = 'word/document.xml';
const WANTED = /(?:^|\/)(?:_rels\/[^/]*\.rels|[^/]*\.xml)$/;

/** Opens the bytes of a `.docx`. Never throws: what cannot be opened is refused. Footnotes stand at the end. */
export function openDocx(bytes: Uint8Array): Opened {
  const archive = openArchive(bytes);
  if ('refused' in archive) return archive;
  const unpacked = archive.unpack((name) => WANTED.test(name) && !name.startsWith('customXml/'));
  if ('refused' in unpacked) return unpacked;
  const { entries } = unpacked;
  const root = readRelations(entries.get(PACKAGE_RELATIONS), '');
  if (typeof root === 'string') return { refused: root };
  const path = root.find(({ type }) => type === 'officeDocument')?.target ?? USUAL_BODY;
  const body = entries.get(path);
  if (!body) return { refused: 'not-what-its-name-says' };
  const parts = readRelations(entries.get(relationsPath(path)), path);
  if (typeof parts === 'string') return { refused: parts };
  const part = (type: string): Uint8Array | undefined =>
    entries.get(parts.find((each) => each.type === type)?.target ?? '');
  const styleOf = readStyles(part('styles'));
  if (typeof styleOf === 'string') return { refused: styleOf };
  const nextLabel = readNumbering(part('numbering'));
  if (typeof nextLabel === 'string') return { refused: nextLabel };
  const blocks = readBody(body, { styleOf, nextLabel });
  if (typeof blocks === 'string') return { refused: blocks };
  const notes = notesOf(part('footnotes'));
  if (typeof notes === 'string') return { refused: notes };
  return { original: { source: 'docx', blocks: [...blocks, ...notes], omissions: [] } };
}

/** The footnotes, a paragraph each: they count no lists and are no headings. */
function notesOf(bytes: Uint8Array | undefined): readonly OriginalBlock[] | RefusalReason {
  if (!bytes) return [];
  return readBody(bytes, { styleOf: () => ({}), nextLabel: () => '' });
}
