// Which differences hold however the ads are counted, coded and grouped.
import { NO_DIFFERENCE, sensitivity } from '../analysis';
import { isCodebookCoding } from '../coding';
import { NothingToShow } from '../core';
import { escapeMarkdown } from '../export';
import { renamed, rowsOf, type Table } from '../table';
import { askParts } from './ask-parts';
import { comparisonNames, whyNothingCompared } from './groups';
import { once } from './once';
import type { Answer, Asked, Question } from './question';
import { counted, listed } from './words';

/** The comparisons of a study, repeated in other ways. */
export const sensitivityOfDifferences: Question = {
  id: 'sensitivity',
  chapter: 'comparison',
  about: 'Do the differences hold however one counts?',
  figures: [],
  tables: ['sensitivity', 'sensitivity_by_{by}'],
  ask: (asked) => {
    if (!asked.comparisons.length) throw new NothingToShow(whyNothingCompared(asked));
    const parts = pairsOf(asked);
    return askParts(
      parts,
      ({ pair }) => `Whether differences of ${pair.join(' and ')} hold`,
      (part) => ofPair(asked, part, parts.length === 1),
    );
  },
};

/** Two groups of a comparison. */
interface Pair {
  readonly by: string;
  readonly pair: readonly [string, string];
  /** Name of its table. */
  readonly name: string;
}

const pairsOf = once((asked: Asked): readonly Pair[] => {
  const stems = comparisonNames(asked).map((name) => name.replace('_comparison', ''));
  return asked.comparisons.flatMap(({ by, groups }, at) => {
    const pairs = groups.flatMap((a, i) => groups.slice(i + 1).map((b) => [a, b] as const));
    const stem = by === 'profile' && stems[at] === 'profile' ? 'sensitivity' : `sensitivity_by_${stems[at]}`;
    return pairs.map((pair, i) => ({ by, pair, name: i ? `${stem}_${i + 1}` : stem }));
  });
});

function ofPair(asked: Asked, { by, pair, name }: Pair, isOnly: boolean): Answer {
  const { coding, store, book } = asked;
  const again = store && book && isCodebookCoding(coding) ? { store, book } : {};
  const table = renamed(sensitivity(coding, { by, groups: pair, ...again }), { name });
  return {
    heading: `Do the Differences Hold?${isOnly ? '' : ` ${pair.join(' and ')}`}`,
    blocks: [sentences(table, name)],
    tables: [table],
    paper: [
      {
        print: {
          name,
          table,
          print: {
            caption: `Differences between ${pair.join(' and ')} ads, however one counts.`,
            columns: ['name', 'distinct_ads', 'holds', 'but'],
            headers: { name: 'code', distinct_ads: 'distinct ads', but: 'otherwise' },
          },
        },
      },
    ],
  };
}

function sentences(table: Table, name: string): string {
  const ways = Object.keys(table.columns)
    .filter((column) => column.startsWith(PREFIX) && column !== `${PREFIX}distinct_ads`)
    .map((column) => wayInWords(column.slice(PREFIX.length)));
  const shown = rowsOf(table).filter(({ distinct_ads: verdict }) => verdict !== NO_DIFFERENCE);
  const repeated = `The comparison was repeated ${listed(ways)}.`;
  const all = `All verdicts stand in \`${name}.csv\`.`;
  if (!shown.length) return `${repeated} There is no difference shown that could hold or not. ${all}`;
  const rest = shown.filter(({ holds }) => holds !== 'throughout');
  const steady = shown.length - rest.length;
  const hold = !rest.length ? 'all hold' : steady === 1 ? '1 holds' : `${steady || 'none'} hold`;
  const but = rest.map(
    (row) =>
      `**${escapeMarkdown(String(row.name))}** (${listed(String(row.but).split(', ').map(wayInWords))})`,
  );
  return `${repeated} Of ${counted(shown.length, 'difference')} shown, ${hold} throughout${but.length ? `; not so ${listed(but)}` : ''}. ${all}`;
}

const PREFIX = 'difference_';
const WAYS: Readonly<Record<string, string>> = {
  over_postings: 'over all postings',
  without_boilerplate: 'without company boilerplate',
  runner_up: 'with ads of other profiles given to the runner-up',
};

function wayInWords(way: string): string {
  return WAYS[way] ?? way.replace(/_/g, ' ');
}
