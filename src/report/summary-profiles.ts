// The summary's second half: a section a profile, then the two side by side.
import { KIND_NAMES, KINDS, type Kind } from '../core';
import { escapeMarkdown, toMarkdown } from '../export';
import { groupAds } from '../frames';
import {
  codeRows,
  contrasts,
  count,
  counted,
  listed,
  perAd,
  percent,
  points,
  shareWithInterval,
  type CodeRow,
  type Contrast,
} from './summary-numbers';
import { picture } from './summary-overview';
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
    summing(profile, rows),
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

function summing(profile: string, rows: ReadonlyMap<Kind, readonly CodeRow[]>): string {
  const commonest = (kind: Kind): CodeRow | undefined =>
    [...rows.get(kind)!].sort((a, b) => b.share - a.share)[0];
  const parts = KINDS.flatMap((kind) => {
    const row = commonest(kind);
    return row?.ads ? [`${row.label} (${percent(row.share)})`] : [];
  });
  return parts.length
    ? `In summary, the task, technology and soft skill that the most ${escapeMarkdown(profile)} ads name are ${listed(parts)}.`
    : '';
}

/** The two profiles side by side: shares of ads, differences with intervals, and where raw counts mislead. */
export function comparison(study: Study): string[] {
  const [first, second] = study.focus.map(escapeMarkdown);
  if (!second) return [];
  const all = KINDS.flatMap((kind) =>
    contrasts(codeRows(study.coding, kind, 'profile', 'distinct'), study.focus[0], study.focus[1]),
  );
  if (!all.length) return [];
  const [a, b] = [all[0].first.n, all[0].second.n];
  return [
    `## ${first} and ${second} Compared`,
    `The ads are ${counted(a, `${first} ad`)} and ${counted(b, `${second} ad`)}. Raw counts of groups that differ in size do not compare; shares of ads do. Differences are ${first} minus ${second} in percentage points (pp). One is reported where its 95 % interval (Newcombe) leaves out zero; of ${all.length} codes compared at once about ${Math.max(1, Math.round(all.length * 0.05))} would do so by chance.`,
    ...KINDS.flatMap((kind) =>
      kindComparison(
        study,
        kind,
        all.filter((row) => row.first.kind === kind),
      ),
    ),
    '### Where Counts and Shares Disagree',
    ...disagreements(all, first, second),
  ];
}

function kindComparison(study: Study, kind: Kind, rows: readonly Contrast[]): string[] {
  const [first, second] = study.focus;
  const more = (sign: 1 | -1): string[] =>
    rows.filter((row) => row.more === sign).map((row) => `${row.first.label} (${points(row)})`);
  const [up, down] = [more(1), more(-1)];
  const sentences = [
    up.length ? `${escapeMarkdown(first)} ads mention more often: ${listed(up)}.` : '',
    down.length ? `${escapeMarkdown(second)} ads mention more often: ${listed(down)}.` : '',
    up.length + down.length < rows.length
      ? `No difference is shown for ${listed(rows.filter((row) => !row.more).map((row) => row.first.label))}.`
      : '',
  ];
  return [
    `### ${KIND_NAMES[kind]}`,
    picture(study, `${kind}_comparison`),
    sentences.filter(Boolean).join(' '),
    toMarkdown(
      {
        name: rows.map((row) => row.first.name),
        [`${first}: mentions`]: rows.map((row) => row.first.mentions),
        [`${second}: mentions`]: rows.map((row) => row.second.mentions),
        [`${first}: share of ads`]: rows.map((row) => percent(row.first.share)),
        [`${second}: share of ads`]: rows.map((row) => percent(row.second.share)),
        'difference (95 % interval)': rows.map(points),
      },
      {},
    ).trim(),
  ];
}

/** Codes where the group with more mentions (or as many) has the smaller share of ads. */
function disagreements(all: readonly Contrast[], first: string, second: string): string[] {
  const disagree = all.filter(
    ({ first: a, second: b, difference }) =>
      a.mentions + b.mentions > 0 &&
      Math.sign(a.mentions - b.mentions) !== Math.sign(difference) &&
      difference !== 0,
  );
  if (!disagree.length)
    return ['Nowhere: for every code the profile with more mentions also has the larger share of ads.'];
  const list = disagree.map((row) => {
    const { first: a, second: b } = row;
    const raw =
      a.mentions === b.mentions
        ? `both have ${counted(a.mentions, 'mention')}`
        : `${a.mentions > b.mentions ? first : second} has more mentions (${count(Math.max(a.mentions, b.mentions))} against ${count(Math.min(a.mentions, b.mentions))})`;
    const [more, less] = a.share > b.share ? [a, b] : [b, a];
    const shown = row.more ? 'a difference' : 'no difference shown';
    return `- **${a.label}:** ${raw}, but ${escapeMarkdown(more.group)} names it in the larger share of its ads (${percent(more.share)} against ${percent(less.share)}; ${shown}, ${points(row)}).`;
  });
  return [
    'By raw counts these look one way, by shares of ads the other; the shares are what the profiles differ in:',
    list.join('\n'),
  ];
}
