// The summary's second half: a section a profile.
import { KINDS, type Kind } from '../core';
import { escapeMarkdown } from '../export';
import { groupAds } from '../frames';
import { rankClaim } from './code-ranks';
import { codeRows, count, counted, listed, perAd, shareWithInterval, type CodeRow } from './summary-numbers';
import type { Study } from './study-result';
import { topNames } from './top-names';

const SHOWN: Readonly<Record<Kind, number>> = { job_task: 3, technology: 4, soft_skill: 3 };
const HEADINGS: Readonly<Record<Kind, string>> = {
  job_task: '1. Core Job Tasks',
  technology: '2. Key Technologies',
  soft_skill: '3. Essential Soft Skills',
};

/** A section for each profile that needs evidence. */
export function profiles(study: Study): string[] {
  const { focus } = study;
  if (!focus.length) return ['## Engineer Profiles', 'No ad has a profile of its own.'];
  const intro = `This section details ${listed(focus.map((name) => `the **${escapeMarkdown(name)}**`))}. In each list codes stand in order of mentions; the share of the profile's ads tells how common they are.`;
  return ['## Engineer Profiles', intro, ...focus.flatMap((profile) => profileSection(study, profile))];
}

function profileSection(study: Study, profile: string): string[] {
  const { names, ads } = groupAds(study.coding, 'profile', 'distinct');
  const n = ads[names.indexOf(profile)] ?? 0;
  const definition =
    study.book.profiles.find(({ name }) => name === profile)?.definition.replace(/\s+/g, ' ') ?? '';
  const rows = new Map(
    KINDS.map((kind) => [
      kind,
      codeRows(study.coding, kind, 'profile', 'distinct').filter(({ group }) => group === profile),
    ]),
  );
  return [
    `### The ${escapeMarkdown(profile)}: A Profile`,
    `${counted(n, 'distinct ad')}. Coded as such where this holds: ${escapeMarkdown(definition)}`,
    ...KINDS.flatMap((kind) => [`**${HEADINGS[kind]}:**`, topList(study, rows.get(kind)!, kind, profile)]),
    summing(study, profile),
  ];
}

function topList(study: Study, rows: readonly CodeRow[], kind: Kind, profile: string): string {
  const shown = rows.filter(({ mentions }) => mentions > 0).slice(0, SHOWN[kind]);
  if (!shown.length) return '- none mentioned';
  return shown
    .map(
      (row) =>
        `- **${row.label}:** **${count(row.mentions)}** mention${row.mentions === 1 ? '' : 's'}, ${perAd(row)} an ad; ${shareWithInterval(row)}${named(study, row, kind, profile)}.`,
    )
    .join('\n');
}

function named({ coding }: Study, { code }: CodeRow, kind: Kind, profile: string): string {
  if (kind !== 'technology') return '';
  const names = topNames(coding, code, profile, 4).map(({ name, ads }) => `${escapeMarkdown(name)} (${ads})`);
  return names.length ? `. Most ads name ${listed(names)}` : '';
}

function summing({ ranks }: Study, profile: string): string {
  const own = ranks.flatMap((rank, at) => (rank.group === profile ? [rankClaim(rank, at).sentence] : []));
  return own.length ? `In summary, by share of the ${escapeMarkdown(profile)} ads: ${own.join('; ')}.` : '';
}
