// Agreement of codings, on invented ads that can be counted by hand and on the bundled hand codings.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCodebook, readCodebook } from '../../src/codebook';
import { codeAds, readCoding } from '../../src/coding';
import type { Ad, Coding } from '../../src/core';
import { readAds } from '../../src/corpus';
import {
  agree as agreeTables,
  agreementTables,
  matchSpans,
  SPAN_RULES,
  type TextSpan,
} from '../../src/reliability';
import { tokenize } from '../../src/text';
import { inventAd, inventCoding, type Said } from './invent-codings';
import { agreeColumns as agree } from './agreement-columns';

const span = (start: number, end: number): TextSpan => ({ start, end });

describe('matchSpans', () => {
  it('tells exact spans, halves that are shared, and mere overlap apart', () => {
    const [a, b] = [[span(0, 10), span(20, 30), span(40, 50)], [span(0, 10), span(22, 32), span(49, 60)]]; // prettier-ignore
    expect(SPAN_RULES.map((rule) => matchSpans(a, b, rule))).toEqual([1, 2, 3]);
    expect(matchSpans([span(0, 5)], [span(5, 9)], 'overlap')).toBe(0);
  });

  it('finds the largest number of pairs, where taking the first that fits finds fewer', () => {
    const [a, b] = [[span(0, 10), span(0, 4)], [span(2, 9), span(5, 12)]]; // prettier-ignore
    expect(matchSpans(a, b, 'overlap', 'in order')).toBe(1);
    expect(matchSpans(a, b, 'overlap')).toBe(2);
  });

  const spans = fc.array(
    fc
      .tuple(fc.nat(20), fc.integer({ min: 1, max: 9 }))
      .map(([start, length]) => span(start, start + length)),
    { maxLength: 6 },
  );

  it('is as large as trying all pairings, never smaller than in order, and the same both ways round', () => {
    const fits = (x: TextSpan, y: TextSpan): boolean => matchSpans([x], [y], 'iou') === 1;
    const best = (a: readonly TextSpan[], b: readonly TextSpan[]): number => {
      if (!a.length) return 0;
      const [first, ...rest] = a;
      const taking = b.map((y, j) => (fits(first, y) ? 1 + best(rest, b.filter((_, k) => k !== j)) : 0)); // prettier-ignore
      return Math.max(best(rest, b), ...taking);
    };
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const most = matchSpans(a, b, 'iou');
        expect(most).toBe(best(a, b));
        expect(matchSpans(b, a, 'iou')).toBe(most);
        expect(matchSpans(a, b, 'iou', 'in order')).toBeLessThanOrEqual(most);
      }),
    );
  });
});

const WORDS = 'alpha beta gamma delta epsilon zeta';
const ADS = ['1', '2', '3', '4'].map((id) => inventAd(id, WORDS, { language: id === '4' ? 'nl' : 'en' }));

/** Two coders of four ads who agree on three profiles, and on TECH1 in ads 1 and 4. */
const FIRST: Readonly<Record<string, Said>> = {
  '1': ['GenAI Engineer', [['TECH1', 'alpha beta']]],
  '2': ['GenAI Engineer', [['TECH1', 'gamma']]],
  '3': ['ML Engineer'],
  '4': ['ML Engineer', [['TASK1', 'delta']]],
};
const SECOND: Readonly<Record<string, Said>> = {
  '1': ['GenAI Engineer', [['TECH1', 'alpha']]],
  '2': ['ML Engineer'],
  '3': ['ML Engineer'],
  '4': ['ML Engineer', [['TASK1', 'delta']]],
};

