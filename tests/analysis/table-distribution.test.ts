// Distributions against a naive recount over the coding's ads.
import { beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { groupAds, tableDistribution, tableKinds, tableMentions, tableProfiles } from '../../src/analysis';
import { NothingToShow, type Ad, type Coding, type CountOver } from '../../src/core';
import { wilsonInterval } from '../../src/statistics';
import { ads, book, inventAd, inventCoding, inventedCoding } from '../frames/invented-coding';
import { rowsOf } from './sample';

let coding: Coding;
beforeAll(async () => {
  coding = await inventedCoding();
});

type GroupOf = (ad: Ad, index: number) => string;

/** Counts one code in one group, ad by ad, as a person would with a pencil. */
function recount(
  { ads: coded, corpus, codes }: Coding,
  over: CountOver,
  groupOf: GroupOf,
  group: string,
  code: string,
): { mentions: number; ads: number; groupAds: number } {
  const kindOfCode = codes.find(({ id }) => id === code)!.kind;
  const inGroup = coded.filter((_, i) => {
    const { reason } = corpus[i].selection;
    const counts = over === 'distinct' ? reason === null : reason !== 'outside query';
    return counts && groupOf(corpus[i], i) === group;
  });
  const found = inGroup.map(
    ({ mentions }) => mentions.filter((each) => each.code === code && each.kind === kindOfCode).length,
  );
  return {
    mentions: found.reduce((sum, n) => sum + n, 0),
    ads: found.filter((n) => n > 0).length,
    groupAds: inGroup.length,
  };
}

function expectRecounted(of: Coding, by: string | null, over: CountOver, groupOf: GroupOf): void {
  const { columns } = tableDistribution(of, { by, over });
  const groups = groupAds(of, by, over).names;
  expect(columns.code.length).toBe(groups.length * of.codes.length);
  columns.code.forEach((code, i) => {
    const expected = recount(of, over, groupOf, String(columns.group[i]), String(code));
    const [low, high] = wilsonInterval(expected.ads, expected.groupAds);
    expect([columns.group[i], code, columns.mentions[i], columns.ads[i], columns.group_ads[i]]).toEqual([
      columns.group[i],
      code,
      expected.mentions,
      expected.ads,
      expected.groupAds,
    ]);
    expect(columns.mentions_per_ad[i]).toBe(expected.mentions / expected.groupAds);
    expect(columns.prevalence[i]).toBe(expected.ads / expected.groupAds);
    expect([columns.prevalence_low[i], columns.prevalence_high[i]]).toEqual([low, high]);
  });
}

const GROUPINGS: readonly (readonly [string | null, GroupOf])[] = [
  [null, () => 'All ads'],
  ['profile', (_, i) => coding.ads[i].profile.name],
  ['language', ({ language }) => language],
  ['year', ({ posted }) => posted?.slice(0, 4) ?? '(none)'],
  [
    'quarter',
    ({ posted }) =>
      posted ? `${posted.slice(0, 4)}-Q${Math.floor((Number(posted.slice(5, 7)) + 2) / 3)}` : '(none)',
  ],
  ['month', ({ posted }) => posted?.slice(0, 7) ?? '(none)'],
  ['organisation', ({ organisation }) => organisation || '(none)'],
  ['sector', ({ meta }) => meta.sector || '(none)'],
];

describe('tableDistribution', () => {
  it.each(GROUPINGS)('counts as a naive recount does, grouped by %s', (by, groupOf) => {
    expectRecounted(coding, by, 'distinct', groupOf);
    expectRecounted(coding, by, 'postings', groupOf);
  });

  it('counts any coding as a naive recount does', async () => {
    const mention = fc.record({
      code: fc.constantFrom(...book.codes.map(({ id }) => id), 'TECH99'),
      kind: fc.constantFrom('job_task', 'technology', 'soft_skill'),
    });
    const oneAd = fc.record({
      reason: fc.constantFrom(
        null,
        null,
        'near-duplicate',
        'repeated row',
        'outside query',
        'no description',
      ),
      profile: fc.constantFrom('GenAI Engineer', 'ML Engineer', 'Other', ''),
      mentions: fc.array(mention, { maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(oneAd, { minLength: 1, maxLength: 12 }), async (drawn) => {
        const corpus = drawn.map(({ reason }, i) => inventAd(`r${i}`, { reason: reason }));
        const random = await inventCoding(
          corpus,
          drawn.map(({ profile, mentions }, i) => ({ id: `r${i}`, profile, mentions })),
        );
        if (drawn.every(({ profile }) => !profile)) {
          expect(() => tableDistribution(random, { by: 'profile' })).toThrow(NothingToShow);
          return;
        }
        for (const over of ['distinct', 'postings'] as const)
          expectRecounted(random, 'profile', over, (_, i) => random.ads[i].profile.name);
      }),
      { numRuns: 40 },
    );
  });

  it('has a row for every group and code, also where nothing was found', () => {
    const { group, code, mentions } = tableDistribution(coding, { by: 'profile' }).columns;
    expect(group.length).toBe(3 * 5);
    const at = group.findIndex((name, i) => name === 'GenAI Engineer' && code[i] === 'TASK2');
    expect(mentions[at]).toBe(0);
  });

  it('counts a mention only where it was recorded under the kind of its code', () => {
    const { code, mentions } = tableDistribution(coding).columns;
    const of = (id: string): unknown => mentions[code.indexOf(id)];
    expect(of('TASK1'), 'the one recorded as a technology is left out').toBe(1);
    expect(of('TECH2'), 'the one recorded as a task is left out').toBe(2);
    expect(of('TECH10'), 'the one recorded as a soft skill is left out').toBe(1);
    expect(of('SKILL1'), 'the one recorded as a task is left out').toBe(2);
  });

  it('counts distinct ads by default, and postings without those outside the query', () => {
    expect(groupAds(coding, null, 'distinct').ads).toEqual([5]);
    expect(groupAds(coding, null, 'postings').ads).toEqual([7]);
    expect(tableDistribution(coding).columns.group_ads[0]).toBe(5);
  });

  it('takes the codes of one kind only when asked to', () => {
    expect(tableDistribution(coding, { kind: 'technology' }).columns.code).toEqual(['TECH10', 'TECH2']);
  });

  it('has no rows but all columns where no ad counts', async () => {
    const none = await inventCoding(
      [inventAd('x', { reason: 'outside query' })],
      [{ id: 'x', mentions: [] }],
    );
    const { columns } = tableDistribution(none);
    expect(Object.keys(columns)).toContain('prevalence_high');
    expect(Object.values(columns).every((cells) => cells.length === 0)).toBe(true);
  });

  it('carries what kinds and profiles are called and coloured, and refuses kinds that there are not', () => {
    expect(tableDistribution(coding).legend.kinds).toBe(coding.kinds);
    expect(() => tableDistribution(coding, { kind: 'technologies' })).toThrow(
      /job_task, technology, soft_skill/,
    );
  });
});

describe('a coding of no ads', () => {
  it('gives tables with their columns and without rows', async () => {
    const empty = await inventCoding([], [{ id: 'not read', mentions: [] }]);
    for (const table of [tableDistribution(empty), tableKinds(empty), tableMentions(empty)]) {
      expect(Object.keys(table.columns).length).toBeGreaterThan(3);
      expect(rowsOf(table)).toEqual([]);
    }
    expect(() => tableProfiles(empty)).toThrow(/no ad has a profile/);
  });
});

it('the invented corpus has the sizes that these tests rest on', () => {
  expect(ads.filter(({ selection }) => selection.reason === null).length).toBe(5);
});
