// Agreement of two or more codings of the same ads: profiles, codes, spans, and where they part.
import type { Coding, CountOver, Kind } from '../core';
import type { Table } from '../table';
import { compareAds, type Compared } from './agree-ads';
import { watchCodes, type CodeTables } from './agree-codes';
import { listDisagreements, type Disagreements } from './agree-list';
import { watchPairs } from './agree-pairs';
import { watchParts } from './agree-parts';
import { confusionsOf, watchProfiles, type Confusion } from './agree-profiles';
import { countSpans, watchSpans } from './agree-spans';
import { fillTable } from './fill-table';
import { MEASURES, Tally, type Measure } from './agree-tally';
import { watchUnits } from './agree-units';
import type { SpanMatching } from './match-spans';
import { layOut, type QuotesCompared } from './span-places';

/** What is compared: the profile of an ad, the presence of each code in an ad, the words that each code is given for. */
export type AgreementUnit = 'profile' | 'presence' | 'spans';

/** Options of {@link agree}. */
export interface AgreeOptions {
  /** One or several; default all. The tables of the others stay empty. */
  readonly unit?: AgreementUnit | readonly AgreementUnit[];
  /** Measures for profiles and presence, one or several; default all. */
  readonly measure?: Measure | readonly Measure[];
  /** Replicates of the bootstrap; default 1000; 0 gives no intervals. */
  readonly bootstrap?: number;
  /** Default 1. */
  readonly seed?: number;
  /** `distinct` ads (default), or all `postings` that have a description. */
  readonly over?: CountOver;
  /** How much an ad counts: 1 each (`ad`, default), or 1 / size of its near-duplicate `group`, so that all postings are read and each group counts as one. */
  readonly weight?: 'ad' | 'group';
  /** Other names of profiles, e.g. `{'Nurse (hospital)': 'Nurse'}`; default none. `(none)` can be named, too. */
  readonly profileNames?: Readonly<Record<string, string>>;
  /**
   * An ad for which a coding has neither profile nor mention: not coded by it (`uncoded`, default), or `coded`, with nothing found. Codings that `codeAds` made have coded all.
   */
  readonly empty?: 'uncoded' | 'coded';
  /** Ads (weighted) that the first coder must give a code for it to count in mean figures; default 10, or a sixth of the ads if that is less. */
  readonly fewest?: number;
  /** Spans that are compared: each different quote of a code `once` an ad, at its first place (default), or `all` as placed. */
  readonly quotes?: QuotesCompared;
  /** How spans are paired, one to one: as many pairs as possible (`maximum`, default), or `in order`. */
  readonly matching?: SpanMatching;
  /** Disagreements listed for each code and for profiles, at the most; default 20. */
  readonly examples?: number;
}

/** How far codings agree. Shares and measures with 95 % intervals in `…_low` and `…_high`; `null` where not defined, `reason` says why. Tables of units that were not asked for have no columns. */
export interface Agreement {
  readonly kind: 'agreement';
  /** Names of the coders, in the order given: `ads_1` in the tables is the first. */
  readonly coders: readonly string[];
  /** Kinds of the codes that are compared, in the order of the tables. */
  readonly kinds: readonly Kind[];
  /** Ads that two or more have coded, and the near-duplicate groups that they are of. */
  readonly ads: number;
  readonly groups: number;
  /** The options that were used. */
  readonly options: Required<AgreeOptions>;
  /**
   * One row: `ads`, `agreement` (share of pairs of judgements, 0 to 1), `kappa` (Cohen; the mean of all pairs for more than two coders), `fleiss`,
   * `alpha` (Krippendorff, nominal), `ac1` (Gwet).
   */
  readonly profile: Table;
  /** One row a profile, that profile against any other: `profile`, `ads_1`, … (ads that each coder gives it), the same measures and `f1`. */
  readonly profiles: Table;
  /** For each two coders, which profiles meet which. */
  readonly confusions: readonly Confusion[];
  /**
   * One row a code: `code`, `name`, `kind`, `ads_1`, … (ads that each coder gives it), the measures of its presence in an ad, `f1` (ads that neither
   * coder gives the code do not count), `alpha_mentions` (Krippendorff, ordinal, of how many mentions an ad has).
   */
  readonly codes: Table;
  /** Means of these over the codes that are not rare, one row for `all` and one a kind: `kind`, `codes` (how many), the measures. */
  readonly means: Table;
  /**
   * One row a pair of coders × scope (`all`, a `kind`, a `code`) × `rule` (`exact`; `iou`: they share half or more of what they cover together; `overlap` of one
   * character): `first_spans`, `second_spans`, `precision` (share of the second coder's spans that match), `recall` (of the first's), `f1`.
   */
  readonly spans: Table;
  /** Unitizing alpha, one row for all codes, one a kind, one a code: `alpha` (uncoded text included), `alpha_coded` (excluded). */
  readonly units: Table;
  /** The main figures by language and by profile: `by`, `group`, `ads`, `profile_agreement`, `profile_kappa`, `codes_kappa`, `codes_ac1`, `spans_f1` (IoU). */
  readonly parts: Table;
  /** The same figures for each two coders, over the ads that both have coded: `first`, `second`, `ads`, …. */
  readonly pairs: Table;
  readonly disagreements: Disagreements;
}