describe('agree on invented ads', () => {
  let first: Coding;
  let second: Coding;
  beforeAll(async () => {
    first = await inventCoding('first', ADS, FIRST);
    second = await inventCoding('second', ADS, SECOND);
  });

  it('counts profiles as one would by hand', () => {
    const { profile, confusions, profiles } = agree([first, second]);
    // 3 of 4 agree; chance: 1/2 · 1/4 + 1/2 · 3/4 = 1/2.
    expect(profile.agreement).toEqual([0.75]);
    expect(profile.kappa).toEqual([0.5]);
    expect(confusions[0].ads).toEqual([[1, 1], [0, 2]]); // prettier-ignore
    expect(profiles.ads_1).toEqual([2, 2]);
    expect(profiles.ads_2).toEqual([1, 3]);
  });

  it('counts codes as one would by hand, kind by kind', () => {
    const { codes } = agree([first, second]);
    expect(codes.code).toEqual(['TECH1', 'TASK1']);
    expect(codes.ads_1).toEqual([2, 1]);
    expect(codes.ads_2).toEqual([1, 1]);
    expect(codes.kappa).toEqual([0.5, 1]);
    expect(codes.f1[0]).toBeCloseTo(2 / 3, 12);
  });

  it('counts spans as one would by hand: exact, half shared, overlapping', () => {
    const { spans } = agree([first, second]);
    const of = (code: string, rule: string): number =>
      spans.rule.findIndex((r, i) => r === rule && spans.code[i] === code);
    // TECH1: "alpha beta" and "gamma" against "alpha", which is half of the first.
    expect(SPAN_RULES.map((rule) => spans.precision[of('TECH1', rule)])).toEqual([0, 1, 1]);
    expect(SPAN_RULES.map((rule) => spans.recall[of('TECH1', rule)])).toEqual([0, 0.5, 0.5]);
    expect(SPAN_RULES.map((rule) => spans.f1[of('', rule)])).toEqual([0.4, 0.8, 0.8]);
  });

  it('counts characters for unitizing alpha, uncoded text in and out', () => {
    const { units } = agree([first, second]);
    const place = units.code.indexOf('technology');
    // Of 4 × 35 characters in two codings 15 and 5 are marked, 5 of them together; alpha = 1 − (n − 1) · o / e.
    const [n, marked, disagreeing] = [4 * WORDS.length * 2, 20, 10];
    expect(WORDS).toHaveLength(35);
    expect(units.alpha[place]).toBeCloseTo(1 - ((n - 1) * disagreeing) / (marked * (n - marked)), 12);
    expect(units.alpha_coded[place]).toBeNull();
    expect(units.reason[place]).toMatch(/coded characters are in one category/);
    // "alpha" has TECH1, "delta" TASK1, for both.
    expect(units.alpha_coded[0]).toBe(1);
  });

  it('tells parts of the corpus apart', () => {
    const { parts } = agree([first, second], { fewest: 1 });
    expect(parts.group).toEqual(['en', 'nl', 'GenAI Engineer', 'ML Engineer']);
    expect(parts.ads).toEqual([3, 1, 2, 2]);
    expect(parts.profile_agreement).toEqual([2 / 3, 1, 0.75, 0.75]);
  });

  it('lists every disagreement with the words', () => {
    const {
      disagreements: { total },
      list: table,
    } = agree([first, second]);
    expect(total).toBe(2);
    expect(table.code).toEqual(['profile', 'TECH1']);
    expect(table.words).toEqual(['first: GenAI Engineer; second: ML Engineer', 'gamma']);
    expect(table.given_by[1]).toBe('first');
    expect(table.not_by[1]).toBe('second');
    expect([table.left[1], table.right[1]]).toEqual(['alpha beta ', ' delta epsilon zeta']);
  });

  it('keeps the words short, and the list', async () => {
    const long = Array.from({ length: 30 }, (_, i) => inventAd(`${i}`, `${'long '.repeat(200)}end`));
    const said = (mentions: Said[1]): Record<string, Said> =>
      Object.fromEntries(long.map(({ id }) => [id, ['P', mentions]]));
    const codings = [
      await inventCoding('a', long, said([['TECH1', 'long '.repeat(150)]])),
      await inventCoding('b', long, said([])),
    ];
    const {
      disagreements: { total },
      list: table,
    } = agree(codings, { examples: 3 });
    expect(total).toBe(30);
    expect(table.ad).toEqual(['0', '1', '2']);
    expect(Math.max(...table.words.map((words) => String(words).length))).toBeLessThan(250);
  });

  it('gives null and a reason where a measure is not defined', async () => {
    const same: Record<string, Said> = Object.fromEntries(
      ADS.map(({ id }) => [id, ['P', [['TECH1', 'alpha']]]]),
    );
    const { profile, codes } = agree([
      await inventCoding('a', ADS, same),
      await inventCoding('b', ADS, same),
    ]);
    expect(profile.kappa).toEqual([null]);
    expect(profile.reason[0]).toMatch(/one category/);
    expect(codes.kappa).toEqual([null]);
    expect(codes.ac1).toEqual([1]);
    expect(JSON.stringify({ profile, codes })).not.toContain('NaN');
  });

  it('takes three coders, one of whom has not coded all ads', async () => {
    const third = await inventCoding('third', ADS, { '1': FIRST['1'], '2': SECOND['2'] });
    const { ads, coders, confusions, pairs, profile, spans } = agree([first, second, third]);
    expect(ads).toBe(4);
    expect(coders).toEqual(['first', 'second', 'third']);
    expect(confusions.map((each) => each.coders.join())).toEqual([
      'first,second',
      'first,third',
      'second,third',
    ]);
    expect(confusions[2].ads).toEqual([[1, 0], [0, 1]]); // prettier-ignore
    // By ad: all three agree, one of three pairs agrees, two agree, two agree.
    expect(profile.agreement[0]).toBeCloseTo((1 + 1 / 3 + 1 + 1) / 4, 12);
    expect(new Set(spans.second)).toEqual(new Set(['second', 'third']));
    expect(pairs.ads).toEqual([4, 2, 2]);
    expect(pairs.profile_agreement).toEqual([0.75, 0.5, 1]);
    expect(pairs.profile_kappa).toEqual([agree([first, second]).profile.kappa[0], 0, 1]);
  });

  it('gives equal names to profiles that are called differently', async () => {
    const other = Object.fromEntries(
      Object.entries(SECOND).map(([id, [name, mentions]]): [string, Said] => [
        id,
        [name!.replace('ML Engineer', 'ML'), mentions],
      ]),
    );
    const coding = await inventCoding('other', ADS, other);
    expect(agree([first, coding]).profile.agreement).toEqual([0.25]);
    expect(agree([first, coding], { profileNames: { ML: 'ML Engineer' } }).profile.agreement).toEqual([0.75]);
  });

  it('takes an ad of which a coding says nothing for not coded, unless told otherwise', async () => {
    const silent = await inventCoding('silent', ADS, { ...SECOND, '3': [null] });
    expect(agree([first, silent]).ads).toBe(3);
    const { ads, codes } = agree([first, silent], { empty: 'coded' });
    expect(ads).toBe(4);
    expect(codes.agreement[codes.code.indexOf('TASK1')]).toBe(1);
  });

  it('counts a quote once at its first place, or each mention where it stands', async () => {
    const ads = [inventAd('1', 'Python and python, and python')];
    const once = await inventCoding('once', ads, { '1': ['P', [['TECH1', 'Python']]] });
    const often = await inventCoding('often', ads, { '1': ['P', [['TECH1', 'Python'], ['TECH1', 'python'], ['TECH1', 'python']]] }); // prettier-ignore
    expect(agree([once, often]).spans.f1[0]).toBe(1);
    expect(agree([once, often], { quotes: 'all' }).spans.f1[0]).toBe(0.5);
  });

  it('weighs postings by their near-duplicate group when asked to', async () => {
    const group = (id: string, reason: 'near-duplicate' | null) =>
      inventAd(id, WORDS, { selection: { reason, group: '1' } });
    const ads = [group('1', null), group('2', 'near-duplicate'), inventAd('3', WORDS)];
    const a = await inventCoding('a', ads, { '1': ['X'], '2': ['X'], '3': ['X'] });
    const b = await inventCoding('b', ads, { '1': ['X'], '2': ['X'], '3': ['Y'] });
    const agreement = (options: Parameters<typeof agree>[1]): unknown =>
      agree([a, b], options).profile.agreement[0];
    expect(agreement({})).toBe(0.5);
    expect(agreement({ over: 'postings' })).toBeCloseTo(2 / 3, 12);
    expect(agreement({ over: 'postings', weight: 'group' })).toBe(0.5);
    expect(agree([a, b], { over: 'postings' }).groups).toBe(2);
  });

  it('leaves out what was not asked for', () => {
    const { codes, spans, units, profile } = agree([first, second], {
      unit: 'profile',
      measure: ['ac1', 'kappa'],
    });
    expect([codes, spans, units]).toEqual([{}, {}, {}]);
    expect(Object.keys(profile)).toEqual(['ads', 'kappa', 'kappa_low', 'kappa_high', 'ac1', 'ac1_low', 'ac1_high', 'reason']); // prettier-ignore
  });

  it('refuses one coding, codings of different ads, and codings that share no ad', async () => {
    expect(() => agree([first])).toThrow(/two or more/);
    const others = await inventCoding('others', ADS.slice(0, 2), { '1': FIRST['1'] });
    expect(() => agree([first, others])).toThrow(/different ads/);
    const [one, two] = [
      await inventCoding('one', ADS, { '1': FIRST['1'] }),
      await inventCoding('two', ADS, { '2': SECOND['2'] }),
    ];
    expect(() => agree([one, two])).toThrow(/share no distinct ad/);
  });
});

