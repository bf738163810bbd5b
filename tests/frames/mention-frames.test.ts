// Frames with a row a mention, or an ad.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Coding } from '../../src/core';
import { adFrame, mentionFrame, toColumns } from '../../src/frames';
import { ads, inventCoding, inventedCoding } from './invented-coding';

let coding: Coding;
beforeAll(async () => {
  coding = await inventedCoding();
});

describe('mentionFrame', () => {
  it('has a row a mention, in the order of the ads, with the words of the ad', () => {
    const columns = toColumns(mentionFrame(coding));
    expect(columns.ad.length).toBe(coding.ads.flatMap(({ mentions }) => mentions).length);
    columns.ad.forEach((id, i) => {
      const { text } = ads.find((each) => each.id === id)!;
      const [start, end] = [Number(columns.start[i]), Number(columns.end[i])];
      if (start >= 0) expect(text.slice(start, end)).toBe(columns.quote[i]);
    });
    expect(columns.quote, 'a quote that is not in the ad is kept').toContain('not in the ad');
  });

  it('says what a mention was recorded as, and what its code is called', () => {
    const { code, kind, name } = toColumns(mentionFrame(coding));
    expect(kind[code.indexOf('TASK1')]).toBe('technology');
    expect(name[code.indexOf('TECH2')]).toBe('Cloud Platforms & Services');
  });
});

describe('adFrame', () => {
  it('has a row an ad read, also for those left out, with titles as they are', () => {
    const columns = toColumns(adFrame(coding));
    expect(columns.id).toEqual(ads.map(({ id }) => id));
    expect(columns.title[6]).toBe('007');
    expect(columns.excluded[3]).toBe('outside query');
    expect(columns.profile[4]).toBe('(none)');
    expect(columns.mentions).toEqual(coding.ads.map(({ mentions }) => mentions.length));
    expect(columns.posted).toEqual(ads.map(({ posted }) => posted));
  });
});

describe('a coding of no ads', () => {
  it('gives frames with their columns and without rows', async () => {
    const empty = await inventCoding([], [{ id: 'not read', mentions: [] }]);
    for (const frame of [mentionFrame, adFrame]) {
      const columns = toColumns(frame(empty));
      expect(Object.keys(columns).length).toBeGreaterThan(3);
      expect(Object.values(columns).flat()).toEqual([]);
    }
  });
});
