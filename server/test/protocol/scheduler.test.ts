/** The scheduler: at once after a pause, together while requests keep coming. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createScheduler, delaysAfter } from '../../src/protocol/scheduler';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function recorded(promptness: 'at once' | 'after a pause' = 'at once') {
  const runs: [string, number][] = [];
  const start = Date.now();
  const scheduler = createScheduler(
    promptness,
    () => ({ quiet: 50, atMost: 400 }),
    (key) => runs.push([key, Date.now() - start]),
  );
  return { runs, ...scheduler };
}

test('a single request runs at once', () => {
  const { runs, request } = recorded();
  request('a');
  vi.advanceTimersByTime(1000);
  request('a');
  expect(runs).toEqual([
    ['a', 0],
    ['a', 1000],
  ]);
});

test('requests close together run once they pause, each key by itself', () => {
  const { runs, request } = recorded();
  request('a');
  request('b');
  vi.advanceTimersByTime(10);
  request('a');
  vi.advanceTimersByTime(20);
  request('a');
  vi.advanceTimersByTime(1000);
  expect(runs).toEqual([
    ['a', 0],
    ['b', 0],
    ['a', 80],
  ]);
});

test('requests that do not stop run now and then', () => {
  const { runs, request } = recorded();
  for (let i = 0; i < 50; i++) {
    request('a');
    vi.advanceTimersByTime(30);
  }
  vi.advanceTimersByTime(1000);
  const times = runs.map(([, time]) => time);
  expect(times.length).toBeLessThanOrEqual(6);
  expect(Math.max(...times.slice(1).map((time, i) => time - times[i]))).toBeLessThanOrEqual(460);
  expect(times.at(-1)).toBe(49 * 30 + 50);
});

test('cancelled work does not run', () => {
  const { runs, request, cancel } = recorded();
  request('a');
  request('a');
  cancel('a');
  vi.advanceTimersByTime(1000);
  expect(runs).toEqual([['a', 0]]);
});

test('work that may wait runs once after a pause, and is put off while it is postponed', () => {
  const { runs, request, postpone } = recorded('after a pause');
  postpone('a');
  request('a');
  vi.advanceTimersByTime(40);
  postpone('a');
  vi.advanceTimersByTime(1000);
  postpone('a');
  vi.advanceTimersByTime(1000);
  expect(runs).toEqual([['a', 90]]);
});

test('the longer work takes, the longer it is held back, within limits', () => {
  expect(delaysAfter(1)).toEqual({ quiet: 2, atMost: 400 });
  expect(delaysAfter(20)).toEqual({ quiet: 50, atMost: 400 });
  expect(delaysAfter(200)).toEqual({ quiet: 200, atMost: 800 });
  expect(delaysAfter(5000)).toEqual({ quiet: 500, atMost: 20_000 });
});
