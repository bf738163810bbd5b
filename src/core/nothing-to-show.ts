// NothingToShow: a question that the ads cannot answer, which is a result and no fault.
import { RoleLensError } from './error';

/**
 * There is nothing to show, because … : no dates, one group only, no two tools in one ad. Unlike other errors it is an answer: reports and `show`
 * print it in the place of the figure. Throw it in a cell of your own; its text goes on after “because”.
 * @example
 * show(() => {
 *   throw new NothingToShow('no ad names a salary');
 * });
 */
export class NothingToShow extends RoleLensError {
  /** @param reason A clause that follows "because", e.g. `no ad has a date`. */
  constructor(
    readonly reason: string,
    hint?: string,
  ) {
    super(`There is nothing to show, because ${reason}.`, { hint });
    this.name = 'NothingToShow';
  }
}
