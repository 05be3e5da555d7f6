/** Which files are read as lists of 科目: files of the workspace, and neither devices nor what is too large. */

import { expect, test, vi } from 'vitest';
import { readList } from '../src/lists';

interface FakeFile {
  readonly type: number;
  readonly size: number;
  readonly text: string;
}

const disk = vi.hoisted(() => ({ files: new Map<string, FakeFile>(), read: [] as string[] }));

vi.mock('vscode', () => {
  interface FakeUri {
    readonly path: string;
  }
  const uriOf = (path: string) => ({ path, toString: () => `file://${path}` });
  const fileOf = ({ path }: FakeUri): FakeFile => {
    const file = disk.files.get(path);
    if (!file) throw new Error('no such file');
    return file;
  };
  return {
    FileType: { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 },
    Uri: {
      joinPath: (base: FakeUri, path: string) => uriOf(new URL(`file://${base.path}/${path}`).pathname),
    },
    window: {},
    workspace: {
      workspaceFolders: [{ uri: uriOf('/folder') }],
      textDocuments: [],
      fs: {
        stat: async (uri: FakeUri) => fileOf(uri),
        readFile: async (uri: FakeUri) => {
          disk.read.push(uri.path);
          return Buffer.from(fileOf(uri).text);
        },
      },
    },
  };
});

const LINK = 64;
const MB = 1024 * 1024;

test.each<[string, FakeFile, string | undefined]>([
  ['a file', { type: 1, size: 3, text: 'abc' }, 'abc'],
  ['a link to a file', { type: 1 | LINK, size: 3, text: 'abc' }, 'abc'],
  ['a link to a device', { type: LINK, size: 0, text: 'endless' }, undefined],
  ['a folder', { type: 2, size: 0, text: '' }, undefined],
  ['a file of more than 16 MB', { type: 1, size: 16 * MB + 1, text: 'long' }, undefined],
])('%s', async (_, file, text) => {
  disk.files.set('/folder/list.csv', file);
  disk.read.length = 0;
  expect((await readList('list.csv'))?.text).toBe(text);
  expect(disk.read).toEqual(text === undefined ? [] : ['/folder/list.csv']);
});

test('a path that leads out of the workspace is not read', async () => {
  disk.files.set('/list.csv', { type: 1, size: 3, text: 'abc' });
  disk.read.length = 0;
  expect(await readList('../list.csv')).toBe(null);
  expect(disk.read).toEqual([]);
});
