// How much of the ads is company boilerplate, and what it does to the counts.
import { codeAds, isCodebookCoding } from '../coding';
import { isCounted, NothingToShow, type Ad, type Coding } from '../core';
import { knows, languageName, OTHER } from '../language';
import { boilerplateEffect, type BoilerplateEffect } from './parts/boilerplate-effect';
import { markdownTable } from './parts/picture';
import type { Asked, Question } from './question';
import { count, counted, listed, percent } from './parts/words';

/** Clauses about the company, and the mentions in them. */
export const boilerplate: Question = {
  id: 'boilerplate',
  chapter: 'method',
  about: 'How much is company boilerplate, and what does it do to the counts?',
  figures: [],
  tables: [],
  ask: (asked) => {
    const { store, coding } = asked;
    if (!store) throw new NothingToShow('the texts of the ads were not read clause by clause');
    const effect = boilerplateEffect(withAll(asked), store);
    const inside = effect.byKind.reduce((sum, { clauses }) => sum + clauses, 0);
    const unknown = unknownIn(coding.corpus);
    if (!inside)
      throw new NothingToShow(
        unknown
          ? `company boilerplate is not known in ${unknown}`
          : 'no clause of these ads is known as boilerplate by the cues there are',
      );
    return [
      {
        heading: 'Company Boilerplate',
        blocks: [
          clausesSentence(effect, inside, isDropped(coding)),
          effectTable(coding, effect),
          ...(unknown
            ? [
                `Company boilerplate is not known in ${unknown}: what there is of it in these ads is not marked.`,
              ]
            : []),
        ],
      },
    ];
  },
};

/** Languages of distinct ads whose boilerplate is not known, with the number of ads; empty where there are none. */
function unknownIn(ads: readonly Ad[]): string {
  const distinct = ads.filter((ad) => ad.language !== OTHER && isCounted(ad, 'distinct'));
  const codes = [...new Set(distinct.map(({ language }) => language))].filter(
    (code) => !knows(code, 'boilerplate'),
  );
  const parts = codes.sort().map((code) => {
    const n = distinct.filter(({ language }) => language === code).length;
    return `${languageName(code)} (${counted(n, 'ad')})`;
  });
  return listed(parts);
}

/** Whether the coding leaves out what stands in boilerplate. */
function isDropped(coding: Coding): boolean {
  return isCodebookCoding(coding) && coding.origin.boilerplate === 'drop';
}

/** The coding with what stands in boilerplate; what was left out has to be coded anew. */
function withAll({ coding, book, store }: Asked): Coding {
  return isDropped(coding) && store && book ? codeAds(store, book, { boilerplate: 'keep' }) : coding;
}

function clausesSentence(effect: BoilerplateEffect, inside: number, isOut: boolean): string {
  const kinds = effect.byKind
    .filter(({ clauses }) => clauses)
    .map(({ kind, clauses }) => `${kind} ${count(clauses)}`);
  const counted = isOut
    ? 'Mentions in them are **left out**; the table says what that took away.'
    : 'Mentions in them are **counted**; the table says what leaving them out would take away.';
  return `${count(inside)} of ${count(effect.clauses)} clauses (${percent(inside / effect.clauses)}) are about the company, its benefits or its procedures (${listed(kinds)}). ${counted}`;
}

function effectTable({ kinds }: Coding, { mentions, presence }: BoilerplateEffect): string {
  return markdownTable({
    kind: kinds.map(({ name }) => name),
    mentions: mentions.map(({ all }) => all),
    'in boilerplate': mentions.map(({ inside }) => inside),
    'share of mentions': mentions.map(({ all, inside }) => (all ? percent(inside / all) : '–')),
    'ad–code pairs that rest on it alone': presence.map(({ lost, all }) => `${count(lost)} of ${count(all)}`),
  });
}
