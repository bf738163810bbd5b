// Which ads are counted, and what became of the others.
import { tableFunnel, tableSelection } from '../analysis';
import type { Ad } from '../core';
import { languageName } from '../language';
import type { Question } from './question';
import { count, listed, percent } from './parts/words';

/** What was read, what was taken out and why, and in which languages the ads are. */
export const selection: Question = {
  id: 'selection',
  chapter: 'ads',
  about: 'Which ads are counted, and what became of the others?',
  figures: [],
  tables: ['selection', 'selection_funnel'],
  paper: ['table_selection'],
  ask: ({ coding: { corpus } }) => {
    const funnel = tableFunnel(corpus);
    const print = {
      name: 'selection',
      table: funnel,
      print: { caption: 'Selection of the ads.', headers: { removed: 'taken out' } },
    };
    return [
      {
        heading: 'Selection',
        blocks: [
          'Counts are over **distinct ads** unless it says postings: ads that repeat or nearly repeat another are counted once.',
          { print },
          `Languages: ${languages(corpus)}.`,
        ],
        tables: [tableSelection(corpus), funnel],
      },
    ];
  },
};

function languages(corpus: readonly Ad[]): string {
  const distinct = corpus.filter(({ selection: { reason } }) => reason === null);
  const ads = new Map<string, number>();
  for (const { language } of distinct) ads.set(language, (ads.get(language) ?? 0) + 1);
  const most = [...ads].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return listed(
    most.map(([language, n]) => `${languageName(language)} ${count(n)} (${percent(n / distinct.length)})`),
  );
}
