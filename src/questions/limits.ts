// What the coding cannot tell.
import { basename } from 'node:path';
import { isCodebookCoding } from '../coding';
import type { Coding } from '../core';
import { escapeMarkdown } from '../export';
import { languageName } from '../language';
import type { Question } from './question';
import { unitsSentence } from './parts/units';
import { listed } from './parts/words';

/** The limits of the method. */
export const limits: Question = {
  id: 'limits',
  chapter: 'method',
  about: 'What can the coding not tell?',
  figures: [],
  tables: [],
  ask: (asked) => {
    const { coding, book } = asked;
    const isByRule = isCodebookCoding(coding);
    const items = [
      isByRule
        ? 'The coding is by rule: a mention is there because a term of the codebook stands in the ad. It misses what is said in words that the codebook lacks, and takes some words for what they do not mean here. Every mention names its term, so that both can be checked and mended.'
        : `The coding comes from "${escapeMarkdown(basename(coding.coder))}"; how reliable it is cannot be seen from its counts.`,
      'An ad says what an employer asks for, not what the work is; and ads found by a query on titles or words favour employers who use them.',
      ...(hasScores(coding)
        ? [
            'Profiles are assigned to ads one by one from weighted evidence; ads between two profiles are decided by small differences. The scores stand in `codings.jsonl`.',
          ]
        : []),
      `${unitsSentence(asked)} Long ads have more mentions. Shares of ads do not depend on length as much, which is why comparisons rest on them.`,
      ...(isByRule && book?.languages.length
        ? [
            `The codebook has terms in ${listed(book.languages.map(languageName))}; ads in other languages are under-coded.`,
          ]
        : []),
      'Intervals treat distinct ads as independent; ads of one employer are not quite.',
      'Agreement with human coders has to be measured on your own corpus before the numbers are relied on.',
    ];
    return [{ heading: 'Limits', blocks: [items.map((item) => `- ${item}`).join('\n')] }];
  },
};

/** Whether the coder weighed the profiles of an ad against one another. */
export function hasScores({ ads }: Coding): boolean {
  return ads.some(({ profile }) => Object.keys(profile.scores).length > 1);
}
