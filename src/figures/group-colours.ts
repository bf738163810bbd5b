// Colours of groups and kinds: their own where the legend has one, else the next that nobody has.
import { KIND_COLOURS, NO_LEGEND, type Legend } from '../core';
import { distance } from './colour';
import { NEUTRAL } from './theme';

/** Colours nearer to one another than this (OKLab) pass for the same at a glance. */
const NEAR = 0.11;

/** For areas of groups without a colour of their own, in order (Tol 2021, muted). */
const AREA_COLOURS = ['#882255', '#44AA99', '#DDCC77', '#117733', '#88CCEE', '#999933', '#AA4499'];

/** The same for points and lines, which must be darker to be seen on white; the first four also differ in grey print, and the last two are for where others are taken. */
const LINE_COLOURS = [
  ...['#0072B2', '#882255', '#999933', '#222222'],
  ...['#CC6677', '#332288', '#A52A2A', '#762A83', '#44AA99'],
];

/** The colour of a kind by its id; one neutral blue for a kind that the legend has not, and for none. */
export function kindColour(kind: string | undefined, { kinds }: Pick<Legend, 'kinds'>): string {
  return kinds.find(({ id }) => id === kind)?.colour ?? NEUTRAL;
}

/** The groups that the legend names in its order, the others in their places. */
export function sortGroups(groups: readonly string[], legend: Legend): string[] {
  const order = [...Object.keys(legend.colours), ...legend.kinds.map(({ id }) => id)];
  const named = order.filter((name, place) => groups.includes(name) && order.indexOf(name) === place);
  return groups.map((group) => (order.includes(group) ? named.shift()! : group));
}

/** One colour a group for areas, in the order of `groups`: a profile's or kind's own, else the next that no name of the legend has. */
export function groupColours(groups: readonly string[], legend: Legend = NO_LEGEND): string[] {
  return coloursOf(groups, legend, [AREA_COLOURS, LINE_COLOURS]);
}

/** The same for points and lines; seven groups without a colour of their own can be told apart. */
export function lineColours(groups: readonly string[], legend: Legend = NO_LEGEND): string[] {
  return coloursOf(groups, legend, [LINE_COLOURS, AREA_COLOURS]);
}

/** Free colours of the first scheme, those that look like somebody's last, then of the other. */
function coloursOf(
  groups: readonly string[],
  legend: Legend,
  [first, other]: readonly (readonly string[])[],
): string[] {
  const own = groups.map((group) => ownColour(group, legend));
  const taken = [...Object.values(legend.colours), ...own].flatMap((colour) => colour?.toUpperCase() ?? []);
  const isNear = (colour: string): boolean => taken.some((each) => distance(each, colour) < NEAR);
  const inOrder = [...first.filter((colour) => !isNear(colour)), ...first, ...other, ...KIND_COLOURS];
  const free = [...new Set(inOrder)].filter((colour) => !taken.includes(colour));
  let next = 0;
  return own.map((colour) => colour ?? free[next++ % free.length] ?? NEUTRAL);
}

function ownColour(group: string, { kinds, colours }: Legend): string | undefined {
  return Object.hasOwn(colours, group) ? colours[group] : kinds.find(({ id }) => id === group)?.colour;
}
