// All mentions by profile and code; also against the aggregated reference coding.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { tableDistribution, tableMentions } from '../../src/analysis';
import { readCodebook } from '../../src/codebook';
import { readCoding } from '../../src/coding';
import type { Cell, Coding } from '../../src/core';
import { readAds } from '../../src/corpus';
import { ads, inventAd, inventBook, inventCoding, inventedCoding } from '../frames/invented-coding';
import { rowsOf } from './sample';

let coding: Coding;
beforeAll(async () => {
  coding = await inventedCoding();
});

describe('tableMentions', () => {
  it('counts over postings and over distinct ads, under the kind that was recorded', () => {
    const rows = rowsOf(tableMentions(coding)).map(({ code_kind: _, ...row }) => Object.values(row));
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

  it('tells rows that count in no other table by the kind of their code', () => {
    const rows = rowsOf(tableMentions(coding));
    const foreign = rows.filter(({ kind, code_kind }) => kind !== code_kind);
    expect(foreign.map(({ profile, kind, code, code_kind }) => [profile, kind, code, code_kind])).toEqual([
      ['GenAI Engineer', 'job_task', 'TECH2', 'technology'],
      ['GenAI Engineer', 'soft_skill', 'TECH10', 'technology'],
      ['GenAI Engineer', 'technology', 'TASK1', 'job_task'],
      ['ML Engineer', 'job_task', 'SKILL1', 'soft_skill'],
    ]);
    const own = rows.filter(({ kind, code_kind }) => kind === code_kind);
    const sum = (of: readonly Record<string, Cell>[], column: string): number =>
      of.reduce((total, row) => total + Number(row[column]), 0);
    expect(sum(own, 'mentions_distinct')).toBe(sum(rowsOf(tableDistribution(coding)), 'mentions'));
    const counted = ads.flatMap(({ selection }, i) =>
      selection.reason === null ? coding.ads[i].mentions : [],
    );
    expect(sum(rows, 'mentions_distinct')).toBe(counted.length);
  });

  it('has all ads in one group where the codebook has no profiles', async () => {
    const book = inventBook([{ id: 'benefit', unit: 'clause' }], { B1: 'benefit' });
    const coding = await inventCoding([inventAd('x')], [{ id: 'x', mentions: [{ code: 'B1' }] }], book);
    expect(rowsOf(tableMentions(coding))).toMatchObject([{ profile: '(none)', code: 'B1', mentions: 1 }]);
  });

  const reference = join(__dirname, '..', '..', '..', 'shared', 'corpus', 'jobfeed');
  const present = existsSync(join(reference, 'expected_run_a.csv'));
  if (!present) console.log(`Skipped: no reference corpus in ${reference}.`);

  it.skipIf(!present)('gives every row of the aggregated reference coding, and no other', async () => {
    const corpus = await readAds(join(reference, 'ads.csv'), { nearDuplicates: false });
    const book = readCodebook(join(__dirname, '..', '..', 'data', 'codebook', 'genai-roles.yaml'));
    const run = await readCoding(join(reference, 'codings_run_a.jsonl'), corpus, { book });
    const { profile, kind, code, mentions, ads: found } = tableMentions(run).columns;
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
