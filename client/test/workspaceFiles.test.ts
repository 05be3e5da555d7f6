/** When the server is asked for workspace diagnostics: once, then whenever something has changed, never twice at a time. */

import { beforeEach, expect, test, vi } from 'vitest';
import { createWorkspacePulls, pullsWhereSet } from '../src/workspaceFiles';

type Listener = (value: unknown) => void;

const editor = vi.hoisted(() => ({ isOn: true, listeners: new Map<string, Listener>() }));

vi.mock('vscode', () => {
  class EventEmitter {
    readonly listeners = new Set<Listener>();
    readonly event = (listener: Listener) => {
      this.listeners.add(listener);
      return { dispose: () => this.listeners.delete(listener) };
    };
    fire(value: unknown): void {
      for (const listener of [...this.listeners]) listener(value);
    }
    dispose(): void {
      this.listeners.clear();
    }
  }
  class CancellationTokenSource {
    readonly token = { isCancellationRequested: false };
    cancel(): void {
      this.token.isCancellationRequested = true;
    }
    dispose(): void {}
  }
  const on = (name: string) => (listener: Listener) => {
    editor.listeners.set(name, listener);
    return { dispose: () => editor.listeners.delete(name) };
  };
  return {
    EventEmitter,
    CancellationTokenSource,
    FileType: { File: 1 },
    ProgressLocation: { Window: 10 },
    Uri: {},
    window: { withProgress: (_: unknown, work: () => Promise<unknown>) => work() },
    workspace: {
      getConfiguration: () => ({ get: () => editor.isOn }),
      createFileSystemWatcher: () => ({
        onDidChange: on('changed'),
        onDidCreate: on('created'),
        onDidDelete: on('deleted'),
        dispose: () => {},
      }),
      onDidCloseTextDocument: on('closed'),
      onDidChangeWorkspaceFolders: on('folders'),
      onDidChangeConfiguration: on('settings'),
    },
  };
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Pulls with what they ask the server, each answered when the test says so. */
function start() {
  const pulls = createWorkspacePulls();
  const answers: (() => void)[] = [];
  const pull = () =>
    pulls.provide(
      [],
      undefined as never,
      () => {},
      async () => {
        await new Promise<void>((resolve) => answers.push(resolve));
        return { items: [] };
      },
    );
  return { pulls, answers, pull };
}

beforeEach(() => {
  editor.isOn = true;
  editor.listeners.clear();
});

test('the server is asked at once, and while it answers not again', async () => {
  const { answers, pull } = start();
  const both = Promise.all([pull(), pull()]);
  await turn();
  expect(answers).toHaveLength(1);
  answers[0]?.();
  expect(await both).toEqual([{ items: [] }, { items: [] }]);
});

test('then it is asked when something has changed, and not before', async () => {
  const { answers, pull } = start();
  const first = pull();
  await turn();
  answers[0]?.();
  await first;
  void pull();
  await turn();
  expect(answers).toHaveLength(1);
  editor.listeners.get('folders')?.(undefined);
  await turn();
  expect(answers).toHaveLength(2);
});

test('what waits ends when the server is stopped', async () => {
  const { pulls, answers, pull } = start();
  const first = pull();
  await turn();
  answers[0]?.();
  await first;
  const waiting = pull();
  pulls.dispose();
  expect(await waiting).toEqual({ items: [] });
  expect(answers).toHaveLength(1);
});

test.each([true, false])('the language client asks for the workspace where that is set: %s', (isOn) => {
  editor.isOn = isOn;
  const diagnosticProvider = { interFileDependencies: false, workspaceDiagnostics: true };
  pullsWhereSet().preInitialize?.({ diagnosticProvider }, undefined);
  expect(diagnosticProvider.workspaceDiagnostics).toBe(isOn);
});
