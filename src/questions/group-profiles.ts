// What each group of ads asks for, group by group.
import { NothingToShow, type Kind } from '../core';
import { escapeMarkdown } from '../export';
import { claimsOf, rankSentences, ranksTable } from './parts/code-ranks';
import { codeRows, type CodeRow } from './parts/code-rows';
import { groupsDescribed, nameOfGroup, whyNothingCompared, type AdGroup } from './parts/groups';
import type { Answer, Asked, Question } from './question';
import { topNames } from './parts/top-names';
import { count, counted, listed, perAd, shareWithInterval } from './parts/words';

/** Codes shown of a kind, by its unit, and names shown of a code. */
const SHOWN = { clause: 3, term: 4 } as const;
const MOST_NAMES = 4;

/** The most mentioned codes in each group of ads. */
export const groupProfiles: Question = {
  id: 'groups',
  chapter: 'groups',
  about: 'What does each group of ads ask for?',
  figures: [],
  tables: ['code_ranks'],
  ask: (asked) => {
    const groups = groupsDescribed(asked);
    if (!groups.length) throw new NothingToShow(whyNothingCompared(asked));
    return groups.map((group) => ofGroup(asked, group));
  },
};

function ofGroup(asked: Asked, group: AdGroup): Answer {
  const { coding } = asked;
  const ofKind = (kind: Kind): CodeRow[] =>
    codeRows(coding, kind.id, group.by).filter((row) => row.group === group.name);
  const ranks = rankSentences(asked, group);
  const n = ofKind(coding.kinds[0])[0]?.n ?? 0;
  const order = 'Codes stand in order of mentions; the share of these ads tells how common they are.';
  return {
    heading: nameOfGroup(group),
    blocks: [
      `${counted(n, 'distinct ad')}. ${definition(asked, group)}${order}`,
      ...coding.kinds.flatMap((kind) => [
        `**${escapeMarkdown(kind.name)}:**`,
        topList(asked, ofKind(kind), kind, group),
      ]),
      ...(ranks.length
        ? [`In summary, by share of these ads: ${ranks.map(({ sentence }) => sentence).join('; ')}.`]
        : []),
    ],
    tables: [ranksTable(asked)],
    claims: claimsOf(ranks),
  };
}

function definition({ book }: Asked, { by, name }: AdGroup): string {
  const found = by === 'profile' && book?.profiles.find((profile) => profile.name === name)?.definition;
  return found ? `Coded as such where this holds: ${escapeMarkdown(found.replace(/\s+/g, ' ').trim())} ` : '';
}

function topList({ coding }: Asked, rows: readonly CodeRow[], kind: Kind, group: AdGroup): string {
  const shown = rows.filter(({ mentions }) => mentions > 0).slice(0, SHOWN[kind.unit]);
  if (!shown.length) return '- none mentioned';
  const named = ({ code }: CodeRow): string => {
    if (kind.unit !== 'term') return '';
    const names = topNames(coding, code, { ...group, group: group.name, most: MOST_NAMES });
    return names.length
      ? `. Most ads name ${listed(names.map(({ name, ads }) => `${escapeMarkdown(name)} (${ads})`))}`
      : '';
  };
  return shown
    .map(
      (row) =>
        `- **${row.label}:** **${count(row.mentions)}** mention${row.mentions === 1 ? '' : 's'}, ${perAd(row.mentions, row.n)} an ad; ${shareWithInterval(row)}${named(row)}.`,
    )
    .join('\n');
}
