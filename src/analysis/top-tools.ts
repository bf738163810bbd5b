// topTools: the tools that most ads name, overall and by group.
import type { Cell, Coding, Columns, CountOver, Kind } from '../core';
import { wilsonInterval } from '../statistics';
import { toolItems } from './ad-items';
import { countItems } from './count-items';
import { groupedBy } from './group-choice';
import { tableOf } from './table-rows';

/** Options of {@link topTools}. */
export interface TopToolsOptions {
  /** What the ads are grouped by; default `null`: all together. */
  readonly by?: string | readonly string[] | null;
  /** Tools a group; default 20. */
  readonly most?: number;
  /** Default `technology`. */
  readonly kind?: Kind;
  /** Default `distinct`. */
  readonly over?: CountOver;
}

const COLUMNS = [
  'group',
  'rank',
  'name',
  'code',
  'category',
  'mentions',
  'ads',
  'group_ads',
  'prevalence',
  'prevalence_low',
  'prevalence_high',
] as const;

/**
 * The tools that most ads name: one row a group × tool, the most named first, tools that are among the first of any group in every group (`rank` from 1, equals share it).
 * Tools are taken by the words in the ads: spellings that differ in letter case, blanks, hyphens, dots, slashes, apostrophes or a plural s are one tool, under the most
 * usual of them. `category` is the name of the code; `prevalence` the share of ads (0 to 1) with its 95 % Wilson interval.
 */
export function topTools(
  coding: Coding,
  { by = null, most = 20, kind = 'technology', over = 'distinct' }: TopToolsOptions = {},
): Columns {
  const counted = toolItems(coding, kind);
  const groups = groupedBy(coding, by, over);
  const { ads, mentions } = countItems(counted, groups);
  const size = counted.items.length;
  const categories = new Map(coding.codes.map(({ id, name }) => [id, name]));
  const orders = groups.names.map((_, g) =>
    counted.items
      .map((_item, i) => i)
      .sort(
        (a, b) => ads[g * size + b] - ads[g * size + a] || mentions[g * size + b] - mentions[g * size + a],
      ),
  );
  const shown = new Set(
    orders.flatMap((order, g) => order.slice(0, most).filter((i) => ads[g * size + i] > 0)),
  );
  const rows = groups.names.flatMap((group, g) =>
    orders[g]
      .filter((i) => shown.has(i))
      .map((i): Record<(typeof COLUMNS)[number], Cell> => {
        const [here, of] = [ads[g * size + i], groups.ads[g]];
        const [prevalence_low, prevalence_high] = wilsonInterval(here, of);
        const { name, code } = counted.items[i];
        const counts = { mentions: mentions[g * size + i], ads: here, group_ads: of, prevalence: here / of };
        const rank = 1 + orders[g].findIndex((other) => ads[g * size + other] === here);
        return {
          group,
          rank,
          name,
          code,
          category: categories.get(code)!,
          ...counts,
          prevalence_low,
          prevalence_high,
        };
      }),
  );
  return tableOf(COLUMNS, rows);
}
