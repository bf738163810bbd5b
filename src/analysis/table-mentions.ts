// tableMentions: all mentions by profile and code, told apart by the kind that they were recorded under.
import { legendOf, type Coding } from '../core';
import { count, makeTable, orderBy, schema, text, type RowOf, type TableOf } from '../table';
import { countMentions } from './count-mentions';
import { groupProfiles } from './group-ads';
import { CODE } from './schema-parts';

/** The table of {@link tableMentions}. */
export const MENTIONS = schema(
  'mentions_by_profile',
  'one row a profile × kind as recorded × code that is mentioned',
  {
    profile: text('profile'),
    ...CODE,
    kind: text('kind as recorded'),
    mentions: count('mentions in postings', { unit: 'mentions' }),
    ads: count('postings', { unit: 'postings' }),
    mentions_distinct: count('mentions in distinct ads', { unit: 'mentions' }),
    ads_distinct: count('distinct ads', { unit: 'ads' }),
    code_kind: text('kind of the code'),
  },
);

/**
 * Every code as it was recorded, for checking a coding made elsewhere: one row a profile × kind (as recorded) × code that is mentioned: `profile`,
 * `kind`, `code`, `name`, `mentions`, `ads` over postings, and `mentions_distinct`, `ads_distinct` over distinct ads; sorted by profile, kind and
 * code. Where `code_kind`, the code's own kind, is another than `kind`, the row counts in no other table. Without profiles all ads are in `(none)`.
 * @example
 * show(tableMentions(coding));
 */
export function tableMentions(coding: Coding): TableOf<typeof MENTIONS> {
  const all = groupProfiles(coding, 'postings');
  const distinct = groupProfiles(coding, 'distinct');
  const rows = coding.recordedKinds.flatMap((kind, recorded): RowOf<typeof MENTIONS>[] => {
    const ofKind = (_: number, each: number): boolean => each === recorded;
    const [postings, ads] = [all, distinct].map((groups) => countMentions(coding, groups, ofKind));
    return all.names.flatMap((profile, group) =>
      coding.codes.flatMap(({ id, name, kind: code_kind }, code) => {
        const at = postings.at(group, code);
        if (!postings.mentions[at]) return [];
        const other = ads.at(distinct.names.indexOf(profile), code);
        const counts = {
          mentions: postings.mentions[at],
          ads: postings.ads[at],
          mentions_distinct: ads.mentions[other] ?? 0,
          ads_distinct: ads.ads[other] ?? 0,
        };
        return [{ profile, kind, code: id, name, ...counts, code_kind }];
      }),
    );
  });
  return orderBy(
    makeTable(MENTIONS, rows, legendOf(coding)),
    (a, b) => compare(a.profile, b.profile) || compare(a.kind, b.kind) || compare(a.code, b.code),
  );
}

const collator = new Intl.Collator('en', { numeric: true });

/** By name, A2 before A10. */
function compare(a: string, b: string): number {
  return collator.compare(a, b);
}
