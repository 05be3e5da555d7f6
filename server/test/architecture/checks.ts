/** The invariants of ARCHITECTURE.md as functions from sources to complaints. */

import { posix } from 'node:path';
import { SPELLED_WORDS } from '../../src/lexicon/describe';
import { codeOf, hasRegExpLiteral, importsOf, pieces, type Source } from './source';

/** From the top: a folder imports only from those before it. `protocol` and `cli` stand side by side. */
const LAYERS: readonly (readonly string[])[] = [
  ['text'],
  ['amounts'],
  ['lexicon'],
  ['knowledge'],
  ['sources'],
  ['tables'],
  ['disclosure'],
  ['view'],
  ['model'],
  ['rules'],
  ['reconcile'],
  ['features'],
  ['service'],
  ['protocol', 'cli'],
  ['main', 'browser', 'cli-entry'],
];

const ENTRIES = LAYERS[LAYERS.length - 1];

const SERVER = 'server/src/';
const CLIENT = 'client/src/';

/** The layer that a path belongs to: its folder, or for the files beside the folders their name. */
export function layerOf(path: string): string | undefined {
  if (!path.startsWith(SERVER)) return undefined;
  const [first, ...rest] = path.slice(SERVER.length).split('/');
  // Originals are opened below tables; the view of them is written with what tables mean.
  if (first === 'sources' && rest[0] === 'view') return 'view';
  if (rest.length > 0) return first;
  const name = first.replace(/\.ts$/, '');
  return name === 'cli' ? 'cli-entry' : name;
}

const rankOf = (layer: string) => LAYERS.findIndex((names) => names.includes(layer));

/** Amounts and knowledge are for everyone; each of them, like text, may use only what stands above it. */
function mayImport(from: string, to: string): boolean {
  return from === to || rankOf(to) < rankOf(from);
}

/** Where a relative import leads, as a path without extension; a file beside the folders keeps its name. */
function target(source: Source, specifier: string): string {
  const path = posix.join(posix.dirname(source.path), specifier);
  return path.split('/').length === 3 ? `${path}.ts` : path;
}

const relative = (specifier: string) => specifier.startsWith('.');

/** Imports against the flow of data, unknown layers, and a client that reaches into entries or the command line. */
export function layerViolations(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    importsOf(source.text)
      .filter(relative)
      .filter((specifier) => !isLayered(source, target(source, specifier)))
      .map((specifier) => `${source.path} imports ${specifier}`),
  );
}

function isLayered(source: Source, to: string): boolean {
  const layer = layerOf(to);
  if (to === 'package.json')
    return ENTRIES.includes(layerOf(source.path) ?? '') || source.path.startsWith(CLIENT);
  if (source.path.startsWith(CLIENT)) {
    return (
      to.startsWith(CLIENT) || (layer !== undefined && rankOf(layer) < rankOf('cli-entry') && layer !== 'cli')
    );
  }
  const from = layerOf(source.path);
  return (
    from !== undefined &&
    layer !== undefined &&
    rankOf(from) >= 0 &&
    rankOf(layer) >= 0 &&
    mayImport(from, layer)
  );
}

const TYPES = 'vscode-languageserver-types';
const PROTOCOL = ['vscode-languageserver', TYPES];

/** Packages that each layer may import; whatever is missing here may import none. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  text: ['get-east-asian-width', TYPES],
  amounts: ['decimal.js'],
  knowledge: ['pinyin-pro'],
  sources: [
    'fflate',
    'htmlparser2',
    'numfmt',
    'saxes',
    'pdfjs-dist/legacy/build/pdf.mjs',
    'pdfjs-dist/legacy/build/pdf.worker.mjs',
  ],
  features: [TYPES],
  service: [TYPES],
  protocol: PROTOCOL,
  cli: ['node:*', 'iconv-lite', TYPES],
  'cli-entry': ['node:*'],
  main: ['node:*', 'vscode-languageserver/node', ...PROTOCOL],
  browser: ['vscode-languageserver/browser', ...PROTOCOL],
};

/** The one file of a folder below that may read files: a loader for Node, told by its name. */
const NODE_LOADER = /^server\/src\/knowledge\/(?:.*-)?node\.ts$/;

