// Legend: what a table's kinds and profiles are called and coloured, so that figures need no coding to draw it.
import type { Coding } from './coding';
import type { Kind } from './kind';

/** Names for people, and colours (`#RRGGBB`), by what stands in a table's cells. */
export interface Legend {
  /** By kind id, in the order of every report. */
  readonly kinds: readonly Kind[];
  /** By profile. */
  readonly colours: Readonly<Record<string, string>>;
}

/** Nothing has a name or a colour of its own. */
export const NO_LEGEND: Legend = { kinds: [], colours: {} };

/** The kinds of a coding, and the colours of its profiles. */
export function legendOf({ kinds, profileColours }: Pick<Coding, 'kinds' | 'profileColours'>): Legend {
  return { kinds, colours: profileColours };
}
