/** A server and a client in one process, joined by streams, over a service whose answers a test can foresee. */

import { PassThrough } from 'node:stream';
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  ProposedFeatures,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { OriginalReader } from '../../src/protocol/originals';
import { createServer } from '../../src/protocol/server';
import type { ReadWorkspaceFile } from '../../src/protocol/waivers';
import type {
  CheckedDocument,
  Coverage,
  FoundDocument,
  LanguageId,
  Lines,
  Service,
  Settings,
} from '../../src/service';
import { listOffsets } from '../../src/tables/offsets';
import { createSnapshot, rangeOf } from '../../src/text/snapshot';
import type { Steps } from '../../src/text/steps';
import { wholeText } from '../support/whole-text';

export const URI = 'file:///disclosure.txt';

/** What the fake service was asked to check, in order. */
export interface Checks {
  readonly texts: string[];
  readonly settings: Settings[];
  /** Called while a text is being checked. */
  during?: (text: string) => void;
  /** Whether the check of a text takes one more step; asked before each. */
  goesOn?: (text: string) => boolean;
}

const COVERAGE: Coverage = {
  tables: { printed: 4, read: 3, amounts: 3, tied: 2, twice: 1 },
  text: { amounts: 1, tied: 1 },
  untied: [],
  unread: [],
};

// biome-ignore lint/correctness/useYield: there is nothing to put down between.
function* inOneStep<T>(work: () => T): Steps<T> {
  return work();
}

/**
 * At first look, a text with `初看` in it is taken as if there were no `漏` in it, and other texts are not looked at.
 * Every `错` is an error that says the whole text, so that a publish shows which text it was made from.
 */
export function fakeService(checks: Checks): Service {
  const diagnostics = ({ snapshot }: FoundDocument): Diagnostic[] => {
    const text = wholeText(snapshot);
    return rangesOf(snapshot, '错').map((range) => ({
      range,
      severity: 1,
      code: 'sum/row',
      source: 'gouji',
      message: text,
      data: { expected: '对' },
    }));
  };
  const check: Service['check'] = (text, languageId, settings) => {
    if (text.includes('崩溃')) throw new Error('the fake service fails here');
    checks.texts.push(text);
    checks.settings.push(settings);
    checks.during?.(text);
    return checkedDocument(text, languageId, settings);
  };
  const checkView: Service['checkView'] = (original, settings) => {
    checks.texts.push(`视图：${original.view.text}`);
    return { ...checkedDocument(original.view.text, 'disclosure', settings), original };
  };
  return {
    check,
    checkInSteps: function* (...given) {
      while (checks.goesOn?.(given[0])) yield;
      return check(...given);
    },
    open: async () => undefined,
    view: noOriginals,
    checkView,
    checkViewInSteps: (...given) => inOneStep(() => checkView(...given)),
    checkOriginal: noOriginals,
    place: ({ original }, { start }) => original && `原件第${start.line + 1}行`,
    lookAtRetyped: (lines, { document }) => {
      const text = wholeText(lines);
      return text.includes('初看')
        ? { ...document, snapshot: createSnapshot(text.replace('漏', '')) }
        : undefined;
    },
    hoverAtFirstLook: (lines) => {
      const text = wholeText(lines);
      return text.includes('初看') ? { contents: `初看：${text}` } : undefined;
    },
    diagnostics,
    convert: ({ snapshot }, to) => `${to}: ${snapshot.text}`,
    convertBeside: ({ snapshot }, position) => ({ text: `budget: ${snapshot.text}`, position }),
    newDisclosure: (year) => ({ text: String(year), snippet: `\${1:${year}}` }),
    waived: () => [],
    hover: ({ snapshot }, _, withFindings = true) => ({
      contents: { kind: 'markdown', value: withFindings ? snapshot.text : `无问题：${snapshot.text}` },
    }),
    codeActions: (document, uri, _range, asked, only) => [
      {
        title: `${asked.length} ${only?.join(' ') ?? ''}`,
        kind: 'quickfix',
        edit: { changes: { [uri]: diagnostics(document).map(({ range }) => ({ range, newText: '对' })) } },
      },
    ],
    recompute: (document, scope) => ({
      edits: diagnostics(document).map(({ range }) => ({ range, newText: scope })),
      kept: [],
    }),
    fixAll: () => [],
    tables: () => [],
    tableGrid: () => undefined,
    overview: () => ({ tables: [], text: [] }),
    relations: () => [],
    coverage: () => COVERAGE,
    coverageInSteps: () => inOneStep(() => COVERAGE),
    explain: () => undefined,
    explainReading: () => [],
    completion: async () => ({ isIncomplete: false, items: [] }),
    definition: () => [],
    references: () => [],
    linedUp: (_, edits) => [...edits],
    linedUpText: (_, text) => text,
    documentSymbols: () => [],
    foldingRanges: (_, limit) =>
      [...Array(limit ?? 0).keys()].map((line) => ({ startLine: line, endLine: line + 1 })),
    selectionRanges: () => [],
    documentHighlights: () => [],
    documentLinks: () => [],
    prepareCallHierarchy: () => [],
    incomingCalls: () => [],
    outgoingCalls: () => [],
    semanticTokens: ({ snapshot }) => [...snapshot.text].flatMap((char) => [0, 1, 1, char.charCodeAt(0), 0]),
    workspaceSymbols: (_, uri, query) => [{ name: query, kind: 4, location: { uri } }],
    listAddition: (list, entry) => `${list?.path ?? ''} ${entry?.code ?? ''}`,
    // Every `错` is renamed; those behind the first need to be confirmed.
    prepareRename: (document) => {
      const [first] = diagnostics(document);
      if (!first) return undefined;
      return document.original ? { refused: '视图' } : { range: first.range, placeholder: '错' };
    },
    rename: (document, _, name) => {
      if (name === '') return { refused: '空' };
      return {
        edits: diagnostics(document).map(({ range }, index) => ({
          range,
          newText: name,
          annotation: index === 0 ? 'sure' : 'doubt',
        })),
        annotations: {
          sure: { label: '改', needsConfirmation: false },
          doubt: { label: '改（请确认）', needsConfirmation: true, description: '别处不符' },
        },
      };
    },
    inlayHints: (document, { start }) =>
      document.settings.inlayHints.differences ? [{ position: start, label: document.snapshot.text }] : [],
    codeLenses: ({ snapshot, settings }, uri) =>
      settings.codeLens
        ? [
            {
              range: rangeOf(snapshot, { start: 0, end: 0 }),
              command: { title: snapshot.text, command: uri },
            },
          ]
        : [],
    format: () => [],
    formatOnType: () => [],
    listProblems: ({ lists }) =>
      lists.map(({ path, text }) => `${path} ${text}`).filter((each) => each.includes('错')),
  };
}

