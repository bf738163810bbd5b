// Distributions against a naive recount over the coding's ads.
import { beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { KINDS, RoleLensError, type Ad, type Coding, type Kind, type CountOver } from '../../src/core';
import {
  adFrame,
  distributionFrame,
  groupAds,
  kindFrame,
  mentionFrame,
  profileFrame,
  profileMentionFrame,
  toColumns,
} from '../../src/frames';
import { wilsonInterval } from '../../src/statistics';
import { ads, book, inventAd, inventCoding, inventedCoding } from './invented-coding';

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
    ({ mentions }) =>
      mentions.filter((each) => each.code === code && (kindOfCode === 'job_task' || each.kind === kindOfCode))
        .length,
  );
  return {
    mentions: found.reduce((sum, n) => sum + n, 0),
    ads: found.filter((n) => n > 0).length,
    groupAds: inGroup.length,
  };
}

function expectRecounted(of: Coding, by: string | null, over: CountOver, groupOf: GroupOf): void {
  const columns = toColumns(distributionFrame(of, { by, over }));
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
  ['month', ({ posted }) => posted?.slice(0, 7) ?? '(none)'],
  ['organisation', ({ organisation }) => organisation || '(none)'],
  ['sector', ({ meta }) => meta.sector || '(none)'],
];

describe('distributionFrame', () => {
  it.each(GROUPINGS)('counts as a naive recount does, grouped by %s', (by, groupOf) => {
    expectRecounted(coding, by, 'distinct', groupOf);
    expectRecounted(coding, by, 'postings', groupOf);
  });

  it('counts any coding as a naive recount does', async () => {
    const mention = fc.record({
      code: fc.constantFrom(...book.codes.map(({ id }) => id), 'TECH99'),
      kind: fc.constantFrom<Kind>(...KINDS),
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
        for (const over of ['distinct', 'postings'] as const)
          expectRecounted(random, 'profile', over, (_, i) => random.ads[i].profile.name);
      }),
      { numRuns: 40 },
    );
  });

  it('has a row for every group and code, also where nothing was found', () => {
    const { group, code, mentions } = toColumns(distributionFrame(coding, { by: 'profile' }));
    expect(group.length).toBe(3 * 5);
    const at = group.findIndex((name, i) => name === 'GenAI Engineer' && code[i] === 'TASK2');
    expect(mentions[at]).toBe(0);
  });

  it('counts a task wherever it was recorded, a technology and a skill only where recorded as such', () => {
    const { code, mentions } = toColumns(distributionFrame(coding));
    const of = (id: string): unknown => mentions[code.indexOf(id)];
    expect(of('TASK1'), 'one of the two was recorded as a technology').toBe(2);
    expect(of('TECH2'), 'the one recorded as a task is left out').toBe(2);
    expect(of('TECH10'), 'the one recorded as a soft skill is left out').toBe(1);
    expect(of('SKILL1'), 'the one recorded as a task is left out').toBe(2);
  });

  it('counts distinct ads by default, and postings without those outside the query', () => {
    expect(groupAds(coding, null, 'distinct').ads).toEqual([5]);
    expect(groupAds(coding, null, 'postings').ads).toEqual([7]);
    expect(toColumns(distributionFrame(coding)).group_ads[0]).toBe(5);
  });

  it('takes the codes of one kind only when asked to', () => {
    expect(toColumns(distributionFrame(coding, { kind: 'technology' })).code).toEqual(['TECH10', 'TECH2']);
  });

  it('has no rows but all columns where no ad counts', async () => {
    const none = await inventCoding(
      [inventAd('x', { reason: 'outside query' })],
      [{ id: 'x', mentions: [] }],
    );
    const columns = toColumns(distributionFrame(none));
    expect(Object.keys(columns)).toContain('prevalence_high');
    expect(Object.values(columns).every((cells) => cells.length === 0)).toBe(true);
  });
});

describe('groupAds', () => {
  it('keeps profiles in the order of the codebook and sorts other groups by name', () => {
    expect(groupAds(coding, 'profile', 'postings').names).toEqual([
      'GenAI Engineer',
      'ML Engineer',
      '(none)',
      'Something Else',
    ]);
    expect(groupAds(coding, 'language', 'distinct').names).toEqual(['en', 'nl']);
    expect(groupAds(coding, 'year', 'distinct').names).toEqual(['(none)', '2024', '2025']);
  });

  it('groups by a column of the files, text kept as it is, with (none) for missing and empty cells', () => {
    const { names, ads: sizes } = groupAds(coding, 'size', 'distinct');
    expect(Object.fromEntries(names.map((name, i) => [name, sizes[i]]))).toEqual({
      '(none)': 2,
      '0': 1,
      '007': 1,
      '12': 1,
    });
    expect(groupAds(coding, 'sector', 'distinct').names).toEqual(['(none)', 'bank', 'care']);
  });

  it('names the columns there are when asked for one that is not there', () => {
    for (const name of ['sectr', 'constructor', '__proto__'])
      expect(() => distributionFrame(coding, { by: name })).toThrow(
        expect.objectContaining({
          constructor: RoleLensError,
          message: expect.stringMatching(new RegExp(`"${name}".*profile, title, language.*sector, size`)),
        }),
      );
  });
});

describe('profileFrame and kindFrame', () => {
  it('share out all counted ads among the profiles', () => {
    const { profile, ads: sizes, share } = toColumns(profileFrame(coding));
    expect(Object.fromEntries(profile.map((name, i) => [name, sizes[i]]))).toEqual({
      'GenAI Engineer': 2,
      'ML Engineer': 2,
      'Something Else': 1,
    });
    expect(share.reduce((sum: number, cell) => sum + Number(cell), 0)).toBeCloseTo(1, 12);
  });

  it('sum up the mentions of each kind, and count an ad once', () => {
    const { code, mentions, ads: found } = toColumns(kindFrame(coding));
    const byCode = toColumns(distributionFrame(coding));
    expect(code).toEqual([...KINDS]);
    expect(mentions).toEqual(
      KINDS.map((kind) =>
        byCode.mentions.reduce((sum: number, n, i) => sum + (byCode.kind[i] === kind ? Number(n) : 0), 0),
      ),
    );
    expect(found).toEqual([2, 2, 1]);
  });

  it('are empty, not broken, without ads that count', async () => {
    const none = await inventCoding(
      [inventAd('x', { reason: 'outside query' })],
      [{ id: 'x', mentions: [] }],
    );
    expect(toColumns(profileFrame(none)).profile).toEqual([]);
    expect(toColumns(kindFrame(none))).toMatchObject({ mentions: [0, 0, 0], prevalence: [0, 0, 0] });
  });
});

describe('a coding of no ads', () => {
  it('gives frames with their columns and without rows', async () => {
    const empty = await inventCoding([], [{ id: 'not read', mentions: [] }]);
    for (const frame of [mentionFrame, adFrame, distributionFrame, profileFrame, profileMentionFrame]) {
      const columns = toColumns(frame(empty));
      expect(Object.keys(columns).length).toBeGreaterThan(3);
      expect(Object.values(columns).flat()).toEqual([]);
    }
  });
});

it('the invented corpus has the sizes that these tests rest on', () => {
  expect(ads.filter(({ selection }) => selection.reason === null).length).toBe(5);
});
