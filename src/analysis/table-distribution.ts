// tableDistribution: how often each code occurs, by group of ads; the table behind most figures.
import { legendOf, type Coding, type CountOver } from '../core';
import { makeTable, number, schema, text, type TableOf } from '../table';
import { countMentions } from './count-mentions';
import { groupAds, type GroupBy } from './group-ads';
import { CODE, PREVALENCE, prevalenceOf } from './schema-parts';
import { checkKind } from './wanted-kinds';

/** Options of {@link tableDistribution}. */
export interface DistributionOptions {
  /** Codes of one kind only; default all kinds. */
  readonly kind?: string;
  /** What the ads are grouped by, see {@link GroupBy}; default `null`: all ads together. */
  readonly by?: GroupBy;
  /** Default `distinct`. */
  readonly over?: CountOver;
}

const { mentions, ads, group_ads, ...prevalence } = PREVALENCE;

/** The table of {@link tableDistribution}. */
export const DISTRIBUTION = schema('distribution', 'one row a group × code, zeros included', {
  group: text('group'),
  ...CODE,
  mentions,
  ads,
  group_ads,
  mentions_per_ad: number('mentions per ad', { unit: 'mentions', digits: 2 }),
  ...prevalence,
});

/**
 * How often each code is mentioned, over all ads or by group: one row a group × code, zeros included: `group`, `kind`, `code`, `name`, `mentions`,
 * `ads` (with at least one mention) of `group_ads`, `mentions_per_ad`, `prevalence` (share of the group's ads, 0 to 1), `prevalence_low`,
 * `prevalence_high` (95 % Wilson interval). Whether groups differ says `compareGroups`.
 * @throws NothingToShow for profiles where there are none; RoleLensError for a column that the ads lack (naming those there are), and for a kind
 * that the coding lacks.
 * @example
 * show(tableDistribution(coding, { by: 'profile' }));
 */
export function tableDistribution(
  coding: Coding,
  { kind, by = null, over = 'distinct' }: DistributionOptions = {},
): TableOf<typeof DISTRIBUTION> {
  if (kind !== undefined) checkKind(coding, kind);
  const groups = groupAds(coding, by, over);
  const counts = countMentions(coding, groups);
  const rows = groups.names.flatMap((group, g) =>
    coding.codes.flatMap(({ id, name, kind: of }, code) => {
      if (kind !== undefined && of !== kind) return [];
      const at = counts.at(g, code);
      const shares = prevalenceOf(counts.mentions[at], counts.ads[at], groups.ads[g]);
      return [
        { group, kind: of, code: id, name, ...shares, mentions_per_ad: shares.mentions / shares.group_ads },
      ];
    }),
  );
  return makeTable(DISTRIBUTION, rows, legendOf(coding));
}
