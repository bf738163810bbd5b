// trend: does the share of ads with a code, or of a group such as a profile, rise or fall with time.
import { hasProfiles, isCounted, legendOf, NothingToShow, type Coding, type CountOver } from '../core';
import { trendTest, wilsonInterval } from '../statistics';
import { count, makeTable, number, optional, pValue, schema, share, text, type TableOf } from '../table';
import { codeItems, type AdItems } from './ad-items';
import { checkProfile } from './check-profile';
import { countItems } from './count-items';
import { groupAds, groupValues, type GroupBy, type Grouping } from './group-ads';
import { periodOf, timeOf, type PeriodLength } from './period-of';
import { withInterval } from './schema-parts';
import { adjustFamily, FAMILY, verdictOn } from './verdict';

/** Options of {@link trend} and {@link trendTests}. */
export interface TrendOptions {
  /** `month` (default), `quarter` or `year` of the date of posting. */
  readonly by?: PeriodLength;
  /** `code` (default): ads with each code; else what the ads are grouped by, see {@link GroupBy}: ads of each group. */
  readonly of?: Exclude<GroupBy, null>;
  /** Codes of one kind only; default all kinds. */
  readonly kind?: string;
  /** Only ads of this profile; default all. */
  readonly profile?: string;
  /** Default `distinct`: an ad counts when it was posted first. */
  readonly over?: CountOver;
}

/** Which code or group a row is about; a group has no kind. */
const ABOUT = { kind: optional(text('kind')), code: text('code'), name: text('name') };

/** The table of {@link trend}. */
export const TREND = schema('trend', 'one row a code or group × period, zeros included', {
  period: text('period'),
  ...ABOUT,
  ads: count('ads', { unit: 'ads' }),
  n: count('all ads of the period', { unit: 'ads' }),
  ...withInterval('share', share('share of ads')),
});

/**
 * Shares over time: one row a code (or group) × period, zeros included, periods without an ad left out: `period` (`2024-03`, `2024-Q1`, `2024`),
 * `ads` with it of `n`, `share` (0 to 1) with its 95 % Wilson interval. Ads without a date do not count. For one test a code see `trendTests`.
 * @throws NothingToShow where no ad has a date, or for profiles where there are none; RoleLensError for a profile or a column that there is not.
 * @example
 * show(trend(coding, { by: 'quarter', of: 'profile' }));
 */
export function trend(coding: Coding, options: TrendOptions = {}): TableOf<typeof TREND> {
  const { items, periods, ads } = countPeriods(coding, options);
  const rows = items.items.flatMap(({ kind, code, name }, i) =>
    periods.names.map((period, t) => {
      const [hits, n] = [ads[t * items.items.length + i], periods.ads[t]];
      const [share_low, share_high] = wilsonInterval(hits, n);
      return { period, kind: kind || null, code, name, ads: hits, n, share: hits / n, share_low, share_high };
    }),
  );
  return makeTable(TREND, rows, legendOf(coding));
}

/** The table of {@link trendTests}. */
export const TREND_TESTS = schema('trend_tests', 'one row a code or group, also those not tested', {
  ...ABOUT,
  periods: count('periods'),
  n: count('all ads with a date', { unit: 'ads' }),
  ads: count('ads', { unit: 'ads' }),
  verdict: text('verdict'),
  slope: optional(number('change of the share in one period', { digits: 3 })),
  z: optional(number('z', { digits: 2 })),
  p: optional(pValue('p')),
  p_adjusted: FAMILY.p_adjusted,
  reason: optional(text('not tested because')),
});

/** What a trend comes to where it shows nothing. */
export const NO_TREND = 'no trend shown';

/**
 * Whether shares rise or fall: one row a code (or group), by the Cochran–Armitage test over the periods at their distance in time; `slope` is the
 * change of the share in one period (month, quarter or year), `p_adjusted` over the table (Benjamini–Hochberg), `verdict` `rises` or `falls` below
 * 0.05, else `no trend shown`. What cannot be tested is `not tested`, has no p and says why in `reason`: no ad, or every ad, has the code or is of
 * the group, or all ads are of one period.
 * @throws NothingToShow and RoleLensError as `trend`.
 * @example
 * show(trendTests(coding, { by: 'quarter' }));
 */
export function trendTests(coding: Coding, options: TrendOptions = {}): TableOf<typeof TREND_TESTS> {
  const { items, periods, ads } = countPeriods(coding, options);
  const scores = periods.names.map(timeOf);
  const n = total(periods.ads);
  const rows = items.items.map(({ kind, code, name }, i) => {
    const hits = periods.names.map((_, t) => ads[t * items.items.length + i]);
    const reason = whyNot(total(hits), n, hits.length, options);
    const test = reason === null ? trendTest(hits, periods.ads, scores) : { slope: NaN, z: NaN, p: NaN };
    return { kind: kind || null, code, name, periods: hits.length, n, ads: total(hits), ...test, reason };
  });
  const family = adjustFamily(rows.map(({ p }) => p));
  const judged = rows.map((row, i) => {
    const { p_adjusted } = family[i];
    return { ...row, p_adjusted, verdict: verdictOn(p_adjusted, row.z > 0 ? 'rises' : 'falls', NO_TREND) };
  });
  return makeTable(TREND_TESTS, judged, legendOf(coding));
}

/** Why there is nothing to test; `null` where there is. */
function whyNot(hits: number, n: number, periods: number, { of = 'code' }: TrendOptions): string | null {
  const [who, all] =
    of === 'code' ? ['no ad has it', 'every ad has it'] : ['no ad is of it', 'every ad is of it'];
  if (!hits) return who;
  if (hits === n) return all;
  return periods < 2 ? 'all ads are of one period' : null;
}

function countPeriods(
  coding: Coding,
  options: TrendOptions,
): { items: AdItems; periods: Grouping; ads: Uint32Array } {
  const { by = 'month', of = 'code', kind, profile, over = 'distinct' } = options;
  checkProfile(coding, profile);
  const values = coding.corpus.map(({ posted }) => (posted ? periodOf(posted, by) : ''));
  const inside = coding.corpus.map(
    (ad, i) =>
      values[i] !== '' &&
      isCounted(ad, over) &&
      (profile === undefined || coding.profiles[coding.adProfile[i]] === profile),
  );
  const names = [...new Set(values.filter((_, i) => inside[i]))].sort();
  if (!names.length)
    throw new NothingToShow(
      'no ad has a date of posting',
      'Say which column is the date when reading the ads: columns { posted: … }.',
    );
  const periods = groupValues(
    coding.corpus,
    values.map((value, i) => (inside[i] ? value : '')),
    over,
    names,
  );
  const items = of === 'code' ? codeItems(coding, kind ? [kind] : undefined) : groupItems(coding, of, over);
  return { items, periods, ads: countItems(items, periods).ads };
}

/** Groups as things that ads have; of profiles also those that no ad has. */
function groupItems(coding: Coding, by: Exclude<GroupBy, null>, over: CountOver): AdItems {
  const ofProfile = by === 'profile' && hasProfiles(coding);
  const { names, ofAd } = ofProfile
    ? { names: coding.profiles, ofAd: coding.adProfile }
    : groupAds(coding, by, over);
  const ad = Uint32Array.from(ofAd.keys()).filter((i) => ofAd[i] >= 0);
  return {
    items: names.map((name) => ({ code: name, name, kind: '' })),
    ad,
    item: ad.map((i) => ofAd[i]),
    n: new Uint32Array(ad.length).fill(1),
  };
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, each) => sum + each, 0);
}
