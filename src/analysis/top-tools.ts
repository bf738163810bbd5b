// topTools: the tools that most ads name, overall and by group.
import { kindOf, legendOf, NothingToShow, type Coding, type CountOver } from '../core';
import { count, makeTable, schema, text, type TableOf } from '../table';
import { toolItems } from './ad-items';
import { countItems } from './count-items';
import { groupAds, type GroupBy } from './group-ads';
import { PREVALENCE, prevalenceOf } from './schema-parts';
import { kindsByTerm } from './wanted-kinds';

/** Options of {@link topTools}. */
export interface TopToolsOptions {
  /** What the ads are grouped by; default `null`: all together. */
  readonly by?: GroupBy;
  /** Tools a group; default 20. */
  readonly most?: number;
  /** Default all kinds that are counted by term. */
  readonly kind?: string;
  /** Default `distinct`. */
  readonly over?: CountOver;
}

/** The table of {@link topTools}. */
export const TOOLS = schema('tools', 'one row a group × tool, the most named first', {
  group: text('group'),
  rank: count('rank'),
  name: text('name'),
  kind: text('kind'),
  code: text('code'),
  category: text('category'),
  ...PREVALENCE,
});

/**
 * The tools (or other terms) that most ads name: one row a group × tool, the most named first, tools that are among the first of any group in every group (`rank` from 1, equals
 * share it). Tools are taken by the words in the ads: spellings that differ in letter case, blanks, hyphens, dots, slashes, apostrophes or a plural s are one tool, under the most
 * usual of them. `category` is the name of the code; `prevalence` the share of ads (0 to 1) with its 95 % Wilson interval.
 * @throws NothingToShow where no kind is counted by term, or no ad names any.
 * @example
 * show(topTools(coding, { by: 'profile', most: 10 }));
 */
export function topTools(
  coding: Coding,
  { by = null, most = 20, kind, over = 'distinct' }: TopToolsOptions = {},
): TableOf<typeof TOOLS> {
  const { items, ...rest } = toolItems(coding, kind);
  const groups = groupAds(coding, by, over);
  const { ads, mentions } = countItems({ items, ...rest }, groups);
  const size = items.length;
  const categories = new Map(coding.codes.map(({ id, name }) => [id, name]));
  const orders = groups.names.map((_, g) =>
    items
      .map((_item, i) => i)
      .sort(
        (a, b) => ads[g * size + b] - ads[g * size + a] || mentions[g * size + b] - mentions[g * size + a],
      ),
  );
  const shown = new Set(
    orders.flatMap((order, g) => order.slice(0, most).filter((i) => ads[g * size + i] > 0)),
  );
  if (!shown.size) throw new NothingToShow(`no ad names any ${namesOfKinds(coding, kind)}`);
  const rows = groups.names.flatMap((group, g) => {
    // The rank is among all tools, also those that are not shown.
    const counts = orders[g].map((i) => ads[g * size + i]);
    return orders[g]
      .filter((i) => shown.has(i))
      .map((i) => ({
        group,
        rank: 1 + counts.indexOf(ads[g * size + i]),
        ...items[i],
        category: categories.get(items[i].code)!,
        ...prevalenceOf(mentions[g * size + i], ads[g * size + i], groups.ads[g]),
      }));
  });
  return makeTable(TOOLS, rows, legendOf(coding));
}

/** E.g. `technology or qualification`. */
function namesOfKinds(coding: Coding, kind?: string): string {
  return kindsByTerm(coding, kind)
    .map((id) => kindOf(coding, id).singular)
    .join(' or ');
}
