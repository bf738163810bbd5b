// tableKinds: how often codes of each kind are mentioned.
import { legendOf, type Coding, type CountOver } from '../core';
import { makeTable, schema, text, type TableOf } from '../table';
import { kindItems } from './ad-items';
import { countItems } from './count-items';
import { groupAds, type GroupBy } from './group-ads';
import { PREVALENCE, prevalenceOf } from './schema-parts';

/** Options of {@link tableKinds}. */
export interface KindTableOptions {
  /** What the ads are grouped by, see {@link GroupBy}; default `null`: all ads together. */
  readonly by?: GroupBy;
  /** Default `distinct`. */
  readonly over?: CountOver;
}

/** The table of {@link tableKinds}. */
export const KIND_COUNTS = schema('category_types', 'one row a group × kind of code, zeros included', {
  group: text('group'),
  code: text('kind'),
  name: text('name'),
  ...PREVALENCE,
});

/**
 * How often each kind of code is mentioned: one row a group × kind, zeros included: `group`, `code` (the kind's id), `name`, `mentions`, `ads` with
 * at least one mention of `group_ads`, `prevalence` (0 to 1) with its 95 % Wilson interval.
 * @throws NothingToShow for profiles where there are none; RoleLensError for a column that the ads lack (naming those there are).
 * @example
 * show(tableKinds(coding, { by: 'language' }));
 */
export function tableKinds(
  coding: Coding,
  { by = null, over = 'distinct' }: KindTableOptions = {},
): TableOf<typeof KIND_COUNTS> {
  const groups = groupAds(coding, by, over);
  const counts = countItems(kindItems(coding), groups);
  const { kinds } = coding;
  const rows = groups.names.flatMap((group, g) =>
    kinds.map(({ id, name }, k) => {
      const at = g * kinds.length + k;
      return { group, code: id, name, ...prevalenceOf(counts.mentions[at], counts.ads[at], groups.ads[g]) };
    }),
  );
  return makeTable(KIND_COUNTS, rows, legendOf(coding));
}
