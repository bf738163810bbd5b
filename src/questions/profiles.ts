// How the ads are spread over the profiles.
import { tableProfileCounts, tableProfiles } from '../analysis';
import { hasProfiles } from '../core';
import { escapeMarkdown } from '../export';
import { figureProfiles } from '../figures';
import { rowsOf } from '../table';
import type { Question } from './question';
import { counted, interval, listed, percent } from './parts/words';

/** Ads of each profile; a study without profiles does not ask. */
export const profiles: Question = {
  id: 'profiles',
  chapter: 'overall',
  about: 'How are the ads spread over the profiles?',
  figures: ['profile_distribution'],
  tables: ['profiles'],
  paper: ['table_profiles'],
  ask: ({ coding, width }) => {
    if (!hasProfiles(coding)) return [];
    const spread = tableProfiles(coding);
    const parts = rowsOf(spread).map(
      ({ profile, ads, share, share_low: low, share_high: high }) =>
        `**${escapeMarkdown(profile)}** ${counted(ads, 'ad')} (${percent(share)}, ${interval(low, high)})`,
    );
    const print = { caption: 'Distinct ads by profile.', intervals: ['share'], percent: ['share'] };
    return [
      {
        heading: 'Profiles',
        blocks: [
          { figure: figureProfiles(coding, { name: 'profile_distribution', width: width.usual }) },
          `${listed(parts)}.`,
        ],
        tables: [tableProfileCounts(coding)],
        paper: [{ print: { name: 'profiles', table: spread, print } }],
      },
    ];
  },
};
