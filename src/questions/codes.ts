// How often each code is mentioned, kind by kind.
import type { Kind } from '../core';
import { escapeMarkdown } from '../export';
import { figureDistribution } from '../figures';
import { claimsOf, rankSentences, ranksTable } from './parts/code-ranks';
import { codeRows, type CodeRow } from './parts/code-rows';
import { mentionsTable } from './parts/mentions-table';
import type { Answer, Asked, Question } from './question';
import { count, counted, listed, percent, shareWithInterval } from './parts/words';

/** The distribution of each kind's codes. */
export const codes: Question = {
  id: 'codes',
  chapter: 'overall',
  about: 'How often is each code mentioned, and which comes first?',
  figures: ['{kind}_distribution'],
  tables: ['mentions_by_profile', 'mentions_by_code', 'code_ranks'],
  ask: (asked) => asked.coding.kinds.map((kind, i) => ofKind(asked, kind, i === 0)),
};

function ofKind(asked: Asked, kind: Kind, isFirst: boolean): Answer {
  const { coding, width } = asked;
  const rows = codeRows(coding, kind.id, null);
  const ranks = rankSentences(asked, null, kind.id);
  const name = `${kind.id}_distribution`;
  const sentences = [
    topSentence(rows),
    ...ranks.map(({ sentence }) => `By share of ads, ${sentence}.`),
    ...extremes(rows),
  ];
  return {
    heading: kind.name,
    blocks: [
      { figure: figureDistribution(coding, { kind: kind.id, name, width: width.usual }) },
      sentences.join(' '),
    ],
    // The tables have all kinds, and stand in the first answer.
    tables: isFirst ? [mentionsTable(asked.coding), ranksTable(asked)] : [],
    claims: claimsOf(ranks),
  };
}

function topSentence(rows: readonly CodeRow[]): string {
  const [first, ...rest] = rows.filter(({ mentions }) => mentions > 0);
  if (!first) return 'No ad mentions any of them.';
  const others = rest
    .slice(0, 2)
    .map((row) => `**${row.label}** (${count(row.mentions)}; ${percent(row.share)})`);
  const followed = others.length ? `, followed by ${listed(others)}` : '';
  return `Most mentioned is **${first.label}** with ${counted(first.mentions, 'mention')} (${shareWithInterval(first)})${followed}.`;
}

/** Codes that say nothing of what ads differ in: no ad, or every ad has them. */
function extremes(rows: readonly CodeRow[]): string[] {
  const named = (is: (row: CodeRow) => boolean): string =>
    listed(rows.filter(is).map(({ name }) => `**${escapeMarkdown(name)}**`));
  const [none, all] = [named(({ ads }) => ads === 0), named(({ ads, n }) => ads > 0 && ads === n)];
  const isAny = rows.some(({ ads }) => ads > 0);
  return [
    ...(none && isAny ? [`No ad mentions ${none}.`] : []),
    ...(all ? [`Every ad mentions ${all}.`] : []),
  ];
}