describe('intervals of agree', () => {
  it('come from groups, not ads: copies of an ad do not narrow them', async () => {
    const copies = (times: number): Ad[] =>
      Array.from({ length: 30 }, (_, g) =>
        Array.from({ length: times }, (__, c) =>
          inventAd(`${g}-${c}`, WORDS, {
            selection: { reason: c ? 'near-duplicate' : null, group: `${g}-0` },
          }),
        ),
      ).flat();
    const width = async (times: number): Promise<number> => {
      const ads = copies(times);
      const say = (name: (g: number) => string): Record<string, Said> =>
        Object.fromEntries(ads.map(({ id }) => [id, [name(parseInt(id))]]));
      const codings = [
        await inventCoding('a', ads, say((g) => (g % 2 ? 'X' : 'Y'))), // prettier-ignore
        await inventCoding('b', ads, say((g) => (g % 3 ? 'X' : 'Y'))), // prettier-ignore
      ];
      const { kappa_low: low, kappa_high: high } = agree(codings, {
        over: 'postings',
        bootstrap: 400,
      }).profile;
      return Number(high[0]) - Number(low[0]);
    };
    const single = await width(1);
    expect(single).toBeGreaterThan(0.3);
    expect(await width(5)).toBeCloseTo(single, 10);
  });
});