/** Packages imported where they do not belong: a connection outside protocol/, Node outside cli/ and the entries … */
export function packageViolations(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    importsOf(source.text)
      .filter((specifier) => !relative(specifier) && !isPackageAllowed(source, specifier))
      .map((specifier) => `${source.path} imports ${specifier}`),
  );
}

function isPackageAllowed(source: Source, specifier: string): boolean {
  if (source.path.startsWith(CLIENT)) return !/^vscode-languageserver(?:\/|$)|^decimal\.js$/.test(specifier);
  const name = specifier.startsWith('node:') ? 'node:*' : specifier;
  if (name === 'node:*' && NODE_LOADER.test(source.path)) return true;
  return PACKAGES[layerOf(source.path) ?? '']?.includes(name) ?? false;
}

/** The Node loader may be reached from where Node is known only. */
export function loaderViolations(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    importsOf(source.text)
      .filter(
        (specifier) =>
          relative(specifier) && NODE_LOADER.test(`${posix.join(posix.dirname(source.path), specifier)}.ts`),
      )
      .filter(() => !['cli', 'cli-entry', 'main'].includes(layerOf(source.path) ?? ''))
      .map((specifier) => `${source.path} imports ${specifier}`),
  );
}

const OUTSIDE_WORLD =
  /\bnew Date\b|\bDate\.now\b|\bDate\(|\bMath\.random\b|\bperformance\.|\bprocess\.|\bglobalThis\b|\bset(?:Timeout|Interval|Immediate)\b/g;

/** Where pdfjs is given what it takes from a browser. */
const PDFJS_DOOR = 'server/src/sources/pdf/pdfjs.ts';

/** Clock, randomness, environment and timers below protocol/ and cli/, where they must come as arguments. */
export function outsideWorldViolations(sources: readonly Source[]): string[] {
  return below('protocol', sources)
    .filter(({ path }) => path !== PDFJS_DOOR)
    .flatMap((source) =>
      [...codeOf(source.text).matchAll(OUTSIDE_WORLD)].map(([use]) => `${source.path} uses ${use}`),
    );
}

/** Layers that read document text, and those that read arguments or data of our own. */
const READERS = [
  'text',
  'sources',
  'tables',
  'disclosure',
  'view',
  'amounts',
  'lexicon',
  'knowledge',
  'protocol',
  'cli',
  'cli-entry',
  'main',
  'browser',
];
const READING = /\.split\(|\bRegExp\(/;

/** Regular expressions and splits where text must already be cells and statements. */
export function readingViolations(sources: readonly Source[]): string[] {
  return serverSources(sources)
    .filter((source) => !READERS.includes(layerOf(source.path) ?? ''))
    .filter((source) => hasRegExpLiteral(source.text) || READING.test(codeOf(source.text)))
    .map((source) => `${source.path} reads text`);
}

/** What is said in sentences, titles and captions, how classifications name their entries, and tables that we print. */
const NO_HEADERS: readonly string[] = [
  'server/src/disclosure/statements/',
  'server/src/disclosure/form-details.ts',
  'server/src/knowledge/data/',
  'server/src/knowledge/explanation-title.ts',
  'server/src/knowledge/item-names.ts',
  'server/src/knowledge/standard-tables.ts',
  'server/src/knowledge/subjects.ts',
  'server/src/knowledge/table-kinds.ts',
  'server/src/knowledge/year-words.ts',
  'server/src/rules/text/',
  'server/src/sources/pdf/unruled.ts',
  'server/src/tables/captions.ts',
  'server/src/text/terms.ts',
  'server/src/cli/usage.ts',
];

/** So many words of headers beside each other are a list of them. */
const FEWEST_LISTED = 3;
const HEADER_WORDS: ReadonlySet<string> = new Set(SPELLED_WORDS.filter((word) => word.length > 1));
/** What parts the words of a pattern. */
const BETWEEN_WORDS = /[^\p{Script=Han}“”]+/u;
/** 一 to 九 one after another are the numerals of numbers before headings and rows. */
const NUMERALS = /一二三四五六七八九/;
/** Print numbers as Word does, and tell names apart by the numerals in them. */
const PRINT_NUMERALS: readonly string[] = [
  'server/src/sources/docx/number-formats.ts',
  'server/src/knowledge/alike.ts',
];

/** Header words listed, or numerals of numbers before a text, outside the lexicon. */
export function listViolations(sources: readonly Source[]): string[] {
  return serverSources(sources)
    .filter(
      ({ path }) => layerOf(path) !== 'lexicon' && !NO_HEADERS.some((folder) => path.startsWith(folder)),
    )
    .flatMap(({ path, text }) => [
      ...listsIn(text)
        .map((words) => words.filter((word) => HEADER_WORDS.has(word)))
        .filter((words) => new Set(words).size >= FEWEST_LISTED)
        .map((words) => `${path} lists ${words.join(', ')}`),
      ...(NUMERALS.test(text) && !PRINT_NUMERALS.includes(path) ? [`${path} knows numerals`] : []),
    ]);
}

/** The words of each pattern, and of each row of strings that only commas and line ends part. */
function listsIn(text: string): string[][] {
  const lists: string[][] = [];
  let open: string[] = [];
  for (const piece of pieces(text)) {
    if (piece.kind === 'regexp') lists.push(piece.text.split(BETWEEN_WORDS));
    else if (piece.kind === 'string') open.push(...piece.text.split(BETWEEN_WORDS));
    else if (piece.kind === 'code' && /[^\s,"]/.test(piece.text)) {
      lists.push(open);
      open = [];
    }
  }
  return [...lists, open];
}

function serverSources(sources: readonly Source[]): Source[] {
  return sources.filter((source) => source.path.startsWith(SERVER));
}

function below(layer: string, sources: readonly Source[]): Source[] {
  return serverSources(sources).filter((source) => rankOf(layerOf(source.path) ?? '') < rankOf(layer));
}

const OPENING = /^(?:#!.*\n)?(?:\/\*\*\s(?<block>[\s\S]*?)\*\/|\/\/\s(?<lines>[\s\S]*?)\n(?!\/\/))/;

/** Files that do not open with a sentence on what they are for. */
export function openingViolations(sources: readonly Source[]): string[] {
  return sources
    .filter(({ text }) => {
      const { block, lines } = OPENING.exec(`${text}\n`)?.groups ?? {};
      const comment = (block ?? lines ?? '').replace(/^\s*(?:\*|\/\/)/gm, '').trim();
      return comment.split(/\s+/).length < 3 || !/[.:!?]/.test(comment);
    })
    .map(({ path }) => `${path} does not open with a sentence`);
}

/** The type that switches the compiler off. */
export function anyViolations(sources: readonly Source[]): string[] {
  return sources
    .filter(({ text }) => /(?<![.\w$])any(?![\w$]|\s*[(:])/.test(codeOf(text)))
    .map(({ path }) => `${path} uses any`);
}

const MACHINE_PATH = /(?<![\w.~/-])\/(?:work|farm|root|tmp|home\/\w+|Users\/\w+|mnt)\//;
const RESOLVED_FROM = /"resolved":\s*"https?:/;

/** Paths of one machine, and hosts of a registry in lockfiles: neither means anything to those who clone. */
export function machineViolations(sources: readonly Source[]): string[] {
  return sources
    .filter(({ text }) => MACHINE_PATH.test(text) || RESOLVED_FROM.test(text))
    .map(({ path }) => `${path} names a machine or a registry`);
}

const UNFINISHED = /\b(?:it|test|describe|suite)\.(?:skip|only|todo|fixme)\(|\bdebugger\b/;

/** Tests that are switched off or run alone. */
export function unfinishedViolations(sources: readonly Source[]): string[] {
  return sources
    .filter(({ text }) => UNFINISHED.test(codeOf(text)))
    .map(({ path }) => `${path} skips or focuses a test`);
}
