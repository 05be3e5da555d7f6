/** Reads XML of office documents as a stream of elements and text, whatever prefixes its namespaces have. */

import { SaxesParser } from 'saxes';
import { encodingByMark } from './encoding';
import type { RefusalReason } from './model';

/** Elements within elements; a table in a cell of a table in a cell takes some twenty. */
export const DEEPEST = 200;

export type Attributes = Readonly<Record<string, string>>;

/** What is told of each element and piece of text, in order. Names have the usual prefixes: `w:p`, `mc:Fallback`, `row`. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text?(text: string): void;
}

/** The prefixes that namespaces have here. Those of ISO strict files end like the others. */
const PREFIXES: readonly (readonly [namespace: RegExp, prefix: string])[] = [
  [/\/wordprocessingml\/(?:2006\/)?main$/, 'w'],
  [/\/spreadsheetml\/(?:2006\/)?main$/, ''],
  [/\/officeDocument\/(?:2006\/)?relationships$/, 'r'],
  [/\/markup-compatibility\/2006$/, 'mc'],
  [/\/package\/2006\/relationships$/, ''],
  [/\/officeDocument\/(?:2006\/)?math$/, 'm'],
  [/\/drawingml\/(?:2006\/)?main$/, 'a'],
];

const AS_IT_IS = (text: string): string => text;

/**
 * Parses a whole document. Never throws: XML that is broken, defines entities or is nested too deeply is refused.
 * `shorten` may leave out elements that tell nothing, of which there are so many that parsing them takes long; it is given
 * pieces of the text, cut anywhere.
 */
export function readXml(
  bytes: Uint8Array,
  handler: XmlHandler,
  shorten: (piece: string) => string = AS_IT_IS,
): RefusalReason | undefined {
  let refused: RefusalReason | undefined;
  let depth = 0;
  let names: Names | undefined;
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('error', () => {
    refused ??= 'broken';
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('<!ENTITY')) refused ??= 'unsafe-xml';
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth++;
    if (depth > DEEPEST) refused ??= 'unsafe-xml';
    if (refused) return;
    names ??= namesOf(attributes);
    handler.open(names.element(name), names.attributes(attributes));
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    if (!refused) handler.close(names?.element(name) ?? name);
  });
  parser.on('text', (text) => {
    if (!refused) handler.text?.(text);
  });
  parser.on('cdata', (text) => {
    if (!refused) handler.text?.(text);
  });
  // XML of office documents is UTF-8; a few programs write UTF-16 with a byte order mark.
  const decoder = new TextDecoder(encodingByMark(bytes));
  // In pieces, so that a refusal ends the work soon and no text of the whole is made.
  for (let at = 0; at < bytes.length && !refused; at += PIECE)
    parser.write(shorten(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })));
  if (!refused) parser.write(decoder.decode()).close();
  return refused;
}

/** Bytes decoded and parsed at a time. */
const PIECE = 64 * 1024;

/** Brings names to the usual prefixes. */
interface Names {
  readonly element: (name: string) => string;
  readonly attributes: (attributes: Attributes) => Attributes;
}

const AS_THEY_ARE: Names = { element: (name) => name, attributes: (attributes) => attributes };

/** Namespaces are declared on the root; nearly all programs choose the usual prefixes, and then nothing is renamed. */
function namesOf(root: Attributes): Names {
  const renamed = new Map<string, string>();
  for (const [name, namespace] of Object.entries(root)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const own = name.slice('xmlns:'.length);
    const usual = PREFIXES.find(([pattern]) => pattern.test(namespace))?.[1];
    if (usual !== undefined && usual !== own) renamed.set(own, usual);
  }
  if (renamed.size === 0) return AS_THEY_ARE;
  const rename = (name: string): string => {
    const colon = name.indexOf(':');
    const prefix = renamed.get(colon < 0 ? '' : name.slice(0, colon));
    if (prefix === undefined) return name;
    const local = name.slice(colon + 1);
    return prefix === '' ? local : `${prefix}:${local}`;
  };
  // Attributes without a prefix are in no namespace.
  const attribute = (name: string): string => (name.includes(':') ? rename(name) : name);
  return {
    element: rename,
    attributes: (attributes) =>
      Object.fromEntries(Object.entries(attributes).map(([name, value]) => [attribute(name), value])),
  };
}
