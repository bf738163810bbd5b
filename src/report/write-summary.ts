// ANALYSIS_SUMMARY.md: the study in words, every number computed.
import { escapeMarkdown } from '../export';
import type { Study } from './study-result';
import { boilerplate, limits, published } from './summary-method';
import { introduction, overall } from './summary-overview';
import { comparison, profiles } from './summary-profiles';

/** The written summary as Markdown; the same study gives the same text. */
export function writeSummary(study: Study): string {
  const roles = study.focus.length ? study.focus.join(' and ') : study.book.title;
  const parts = [
    `# Analysis of ${escapeMarkdown(roles)} Job Ads: A Summary of Findings`,
    ...introduction(study),
    ...overall(study),
    ...profiles(study),
    ...comparison(study),
    ...published(study),
    ...boilerplate(study),
    ...limits(study),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
