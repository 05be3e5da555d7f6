/** Writing through Node's streams: at their pace, in few pieces, and quietly once they are closed. */

import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createSink, writeAll } from '../../src/cli/output';

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
