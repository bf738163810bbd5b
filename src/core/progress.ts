// Progress: how long work tells a terminal, a log or a notebook how far it is.

/** Called now and then with the step's name and how much of it is done; `done === total` closes the step. */
export type Progress = (step: string, done: number, total: number) => void;

/** Says nothing. */
export const silent: Progress = () => {};

let fallback: Progress = silent;

/** What work reports to that is told nothing else: silent, until a notebook's kernel sets its bar. */
export const usualProgress: Progress = (step, done, total) => fallback(step, done, total);

/** Sets what {@link usualProgress} does, for the whole process; for a kernel at its start. */
export function setUsualProgress(progress: Progress): void {
  fallback = progress;
}
