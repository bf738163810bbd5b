// tableTopics: topics of the ads against the profiles.
import { RoleLensError, type Cell, type Coding, type Columns } from '../core';
import { adjustP, independenceTest, wilsonInterval } from '../statistics';
import type { Topics } from './find-topics';
import { groupedBy } from './group-choice';
import { tableOf } from './table-rows';

const COLUMNS = [
  'topic',
  'label',
  'words',
  'examples',
  'group',
  'ads',
  'group_ads',
  'share',
  'share_low',
  'share_high',
  'test',
  'p',
  'p_adjusted',
] as const;

/**
 * Topics against groups of ads (default profiles), over the distinct ads that have a topic: one row a topic × group, zeros included: `label` and `words` of the topic,
 * `examples` (titles of the ads most about it), `ads` of `group_ads` whose main topic it is, `share` (0 to 1) with its 95 % Wilson interval. `test`, `p` and `p_adjusted`
 * (Benjamini–Hochberg over the topics) say whether its share differs between the groups; they are the same in all rows of a topic.
 * @throws RoleLensError for topics of other ads.
 */
export function tableTopics(
  topics: Topics,
  coding: Coding,
  { by = 'profile' }: { readonly by?: string | readonly string[] | null } = {},
): Columns {
  if (topics.ofAd.length !== coding.corpus.length)
    throw new RoleLensError(`Topics of ${topics.ofAd.length} ads, but a coding of ${coding.corpus.length}.`, {
      hint: 'Find the topics in the store that was coded.',
    });
  const groups = groupedBy(coding, by, 'distinct');
  const counts = groups.names.map(() => topics.list.map(() => 0));
  const totals = groups.names.map(() => 0);
  topics.ofAd.forEach((topic, i) => {
    const group = groups.ofAd[i];
    if (topic < 0 || group < 0) return;
    counts[group][topic]++;
    totals[group]++;
  });
  const tests = topics.list.map((_, t) =>
    independenceTest(counts.map((row, g) => [row[t], totals[g] - row[t]])),
  );
  const adjusted = adjustP(tests.map(({ p }) => p));
  const rows = topics.list.flatMap(({ label, words, examples }, t) =>
    groups.names.map((group, g): Record<(typeof COLUMNS)[number], Cell> => {
      const [ads, group_ads] = [counts[g][t], totals[g]];
      const [share_low, share_high] = wilsonInterval(ads, group_ads);
      return {
        topic: t + 1,
        label,
        words: words.join(', '),
        examples: examples.map((ad) => coding.corpus[ad].title).join('; '),
        group,
        ads,
        group_ads,
        share: ads / group_ads,
        share_low,
        share_high,
        test: tests[t].method,
        p: tests[t].p,
        p_adjusted: adjusted[t],
      };
    }),
  );
  return tableOf(COLUMNS, rows);
}
