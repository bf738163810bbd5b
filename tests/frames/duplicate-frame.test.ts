// Groups of re-posted ads.
import { describe, expect, it } from 'vitest';
import { silent } from '../../src/core';
import { readAds } from '../../src/corpus';
import { duplicateFrame, toColumns } from '../../src/frames';

describe('duplicateFrame', () => {
  it('lists groups of re-posted ads with their cities', async () => {
    const ads = await readAds('data/sample/ads.jsonl', { onProgress: silent });
    const { ads: members, locations } = toColumns(duplicateFrame(ads));
    const inGroups = members.reduce<number>((sum, n) => sum + Number(n), 0) - members.length;
    expect(inGroups).toBe(ads.filter(({ selection }) => /repeated|near/.test(selection.reason ?? '')).length);
    expect(String(locations[0])).toContain(', ');
  });
});
