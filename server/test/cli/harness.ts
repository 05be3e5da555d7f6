/** Runs the command line in this process: a service with simple rules, streams that remember, a folder of its own. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Diagnostic, Range, TextEdit } from 'vscode-languageserver-types';
import { checkFile } from '../../src/cli/file-result';
import { FORMATS } from '../../src/cli/formats';
import type { Io, Sink } from '../../src/cli/io';
import type { FileWorker, WorkerTask } from '../../src/cli/jobs';
import { main } from '../../src/cli/main';
import { createSettingsLoader } from '../../src/cli/settings';
import type { Finding } from '../../src/rules/model';
import type { FoundDocument, Service } from '../../src/service';
import { createOpener } from '../../src/sources/open';
import { listOffsets } from '../../src/tables/offsets';
import { createSnapshot, lineOf, rangeOf } from '../../src/text/snapshot';
import { wholeText } from '../support/whole-text';

/** What the service finds: each word stands for a finding of its code, and is to be replaced by `mended`. */
const WORDS = [
  { word: '错', mended: '对', severity: 1, code: 'sum/row' },
  { word: '疑', mended: '定', severity: 2, code: 'text/sum' },
  { word: '尾', mended: undefined, severity: 3, code: 'sum/rounding' },
] as const;

interface Hit {
  readonly range: Range;
  readonly rule: (typeof WORDS)[number];
}

function hitsIn({ snapshot, settings }: FoundDocument): Hit[] {
  const hits: Hit[] = [];
  const text = wholeText(snapshot);
  for (let at = 0; at < text.length; at++) {
    const rule = WORDS.find(({ word }) => text.startsWith(word, at));
    if (!rule || settings.rules[rule.code] === 'off') continue;
    hits.push({ range: rangeOf(snapshot, { start: at, end: at + 1 }), rule });
  }
  return hits;
}

function findingOf({ rule }: Hit): Finding {
  const block = { type: 'text', start: 0, end: 0, lines: [] } as const;
  const place = { block, start: 0, end: 0 };
  const message = () => rule.word;
  return { code: rule.code, severity: rule.severity, place, message, related: [], fixes: [] };
}

function editsOf({ range, rule }: Hit): TextEdit[] {
  return rule.mended === undefined ? [] : [{ range, newText: rule.mended }];
}

function diagnosticOf(hit: Hit, document: FoundDocument, uri: string): Diagnostic {
  const edits = editsOf(hit);
  const english = document.settings.locale === 'en';
  return {
    range: hit.range,
    severity: hit.rule.severity,
    code: hit.rule.code,
    source: 'gouji',
    message: english ? 'wrong, indeed' : '有误，\n理由 100%：不等',
    relatedInformation: [{ location: { uri, range: hit.range }, message: '相关数' }],
    codeDescription: { href: `file:///manual/${hit.rule.code.replace('/', '-')}.md` },
    data: {
      expected: hit.rule.mended,
      relation: '甲 = 乙 + 丙',
      fixes: edits.map((edit) => ({ title: '改正', kind: 'repair', isPreferred: true, edits: [edit] })),
    },
  };
}

function noOriginals(): never {
  throw new Error('no originals here');
}

