// tableTopics: topics of the ads against groups of them.
import { hasProfiles, legendOf, RoleLensError, type Coding } from '../core';
import { adjustP, independenceTest } from '../statistics';
import { count, makeTable, optional, pValue, schema, share, text, type TableOf } from '../table';
import type { Topics } from './find-topics';
import { groupAds, type GroupBy } from './group-ads';
import { shareOfAds, withInterval } from './schema-parts';

/** The table of {@link tableTopics}. */
export const TOPICS = schema('topics', 'one row a topic × group, zeros included', {
  topic: count('topic'),
  label: text('label'),
  words: text('words'),
  examples: text('examples'),
  group: text('group'),
  ads: count('ads', { unit: 'ads' }),
  group_ads: count('ads of the group', { unit: 'ads' }),
  ...withInterval('share', optional(share('share of ads'))),
  test: text('test'),
  p: optional(pValue('p')),
  p_adjusted: optional(pValue('adjusted p')),
});

/**
 * Topics against groups of ads (default profiles, or all ads together where there are none), over the distinct ads that have a topic: one row a topic × group, zeros included: `label`
 * and `words` of the topic, `examples` (titles of the ads most about it), `ads` of `group_ads` whose main topic it is, `share` (0 to 1) with its 95 % Wilson interval. `test`, `p` and
 * `p_adjusted` (Benjamini–Hochberg over the topics) say whether its share differs between the groups; they are the same in all rows of a topic.
 * @throws RoleLensError for topics of other ads.
 * @example
 * show(tableTopics(findTopics(store, { k: 4 }), coding, { by: 'language' }));
 */
export function tableTopics(
  topics: Topics,
  coding: Coding,
  { by = hasProfiles(coding) ? 'profile' : null }: { readonly by?: GroupBy } = {},
): TableOf<typeof TOPICS> {
  if (topics.ofAd.length !== coding.corpus.length)
    throw new RoleLensError(`Topics of ${topics.ofAd.length} ads, but a coding of ${coding.corpus.length}.`, {
      hint: 'Find the topics in the store that was coded.',
    });
  const { names, counts, totals } = countTopics(topics, coding, by);
  const tests = topics.list.map((_, t) =>
    independenceTest(counts.map((row, g) => [row[t], totals[g] - row[t]])),
  );
  const adjusted = adjustP(tests.map(({ p }) => p));
  const rows = topics.list.flatMap(({ label, words, examples }, t) =>
    names.map((group, g) => ({
      topic: t + 1,
      label,
      words: words.join(', '),
      examples: examples.map((ad) => coding.corpus[ad].title).join('; '),
      group,
      ...shareOfAds(counts[g][t], totals[g]),
      test: tests[t].method,
      p: tests[t].p,
      p_adjusted: adjusted[t],
    })),
  );
  return makeTable(TOPICS, rows, legendOf(coding));
}

/** Ads by group and topic, and the ads of each group that have a topic. */
function countTopics(
  { list, ofAd }: Topics,
  coding: Coding,
  by: GroupBy,
): { names: readonly string[]; counts: number[][]; totals: number[] } {
  const groups = groupAds(coding, by, 'distinct');
  const counts = groups.names.map(() => list.map(() => 0));
  const totals = groups.names.map(() => 0);
  ofAd.forEach((topic, i) => {
    const group = groups.ofAd[i];
    if (topic < 0 || group < 0) return;
    counts[group][topic]++;
    totals[group]++;
  });
  return { names: groups.names, counts, totals };
}
