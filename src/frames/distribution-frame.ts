// The distribution of codes over groups of ads: the table behind most figures.
import { KINDS, KIND_NAMES, type Cell, type Coding, type Kind, type CountOver } from '../core';
import { wilsonInterval } from '../statistics';
import { ALL_ADS, countMentions, groupAds, isOfKind } from './count-mentions';
import { toFrame, type Frame } from './frame';

/** Options of {@link distributionFrame}. */
export interface DistributionOptions {
  /** Codes of one kind only; default all kinds. */
  readonly kind?: Kind;
  /** What the ads are grouped by, see {@link groupAds}; default `null`: all ads together. */
  readonly by?: string | null;
  /** Default `distinct`. */
  readonly over?: CountOver;
}

/**
 * One row a group × code, zeros included: `group`, `kind`, `code`, `name`, `mentions`, `ads` (with at least one mention), `group_ads`,
 * `mentions_per_ad`, `prevalence` (share of the group's ads, 0 to 1), `prevalence_low`, `prevalence_high` (95 % Wilson interval).
 */
export function distributionFrame(
  coding: Coding,
  { kind, by = null, over = 'distinct' }: DistributionOptions = {},
): Frame {
  const groups = groupAds(coding, by, over);
  const counts = countMentions(coding, groups, isOfKind(coding));
  const codes = coding.codes.map((_, i) => i).filter((i) => !kind || coding.codes[i].kind === kind);
  const rows = groups.names.flatMap((group, g) =>
    codes.map((code) => {
      const at = counts.at(g, code);
      return {
        group,
        ...coding.codes[code],
        mentions: counts.mentions[at],
        ads: counts.ads[at],
        groupAds: groups.ads[g],
      };
    }),
  );
  const intervals = rows.map(({ ads, groupAds: n }) => wilsonInterval(ads, n));
  return toFrame({
    group: rows.map(({ group }) => group),
    kind: rows.map((row) => row.kind),
    code: rows.map(({ id }) => id),
    name: rows.map(({ name }) => name),
    mentions: rows.map(({ mentions }) => mentions),
    ads: rows.map(({ ads }) => ads),
    group_ads: rows.map((row) => row.groupAds),
    mentions_per_ad: rows.map(({ mentions, groupAds: n }) => (n ? mentions / n : 0)),
    prevalence: rows.map(({ ads, groupAds: n }) => (n ? ads / n : 0)),
    prevalence_low: intervals.map(([low]) => low),
    prevalence_high: intervals.map(([, high]) => high),
  });
}

/** Options of frames over whole ads. */
export interface CountOptions {
  /** Default `distinct`. */
  readonly over?: CountOver;
}

/** One row a profile that occurs: `profile`, `ads`, `share` (0 to 1), `share_low`, `share_high` (95 % Wilson interval). */
export function profileFrame(coding: Coding, { over = 'distinct' }: CountOptions = {}): Frame {
  const { names, ads } = groupAds(coding, 'profile', over);
  const total = ads.reduce((sum, n) => sum + n, 0);
  const intervals = ads.map((n) => wilsonInterval(n, total));
  return toFrame({
    profile: names,
    ads,
    share: ads.map((n) => (total ? n / total : 0)),
    share_low: intervals.map(([low]) => low),
    share_high: intervals.map(([, high]) => high),
  });
}

/** One row a kind of code, zeros included: `code` (the kind), `name`, `group`, `mentions`, `ads` with at least one mention, `prevalence` and its interval. */
export function kindFrame(coding: Coding, { over = 'distinct' }: CountOptions = {}): Frame {
  const groups = groupAds(coding, null, over);
  const rows = KINDS.map((kind) => ({ kind, ...countKind(coding, groups.ofAd, kind) }));
  const n = groups.ads[0] ?? 0;
  const intervals = rows.map(({ ads }) => wilsonInterval(ads, n));
  return toFrame({
    group: rows.map((): Cell => ALL_ADS),
    code: rows.map(({ kind }) => kind),
    name: rows.map(({ kind }) => KIND_NAMES[kind]),
    mentions: rows.map(({ mentions }) => mentions),
    ads: rows.map(({ ads }) => ads),
    prevalence: rows.map(({ ads }) => (n ? ads / n : 0)),
    prevalence_low: intervals.map(([low]) => low),
    prevalence_high: intervals.map(([, high]) => high),
  });
}

function countKind(coding: Coding, ofAd: Int32Array, wanted: Kind): { mentions: number; ads: number } {
  const counts = isOfKind(coding);
  const { ad, code, kind } = coding.mentions;
  let mentions = 0;
  const ads = new Set<number>();
  for (let i = 0; i < ad.length; i++) {
    if (ofAd[ad[i]] < 0 || coding.codes[code[i]].kind !== wanted || !counts(code[i], KINDS[kind[i]]))
      continue;
    mentions++;
    ads.add(ad[i]);
  }
  return { mentions, ads: ads.size };
}