describe('agree on the bundled hand codings', () => {
  let ads: Ad[];
  let first: Coding;
  let second: Coding;
  beforeAll(async () => {
    ads = await readAds('data/sample/ads.jsonl');
    const book = readCodebook('data/codebook/genai-roles.yaml');
    [first, second] = await Promise.all(
      [1, 2].map((n) =>
        readCoding(`data/sample/codings/coder-${n}.jsonl`, ads, { book, coder: `coder ${n}` }),
      ),
    );
  });

  it('is full for a coding and itself', () => {
    const { profile, codes, spans, disagreements } = agree([first, first], { bootstrap: 0 });
    expect(profile.kappa).toEqual([1]);
    expect(codes.kappa.every((kappa) => kappa === 1 || kappa === null)).toBe(true);
    expect(spans.f1.every((f1) => f1 === 1 || f1 === null)).toBe(true);
    expect(disagreements.total).toBe(0);
  });

  it('is the same both ways round, the confusion turned over, precision and recall swapped', () => {
    const [there, back] = [agree([first, second]), agree([second, first])];
    expect(back.profile).toEqual(there.profile);
    const byCode = ({ codes }: typeof there): object => Object.fromEntries(codes.code.map((code, i) => [code, codes.kappa[i]])); // prettier-ignore
    expect(byCode(back)).toEqual(byCode(there));
    expect(back.spans.precision[0]).toBeCloseTo(Number(there.spans.recall[0]), 12);
    const [{ profiles, ads: counts }] = there.confusions;
    const turned = back.confusions[0];
    profiles.forEach((row, i) =>
      profiles.forEach((column, j) =>
        expect(turned.ads[turned.profiles.indexOf(column)][turned.profiles.indexOf(row)]).toBe(counts[i][j]),
      ),
    );
  });

  it('holds every value in its interval, gives the same for the same seed and another for another', () => {
    const [one, again, other] = [{}, {}, { seed: 2 }].map((options) => agree([first, second], options));
    expect(again).toEqual(one);
    expect(other.profile.kappa).toEqual(one.profile.kappa);
    expect(other.codes.kappa_low).not.toEqual(one.codes.kappa_low);
    one.codes.kappa.forEach((kappa, i) => {
      const [low, high] = [one.codes.kappa_low[i], one.codes.kappa_high[i]];
      if (low === null || high === null) return;
      expect(Number(kappa)).toBeGreaterThanOrEqual(Number(low));
      expect(Number(kappa)).toBeLessThanOrEqual(Number(high));
    });
  });

  it('finds every quote of the hand codings in its ad', () => {
    for (const { remarks } of [first, second]) expect(remarks.join()).not.toMatch(/quotes/);
  });

  it('is told in tables of text and whole numbers, with no cell left to guess', () => {
    const tables = agreementTables(agreeTables([first, second]));
    expect(tables.map(({ caption }) => caption)[0]).toBe('coder 1 and coder 2: profiles of 24 ads');
    for (const { columns } of tables) {
      expect(new Set(Object.values(columns).map((cells) => cells.length)).size).toBe(1);
      expect(JSON.stringify(columns)).not.toMatch(/NaN|undefined|null/);
    }
  });
});

