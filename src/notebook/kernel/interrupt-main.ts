// Stops what the main thread does, also when it is in an endless loop and hears nothing.
import { Session } from 'node:inspector';
import { setTimeout as sleep } from 'node:timers/promises';

/** Time in which a main thread that listens says so. */
const PATIENCE_MS = 250;
const TRIES = 40;

/**
 * Interrupts the main thread: `tell` sends it the news; when it does not count up `acknowledged[0]` in a quarter of a second, it is
 * busy with JavaScript, which is then terminated where it stands, and told again.
 */
export async function interruptMain(tell: () => void, acknowledged: Int32Array): Promise<void> {
  const before = Atomics.load(acknowledged, 0);
  const heard = () => Atomics.load(acknowledged, 0) !== before;
  for (let tried = 0; tried < TRIES; tried++) {
    tell();
    await sleep(PATIENCE_MS);
    if (heard()) return;
    await terminateMain();
    await sleep(PATIENCE_MS);
    if (heard()) return;
  }
}

async function terminateMain(): Promise<void> {
  const session = new Session();
  session.connectToMainThread();
  const done = new Promise<void>((resolve) => session.post('Runtime.terminateExecution', () => resolve()));
  // A main thread in native code (a large file, a regular expression) answers later.
  await Promise.race([done, sleep(1000)]);
  session.disconnect();
}
