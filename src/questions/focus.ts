// Which sides the ads are about.
import { tableFocus } from '../analysis';
import { hasProfiles, NothingToShow, type Coding } from '../core';
import { escapeMarkdown } from '../export';
import { figureFocus } from '../figures';
import { renamed, rowsOf } from '../table';
import type { FocusSide, Question } from './question';
import { interval, listed, percent } from './parts/words';

/** The sides that the study names, by the codes that speak for them. */
export const focus: Question = {
  id: 'focus',
  chapter: 'further',
  about: 'Which of the sides that the study names are the ads about?',
  figures: ['focus'],
  tables: ['focus_of_ads'],
  paper: ['table_focus'],
  ask: ({ coding, focus: sides, width }) => {
    if (!sides.length) throw new NothingToShow('the study names no sides that its ads can be about (focus:)');
    checkCodes(coding, sides);
    const all = tableFocus(coding, { sides, by: null });
    const grouped = hasProfiles(coding) ? tableFocus(coding, { sides, by: 'profile' }) : all;
    const parts = rowsOf(all).map(
      ({ focus: side, share, share_low: low, share_high: high }) =>
        `${escapeMarkdown(side)} ${percent(share)} (${interval(low, high)})`,
    );
    const named = sides.map(
      ({ name, codes }) => `${escapeMarkdown(name)} (${codesNamed(coding.codes, codes)})`,
    );
    return [
      {
        heading: 'Focus of the Ads',
        blocks: [
          { figure: figureFocus(grouped, { name: 'focus', width: width.usual }) },
          `By what they mention the ads divide into ${listed(parts)}. The sides are ${listed(named)}; an ad is on a side where at least a quarter of its mentions of these codes are.`,
        ],
        tables: [renamed(all, { name: 'focus_of_ads' })],
        paper: [
          {
            print: {
              name: 'focus',
              table: grouped,
              print: {
                caption: `Focus of the ads${hasProfiles(coding) ? ' by profile' : ''}, from what they mention.`,
                columns: ['group', 'focus', 'ads', 'share'],
                headers: { group: hasProfiles(coding) ? 'profile' : 'ads of' },
                intervals: ['share'],
                percent: ['share'],
              },
            },
          },
        ],
      },
    ];
  },
};

/** A code may have got another id since the study was written, which the rest of the study need not suffer for. */
function checkCodes({ codes }: Coding, sides: readonly FocusSide[]): void {
  for (const side of sides)
    for (const code of side.codes)
      if (codes.every(({ id }) => id !== code))
        throw new NothingToShow(`the coding has no code "${code}", which the side "${side.name}" names`);
}

function codesNamed(
  all: readonly { readonly id: string; readonly name: string }[],
  codes: readonly string[],
): string {
  return listed(codes.map((code) => escapeMarkdown(all.find(({ id }) => id === code)?.name ?? code)));
}