/** Four kinds, no profile. */
const FOUR = parseCodebook(`codebook: nursing
kinds:
  - {id: qualification, name: Qualifications, unit: term}
  - {id: duty, name: Duties}
  - {id: benefit, name: Benefits}
  - {id: virtue, name: Virtues}
codes:
  - {id: DIPLOMA, name: Diploma, kind: qualification, definition: d, terms: {any: [alpha]}}
  - {id: CARE, name: Care, kind: duty, definition: d, terms: {any: [beta]}}
  - {id: CAR, name: Car, kind: benefit, definition: d, terms: {any: [gamma]}}
  - {id: KIND, name: Kindness, kind: virtue, definition: d, terms: {any: [delta]}}
`);

describe('agree on codings of four kinds without profiles', () => {
  const ads = ['1', '2', '3', '4'].map((id) => inventAd(id, id === '4' ? 'zeta' : WORDS));
  let human: Coding;
  beforeAll(async () => {
    human = await inventCoding(
      'human',
      ads,
      {
        '1': [null, [['DIPLOMA', 'alpha'], ['CARE', 'beta'], ['CAR', 'gamma']]],
        '2': [null, [['DIPLOMA', 'alpha'], ['KIND', 'delta']]],
        '3': [null, [['CARE', 'beta']]],
      },
      { book: FOUR },
    ); // prettier-ignore
  });

  it('measures each kind under its name, and says that profiles are not coded', () => {
    const agreement = agreeTables([human, codeAds(tokenize(ads), FOUR)], { fewest: 1 });
    const { means, profile, units, parts } = agreement;
    expect(means.columns.kind).toEqual(['all', 'qualification', 'duty', 'benefit', 'virtue']);
    expect(means.columns.agreement.slice(1)).toEqual([2 / 3, 2 / 3, 1 / 3, 1 / 3]);
    expect(units.columns.name.slice(0, 5)).toEqual([
      'All codes',
      'Qualifications',
      'Duties',
      'Benefits',
      'Virtues',
    ]);
    expect(profile.columns).toMatchObject({ kappa: [null], agreement: [null], reason: ['not coded'] });
    expect(agreement.confusions).toEqual([]);
    expect(parts.size).toBe(0);
    const [first, ...rest] = agreementTables(agreement, { short: true });
    expect(first.columns).toEqual({ profiles: ['not coded'] });
    const texts = JSON.stringify(rest);
    expect(texts).toContain('Qualifications');
    expect(texts).not.toMatch(/profile: κ|Each profile/);
  });

  it('takes an ad in which the codebook finds nothing for coded by it', async () => {
    const also = await inventCoding('human', ads, { '4': [null, [['CAR', 'zeta']]] }, { book: FOUR });
    expect(agree([also, codeAds(tokenize(ads), FOUR)]).ads).toBe(1);
  });

  it('works for codings of which nobody said what their codes are', async () => {
    const bare = await inventCoding('bare', ads, { '1': [null, [['DIPLOMA', 'alpha']]] }, { kind: null });
    expect(agree([bare, bare], { fewest: 0 }).means.kind).toEqual(['all', 'other']);
    const told = await inventCoding(
      'told',
      ads,
      { '1': [null, [['DIPLOMA', 'alpha']]] },
      { kind: 'diploma' },
    );
    expect(agree([bare, told], { fewest: 0 }).means.kind).toEqual(['all', 'diploma']);
  });
});