/**
 * Compares two or more codings, whoever made them, over the ads that at least two have coded (ads without a line in a coding's file count as not
 * coded by it). Give the coding that is to be the reference first: the second's precision and recall are against it.
 *
 * Read kappa together with AC1: kappa collapses for codes that nearly all or nearly no ads have, AC1 does not. Uncoded text is told apart: `agreement`, `kappa`,
 * `fleiss`, `alpha` and `ac1` of codes count the ads that no coder gives the code, and `units.alpha` the text that no coder marks; `f1` of codes and
 * spans, and `units.alpha_coded`, leave them out.
 *
 * Unitizing alpha reads the ad like a ruler: every character is judged by every coder, marked or not. 1 means that all mark the same stretches, 0 that they
 * overlap no more than stretches thrown at random would. It is Krippendorff's alpha of characters; the u-alpha and cu-alpha of Krippendorff, Mathet, Bouvry and
 * Widlöcher (2016), Quality & Quantity 50, 2347–2364, also take out chance meetings of a span with itself, which are next to nothing in a hundred ads (a span
 * is a tiny part of all text); with a handful of ads ours is a little lower. `alpha_coded` is about the text that two coders have marked: have they given it
 * the same set of codes?
 *
 * Judgements are by code, whatever kind a mention was recorded under. Where fewer than two codings have profiles, profiles are "not coded", and nothing is measured of them.
 *
 * Intervals come from a bootstrap over near-duplicate groups; there are none with fewer than ten groups, and where drawing again
 * always gives the same number, as for full agreement.
 * @throws RoleLensError where there are fewer than two codings, they are of different ads, or share no ad.
 * @example
 * show(agree(hand));
 */
export function agree(codings: readonly Coding[], options: AgreeOptions = {}): Agreement {
  const { weight = 'ad', over = 'distinct', profileNames = {}, empty = 'uncoded' } = options;
  const compared = compareAds(codings, { over, weight, profileNames, empty });
  const used = withDefaults(options, compared);
  const has = (unit: AgreementUnit): boolean => used.unit.includes(unit);
  const measures = (Object.keys(MEASURES) as Measure[]).filter((name) => used.measure.includes(name));
  const tally = new Tally(compared.groups);
  const laidOut = has('spans') ? compared.ads.map(({ index }) => layOut(compared, index, used.quotes)) : [];
  const counted = has('spans') ? countSpans(compared, laidOut, used.matching) : null;
  const profiles = has('profile')
    ? watchProfiles(compared, tally, measures)
    : none({ profile: NOTHING, profiles: NOTHING });
  const codes = has('presence')
    ? watchCodes(compared, tally, { measures, fewest: used.fewest })
    : none<CodeTables>({ codes: NOTHING, means: NOTHING });
  const spans = counted ? watchSpans(compared, counted, tally) : none(NOTHING);
  const units = counted ? watchUnits(compared, laidOut, tally) : none(NOTHING);
  const parts = watchParts(compared, counted, tally, used.fewest);
  const pairs = watchPairs(compared, counted, tally, used.fewest);
  tally.run(used.bootstrap, used.seed);
  return {
    kind: 'agreement',
    coders: compared.coders,
    kinds: compared.kinds,
    ads: compared.ads.length,
    groups: compared.groups,
    options: used,
    ...profiles(),
    confusions: has('profile') ? confusionsOf(compared) : [],
    ...codes(),
    spans: spans(),
    units: units(),
    parts: parts(),
    pairs: pairs(),
    disagreements: listDisagreements(compared, used.examples),
  };
}

/** The table of what was not asked for: no columns. */
const NOTHING = fillTable('not_compared', 'nothing', {});

function none<T>(empty: T): () => T {
  return () => empty;
}

type Used = Required<AgreeOptions> & {
  readonly unit: readonly AgreementUnit[];
  readonly measure: readonly Measure[];
};

function withDefaults(options: AgreeOptions, { ads }: Compared): Used {
  const total = ads.reduce((sum, { weight }) => sum + weight, 0);
  return {
    bootstrap: 1000,
    seed: 1,
    over: 'distinct',
    weight: 'ad',
    profileNames: {},
    empty: 'uncoded',
    fewest: Math.min(10, total / 6),
    quotes: 'once',
    matching: 'maximum',
    examples: 20,
    ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
    unit: listOf(options.unit, ['profile', 'presence', 'spans']),
    measure: listOf(options.measure, Object.keys(MEASURES) as Measure[]),
  };
}

function listOf<T extends string>(given: T | readonly T[] | undefined, all: readonly T[]): readonly T[] {
  if (given === undefined) return all;
  return typeof given === 'string' ? [given] : given;
}
