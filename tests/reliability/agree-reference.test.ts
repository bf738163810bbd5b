// Our agreement figures against those of a scorer that shares no code with the project, on codings that are not part of it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCodebook } from '../../src/codebook';
import { codeAds, codingLines, readCoding } from '../../src/coding';
import type { Ad, Coding } from '../../src/core';
import { readAds } from '../../src/corpus';
import { tokenize } from '../../src/text';
import { agreeColumns as agree, type AgreementColumns as Agreement } from './agreement-columns';

const CORPUS = '../shared/corpus/jobfeed';
const SCORER = '../shared/tools/score.mjs';
const present = existsSync(join(CORPUS, 'ads.csv')) && existsSync(SCORER);
if (!present) console.log('Skipped: the reference codings are not beside the project.');

interface Scores {
  readonly profile: { readonly agree: number; readonly kappa: number };
  readonly codes: Readonly<Record<string, { readonly kappa: number; readonly f1: number }>>;
  readonly codesMean: { readonly kappa: number; readonly f1: number; readonly over: number };
  readonly spans: Readonly<Record<string, { readonly f1: number }>>;
}
type AllScores = Readonly<Record<'A~B' | 'A~mine' | 'B~mine', Scores>> & { readonly ads: number };

const file = (name: string): string => join(CORPUS, name);

function score(lines: Iterable<string>): AllScores {
  const folder = mkdtempSync(join(tmpdir(), 'rolelens-'));
  const coded = join(folder, 'mine.jsonl');
  writeFileSync(coded, [...lines].join('\n') + '\n');
  const files = { ads: 'ads.csv', groups: 'groups.csv', a: 'codings_run_a.jsonl', b: 'codings_run_b.jsonl' };
  const args = Object.entries(files).flatMap(([name, path]) => [`--${name}`, file(path)]);
  const output = execFileSync(process.execPath, [SCORER, ...args, '--coded', coded, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  rmSync(folder, { recursive: true });
  return JSON.parse(output) as AllScores;
}

/** Ads with the scorer's own groups; those that only one of the two codings has a line for are set aside, as the scorer does. */
async function adsAsScored(): Promise<Ad[]> {
  const groups = new Map(
    readFileSync(file('groups.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(',') as [string, string]),
  );
  const idsOf = (run: string): Set<string> =>
    new Set(
      readFileSync(file(`codings_run_${run}.jsonl`), 'utf8')
        .trim()
        .split('\n')
        .map((line) => String((JSON.parse(line) as { job_id: number }).job_id)),
    );
  const [a, b] = [idsOf('a'), idsOf('b')];
  return (await readAds(file('ads.csv'), { redact: false })).map((ad) => {
    const inBoth = a.has(ad.id) && b.has(ad.id);
    const { reason } = ad.selection;
    return {
      ...ad,
      selection: { reason: inBoth ? reason : ('outside query' as const), group: groups.get(ad.id)! },
    };
  });
}

function profileNames(codings: readonly Coding[]): Record<string, string> {
  const names = codings.flatMap(({ profiles }) => profiles);
  const called = (name: string): string => {
    if (/genai/i.test(name)) return 'GenAI Engineer';
    return /^ml/i.test(name) ? 'ML Engineer' : 'Ambiguous';
  };
  return Object.fromEntries(names.map((name) => [name, called(name)]));
}

describe.skipIf(!present)('agree on the reference codings', () => {
  let scores: AllScores;
  let ours: Record<'A~B' | 'A~mine' | 'B~mine', Agreement>;
  beforeAll(async () => {
    const ads = await adsAsScored();
    const book = readCodebook('data/codebook/genai-roles.yaml');
    const mine = codeAds(tokenize(ads), book);
    scores = score(codingLines(mine));
    const [a, b] = await Promise.all(
      ['a', 'b'].map((run) => readCoding(file(`codings_run_${run}.jsonl`), ads, { book, coder: run })),
    );
    const compare = (...codings: Coding[]): Agreement =>
      agree(codings, {
        over: 'postings',
        weight: 'group',
        empty: 'coded',
        matching: 'in order',
        fewest: 10,
        bootstrap: 0,
        profileNames: profileNames([...codings, a]),
      });
    ours = { 'A~B': compare(a, b), 'A~mine': compare(a, mine), 'B~mine': compare(b, mine) };
  });

  describe.each(['A~B', 'A~mine', 'B~mine'] as const)('%s', (pair) => {
    it('equals the scorer on profiles', () => {
      const { profile, ads } = ours[pair];
      console.log(`${pair}: profile kappa ${Number(profile.kappa[0]).toFixed(4)}`);
      expect(ads).toBe(scores.ads);
      expect(profile.agreement[0]).toBeCloseTo(scores[pair].profile.agree, 4);
      expect(profile.kappa[0]).toBeCloseTo(scores[pair].profile.kappa, 4);
    });

    it('equals the scorer on the presence of codes', () => {
      const { codes, means } = ours[pair];
      const { codes: theirs, codesMean } = scores[pair];
      console.log(
        `${pair}: codes mean kappa ${Number(means.kappa[0]).toFixed(4)}, F1 ${Number(means.f1[0]).toFixed(4)}`,
      );
      expect(means.codes[0]).toBe(codesMean.over);
      expect(means.kappa[0]).toBeCloseTo(codesMean.kappa, 4);
      expect(means.f1[0]).toBeCloseTo(codesMean.f1, 4);
      for (const [code, { kappa }] of Object.entries(theirs))
        expect(codes.kappa[codes.code.indexOf(code)]).toBeCloseTo(kappa, 4);
    });

    it('equals the scorer on spans, kind by kind', () => {
      const { spans } = ours[pair];
      for (const [kind, { f1 }] of Object.entries(scores[pair].spans)) {
        const row = spans.rule.findIndex((rule, i) => rule === 'iou' && spans.code[i] === kind);
        console.log(`${pair}: spans F1 ${kind} ${Number(spans.f1[row]).toFixed(4)}`);
        expect(Math.abs(Number(spans.f1[row]) - f1)).toBeLessThan(0.0005);
      }
    });
  });

  it('takes a few seconds with a thousand replicates', async () => {
    const ads = await readAds(file('ads.csv'));
    const [a, b] = await Promise.all(
      ['a', 'b'].map((run) => readCoding(file(`codings_run_${run}.jsonl`), ads)),
    );
    const start = process.cpuUsage();
    const { ads: compared } = agree([a, b]);
    const seconds = process.cpuUsage(start).user / 1e6;
    console.log(`${compared} ads, 2 codings, 1000 replicates: ${seconds.toFixed(1)} s of processor time`);
    expect(seconds).toBeLessThan(15);
  });
});
