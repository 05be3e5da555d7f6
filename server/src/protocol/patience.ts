/** Waiting for what a client has to hand over before anything is checked. */

/** Milliseconds after which checking starts even though the client has not handed it over. */
const PATIENCE = 2000;

/** Waiting that ends in any case: whoever asked hears of a failure, whoever waits goes on. */
export async function withPatience(waiting: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE);
  });
  await Promise.race([waiting.catch(() => undefined), patience]);
  clearTimeout(timer);
}
