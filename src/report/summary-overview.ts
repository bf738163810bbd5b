// The summary's first half: the corpus, the selection and the overall distributions.
import { basename } from 'node:path';
import { KIND_NAMES, KINDS, type Figure, type Kind } from '../core';
import { rowsPerFile, selectionFunnel } from '../corpus';
import { escapeMarkdown, toMarkdown } from '../export';
import { ALL_ADS, kindFrame, profileFrame, toColumns } from '../frames';
import { languageName } from '../language';
import { rankClaim } from './code-ranks';
import { codeRows, count, counted, listed, percent, shareWithInterval } from './summary-numbers';
import type { Study } from './study-result';

/** Introduction: what was read, what was left out and why. */
export function introduction(study: Study): string[] {
  const { ads, book, coding, isSample, query } = study;
  const funnel = selectionFunnel(ads);
  const files = rowsPerFile(ads).length;
  return [
    '## Introduction',
    ...(isSample
      ? [
          '> **These ads are the sample that comes with RoleLens**: invented for trying it out. The numbers show the method, not a labour market.',
        ]
      : []),
    `This document summarises how ${counted(funnel.at(-1)!.ads, 'distinct job ad')} (of ${counted(ads.length, 'row')} in ${counted(files, 'file')}${period(study)}) ` +
      `describe the work, coded ${coderOf(study)} the codebook "${escapeMarkdown(book.title)}"${book.version && ` ${escapeMarkdown(book.version)}`}: ${book.codes.length} codes for job tasks, technologies and soft skills, ` +
      `and ${book.profiles.length} profiles, one an ad. It follows the CAIN 2022 paper "What Is an AI Engineer?".`,
    'Counts are over **distinct ads** unless it says postings: ads that repeat or nearly repeat another are counted once.',
    ...(query ? [`Inclusion query: \`${query.replace(/`/g, "'")}\`.`] : []),
    toMarkdown(
      {
        step: funnel.map(({ step }) => step),
        ads: funnel.map((row) => row.ads),
        'taken out': funnel.map(({ removed }) => removed),
        reason: funnel.map(({ reason }) => reason ?? ''),
      },
      { caption: 'Selection of the ads.' },
    ).trim(),
    `Languages: ${languages(study)}.`,
    ...coding.remarks.map((remark) => `Note: ${escapeMarkdown(remark)}`),
  ];
}

/** Our own coder goes by the codebook; another coding is named by its file. */
function coderOf({ coding }: Study): string {
  return coding.coder === 'codebook'
    ? 'by rule against'
    : `in "${escapeMarkdown(basename(coding.coder))}" and counted by the codes of`;
}

function period({ ads }: Study): string {
  const dates = ads.flatMap(({ posted }) => posted ?? []).sort();
  return dates.length ? `, posted ${dates[0]} to ${dates.at(-1)}` : '';
}

function languages({ ads }: Study): string {
  const distinct = ads.filter(({ selection }) => selection.reason === null);
  const counts = new Map<string, number>();
  for (const { language } of distinct) counts.set(language, (counts.get(language) ?? 0) + 1);
  const rows = [...counts].map(([language, n]) => ({ name: languageName(language), n }));
  rows.sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1));
  return listed(rows.map(({ name, n }) => `${name} ${count(n)} (${percent(n / distinct.length)})`));
}

/** Overall distributions, each with its figure. */
export function overall(study: Study): string[] {
  return [
    '## Overall Distributions',
    'Before the specific profiles, the distribution of profiles, tasks, technologies and skills over all ads.',
    '### Profile Distribution',
    picture(study, 'profile_distribution'),
    profileSentence(study),
    '### Category Distribution',
    picture(study, 'category_type_distribution'),
    kindSentence(study),
    ...KINDS.flatMap((kind) => [
      `### ${{ job_task: 'Job Task', technology: 'Technology Category', soft_skill: 'Soft Skill' }[kind]} Distribution`,
      picture(study, `${kind}_distribution`),
      topSentence(study, kind),
    ]),
  ];
}

/** A figure of the study with its caption beneath. */
export function picture({ figures }: Study, name: string): string {
  const figure = figures.find((each: Figure) => each.name === name);
  return figure
    ? `![${escapeMarkdown(figure.caption)}](${name}.png)\n\n*${escapeMarkdown(figure.caption)}*`
    : '';
}

function profileSentence({ coding }: Study): string {
  const { profile, ads, share, share_low: low, share_high: high } = toColumns(profileFrame(coding));
  const parts = profile.map(
    (name, i) =>
      `**${escapeMarkdown(String(name))}** ${counted(Number(ads[i]), 'ad')} (${percent(Number(share[i]))}, 95 % interval ${(Number(low[i]) * 100).toFixed(0)}–${(Number(high[i]) * 100).toFixed(0)} %)`,
  );
  return `${listed(parts)}.`;
}

function kindSentence({ coding }: Study): string {
  const { name, mentions, prevalence } = toColumns(kindFrame(coding));
  const parts = name.map(
    (each, i) =>
      `${each} ${counted(Number(mentions[i]), 'mention')} in ${percent(Number(prevalence[i]))} of the ads`,
  );
  return `${listed(parts)}. Job tasks and soft skills are counted by clause, technologies by name, so that the kinds' totals are not comparable.`;
}

function topSentence({ coding, ranks }: Study, kind: Kind): string {
  const rows = codeRows(coding, kind, null, 'distinct').filter(({ mentions }) => mentions > 0);
  if (!rows.length) return `No ${KIND_NAMES[kind].toLowerCase()} are mentioned.`;
  const rank = ranks.findIndex((each) => each.group === ALL_ADS && each.kind === kind);
  const [first, ...rest] = rows;
  const others = rest
    .slice(0, 2)
    .map((row) => `**${row.label}** (${count(row.mentions)}; ${percent(row.share)})`);
  return `Most mentioned is **${first.label}** with ${counted(first.mentions, 'mention')} (${shareWithInterval(first)})${others.length ? `, followed by ${listed(others)}` : ''}.${rank >= 0 ? ` By share of ads, ${rankClaim(ranks[rank], rank).sentence}.` : ''}`;
}
