/** What is drawn again counts apart from what is drawn the first time, and small files may unpack to a few megabytes. */

import { expect, test } from 'vitest';
import { createMeter } from '../../../src/sources/pdf/meter';

/** How often something may be done until the meter throws. */
function timesUntilOver(act: () => void, most: number): number {
  for (let times = 0; times < most; times++) {
    try {
      act();
    } catch {
      return times;
    }
  }
  return most;
}

test('streams drawn before may come to four times what is drawn the first time, and a little more', () => {
  const meter = createMeter(1_000_000);
  const page = [{ id: '4R', size: 500 }];
  expect(meter.begin(page)).toBe(0);
  for (let step = 0; step < 10_000; step++) meter.step(0);
  const again = meter.begin(page);
  expect(again).toBe(1);
  expect(timesUntilOver(() => meter.step(again), 100_000)).toBe(70_000);
  expect(meter.isOver).toBe(true);
});

test('of several streams those drawn before count by their size, also where one is named twice', () => {
  const meter = createMeter(1000);
  meter.begin([{ id: '4R', size: 299 }]);
  expect(
    meter.begin([
      { id: '4R', size: 299 },
      { id: '5R', size: 99 },
    ]),
  ).toBeCloseTo(0.75);
  expect(
    meter.begin([
      { id: '6R', size: 99 },
      { id: '6R', size: 99 },
    ]),
  ).toBeCloseTo(0.5);
  expect(meter.begin([{ size: 99 }, { size: 99 }])).toBe(0);
  expect(meter.begin([])).toBe(0);
});

test('letters are of the stream whose operator shows them', () => {
  const meter = createMeter(1_000_000);
  meter.step(1);
  expect(timesUntilOver(() => meter.letter(), 100_000)).toBeLessThan(30_001);
});

test.each([0, 1_000_000])('a file of %d bytes may draw and unpack in proportion', (size) => {
  expect(timesUntilOver(() => createMeter(size).unpack(4_194_304 + 20 * size), 1)).toBe(1);
  expect(timesUntilOver(() => createMeter(size).unpack(4_194_305 + 20 * size), 1)).toBe(0);
  const meter = createMeter(size);
  expect(timesUntilOver(() => meter.step(0), 10_000_000)).toBe(250_000 + 6 * size);
});
