// How often the kinds of codes are mentioned.
import { tableKinds } from '../analysis';
import { NothingToShow } from '../core';
import { escapeMarkdown } from '../export';
import { figureKinds } from '../figures';
import { rowsOf } from '../table';
import type { Question } from './question';
import { unitsSentence } from './parts/units';
import { counted, listed, percent } from './parts/words';

/** Mentions of each kind. */
export const kinds: Question = {
  id: 'kinds',
  chapter: 'overall',
  about: 'How often are the kinds of codes mentioned?',
  figures: ['category_type_distribution'],
  tables: [],
  ask: (asked) => {
    const { coding, width } = asked;
    if (coding.kinds.length < 2)
      throw new NothingToShow(`all codes are of one kind, ${coding.kinds[0]?.name ?? 'none'}`);
    const units = new Set(coding.kinds.map(({ unit }) => unit));
    const caution = units.size > 1 ? ' Totals of kinds that are counted differently do not compare.' : '';
    const parts = rowsOf(tableKinds(coding)).map(
      ({ name, mentions, prevalence }) =>
        `${escapeMarkdown(name)} ${counted(mentions, 'mention')} in ${percent(prevalence)} of the ads`,
    );
    return [
      {
        heading: 'Kinds of Codes',
        blocks: [
          { figure: figureKinds(coding, { name: 'category_type_distribution', width: width.usual }) },
          `${listed(parts)}. ${unitsSentence(asked)}${caution}`,
        ],
      },
    ];
  },
};