/** A service that takes texts with 预算 in them for disclosures of one table; every digit is an amount. */
export const service: Service = {
  check: (text, languageId, settings) => {
    const recognised = languageId === 'disclosure' || languageId === 'budget' || text.includes('预算');
    const language = recognised ? (languageId === 'budget' ? 'budget' : 'disclosure') : 'unrecognised';
    const read = { blocks: [], offsets: listOffsets([]), problems: [] };
    const model = { read, disclosures: [], recognised };
    const document = {
      snapshot: createSnapshot(text),
      language,
      model,
      parts: new Map(),
      judged: [],
      localised: [],
      findings: [],
      settings,
    } as const;
    return { ...document, findings: recognised ? hitsIn(document).map(findingOf) : [] };
  },
  open: createOpener({}),
  view: noOriginals,
  coverageInSteps: noOriginals,
  checkInSteps: noOriginals,
  checkView: noOriginals,
  checkViewInSteps: noOriginals,
  checkOriginal: noOriginals,
  place: () => undefined,
  lookAtRetyped: () => undefined,
  hoverAtFirstLook: () => undefined,
  convert: ({ snapshot }, to) => `${to}: ${snapshot.text}`,
  diagnostics: (document, uri) =>
    document.model.recognised
      ? hitsIn(document)
          .slice(0, document.settings.maxFindings)
          .map((hit) => diagnosticOf(hit, document, uri))
      : [],
  waived: () => [],
  hover: () => undefined,
  codeActions: () => [],
  recompute: () => ({ edits: [], kept: [] }),
  fixAll: (document, only) =>
    hitsIn(document)
      .filter(({ rule }) => !only || only.includes(rule.code))
      .flatMap(editsOf),
  tables: ({ snapshot, language }) =>
    language === 'unrecognised'
      ? []
      : [
          {
            title: '收支总表',
            kind: 'revenue-expenditure',
            layout: 'tabs',
            range: rangeOf(snapshot, { start: 0, end: snapshot.text.length }),
            unit: '万元',
            columns: [],
            rows: 1,
            amounts: 1,
          },
        ],
  relations: ({ snapshot }) => {
    const range = rangeOf(snapshot, { start: 0, end: 1 });
    return [{ rule: 'sum/row', total: range, parts: [{ range, sign: 1 }], residual: '0', status: 'exact' }];
  },
  coverage: ({ snapshot }) => {
    const amounts = [...snapshot.text].filter((char) => char >= '0' && char <= '9').length;
    return {
      tables: { printed: amounts, read: amounts, amounts, tied: amounts, twice: 0 },
      text: { amounts: 3, tied: 1 },
      untied: [],
      unread: [],
    };
  },
  completion: async () => ({ isIncomplete: false, items: [] }),
  convertBeside: ({ snapshot }) => ({ text: snapshot.text }),
  newDisclosure: (year) => ({ text: String(year), snippet: String(year) }),
  definition: () => [],
  references: () => [],
  linedUp: (_, edits) => [...edits],
  linedUpText: (_, text) => text,
  documentSymbols: () => [],
  foldingRanges: () => [],
  selectionRanges: () => [],
  documentHighlights: () => [],
  documentLinks: () => [],
  prepareCallHierarchy: () => [],
  incomingCalls: () => [],
  outgoingCalls: () => [],
  semanticTokens: () => [],
  workspaceSymbols: (_, uri, query) => [{ name: query, kind: 4, location: { uri } }],
  listAddition: () => '',
  prepareRename: () => undefined,
  rename: () => ({ edits: [], annotations: {} }),
  inlayHints: () => [],
  codeLenses: () => [],
  tableGrid: () => undefined,
  overview: () => ({ tables: [], text: [] }),
  format: () => [],
  formatOnType: () => [],
  listProblems: () => [],
  explainReading: () => ['甲 = 乙：1 处相符，0 处不符'],
  explain: ({ snapshot }, { line, character }) => {
    const char = snapshot.text[(snapshot.lineStarts[line] ?? Number.NaN) + character] ?? '';
    return char >= '0' && char <= '9'
      ? [`${char} 在第 ${lineOf(snapshot, 0) + 1 + line} 行`, '✓ 甲 = 乙']
      : undefined;
  },
};

interface Recorder extends Sink {
  readonly bytes: () => Buffer;
}

function createRecorder(isTTY: boolean, room: number): Recorder {
  const chunks: Buffer[] = [];
  return {
    isTTY,
    write: async (chunk) => {
      if (chunks.length >= room) return false;
      chunks.push(Buffer.from(chunk));
      return true;
    },
    bytes: () => Buffer.concat(chunks),
  };
}

export interface Options {
  readonly stdin?: string | Uint8Array | AsyncIterable<Uint8Array>;
  /** What standard output does instead of remembering. */
  readonly write?: Sink['write'];
  readonly tty?: boolean;
  readonly env?: Io['env'];
  /** How many writes standard output takes before its reader goes away. */
  readonly room?: number;
  readonly docs?: string;
  readonly service?: Service;
  readonly startWorker?: Io['startWorker'];
}

export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly bytes: Buffer;
}

/** Workers in this thread; what they answer is copied as between threads, which only plain data survives. */
export function workerOf(asked: Service): (task: WorkerTask) => FileWorker {
  return ({ command, colour, locale }) => {
    const reporter = FORMATS[command.format]({ colour, locale, level: command.level, version: '1.2.3' });
    async function* stdin(): AsyncGenerator<Uint8Array> {}
    const loadSettings = createSettingsLoader({});
    const context = { command, service: asked, reporter, stdin: stdin(), loadSettings };
    return {
      check: async (target) => structuredClone(await checkFile(target, context)),
      stop: async () => {},
    };
  };
}

export const workerHere = workerOf(service);

/** Runs `gouji …argv` in a folder. */
export async function run(cwd: string, argv: readonly string[], options: Options = {}): Promise<Result> {
  const stdout = createRecorder(options.tty ?? false, options.room ?? Number.POSITIVE_INFINITY);
  const stderr = createRecorder(options.tty ?? false, Number.POSITIVE_INFINITY);
  const { stdin = '', write = stdout.write } = options;
  const code = await main(argv, {
    stdout: { ...stdout, write },
    stderr,
    stdin: typeof stdin === 'string' || stdin instanceof Uint8Array ? once(Buffer.from(stdin)) : stdin,
    cwd,
    env: options.env ?? {},
    service: options.service ?? service,
    startWorker: options.startWorker ?? workerHere,
    docs: options.docs ?? join(cwd, 'docs'),
    version: '1.2.3',
  });
  return {
    code,
    stdout: stdout.bytes().toString(),
    stderr: stderr.bytes().toString(),
    bytes: stdout.bytes(),
  };
}

async function* once(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  yield chunk;
}

/** A folder with these files, removed when the test ends. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'gouji-cli-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}
