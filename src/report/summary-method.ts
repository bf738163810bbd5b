// The summary's end: published figures, boilerplate, and the limits of the coding.
import { basename } from 'node:path';
import { isCounted, KIND_NAMES, type Ad } from '../core';
import { escapeMarkdown, toMarkdown } from '../export';
import { count, counted, listed, percent } from './summary-numbers';
import { knows, languageName, OTHER } from '../language';
import type { Study } from './study-result';

/** Published against reproduced counts, where asked for. */
export function published({ comparison }: Study): string[] {
  if (!comparison) return [];
  const { published: theirs, reproduced: ours, difference } = comparison;
  const same = difference.filter((each) => each === 0).length;
  const sum = (cells: readonly unknown[]): number =>
    cells.reduce<number>((total, cell) => total + Number(cell), 0);
  return [
    '## Published Figures',
    `Of ${theirs.length} published counts ${same === theirs.length ? 'all are' : same === 0 ? 'none is' : `${same} are`} reproduced exactly; together ${count(sum(ours))} mentions over postings against ${count(sum(theirs))} published.`,
    toMarkdown(comparison, {}).trim(),
  ];
}

/** How much boilerplate there is and what it does to the counts. */
export function boilerplate({ ads, boilerplate: effect, boilerplateDropped }: Study): string[] {
  const inside = effect.byKind.reduce((sum, { clauses }) => sum + clauses, 0);
  const kinds = effect.byKind
    .filter(({ clauses }) => clauses)
    .map(({ kind, clauses }) => `${kind} ${count(clauses)}`);
  const rows = effect.mentions.map((row, i) => ({
    ...row,
    lost: effect.presence[i].lost,
    pairs: effect.presence[i].all,
  }));
  return [
    '## Company Boilerplate',
    `${count(inside)} of ${count(effect.clauses)} clauses (${percent(effect.clauses ? inside / effect.clauses : 0)}) are about the company, its benefits or its procedures${kinds.length ? ` (${listed(kinds)})` : ''}. ` +
      (boilerplateDropped
        ? 'Mentions in them are **left out**; the table says what that took away.'
        : 'Mentions in them are **counted**; the table says what leaving them out would take away.'),
    toMarkdown(
      {
        kind: rows.map(({ kind }) => KIND_NAMES[kind]),
        mentions: rows.map(({ all }) => all),
        'in boilerplate': rows.map((row) => row.inside),
        'share of mentions': rows.map((row) => percent(row.all ? row.inside / row.all : 0)),
        'ad–code pairs that rest on it alone': rows.map(
          ({ lost, pairs }) => `${count(lost)} of ${count(pairs)}`,
        ),
      },
      {},
    ).trim(),
    ...unknownBoilerplate(ads),
  ];
}

/** Ads in languages whose boilerplate is not known: of them the table says nothing. */
function unknownBoilerplate(ads: readonly Ad[]): string[] {
  const distinct = ads.filter((ad) => ad.language !== OTHER && isCounted(ad, 'distinct'));
  const codes = [...new Set(distinct.map(({ language }) => language))].filter(
    (code) => !knows(code, 'boilerplate'),
  );
  if (!codes.length) return [];
  const parts = codes.sort().map((code) => {
    const n = distinct.filter(({ language }) => language === code).length;
    return `${languageName(code)} (${counted(n, 'ad')})`;
  });
  return [
    `Company boilerplate is not known in ${listed(parts)}: what there is of it in these ads is not marked.`,
  ];
}

/** What the coding cannot tell. */
export function limits({ coding, book }: Study): string[] {
  const isOurs = coding.coder === 'codebook';
  return [
    '## Limits',
    [
      isOurs
        ? '- The coding is by rule: a mention is there because a term of the codebook stands in the ad. It misses what is said in words that the codebook lacks, and takes some words for what they do not mean here. Every mention names its term, so that both can be checked and mended.'
        : `- The coding comes from "${escapeMarkdown(basename(coding.coder))}"; how reliable it is cannot be seen from its counts.`,
      '- An ad says what an employer asks for, not what the work is; and ads found by a query on titles or words favour employers who use them.',
      '- Profiles are assigned to ads one by one from weighted evidence; ads between two profiles are decided by small differences. The scores stand in `codings.jsonl`.',
      '- Tasks and skills are counted by clause, technologies by name; long ads have more mentions. Shares of ads do not depend on length as much, which is why comparisons rest on them.',
      `- The codebook has terms in ${listed(book.languages.map(languageName))}; ads in other languages are under-coded.`,
      '- Intervals treat distinct ads as independent; ads of one employer are not quite.',
      '- Agreement with human coders has to be measured on your own corpus before the numbers are relied on.',
    ].join('\n'),
  ];
}
