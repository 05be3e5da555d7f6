/** Writing through Node's streams: at their pace, in few pieces, and quietly once they are closed. */

import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { createQuietSink, createSink, OutputError, outputOf, writeAll } from '../../src/cli/output';
import { folder } from './harness';

test('a write is done when the stream has taken it', async () => {
  const taken: string[] = [];
  const slow = new Writable({
    highWaterMark: 1,
    write: (chunk, _, done) => {
      setImmediate(() => {
        taken.push(String(chunk));
        done();
      });
    },
  });
  expect(await writeAll(createSink(slow), ['预', '算', '\n'])).toBe(true);
  expect(taken).toEqual(['预算\n']);
});

test('long output goes out in large pieces, in order', async () => {
  const taken: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk, _, done) => {
      taken.push(chunk);
      done();
    },
  });
  const chunks = Array.from({ length: 30_000 }, (_, i) => `${i};`);
  await writeAll(createSink(stream), chunks);
  expect(taken.join('')).toBe(chunks.join(''));
  expect(taken.length).toBeLessThan(5);
});

test('a pipe that is closed early ends the writing', async () => {
  let writes = 0;
  const closed = new Writable({
    write: (_chunk, _, done) => {
      writes++;
      done(Object.assign(new Error('closed'), { code: 'EPIPE' }));
    },
  });
  const sink = createSink(closed);
  expect(await sink.write('a')).toBe(false);
  expect(await writeAll(sink, ['b'])).toBe(false);
  expect(writes).toBe(1);
});

const failing = (code: string) =>
  new Writable({ write: (_chunk, _, done) => done(Object.assign(new Error(code), { code })) });

test('a full disk is not a reader that has gone', async () => {
  const sink = createSink(failing('ENOSPC'));
  await expect(sink.write('a')).rejects.toThrow(OutputError);
  await expect(writeAll(createSink(failing('EIO')), ['a'])).rejects.toThrow(OutputError);
  expect(await createQuietSink(failing('ENOSPC')).write('a')).toBe(false);
});

test('a file is written to without Node between', async () => {
  const path = join(folder({}), 'out');
  const fd = openSync(path, 'w');
  onTestFinished(() => closeSync(fd));
  const never = Object.assign(new Writable({ write: () => expect.unreachable() }), { fd });
  const sink = createSink(outputOf(never));
  expect([await sink.write('预'), await sink.write(Buffer.from('算'))]).toEqual([true, true]);
  expect(readFileSync(path, 'utf8')).toBe('预算');
});
