// Lets Node bear that JavaScript is terminated in the middle of a callback.
import { createHook } from 'node:async_hooks';

/** Node's bookkeeping of callbacks, which has no public door. */
interface Bookkeeping {
  readonly async_hook_fields: Uint32Array;
  readonly constants: { readonly kCheck: number; readonly kTotals: number };
  clearAsyncIdStack(): void;
}

/**
 * Node counts callbacks in and out and ends the process when the count is uneven, as it is after a terminated callback; all the more
 * once anything (AsyncLocalStorage, so also Playwright) has switched hooks on. This turns that check off, for good, and gives a
 * function that evens the count out after a termination. The hooks themselves go on.
 */
export function bearTermination(): () => void {
  const bookkeeping = openBookkeeping();
  if (!bookkeeping) return () => undefined;
  const { async_hook_fields: fields, constants } = bookkeeping;
  const uncheck = () => {
    fields[constants.kCheck] = 0;
    fields[constants.kTotals] = 0;
  };
  const hooks = Object.getPrototypeOf(createHook({})) as { enable: (this: object) => unknown };
  const enable = hooks.enable;
  // Switching hooks on switches the check on.
  hooks.enable = function () {
    const result = enable.call(this);
    uncheck();
    return result;
  };
  uncheck();
  return () => bookkeeping.clearAsyncIdStack();
}

function openBookkeeping(): Bookkeeping | null {
  const { noDeprecation, binding } = process as unknown as Backdoor;
  try {
    // Node would warn in every kernel's log; where the door is closed for good, the catch below sees to it.
    process.noDeprecation = true;
    const bookkeeping = binding('async_wrap');
    return bookkeeping.async_hook_fields instanceof Uint32Array ? bookkeeping : null;
  } catch {
    return null;
  } finally {
    process.noDeprecation = noDeprecation;
  }
}

interface Backdoor {
  readonly noDeprecation: boolean | undefined;
  readonly binding: (name: string) => Bookkeeping;
}
