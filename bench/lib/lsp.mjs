// A small language client over stdio: requests, notifications, and waiting for what a server sends.
import { spawn } from 'node:child_process';

const CAPABILITIES = {
  workspace: { configuration: true },
  textDocument: {
    synchronization: {},
    publishDiagnostics: { versionSupport: true, relatedInformation: true },
    hover: { contentFormat: ['markdown'] },
  },
};

/** Cuts a stream of bytes into messages of the base protocol. */
function createReader(onMessage) {
  let buffered = Buffer.alloc(0);
  return (chunk) => {
    buffered = Buffer.concat([buffered, chunk]);
    for (;;) {
      const head = buffered.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(buffered.toString('ascii', 0, head))?.[1]);
      const end = head + 4 + length;
      if (buffered.length < end) return;
      const at = performance.now();
      const message = JSON.parse(buffered.toString('utf8', head + 4, end));
      buffered = buffered.subarray(end);
      onMessage(message, at);
    }
  };
}

/**
 * Starts `node …args` as a language server. `request` and `next` reject when the server ends first;
 * `next` resolves with the parameters of the first notification of a method that passes a test, and when it came (`at`).
 */
export function startServer(args) {
  const server = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const pending = new Map();
  const waiting = new Set();
  const counts = new Map();
  let lastId = 0;

  const send = (message) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    server.stdin.write(body);
  };
  const answer = ({ id, method, params }) =>
    send({ id, result: method === 'workspace/configuration' ? params.items.map(() => null) : null });
  const settle = ({ id, result, error }) => {
    const { resolve, reject } = pending.get(id);
    pending.delete(id);
    if (error) reject(new Error(error.message));
    else resolve(result);
  };
  const notice = ({ method, params }, at) => {
    counts.set(method, (counts.get(method) ?? 0) + 1);
    for (const each of waiting) {
      if (each.method !== method || !each.test(params)) continue;
      waiting.delete(each);
      each.resolve({ ...params, at });
    }
  };

  server.stdout.on(
    'data',
    createReader((message, at) => {
      if (message.method === undefined) settle(message);
      else if (message.id !== undefined) answer(message);
      else notice(message, at);
    }),
  );
  server.stdin.on('error', () => {});
  const ended = new Promise((resolve) => server.once('exit', resolve));
  ended.then((code) => {
    for (const { reject } of [...pending.values(), ...waiting])
      reject(new Error(`the server ended with ${code}`));
  });

  const request = (method, params) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      pending.set(id, { resolve, reject });
      send({ id, method, params });
    });

  return {
    pid: server.pid,
    request,
    notify: (method, params) => send({ method, params }),
    /** How many notifications of a method have come. */
    received: (method) => counts.get(method) ?? 0,
    next: (method, test = () => true) =>
      new Promise((resolve, reject) => waiting.add({ method, test, resolve, reject })),
    /** `textDocument` has abilities beside the usual ones. */
    initialize: (textDocument = {}) =>
      request('initialize', {
        processId: process.pid,
        rootUri: null,
        workspaceFolders: null,
        capabilities: {
          ...CAPABILITIES,
          textDocument: { ...CAPABILITIES.textDocument, ...textDocument },
        },
      }),
    async stop() {
      await request('shutdown', null);
      send({ method: 'exit' });
      await ended;
    },
  };
}
