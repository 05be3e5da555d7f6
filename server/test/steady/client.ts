/** A client that speaks to a server process as rudely as it likes: well-formed messages or raw bytes. */

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Diagnostic } from 'vscode-languageserver-types';

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

interface Message extends Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Published & { readonly items?: readonly unknown[] };
}

export interface Client {
  readonly notify: (method: string, params?: unknown) => void;
  readonly request: (method: string, params?: unknown) => Promise<Answer>;
  /** The number that the next request gets. */
  readonly nextId: () => number;
  readonly raw: (bytes: string) => void;
  readonly open: (uri: string, text: string, version?: number) => void;
  readonly close: (uri: string) => void;
  /** Everything published so far, in order. */
  readonly published: readonly Published[];
  /** The next publish for a document. */
  readonly publish: (uri: string) => Promise<Published>;
  readonly endInput: () => void;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
  readonly isRunning: () => boolean;
  readonly kill: () => void;
  /** Resident memory in MB. */
  readonly memory: () => number;
}

const CAPABILITIES = {
  workspace: { configuration: true },
  textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true }, hover: {} },
};

/** Starts `node …args` and initializes it. */
export async function startClient(args: readonly string[]): Promise<Client> {
  const server = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const pending = new Map<number, (answer: Answer) => void>();
  const waiting = new Set<{ readonly uri: string; readonly resolve: (published: Published) => void }>();
  const published: Published[] = [];
  let running = true;
  let last = 0;
  let buffered = Buffer.alloc(0);

  const ended = new Promise<number | null>((resolve) => {
    server.once('exit', (code) => {
      running = false;
      resolve(code);
    });
  });
  server.stdin.on('error', () => {});
  const raw = (bytes: string | Uint8Array): void => {
    if (running) server.stdin.write(bytes);
  };
  const send = (message: object): void => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    raw(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  };
  const receive = (message: Message): void => {
    const { id, method, params } = message;
    if (method !== undefined && id !== undefined) {
      send({ id, result: method === 'workspace/configuration' ? params?.items?.map(() => null) : null });
    } else if (method === 'textDocument/publishDiagnostics' && params) {
      published.push(params);
      for (const each of waiting) {
        if (each.uri !== params.uri) continue;
        waiting.delete(each);
        each.resolve(params);
      }
    } else if (id !== undefined) {
      pending.get(id)?.(message);
      pending.delete(id);
    }
  };
  server.stdout.on('data', (chunk: Buffer) => {
    buffered = Buffer.concat([buffered, chunk]);
    for (;;) {
      const head = buffered.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(buffered.toString('ascii', 0, head))?.[1]);
      const end = head + 4 + length;
      if (buffered.length < end) return;
      const body = buffered.toString('utf8', head + 4, end);
      buffered = buffered.subarray(end);
      receive(JSON.parse(body));
    }
  });

  const request = (method: string, params?: unknown): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      pending.set(id, resolve);
      ended.then((code) => reject(new Error(`the server ended with ${code}`)));
      send({ id, method, params });
    });
  const notify = (method: string, params?: unknown): void => send({ method, params });
  await request('initialize', { processId: process.pid, rootUri: null, capabilities: CAPABILITIES });
  notify('initialized', {});

  return {
    notify,
    request,
    nextId: () => last + 1,
    raw,
    open: (uri, text, version = 1) =>
      notify('textDocument/didOpen', { textDocument: { uri, languageId: 'disclosure', version, text } }),
    close: (uri) => notify('textDocument/didClose', { textDocument: { uri } }),
    published,
    publish: (uri) => new Promise((resolve) => waiting.add({ uri, resolve })),
    endInput: () => server.stdin.end(),
    ended,
    isRunning: () => running,
    kill: () => server.kill('SIGKILL'),
    memory: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024,
  };
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
