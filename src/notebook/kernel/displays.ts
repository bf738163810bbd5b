// displays: the way from our functions to the output of the cell at hand.

/** One display message; `data` and `metadata` by MIME type. */
export interface DisplayMessage {
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The name under which the output can be replaced later. */
  readonly id?: string;
  /** Replace the output of that name instead of adding one. */
  readonly update: boolean;
}

/** How to emit; see {@link emitDisplay}. */
export interface EmitOptions {
  /** By MIME type, e.g. the size of a picture; default none. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** A name for the output, to replace it later; default none. */
  readonly id?: string;
  /** Replace the output with this `id`, in whichever cell it stands; default false. */
  readonly update?: boolean;
}

/** What a running kernel offers to the functions that cells call. */
export interface KernelHook {
  emit(message: DisplayMessage): void;
  waitFor(work: Promise<unknown>): void;
}

/** On the global object, because sources are loaded anew after an edit while the kernel stays. */
const HOOK = Symbol.for('rolelens.kernel');
const holder = globalThis as { [HOOK]?: KernelHook };

/** Whether this runs inside the notebook kernel. */
export function inNotebook(): boolean {
  return holder[HOOK] !== undefined;
}

/**
 * Puts one output into the cell at hand: the whole bundle (content by MIME type; binary content as base64, JSON types as objects)
 * as one message. Outside the kernel it prints the bundle's `text/plain`, unless it is an update.
 */
export function emitDisplay(bundle: Readonly<Record<string, unknown>>, options: EmitOptions = {}): void {
  const { metadata = {}, id, update = false } = options;
  const kernel = holder[HOOK];
  const text = bundle['text/plain'];
  if (kernel) kernel.emit({ data: bundle, metadata, id, update });
  else if (!update && typeof text === 'string' && text) process.stdout.write(`${text}\n`);
}

/**
 * Work begun by a cell that must be finished before the cell counts as done, such as drawing a figure's picture; its failure is
 * the cell's failure. Outside the kernel nothing waits: Node reports a failure as an unhandled rejection.
 */
export function waitFor(work: Promise<unknown>): void {
  holder[HOOK]?.waitFor(work);
}

/** Connects the functions above with a kernel; `null` disconnects them. Called by the kernel, and by tests. */
export function connectKernel(hook: KernelHook | null): void {
  holder[HOOK] = hook ?? undefined;
}
