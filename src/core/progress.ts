// Progress: how long work tells a terminal, a log or a notebook how far it is.

/** Called now and then with the step's name and how much of it is done; `done === total` closes the step. */
export type Progress = (step: string, done: number, total: number) => void;

/** Says nothing. */
export const silent: Progress = () => {};
