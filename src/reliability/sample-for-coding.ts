// sampleForCoding: which ads people code by hand, drawn by stratum.
import {
  hasProfiles,
  isCounted,
  randomSource,
  RoleLensError,
  spellingHint,
  type Ad,
  type Coding,
} from '../core';
import { count, number, optional, text, type Table } from '../table';
import { fillTable } from './fill-table';

/** Options of {@link sampleForCoding}. */
export interface SampleOptions {
  /** Number of ads. */
  readonly n: number;
  /** What the ads are grouped by: `profile` (as coded), `language`, `organisation`, `location`, `year`, or a column of the ads' file. Default profile (where the coding has any) and language; `[]` for none. */
  readonly strata?: readonly string[];
  /** `proportional`: each stratum its share of the corpus; `equal`: as many ads of each as there are, so that small strata can be judged. Default proportional. */
  readonly allocation?: 'proportional' | 'equal';
  /** Whole number; another draws other ads. Default 1. */
  readonly seed?: number;
}

/** Ads to be coded by hand. */
export interface CodingSample {
  /** The ads, in the order in which they are coded: shuffled, so that it tells nothing of their stratum. */
  readonly ads: readonly Ad[];
  /**
   * One row a stratum, also those without an ad in the sample: its columns, `ads` (distinct ads in the corpus), `sampled`, and `weight` (`ads / sampled`: how many
   * ads each stands for when the sample is to speak for the corpus; `null` where none was drawn). For the researcher; coders do not see it.
   */
  readonly strata: Table;
  readonly seed: number;
}

interface Stratum {
  readonly values: readonly string[];
  readonly ads: Ad[];
}

const OWN_COLUMNS = ['organisation', 'location', 'language'] as const;
const NO_VALUE = '(none)';

/**
 * Draws distinct ads (one a near-duplicate group, inside the query, with a description) for coding by hand, at random within strata; ads left over by rounding go to the
 * strata with the largest remainders. Same coding, options and seed, same sample. `sampleSizeForKappa` says how many are needed.
 * @throws RoleLensError where `n` is no whole number from 1 to the number of distinct ads, a column is in none of the ads, or `profile` is asked for and the coding has none.
 * @example
 * const sample = sampleForCoding(coding, { n: 20, strata: ['language'] });
 * show(sample.strata);
 */
export function sampleForCoding(
  coding: Coding,
  { n, strata = usualStrata(coding), allocation = 'proportional', seed = 1 }: SampleOptions,
): CodingSample {
  const groups = group(coding, strata);
  const total = groups.reduce((sum, { ads }) => sum + ads.length, 0);
  if (!Number.isInteger(n) || n < 1 || n > total)
    throw new RoleLensError(`A sample of ${n} from ${total} distinct ads.`, {
      hint: `Give a whole number from 1 to ${total}.`,
    });
  const sizes = groups.map(({ ads }) => ads.length);
  const sampled = allocation === 'equal' ? shareEqually(sizes, n) : shareProportionally(sizes, n);
  const random = randomSource(seed);
  const drawn = groups.flatMap(({ ads }, i) => shuffle(ads, random).slice(0, sampled[i]));
  return { ads: shuffle(drawn, random), strata: strataTable(strata, groups, sampled), seed };
}

function usualStrata(coding: Coding): string[] {
  return [...(hasProfiles(coding) ? ['profile'] : []), 'language'];
}

function group(coding: Coding, strata: readonly string[]): Stratum[] {
  const readers = strata.map((name) => readerOf(coding, name));
  const groups = new Map<string, Stratum>();
  const seen = new Set<string>();
  coding.corpus.forEach((ad, i) => {
    if (!isCounted(ad, 'distinct') || !ad.text.trim() || seen.has(ad.selection.group)) return;
    seen.add(ad.selection.group);
    const values = readers.map((read) => read(ad, i) || NO_VALUE);
    const key = JSON.stringify(values);
    if (!groups.has(key)) groups.set(key, { values, ads: [] });
    groups.get(key)!.ads.push(ad);
  });
  return [...groups.values()].sort((a, b) => compare(a.values, b.values));
}

function readerOf(coding: Coding, name: string): (ad: Ad, index: number) => string {
  if (name === 'profile' && !hasProfiles(coding))
    throw new RoleLensError('The coding gives no ad a profile to draw strata by.', {
      hint: 'Draw by language, by a column of the ads, or by nothing; or code with a codebook that has profiles.',
    });
  if (name === 'profile') return (_, index) => coding.profiles[coding.adProfile[index]];
  if (name === 'year') return ({ posted }) => posted?.slice(0, 4) ?? '';
  const own = OWN_COLUMNS.find((column) => column === name);
  if (own) return (ad) => ad[own];
  if (coding.corpus.some(({ meta }) => Object.hasOwn(meta, name))) return ({ meta }) => meta[name] ?? '';
  const known = new Set(coding.corpus.flatMap(({ meta }) => Object.keys(meta)));
  throw new RoleLensError(`The ads have no column "${name}" to draw strata by.`, {
    hint: spellingHint(name, ['profile', 'year', ...OWN_COLUMNS, ...known], 'columns'),
  });
}

function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : a[at] < b[at] ? -1 : 1;
}

/** Source: Hamilton's method of largest remainders; equal remainders go to the larger stratum, then to the first. */
function shareProportionally(sizes: readonly number[], n: number): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const shares = sizes.map((size) => Math.floor((n * size) / total));
  const left = n - shares.reduce((sum, share) => sum + share, 0);
  // Whole remainders, so that rounding cannot break a tie.
  const remainder = (i: number): number => (n * sizes[i]) % total;
  [...sizes.keys()]
    .sort((a, b) => remainder(b) - remainder(a) || sizes[b] - sizes[a] || a - b)
    .slice(0, left)
    .forEach((i) => shares[i]++);
  return shares;
}

/** One ad a stratum in turn, the larger strata first, as long as they have any. */
function shareEqually(sizes: readonly number[], n: number): number[] {
  const shares = sizes.map(() => 0);
  const order = [...sizes.keys()].sort((a, b) => sizes[b] - sizes[a] || a - b);
  for (let left = n; left > 0;)
    for (const i of order)
      if (left > 0 && shares[i] < sizes[i]) {
        shares[i]++;
        left--;
      }
  return shares;
}

/** Source: Fisher–Yates; Knuth, The Art of Computer Programming 2, 3.4.2, algorithm P. */
function shuffle<T>(list: readonly T[], random: () => number): T[] {
  const shuffled = [...list];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
  }
  return shuffled;
}

function strataTable(
  names: readonly string[],
  groups: readonly Stratum[],
  sampled: readonly number[],
): Table {
  const weights = groups.map(({ ads }, i) => (sampled[i] ? ads.length / sampled[i] : null));
  return fillTable('strata', 'one row a stratum, also those without an ad in the sample', {
    ...Object.fromEntries(
      names.map((name, column) => [name, [text(name), groups.map(({ values }) => values[column])]]),
    ),
    ads: [count('distinct ads', { unit: 'ads' }), groups.map(({ ads }) => ads.length)],
    sampled: [count('sampled', { unit: 'ads' }), sampled],
    weight: [optional(number('ads that each stands for', { digits: 2 })), weights],
  });
}
