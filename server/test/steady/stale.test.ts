/** Edits, closes and opens at random times: nothing superseded is published, and the last word is right. */

import { expect, test } from 'vitest';
import { createRandom } from '../generator/random';
import { sleep, startClient, URI } from '../protocol/harness';

const ROUNDS = Number(process.env.GOUJI_STALE ?? 6);
const STEPS = 40;

test.each(Array.from({ length: ROUNDS }, (_, round) => round))('round %i', async (seed) => {
  const random = createRandom(seed);
  const client = await startClient();
  const texts = new Map<number, string>();
  let version = 0;
  let isOpen = false;
  for (let step = 0; step < STEPS; step++) {
    version++;
    const text = `错 ${version}`;
    if (!isOpen) {
      await client.open(text, 'disclosure', version);
      isOpen = true;
    } else if (random.chance(0.1)) {
      await client.close();
      isOpen = false;
    } else await client.change(text, version);
    texts.set(version, text);
    if (random.chance(0.5)) await sleep(random.pick([0, 1, 5, 30, 70]));
  }
  if (!isOpen) await client.open('错 end', 'disclosure', ++version);
  else await client.change('错 end', ++version);
  texts.set(version, '错 end');
  await client.publish((published) => published.version === version);
  await client.close();
  await client.publish(
    ({ diagnostics }) => diagnostics.length === 0 && client.published.at(-1)?.diagnostics.length === 0,
  );

  const versions = client.published.map((published) => published.version ?? Number.NaN);
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
  for (const { uri, version: of, diagnostics } of client.published) {
    expect(uri).toBe(URI);
    for (const { message } of diagnostics) expect(message).toBe(texts.get(of ?? Number.NaN));
  }
  const withFindings = client.published
    .filter(({ diagnostics }) => diagnostics.length > 0)
    .map((each) => each.version);
  expect(new Set(withFindings).size).toBe(withFindings.length);
});
