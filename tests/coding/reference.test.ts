// Agreement with two reference codings of a corpus that is not part of the project; floors, not snapshots.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCodebook } from '../../src/codebook';
import { codeAds, codingLines, readCoding } from '../../src/coding';
import { readAds } from '../../src/corpus';
import { tokenize } from '../../src/text';

const CORPUS = '../shared/corpus/jobfeed';
const SCORER = '../shared/tools/score.mjs';
const present = existsSync(join(CORPUS, 'ads.csv')) && existsSync(SCORER);
if (!present) console.log('Skipped: the reference corpus is not beside the project.');

interface Comparison {
  readonly profile: { readonly kappa: number };
  readonly codesMean: { readonly kappa: number };
  readonly spans: Readonly<Record<string, { readonly f1: number; readonly notVerbatim: number }>>;
}
interface Scores {
  readonly missing: number;
  readonly 'A~mine': Comparison;
  readonly 'B~mine': Comparison;
}

/** Scores these lines of a coding with the independent scorer. */
function score(lines: Iterable<string>): Scores {
  const folder = mkdtempSync(join(tmpdir(), 'rolelens-'));
  const coded = join(folder, 'mine.jsonl');
  writeFileSync(coded, [...lines].join('\n') + '\n');
  const file = (name: string): string => join(CORPUS, name);
  const files = {
    ads: file('ads.csv'),
    groups: file('groups.csv'),
    a: file('codings_run_a.jsonl'),
    b: file('codings_run_b.jsonl'),
    coded,
  };
  const args = Object.entries(files).flatMap(([name, path]) => [`--${name}`, path]);
  const output = execFileSync(process.execPath, [SCORER, ...args, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  rmSync(folder, { recursive: true });
  return JSON.parse(output) as Scores;
}

describe.skipIf(!present)('the codebook coder on the reference corpus', () => {
  let scores: Scores;
  beforeAll(async () => {
    const store = tokenize(await readAds(join(CORPUS, 'ads.csv')));
    scores = score(codingLines(codeAds(store, readCodebook('data/codebook/genai-roles.yaml'))));
  });

  it.each(['A', 'B'] as const)('agrees with coding %s on profiles, codes and technology spans', (rater) => {
    const { profile, codesMean, spans } = scores[`${rater}~mine`];
    console.log(
      `against ${rater}: profile kappa ${profile.kappa.toFixed(3)}, codes mean kappa ${codesMean.kappa.toFixed(3)}, technology spans F1 ${spans.technology.f1.toFixed(3)}`,
    );
    expect(profile.kappa).toBeGreaterThanOrEqual(0.45);
    expect(codesMean.kappa).toBeGreaterThanOrEqual(0.42);
    expect(spans.technology.f1).toBeGreaterThanOrEqual(0.5);
  });

  it('codes every ad', () => {
    expect(scores.missing).toBe(0);
  });

  it.each(['a', 'b'])('reads reference coding %s and finds nearly all of its quotes', async (run) => {
    const ads = await readAds(join(CORPUS, 'ads.csv'));
    const coding = await readCoding(join(CORPUS, `codings_run_${run}.jsonl`), ads);
    const lost = coding.mentions.start.filter((start) => start < 0).length;
    console.log(
      `run ${run}: ${coding.mentions.start.length} mentions, ${lost} quotes not found; ${coding.remarks.join(' ')}`,
    );
    expect(coding.mentions.start.length).toBeGreaterThan(ads.length);
    expect(lost / coding.mentions.start.length).toBeLessThan(0.15);
  });
});
