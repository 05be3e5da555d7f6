/** Coalesces work by key: at once after a pause, later while requests keep coming. */

export interface Delays {
  /** Milliseconds without a request after which waiting work runs. */
  readonly quiet: number;
  /** Milliseconds that work waits at most while requests keep coming. */
  readonly atMost: number;
}

/** Work of fewer milliseconds is hardly held back: it disturbs nobody. */
const LIGHT = 5;
const LIGHT_PAUSE = 2;
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
  /** Holds waiting work of a key back as if it were requested again; nothing where none waits. */
  readonly postpone: (key: string) => void;
  /** Forgets waiting work of a key. */
  readonly cancel: (key: string) => void;
}

interface Waiting {
  readonly timer: ReturnType<typeof setTimeout>;
  /** When the oldest request that has not run yet came; `undefined` while nothing waits. */
  readonly since?: number;
}

/** What a scheduler does once a pause is over in which nothing was requested, and with the first request after one. */
type Promptness = 'at once' | 'after a pause';

/**
 * Makes a scheduler for `run`. `at once`, the first request after a pause runs without delay, so that a single keystroke
 * is answered at once; those that follow closely run together after `quiet`, or after `atMost` if they do not stop.
 * `after a pause`, the first request waits like all others.
 */
export function createScheduler(
  promptness: Promptness,
  delaysOf: (key: string) => Delays,
  run: (key: string) => void,
): Scheduler {
  const waiting = new Map<string, Waiting>();

  const pause = (key: string, milliseconds: number): ReturnType<typeof setTimeout> =>
    setTimeout(() => elapsed(key), milliseconds);

  const runNow = (key: string): void => {
    run(key);
    if (promptness === 'at once') waiting.set(key, { timer: pause(key, delaysOf(key).quiet) });
    else waiting.delete(key);
  };

  const elapsed = (key: string): void => {
    if (waiting.get(key)?.since === undefined) waiting.delete(key);
    else runNow(key);
  };

  const cancel = (key: string): void => {
    clearTimeout(waiting.get(key)?.timer);
    waiting.delete(key);
  };

  const request = (key: string): void => {
    const entry = waiting.get(key);
    if (!entry && promptness === 'at once') {
      runNow(key);
      return;
    }
    clearTimeout(entry?.timer);
    const since = entry?.since ?? Date.now();
    const { quiet, atMost } = delaysOf(key);
    const left = since + atMost - Date.now();
    waiting.set(key, { since, timer: pause(key, Math.max(0, Math.min(quiet, left))) });
  };

  const postpone = (key: string): void => {
    if (waiting.get(key)?.since !== undefined) request(key);
  };

  return { request, postpone, cancel };
}
