// What the reading of a coding gives, as cells show it: concordances, effects of an edit.
import type { Bundle } from './bundle';
import type { ShowTableOptions } from './table-cell';

/** The bundle of a result of reading, or `null` where it is none. */
export function readableBundle(_x: object, _options: ShowTableOptions): Bundle | null {
  return null;
}
