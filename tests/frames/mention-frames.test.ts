// Frames with a row a mention, an ad, or a profile and code; the last against the aggregated reference coding.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCodebook } from '../../src/codebook';
import { readCoding } from '../../src/coding';
import type { Coding } from '../../src/core';
import { readAds } from '../../src/corpus';
import { adFrame, mentionFrame, profileMentionFrame, toColumns } from '../../src/frames';
import { ads, inventedCoding } from './invented-coding';

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

describe('profileMentionFrame', () => {
  it('counts over postings and over distinct ads, under the kind that was recorded', () => {
    const columns = toColumns(profileMentionFrame(coding));
    const rows = columns.code.map((_, i) => Object.values(columns).map((cells) => cells[i]));
    expect(rows).toEqual([
      ['GenAI Engineer', 'job_task', 'TECH2', 'Cloud Platforms & Services', 1, 1, 1, 1],
      ['GenAI Engineer', 'soft_skill', 'TECH10', 'Data Modeling', 1, 1, 1, 1],
      ['GenAI Engineer', 'technology', 'TASK1', 'Business Understanding', 1, 1, 1, 1],
      ['GenAI Engineer', 'technology', 'TECH2', 'Cloud Platforms & Services', 3, 2, 2, 1],
      ['GenAI Engineer', 'technology', 'TECH10', 'Data Modeling', 1, 1, 0, 0],
      ['ML Engineer', 'job_task', 'SKILL1', 'Communication', 1, 1, 1, 1],
      ['ML Engineer', 'job_task', 'TASK1', 'Business Understanding', 1, 1, 1, 1],
      ['ML Engineer', 'technology', 'TECH10', 'Data Modeling', 1, 1, 1, 1],
      ['Something Else', 'soft_skill', 'SKILL1', 'Communication', 2, 1, 2, 1],
    ]);
  });

  const reference = join(__dirname, '..', '..', '..', 'shared', 'corpus', 'jobfeed');
  const present = existsSync(join(reference, 'expected_run_a.csv'));
  if (!present) console.log(`Skipped: no reference corpus in ${reference}.`);

  it.skipIf(!present)('gives every row of the aggregated reference coding, and no other', async () => {
    const corpus = await readAds(join(reference, 'ads.csv'), { nearDuplicates: false });
    const book = readCodebook(join(__dirname, '..', '..', 'data', 'codebook', 'genai-roles.yaml'));
    const run = await readCoding(join(reference, 'codings_run_a.jsonl'), corpus, { book });
    const { profile, kind, code, mentions, ads: found } = toColumns(profileMentionFrame(run));
    const ours = profile.map((_, i) => [profile[i], kind[i], code[i], mentions[i], found[i]].join('|'));
    const { data } = Papa.parse<Record<string, string>>(
      readFileSync(join(reference, 'expected_run_a.csv'), 'utf8'),
      { header: true, skipEmptyLines: true },
    );
    const theirs = data.map((row) => [row.profile, row.kind, row.code, row.mentions, row.ads].join('|'));
    expect(theirs.length).toBeGreaterThan(50);
    expect([...ours].sort()).toEqual([...theirs].sort());
  });
});