/** Where a character stands in a text. */
function rangesOf(lines: Lines, char: string): Range[] {
  const text = wholeText(lines);
  const found: Range[] = [];
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1))
    found.push(rangeOf(lines, { start: at, end: at + 1 }));
  return found;
}

function noOriginals(): never {
  throw new Error('originals are read elsewhere');
}

const NOWHERE = { type: 'text', start: 0, end: 0, lines: [] } as const;
const FINDING: CheckedDocument['findings'][number] = {
  code: 'sum/row',
  severity: 1,
  place: { block: NOWHERE, start: 0, end: 0 },
  message: () => '错',
  related: [],
  fixes: [],
};

function checkedDocument(text: string, languageId: LanguageId, settings: Settings): CheckedDocument {
  const decided = languageId === 'disclosure' || languageId === 'budget' || text.includes('预算');
  return {
    snapshot: createSnapshot(text),
    language: decided ? 'disclosure' : 'unrecognised',
    model: { read: { blocks: [], offsets: listOffsets([]) }, disclosures: [], recognised: decided },
    parts: new Map(),
    judged: [],
    localised: [],
    findings: [...text].filter((char) => char === '错').map(() => FINDING),
    settings,
  };
}

/** A client with everything that the server sent it. */
export interface Client {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly published: PublishDiagnosticsParams[];
  readonly logged: string[];
  readonly checks: Checks;
  /** How often the service was made. */
  readonly made: () => number;
  readonly open: (text: string, languageId?: string, version?: number, uri?: string) => Promise<void>;
  /** Replaces the whole text. */
  readonly change: (text: string, version: number) => Promise<void>;
  readonly close: (uri?: string) => Promise<void>;
  /** Writes a message straight into the server's input, where it waits as in a pipe. */
  readonly write: (method: string, params: object) => void;
  /** Resolves with the first publish, past or to come, that satisfies the condition. */
  readonly publish: (
    condition: (params: PublishDiagnosticsParams) => boolean,
  ) => Promise<PublishDiagnosticsParams>;
}

export interface Options {
  readonly capabilities?: ClientCapabilities;
  readonly initialize?: Partial<InitializeParams>;
  /** Instead of the service whose answers a test can foresee. */
  readonly service?: Service;
  /** What reads files of the workspace. */
  readonly readFile?: ReadWorkspaceFile;
  /** What reads originals. */
  readonly readOriginal?: OriginalReader;
  /** Given the client's connection before anything is sent, to add handlers. */
  readonly prepare?: (connection: ProtocolConnection) => void;
}

export async function startClient(options: Options = {}): Promise<Client> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const checks: Checks = { texts: [], settings: [] };
  let made = 0;
  createServer(
    createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(toServer),
      new StreamMessageWriter(toClient),
    ),
    () => {
      made++;
      return options.service ?? fakeService(checks);
    },
    options.readOriginal ?? (() => Promise.reject(new Error('no originals here'))),
    { name: 'gouji', version: '0' },
    options.readFile,
  );
  const connection = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const published: PublishDiagnosticsParams[] = [];
  const logged: string[] = [];
  const waiting = new Set<() => void>();
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    for (const look of waiting) look();
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    logged.push(message);
  });
  options.prepare?.(connection);
  connection.listen();
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? {},
    ...options.initialize,
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    initialized,
    published,
    logged,
    checks,
    made: () => made,
    open: (text, languageId = 'disclosure', version = 1, uri = URI) =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version, text },
      }),
    change: (text, version) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: URI, version },
        contentChanges: [{ text }],
      }),
    close: (uri = URI) => connection.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    write: (method, params) => {
      const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', method, params }));
      toServer.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
    },
    publish: (condition) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = published.find(condition);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
