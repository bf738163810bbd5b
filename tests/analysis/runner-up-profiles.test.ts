// Ads of other profiles, given to the one that came next.
import { describe, expect, it } from 'vitest';
import { runnerUpProfiles } from '../../src/analysis';
import { blockCoding, sampleCoding } from './sample';

const [GENAI, ML] = ['GenAI Engineer', 'ML Engineer'];

describe('runnerUpProfiles', () => {
  it('gives each ad of the third profile to the role with the higher score, and keeps it where there is none', async () => {
    const { coding } = await sampleCoding();
    const given = runnerUpProfiles(coding, [GENAI, ML]);
    coding.ads.forEach(({ profile }, i) => {
      if (profile.name !== 'Ambiguous') expect(given[i]).toBe(profile.name);
      else if (profile.scores[GENAI] > profile.scores[ML]) expect(given[i]).toBe(GENAI);
      else if (profile.scores[GENAI] < profile.scores[ML]) expect(given[i]).toBe(ML);
      else expect(given[i]).toBe('Ambiguous');
    });
    expect(given.filter((name, i) => name !== coding.profiles[coding.adProfile[i]]).length).toBeGreaterThan(
      10,
    );
    const bare = await blockCoding([{ profile: 'Ambiguous', ads: 2, codes: [] }]);
    expect(runnerUpProfiles(bare, [GENAI, ML])).toEqual(['Ambiguous', 'Ambiguous']);
  });
});
