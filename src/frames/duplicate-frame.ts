// duplicateFrame: the groups of repeated ads, before any coding.
import type { Ad, Cell } from '../core';
import { toFrame, type Frame } from './frame';

/**
 * Repeated and nearly repeated ads as a Danfo frame: one row a group of them, the largest first: `group` (id of the ad that stands for it),
 * `title`, `organisation`, `ads`, `locations`, `first`, `last` (dates).
 * @example
 * show(duplicateFrame(ads));
 */
export function duplicateFrame(ads: readonly Ad[]): Frame {
  const groups = new Map<string, Ad[]>();
  for (const ad of ads)
    if (ad.description) groups.set(ad.selection.group, [...(groups.get(ad.selection.group) ?? []), ad]);
  const rows = [...groups.entries()]
    .filter(([, members]) => members.length > 1)
    .sort((a, b) => b[1].length - a[1].length);
  const dates = (members: readonly Ad[]): string[] => members.flatMap(({ posted }) => posted ?? []).sort();
  return toFrame({
    group: rows.map(([group]) => group),
    title: rows.map(([, [first]]) => first.title),
    organisation: rows.map(([, [first]]) => first.organisation),
    ads: rows.map(([, members]) => members.length),
    locations: rows.map(([, members]) =>
      [...new Set(members.map(({ location }) => location).filter(Boolean))].join(', '),
    ),
    first: rows.map(([, members]): Cell => dates(members)[0] ?? null),
    last: rows.map(([, members]): Cell => dates(members).at(-1) ?? null),
  });
}
