// A document open on a server: edits it, and says how long each answer took.
import { readFileSync } from 'node:fs';
import { applyChange } from './documents.mjs';
import { startServer } from './lsp.mjs';

const URI = 'file:///bench/document';

/** Starts a server and opens a text on it. `openTime` is the time to the first publish, in milliseconds. */
export async function openSession(args, languageId, text) {
  const server = startServer(args);
  await server.initialize();
  server.notify('initialized', {});
  let version = 1;
  const changes = [];
  const published = (wanted) =>
    server.next(
      'textDocument/publishDiagnostics',
      (params) => params.uri === URI && params.version >= wanted,
    );

  const start = performance.now();
  const first = published(1);
  server.notify('textDocument/didOpen', { textDocument: { uri: URI, languageId, version, text } });
  const opened = await first;
  const openTime = opened.at - start;

  const send = (change) => {
    version++;
    changes.push(change);
    server.notify('textDocument/didChange', {
      textDocument: { uri: URI, version },
      contentChanges: [change],
    });
  };
  return {
    server,
    openTime,
    opened,
    /** The text as edited; worked out only when asked for, so that it does not count as waiting. */
    text: () => changes.reduce(applyChange, text),
    send,
    version: () => version,
    published,
    /** Edits, waits for the publish of the new version, and returns the milliseconds and what was published. */
    async edit(change) {
      const next = published(version + 1);
      const start = performance.now();
      send(change);
      const { at, diagnostics } = await next;
      return { time: at - start, diagnostics };
    },
    /** Edits and asks for a hover at once; the milliseconds until it is answered. */
    async editAndHover(change, position) {
      const next = published(version + 1);
      const start = performance.now();
      send(change);
      const hover = await server.request('textDocument/hover', { textDocument: { uri: URI }, position });
      const time = performance.now() - start;
      await next;
      return { time, hover };
    },
  };
}

/** The two changes that alternate one digit. */
export function toggled(position) {
  const { line, character } = position;
  const range = { start: position, end: { line, character: character + 1 } };
  return ['7', '8'].map((text) => ({ range, text }));
}

/** Resident memory of a process now and at its highest, in MB. */
export function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024;
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

/** Milliseconds between two ticks of the clock by which Linux counts processor time. */
const TICK = 10;

/** Processor time that a process has taken, all its threads together, in milliseconds. */
export function cpuTime(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold blanks; user and system time are the 12th and 13th behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}
