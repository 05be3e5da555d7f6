/** The one guard around every handler: a failure is logged and answered neutrally, a cancelled request is not worked on. */

import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

type Answer<R, E> = R | ResponseError<E>;

/** Wraps the handler of a request: a failure is logged, and `neutral` answered. */
type Wrap = <P, R, E = void>(
  name: string,
  neutral: R,
  handle: (params: P, token: CancellationToken) => Answer<R, E> | Promise<Answer<R, E>>,
) => (params: P, token: CancellationToken) => Promise<Answer<R, E>>;

export interface Guard {
  /**
   * Wraps a request handler. It runs once the settings are known, everything that the client had already sent was read,
   * so that a cancellation or a newer edit is seen before the work and not after it, and what it asks about is prepared.
   */
  readonly request: Wrap;
  /** The same for what may be answered before that is prepared. */
  readonly requestAtOnce: Wrap;
  /** Wraps work that nobody waits for. */
  readonly run: (name: string, work: () => void | Promise<void>) => Promise<void>;
  /** From now on requests are refused: the client has asked the server to shut down. */
  readonly close: () => void;
}

/** What a request takes before it is handled. */
export interface Readiness {
  /** Resolves once the server is ready to handle any. */
  readonly ready: () => Promise<void>;
  /** Resolves once what the request asks about is ready. */
  readonly prepare: (params: unknown) => Promise<void>;
}

/** Makes a guard that logs failures with `log` and holds requests back until all is ready for them. */
export function createGuard(log: (message: string) => void, { ready, prepare }: Readiness): Guard {
  let closed = false;
  const wrap =
    (isPrepared: boolean): Wrap =>
    (name, neutral, handle) =>
    async (params, token) => {
      if (closed) return new ResponseError(ErrorCodes.InvalidRequest, 'The server is shutting down.');
      await ready();
      await messagesRead();
      if (token.isCancellationRequested) return cancelled();
      try {
        if (isPrepared) await prepare(params);
        if (token.isCancellationRequested) return cancelled();
        const answer = await handle(params, token);
        return token.isCancellationRequested ? cancelled() : answer;
      } catch (error) {
        log(`${name}: ${describe(error)}`);
        return neutral;
      }
    };
  return {
    request: wrap(true),
    requestAtOnce: wrap(false),
    run: async (name, work) => {
      try {
        await work();
      } catch (error) {
        log(`${name}: ${describe(error)}`);
      }
    },
    close: () => {
      closed = true;
    },
  };
}

/** From the pipe to its handler a message takes three turns of the event loop; those right behind it one more each. */
const TURNS = 6;

/** Resolves once the messages that have already arrived were handled. */
export async function messagesRead(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await nextTurn();
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}

function cancelled<E>(): ResponseError<E> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
