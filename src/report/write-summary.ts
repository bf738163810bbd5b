// ANALYSIS_SUMMARY.md: the study in words, every number computed.
import { escapeMarkdown } from '../export';
import type { Claim } from './claim';
import { rankClaim } from './code-ranks';
import type { Study } from './study-result';
import { boilerplate, limits, published } from './summary-method';
import { introduction, overall, picture } from './summary-overview';
import { comparison } from './summary-comparison';
import { profiles } from './summary-profiles';

/** A written summary. */
export interface Summary {
  /** Markdown. */
  readonly text: string;
  /** Its comparative sentences with the tests behind them, in the order of the text. */
  readonly claims: readonly Claim[];
}

/** Writes the summary; the same study gives the same text. */
export function writeSummary(study: Study): Summary {
  const compared = comparison(study);
  const roles = study.focus.length ? study.focus.join(' and ') : study.book.title;
  const parts = [
    `# Analysis of ${escapeMarkdown(roles)} Job Ads: A Summary of Findings`,
    ...introduction(study),
    ...overall(study),
    ...profiles(study),
    ...compared.parts,
    ...furtherParts(study),
    ...published(study),
    ...boilerplate(study),
    ...limits(study),
  ];
  return {
    text: `${parts.filter(Boolean).join('\n\n')}\n`,
    claims: [...study.ranks.map(rankClaim), ...compared.claims],
  };
}

function furtherParts(study: Study): string[] {
  const { further } = study;
  if (!further.length) return [];
  const parts = further.flatMap(({ heading, figure, text }) => [
    `### ${heading}`,
    picture(study, figure.name),
    text,
  ]);
  return ['## Further Questions', ...parts];
}
