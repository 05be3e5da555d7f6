/** Detection in an editor: what is switched, and that switching back is remembered. */

import { beforeEach, expect, test, vi } from 'vitest';

interface FakeDocument {
  uri: { scheme: string; toString: () => string };
  languageId: string;
  isUntitled: boolean;
  lineCount: number;
  lineAt: (line: number) => { text: string };
}

type Listener = (document: FakeDocument) => void;

/** As much of the editor as detection uses; a change of language closes and opens a document, as it does there. */
const editor = vi.hoisted(() => ({
  opened: [] as Listener[],
  closed: [] as Listener[],
  documents: [] as FakeDocument[],
  autoDetect: true,
  switched: 0,
}));

vi.mock('vscode', () => {
  const on = (listeners: Listener[]) => (listener: Listener) => {
    listeners.push(listener);
    return { dispose: () => undefined };
  };
  return {
    workspace: {
      textDocuments: editor.documents,
      getConfiguration: () => ({ get: () => editor.autoDetect }),
      onDidOpenTextDocument: on(editor.opened),
      onDidCloseTextDocument: on(editor.closed),
    },
    languages: {
      setTextDocumentLanguage: async (document: FakeDocument, languageId: string) => {
        editor.switched++;
        setLanguage(document, languageId);
      },
    },
    window: {},
    commands: {},
    env: { language: 'zh-cn' },
  };
});

import { startDetection } from '../src/autoDetect';

const DISCLOSURE = '部门预算支出总表\n单位：万元\n合计\t1.00\t2.00\n210\t1.00\t2.00';

function documentOf(text: string, languageId = 'plaintext', scheme = 'file', name = 'a.txt'): FakeDocument {
  const lines = text.split('\n');
  return {
    uri: { scheme, toString: () => `${scheme}:///${name}` },
    languageId,
    isUntitled: false,
    lineCount: lines.length,
    lineAt: (line) => ({ text: lines[line] }),
  };
}

function setLanguage(document: FakeDocument, languageId: string): void {
  for (const listener of editor.closed) listener(document);
  document.languageId = languageId;
  for (const listener of editor.opened) listener(document);
}

function open(document: FakeDocument): void {
  for (const listener of editor.opened) listener(document);
}

async function close(document: FakeDocument): Promise<void> {
  for (const listener of editor.closed) listener(document);
  await settled();
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

function memory() {
  const values = new Map<string, unknown>();
  return {
    get: <T>(key: string) => values.get(key) as T | undefined,
    update: async (key: string, value: unknown) => void values.set(key, value),
  };
}

beforeEach(() => {
  for (const list of [editor.opened, editor.closed, editor.documents]) list.length = 0;
  editor.autoDetect = true;
  editor.switched = 0;
});

test('disclosures are switched, whether they were open already or open later', async () => {
  const before = documentOf(DISCLOSURE);
  editor.documents.push(before);
  startDetection(memory() as never);
  const later = documentOf(DISCLOSURE, 'markdown', 'vscode-vfs', 'b.md');
  open(later);
  await settled();
  expect([before.languageId, later.languageId]).toEqual(['disclosure', 'disclosure']);
});

test('prose, other languages and the sides of comparisons are left alone', async () => {
  startDetection(memory() as never);
  const documents = [
    documentOf('春眠不觉晓'),
    documentOf(DISCLOSURE, 'python'),
    documentOf(DISCLOSURE, 'plaintext', 'git'),
  ];
  documents.forEach(open);
  await settled();
  expect(documents.map(({ languageId }) => languageId)).toEqual(['plaintext', 'python', 'plaintext']);
});

test('nothing is switched when detection is off', async () => {
  editor.autoDetect = false;
  startDetection(memory() as never);
  const document = documentOf(DISCLOSURE);
  open(document);
  await settled();
  expect(document.languageId).toBe('plaintext');
});

test('a file switched back stays as it is, later too, until it is switched by hand', async () => {
  const state = memory();
  startDetection(state as never);
  const document = documentOf(DISCLOSURE);
  open(document);
  await settled();
  setLanguage(document, 'plaintext');
  await settled();
  expect([document.languageId, editor.switched]).toEqual(['plaintext', 1]);

  await close(document);
  const again = documentOf(DISCLOSURE);
  open(again);
  await settled();
  expect([again.languageId, editor.switched]).toEqual(['plaintext', 1]);

  setLanguage(again, 'disclosure');
  await close(again);
  const once = documentOf(DISCLOSURE);
  open(once);
  await settled();
  expect([once.languageId, editor.switched]).toEqual(['disclosure', 2]);
});

test('closing a disclosure and opening it again is not switching back', async () => {
  startDetection(memory() as never);
  const document = documentOf(DISCLOSURE);
  open(document);
  await settled();
  await close(document);
  document.languageId = 'plaintext';
  open(document);
  await settled();
  expect([document.languageId, editor.switched]).toEqual(['disclosure', 2]);
});
