/** Coalesces work by key: at once after a pause, later while requests keep coming. */

export interface Delays {
  /** Milliseconds without a request after which waiting work runs. */
  readonly quiet: number;
  /** Milliseconds that work waits at most while requests keep coming. */
  readonly atMost: number;
}

/** Work of fewer milliseconds is hardly held back: it disturbs nobody. */
const LIGHT = 5;
const LIGHT_PAUSE = 10;
const SHORTEST_PAUSE = 50;
const LONGEST_PAUSE = 500;
const PATIENCE = 400;

/** How long to hold work back that took so many milliseconds last time: the longer it takes, the more it is worth waiting. */
export function delaysAfter(duration: number): Delays {
  if (duration < LIGHT) return { quiet: LIGHT_PAUSE, atMost: PATIENCE };
  const quiet = Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, duration));
  return { quiet, atMost: Math.max(PATIENCE, 4 * duration) };
}

export interface Scheduler {
  readonly request: (key: string) => void;
  /** Forgets waiting work of a key. */
  readonly cancel: (key: string) => void;
}

interface Waiting {
  timer: ReturnType<typeof setTimeout>;
  /** When the oldest request that has not run yet came; `undefined` while nothing waits. */
  since?: number;
}

/**
 * Makes a scheduler for `run`. The first request after a pause runs at once, so that a single keystroke is answered
 * without delay; the ones that follow closely run together after `quiet`, or after `atMost` if they do not stop.
 */
export function createScheduler(delaysOf: (key: string) => Delays, run: (key: string) => void): Scheduler {
  const waiting = new Map<string, Waiting>();

  const pause = (key: string, milliseconds: number): ReturnType<typeof setTimeout> =>
    setTimeout(() => elapsed(key), milliseconds);

  const elapsed = (key: string): void => {
    const entry = waiting.get(key);
    if (entry?.since === undefined) {
      waiting.delete(key);
      return;
    }
    run(key);
    waiting.set(key, { timer: pause(key, delaysOf(key).quiet) });
  };

  const cancel = (key: string): void => {
    clearTimeout(waiting.get(key)?.timer);
    waiting.delete(key);
  };

  const request = (key: string): void => {
    const entry = waiting.get(key);
    if (!entry) {
      run(key);
      waiting.set(key, { timer: pause(key, delaysOf(key).quiet) });
      return;
    }
    clearTimeout(entry.timer);
    entry.since ??= Date.now();
    const { quiet, atMost } = delaysOf(key);
    const left = entry.since + atMost - Date.now();
    entry.timer = pause(key, Math.max(0, Math.min(quiet, left)));
  };

  return { request, cancel };
}
