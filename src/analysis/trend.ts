// trend: does the share of ads with a code, or of a profile, rise or fall with time.
import {
  isCounted,
  RoleLensError,
  type Cell,
  type Coding,
  type Columns,
  type CountOver,
  type Kind,
} from '../core';
import { groupValues, type Grouping } from '../frames';
import { adjustP, trendTest, wilsonInterval } from '../statistics';
import { codeItems, type AdItems } from './ad-items';
import { LEVEL } from './compare-groups';
import { countItems } from './count-items';
import { tableOf } from './table-rows';

/** Options of {@link trend} and {@link trendTests}. */
export interface TrendOptions {
  /** `month` (default), `quarter` or `year` of the date of posting. */
  readonly by?: 'month' | 'quarter' | 'year';
  /** `code` (default): ads with each code; `profile`: ads of each profile. */
  readonly of?: 'code' | 'profile';
  /** Codes of one kind only; default all kinds. */
  readonly kind?: Kind;
  /** Only ads of this profile; default all. */
  readonly profile?: string;
  /** Default `distinct`: an ad counts when it was posted first. */
  readonly over?: CountOver;
}

const COLUMNS = ['period', 'kind', 'code', 'name', 'ads', 'n', 'share', 'share_low', 'share_high'] as const;

/**
 * Shares by month: one row a code (or profile) × period, zeros included, periods without an ad left out: `period` (`2024-03`, `2024-Q1`, `2024`), `ads` with it of
 * `n`, `share` (0 to 1) with its 95 % Wilson interval. Ads without a date do not count. For one test a code see {@link trendTests}.
 * @throws RoleLensError where no ad has a date.
 */
export function trend(coding: Coding, options: TrendOptions = {}): Columns {
  const { items, periods, ads } = countPeriods(coding, options);
  const rows = items.items.flatMap(({ kind, code, name }, i) =>
    periods.names.map((period, t): Record<(typeof COLUMNS)[number], Cell> => {
      const [hits, n] = [ads[t * items.items.length + i], periods.ads[t]];
      const [share_low, share_high] = wilsonInterval(hits, n);
      const about = options.of === 'profile' ? '' : kind;
      return { period, kind: about, code, name, ads: hits, n, share: hits / n, share_low, share_high };
    }),
  );
  return tableOf(COLUMNS, rows);
}

const TEST_COLUMNS = [
  'kind',
  'code',
  'name',
  'periods',
  'n',
  'ads',
  'verdict',
  'slope',
  'z',
  'p',
  'p_adjusted',
] as const;

/**
 * Whether shares rise or fall: one row a code (or profile), by the Cochran–Armitage test over the periods at their distance in time; `slope` is the change of the
 * share in one period (month, quarter or year), `p_adjusted` over the table (Benjamini–Hochberg), `verdict` `rises` or `falls` below 0.05, else `no trend shown`.
 * @throws RoleLensError where no ad has a date.
 */
export function trendTests(coding: Coding, options: TrendOptions = {}): Columns {
  const { items, periods, ads } = countPeriods(coding, options);
  const scores = periods.names.map(timeOf);
  const rows = items.items.map(({ kind, code, name }, i): Record<(typeof TEST_COLUMNS)[number], Cell> => {
    const hits = periods.names.map((_, t) => ads[t * items.items.length + i]);
    const test = trendTest(hits, periods.ads, scores);
    const [n, all] = [periods.ads, hits].map((counts) => counts.reduce((sum, each) => sum + each, 0));
    const about = options.of === 'profile' ? '' : kind;
    return {
      kind: about,
      code,
      name,
      periods: hits.length,
      n,
      ads: all,
      verdict: '',
      ...test,
      p_adjusted: null,
    };
  });
  const adjusted = adjustP(rows.map(({ p }) => p as number));
  return tableOf(
    TEST_COLUMNS,
    rows.map((row, i) => ({
      ...row,
      p_adjusted: adjusted[i],
      verdict: adjusted[i] < LEVEL ? ((row.z as number) > 0 ? 'rises' : 'falls') : 'no trend shown',
    })),
  );
}

function countPeriods(
  coding: Coding,
  options: TrendOptions,
): { items: AdItems; periods: Grouping; ads: Uint32Array } {
  const { by = 'month', of = 'code', kind, profile, over = 'distinct' } = options;
  const values = coding.corpus.map(({ posted }) => (posted ? periodOf(posted, by) : ''));
  const inside = coding.corpus.map(
    (ad, i) =>
      values[i] !== '' &&
      isCounted(ad, over) &&
      (profile === undefined || coding.profiles[coding.adProfile[i]] === profile),
  );
  const names = [...new Set(values.filter((_, i) => inside[i]))].sort();
  if (!names.length)
    throw new RoleLensError('No ad that counts has a date of posting, so there is no trend.', {
      hint: 'Say which column is the date when reading the ads: columns { posted: … }.',
    });
  const periods = groupValues(
    coding.corpus,
    values.map((value, i) => (inside[i] ? value : '')),
    over,
    names,
  );
  const items = of === 'code' ? codeItems(coding, kind) : profileItems(coding);
  return { items, periods, ads: countItems(items, periods).ads };
}

/** Profiles as things that ads have. */
function profileItems({ profiles, adProfile }: Coding): AdItems {
  return {
    items: profiles.map((name) => ({ code: name, name, kind: 'job_task' })),
    ad: Uint32Array.from(adProfile.keys()),
    item: Uint32Array.from(adProfile),
    n: new Uint32Array(adProfile.length).fill(1),
  };
}

function periodOf(posted: string, by: 'month' | 'quarter' | 'year'): string {
  if (by === 'month') return posted.slice(0, 7);
  if (by === 'year') return posted.slice(0, 4);
  return `${posted.slice(0, 4)}-Q${Math.ceil(Number(posted.slice(5, 7)) / 3)}`;
}

/** A period as a number, neighbours 1 apart. */
function timeOf(period: string): number {
  const [year, part] = period.split('-');
  if (!part) return Number(year);
  return part.startsWith('Q') ? 4 * Number(year) + Number(part.slice(1)) : 12 * Number(year) + Number(part);
}
