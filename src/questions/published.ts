// Published counts beside one's own.
import { countMentions, groupAds } from '../analysis';
import { NothingToShow, type Coding } from '../core';
import { count, makeTable, number, optional, rowsOf, schema, text, type TableOf } from '../table';
import { markdownTable } from './parts/picture';
import type { Question } from './question';
import { readPublished, type PublishedCount } from './parts/read-published';
import { count as countText } from './parts/words';

/** Counts of a publication beside those of the coding. */
export const PUBLISHED = schema('comparison', 'one row a published count', {
  profile: text('profile'),
  kind: text('kind'),
  code: text('code'),
  name: text('name'),
  published: count('published', { unit: 'mentions' }),
  reproduced: optional(count('reproduced', { unit: 'mentions' })),
  difference: optional(number('reproduced minus published', { unit: 'mentions', digits: 0 })),
});

/** The published counts that the study names. */
export const published: Question = {
  id: 'published',
  chapter: 'method',
  about: 'Are published counts reproduced?',
  figures: [],
  tables: ['comparison'],
  ask: async ({ coding, published: file }) => {
    if (file === null) throw new NothingToShow('the study names no published counts (published:)');
    const kinds = coding.kinds.map(({ id }) => id);
    const table = comparePublished(coding, await readPublished(file, kinds));
    return [
      { heading: 'Published Counts', blocks: [sentence(table), markdownTable(table)], tables: [table] },
    ];
  },
};

/**
 * One row a published count, reproduced in mentions over postings; `null` for profiles and codes that the coding does not know.
 * @throws NothingToShow where the coding has no profiles.
 */
export function comparePublished(
  coding: Coding,
  counts: readonly PublishedCount[],
): TableOf<typeof PUBLISHED> {
  const groups = groupAds(coding, 'profile', 'postings');
  const ours = countMentions(coding, groups);
  const countOf = ({ profile, code }: PublishedCount): number | null => {
    const index = coding.codes.findIndex(({ id }) => id === code);
    if (index < 0 || !coding.profiles.includes(profile)) return null;
    const group = groups.names.indexOf(profile);
    return group < 0 ? 0 : ours.mentions[ours.at(group, index)];
  };
  const rows = counts.map((row) => {
    const { mentions, ...about } = row;
    const reproduced = countOf(row);
    const difference = reproduced === null ? null : reproduced - mentions;
    return { ...about, published: mentions, reproduced, difference };
  });
  return makeTable(PUBLISHED, rows);
}

function sentence(table: TableOf<typeof PUBLISHED>): string {
  const rows = rowsOf(table);
  const known = rows.flatMap(({ reproduced, published: theirs }) =>
    reproduced === null ? [] : [{ reproduced, theirs }],
  );
  const same = known.filter(({ reproduced, theirs }) => reproduced === theirs).length;
  const exact =
    same === rows.length ? 'all are' : same === 0 ? 'none is' : same === 1 ? '1 is' : `${same} are`;
  const [ours, theirs] = [known.map(({ reproduced }) => reproduced), known.map((row) => row.theirs)].map(
    (values) => countText(values.reduce((sum, n) => sum + n, 0)),
  );
  const unknown = rows.length - known.length;
  const rest = unknown ? ` ${unknown} are of a profile or code that this coding does not know.` : '';
  return `Of ${rows.length} published counts ${exact} reproduced exactly; together ${ours} mentions over postings against ${theirs} published.${rest}`;
}
