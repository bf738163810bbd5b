// tableProfile: a page for one group of ads: what they ask for.
import { legendOf, NothingToShow, type Coding } from '../../core';
import { count, makeTable, number, optional, schema, share, text, type TableOf } from '../../table';
import { codeRows } from './code-rows';
import { topNames } from './top-names';

/** Options of {@link tableProfile}. */
export interface ProfileTableOptions {
  /** What the ads are grouped by; default `profile`. */
  readonly by?: string;
}

/** The table of {@link tableProfile}. */
export const GROUP_PAGE = schema('group', 'one row a code that the group mentions', {
  kind: text('kind'),
  name: text('name'),
  mentions: count('mentions', { unit: 'mentions' }),
  mentions_per_ad: number('mentions per ad', { unit: 'mentions', digits: 2 }),
  share: share('share of ads'),
  names: optional(text('names (ads)')),
});

/**
 * What the ads of a profile (or another group) ask for: one row a code, by kind and share of the group's distinct ads (0 to 1), codes without a
 * mention left out; `names` says, of kinds that are counted by name, what the ads call it, with the number of ads.
 * @throws NothingToShow where no ad of the group has a mention.
 * @example
 * show(tableProfile(coding, coding.profiles[0]));
 */
export function tableProfile(
  coding: Coding,
  profile: string,
  { by = 'profile' }: ProfileTableOptions = {},
): TableOf<typeof GROUP_PAGE> {
  const rows = coding.kinds.flatMap((kind) =>
    codeRows(coding, kind.id, by)
      .filter(({ group, mentions }) => group === profile && mentions > 0)
      .sort((a, b) => b.share - a.share)
      .map(({ name, code, mentions, n, share: part }) => {
        const names = kind.unit === 'term' ? topNames(coding, code, { by, group: profile }) : [];
        const called = names.map((each) => `${each.name} (${each.ads})`).join(', ') || null;
        return { kind: kind.id, name, mentions, mentions_per_ad: mentions / n, share: part, names: called };
      }),
  );
  if (!rows.length) throw new NothingToShow(`no ad of the group "${profile}" (by ${by}) mentions a code`);
  return makeTable(GROUP_PAGE, rows, legendOf(coding));
}
