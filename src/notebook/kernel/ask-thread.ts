// Questions and answers between threads, over a message port.

interface Question {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly fault?: string;
}

/** A message port, or a worker. */
interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

/** Calls a method of the thread at the other end. */
export type Ask = <T>(method: string, ...args: unknown[]) => Promise<T>;

/** A function that asks the thread at the other end of `port`; its failures come back as errors with their message. */
export function askOver(port: Port): Ask {
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  port.on('message', (message) => {
    const answer = message as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  return <T>(method: string, ...args: unknown[]) =>
    new Promise<T>((resolve, reject) => {
      const id = ++last;
      waiting.set(id, ({ value, fault }) =>
        fault === undefined ? resolve(value as T) : reject(new Error(fault)),
      );
      port.postMessage({ id, method, args } satisfies Question);
    });
}

/** Answers the questions that come in over `port` with the methods of `answerer`. */
export function answerOver(
  port: Port,
  answerer: Readonly<Record<string, (...args: never[]) => unknown>>,
): void {
  port.on('message', (message) => {
    const { id, method, args } = message as Question;
    let answer: Answer;
    try {
      answer = { id, value: answerer[method](...(args as never[])) };
    } catch (error) {
      answer = { id, fault: error instanceof Error ? error.message : String(error) };
    }
    port.postMessage(answer);
  });
}
