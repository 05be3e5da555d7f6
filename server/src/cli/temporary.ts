/** Temporary files beside those that are meant, which leave no trace when the process is interrupted. */

import { randomBytes } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A name in the folder of a file that no other file has. */
export function nameBeside(place: string): string {
  return join(dirname(place), `.${basename(place)}.${randomBytes(6).toString('hex')}.tmp`);
}

const INTERRUPTIONS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Removes a temporary file when the process is interrupted, which then ends as it would have; gives what undoes that. */
export function removeWhenInterrupted(temporary: string): () => void {
  const remove = (signal: NodeJS.Signals): void => {
    forget();
    try {
      unlinkSync(temporary);
    } catch {
      // It has gone already.
    }
    process.kill(process.pid, signal);
  };
  const forget = (): void => {
    for (const signal of INTERRUPTIONS) process.off(signal, remove);
  };
  for (const signal of INTERRUPTIONS) process.on(signal, remove);
  return forget;
}
