/** Coalesces work by key: at once after a pause, later while requests keep coming. */

export interface Delays {
  /** Milliseconds without a request after which waiting work runs. */
  readonly quiet: number;
  /** Milliseconds that work waits at most while requests keep coming. */
  readonly atMost: number;
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
export function createScheduler(delays: Delays, run: (key: string) => void): Scheduler {
  const waiting = new Map<string, Waiting>();

  const pause = (key: string, milliseconds: number): ReturnType<typeof setTimeout> =>
    setTimeout(() => elapsed(key), milliseconds);

  const elapsed = (key: string): void => {
    const entry = waiting.get(key);
    if (entry?.since === undefined) {
      waiting.delete(key);
      return;
    }
    waiting.set(key, { timer: pause(key, delays.quiet) });
    run(key);
  };

  const cancel = (key: string): void => {
    clearTimeout(waiting.get(key)?.timer);
    waiting.delete(key);
  };

  const request = (key: string): void => {
    const entry = waiting.get(key);
    if (!entry) {
      waiting.set(key, { timer: pause(key, delays.quiet) });
      run(key);
      return;
    }
    clearTimeout(entry.timer);
    entry.since ??= Date.now();
    const left = entry.since + delays.atMost - Date.now();
    entry.timer = pause(key, Math.max(0, Math.min(delays.quiet, left)));
  };

  return { request, cancel };
}
