// Where raw counts look one way and shares of ads the other.
import { NothingToShow } from '../core';
import { escapeMarkdown } from '../export';
import {
  comparedOf,
  differenceText,
  pairClaims,
  testText,
  type Compared,
  type PairRow,
} from './parts/compared';
import { whyNothingCompared } from './parts/groups';
import type { Answer, Question } from './question';
import { counted, listed, percent } from './parts/words';

/** Codes for which the group with more mentions has the smaller share of ads. */
export const countsAndShares: Question = {
  id: 'counts-and-shares',
  chapter: 'comparison',
  about: 'Where do raw counts and shares of ads disagree?',
  figures: [],
  tables: ['profile_comparison', '{by}_comparison'],
  ask: (asked) => {
    const all = comparedOf(asked);
    if (!all.length) throw new NothingToShow(whyNothingCompared(asked));
    return all.map((compared) => ofComparison(compared, all.length === 1));
  },
};

function ofComparison({ comparison: of, rows, table }: Compared, isOnly: boolean): Answer {
  const contrary = rows.filter(isContrary);
  const lead = contrary.length
    ? 'By raw counts these look one way, by shares of ads the other; the shares are what the groups differ in:'
    : 'Nowhere: for every code the group with more mentions also has the larger share of ads.';
  return {
    heading: `Where Counts and Shares Disagree${isOnly ? '' : `: ${listed(of.groups)} (${of.by})`}`,
    blocks: [lead, ...(contrary.length ? [contrary.map((row) => `- ${sentenceOf(row)}`).join('\n')] : [])],
    tables: [table],
    claims: contrary.flatMap((row) => pairClaims(row, sentenceOf(row))),
  };
}

/** The group with more mentions (or as many) has the smaller share of ads. */
function isContrary({ mentions_a: a, mentions_b: b, ...row }: PairRow): boolean {
  return a + b > 0 && row.prevalence_a !== row.prevalence_b && Math.sign(a - b) !== Math.sign(row.difference);
}

function sentenceOf(row: PairRow): string {
  const { mentions_a: a, mentions_b: b } = row;
  const sides = [
    { name: escapeMarkdown(row.group_a), share: row.prevalence_a },
    { name: escapeMarkdown(row.group_b), share: row.prevalence_b },
  ];
  const raw =
    a === b
      ? `both have ${counted(a, 'mention')}`
      : `${counted(a, 'mention')} in ${sides[0].name} ads against ${counted(b, 'mention')} in ${sides[1].name} ads`;
  const [more, less] = sides[0].share > sides[1].share ? sides : [...sides].reverse();
  const verdict = row.more ? 'a difference' : 'no difference shown';
  const shares = `${percent(more.share)} against ${percent(less.share)}`;
  return `**${escapeMarkdown(row.name)}:** ${raw}, but ${more.name} names it in the larger share of its ads (${shares}; ${verdict}, ${differenceText(row)}, ${testText(row)}).`;
}
