import { describe, expect, it } from 'vitest';
import { Chain, emptyChain, Tag, TAGS, WEIGHTED, type ChainWeights } from '../../src/learning/chain';
import { bestSpans, BookOpinion, codedSpans, isSame, type Candidate } from '../../src/learning/decode-spans';
import type { FeatureRows } from '../../src/learning/feature-space';
import { fitLogistic } from '../../src/learning/logistic';

const LENGTH = 5;
const rows: FeatureRows = {
  offsets: Uint32Array.from([0, 1, 2, 3, 4, 5]),
  ids: Int32Array.from([0, 1, 2, 1, 0]),
};

function someWeights(): ChainWeights {
  const weights = emptyChain(3);
  weights.emission.forEach((_, i) => (weights.emission[i] = Math.sin(3 * i + 1)));
  weights.transition.forEach((_, i) => (weights.transition[i] = Math.cos(2 * i)));
  return weights;
}

const ALLOWED = ['OO', 'OB', 'OS', 'BI', 'BE', 'II', 'IE', 'EO', 'EB', 'ES', 'SO', 'SB', 'SS'];

/** All taggings of the five tokens with their weights, by brute force. */
function taggings({ emission, transition }: ChainWeights): { tags: number[]; weight: number }[] {
  const all: { tags: number[]; weight: number }[] = [];
  for (let n = 0; n < TAGS ** LENGTH; n++) {
    const tags = Array.from({ length: LENGTH }, (_, i) => Math.floor(n / TAGS ** i) % TAGS);
    const name = tags.map((tag) => 'OBIES'[tag]).join('');
    if (/^[IE]|[BI]$/.test(name)) continue;
    if (tags.slice(1).some((tag, i) => !ALLOWED.includes('OBIES'[tags[i]] + 'OBIES'[tag]))) continue;
    const score = tags.reduce((sum, tag, i) => {
      const own = tag ? emission[rows.ids[i] * WEIGHTED + tag - 1] : 0;
      return sum + own + (i ? transition[tags[i - 1] * TAGS + tag] : 0);
    }, 0);
    all.push({ tags, weight: Math.exp(score) });
  }
  return all;
}

describe('Chain', () => {
  const weights = someWeights();
  const chain = new Chain(weights);
  chain.run(rows);
  const all = taggings(weights);
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  const share = (holds: (tags: number[]) => boolean): number =>
    all.filter(({ tags }) => holds(tags)).reduce((sum, { weight }) => sum + weight, 0) / total;

  it('gives each tag the chance that all taggings together give it', () => {
    for (let token = 0; token < LENGTH; token++)
      for (let tag = 0; tag < TAGS; tag++)
        expect(chain.tagChance(token, tag)).toBeCloseTo(
          share((tags) => tags[token] === tag),
          10,
        );
  });

  it('gives each step the chance that all taggings together give it', () => {
    for (let before = 0; before < TAGS; before++)
      for (let tag = 0; tag < TAGS; tag++)
        expect(chain.stepChance(2, before, tag)).toBeCloseTo(
          share((tags) => tags[1] === before && tags[2] === tag),
          10,
        );
  });

  it('gives each span the chance that it is exactly one mention', () => {
    const spans = chain.spans(0, LENGTH);
    expect(spans.length).toBe((LENGTH * (LENGTH + 1)) / 2);
    for (const { first, last, chance } of spans) {
      const isSpan = (tags: readonly Tag[]): boolean =>
        first === last
          ? tags[first] === Tag.Single
          : tags.every((tag, i) =>
              i === first
                ? tag === Tag.Begin
                : i === last
                  ? tag === Tag.End
                  : i > first && i < last
                    ? tag === Tag.Inside
                    : true,
            );
      expect(chance).toBeCloseTo(share(isSpan), 10);
    }
  });
});

describe('codedSpans', () => {
  const span = (first: number, last: number, chance: number): Candidate => ({
    first,
    last,
    start: first * 10,
    end: last * 10 + 9,
    chance,
    codes: Float64Array.of(1),
  });

  it('adds up the chances of places that are the same, give or take their boundaries', () => {
    const candidates = [span(0, 3, 0.2), span(0, 4, 0.3), span(8, 9, 0.4)];
    const spans = codedSpans(candidates, 1, [], 0).map((one) => ({ ...one, chance: one.raw }));
    expect(spans.map(({ raw }) => Number(raw.toFixed(6)))).toEqual([0.5, 0.5, 0.4]);
    const best = bestSpans(candidates, spans, 0.1, false);
    expect(best.map(({ candidate }) => candidate)).toEqual([0, 2]);
  });

  it('hears the codebook where its evidence stands', () => {
    const mention = { start: 0, end: 99, evidenceStart: 5, evidenceEnd: 8, byTerm: false, code: 0 };
    const [first, second] = codedSpans([span(0, 3, 0.2), span(8, 9, 0.4)], 1, [mention], 0);
    expect([first.book, second.book]).toEqual([BookOpinion.Same, BookOpinion.None]);
  });

  it('counts half of the characters together as the same place', () => {
    expect(isSame({ start: 0, end: 10 }, { start: 5, end: 10 })).toBe(true);
    expect(isSame({ start: 0, end: 10 }, { start: 6, end: 10 })).toBe(false);
    expect(isSame({ start: 0, end: 10 }, { start: 10, end: 20 })).toBe(false);
  });
});

describe('fitLogistic', () => {
  it('gives the log odds of the groups where it can fit them exactly', () => {
    const data = [
      ...Array.from({ length: 10 }, (_, i) => [0, i < 2 ? 1 : 0]),
      ...Array.from({ length: 20 }, (_, i) => [1, i < 15 ? 1 : 0]),
    ];
    const [slope, intercept] = fitLogistic(
      data.map(([x]) => [x]),
      data.map(([, y]) => y),
      0,
    );
    expect(intercept).toBeCloseTo(Math.log(2 / 8), 5);
    expect(slope).toBeCloseTo(Math.log(15 / 5) - Math.log(2 / 8), 5);
  });
});
