// Concordance: a word, term or code in its context, one line a place, for reading.
import type { TermEntry, TermLanguage } from '../codebook';
import { RoleLensError, sampleIndices, type Coding, type CountOver } from '../core';
import type { TokenStore } from '../text';
import { storeOf } from './codebook-coding';
import { countedAds } from './counted-ads';

import { guessKind, placesOf, type Place, type QueryKind } from './query-places';

/** Options of {@link concordance}. */
export interface ConcordanceOptions {
  /** Words shown on either side; default 8. */
  readonly window?: number;
  /** How the query is read; default: the id of a code, else a term as the codebook has it, else a pattern of the term language. */
  readonly by?: QueryKind;
  /** By the words to the left or right (nearest first) or in the order of the ads; default `ad`. */
  readonly sort?: 'left' | 'right' | 'ad';
  /** Lines at the most, drawn at random where there are more; default 1000, `Infinity` for all. */
  readonly sample?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Ads of this profile only. */
  readonly profile?: string;
  /** Morphology of lemmas in a pattern; default `any` (English). */
  readonly language?: TermLanguage;
  /** Ads that are read; default `distinct`. */
  readonly over?: CountOver;
}

/** One place: `left + hit + right` is a part of the ad's text. */
export interface ConcordanceLine {
  /** Id of the ad. */
  readonly id: string;
  readonly title: string;
  readonly profile: string;
  readonly left: string;
  readonly hit: string;
  readonly right: string;
  /** Offsets of the hit in the ad's text. */
  readonly start: number;
  readonly end: number;
  /** Codes that the coding mentions here: their words and the hit overlap. */
  readonly codes: readonly string[];
}

/** The lines of a query. */
export interface Concordance {
  readonly kind: 'concordance';
  readonly query: string;
  readonly by: QueryKind;
  /** Places in all ads that are read; `lines` may be a sample of them. */
  readonly total: number;
  readonly lines: readonly ConcordanceLine[];
}

/**
 * Every place of a query in its context; use it to read what a code or a term stands for before you edit it. A code gives its mentions; a term the
 * places where it fits with its conditions, also those where a longer term took its place (see `codes`); a pattern, as text or as `{term, near,
 * …}`, whatever it fits. Words are found from the positional index, without reading the corpus.
 * @throws RoleLensError for a malformed pattern, an unknown code, term or profile.
 * @example
 * show(concordance(coding, '~build ... pipeline*', { sort: 'right', sample: 10 }));
 */
export function concordance(coding: Coding, query: TermEntry, options: ConcordanceOptions = {}): Concordance {
  const { by = guessKind(coding, query), sample = 1000, seed = 1, sort = 'ad', language = 'any' } = options;
  checkOptions(coding, query, by, options);
  const isRead = readAds(coding, options);
  const places = placesOf(coding, query, by, language, isRead);
  const context = new Context(coding, storeOf(coding), options.window ?? 8);
  const lines = sampleIndices(places.length, sample, seed).map((i) => context.line(places.at(i)));
  const text = typeof query === 'string' ? query : query.term;
  return { kind: 'concordance', query: text, by, total: places.length, lines: sortLines(lines, sort) };
}

function checkOptions(
  coding: Coding,
  query: TermEntry,
  by: QueryKind,
  { profile }: ConcordanceOptions,
): void {
  const text = typeof query === 'string' ? query : query.term;
  if (profile !== undefined && !coding.profiles.includes(profile))
    throw new RoleLensError(`The coding has no profile "${profile}".`, {
      hint: `It has ${coding.profiles.join(', ')}.`,
    });
  if (by === 'code' && !coding.codes.some(({ id }) => id === text))
    throw new RoleLensError(`The coding has no code "${text}".`, {
      hint: `It has ${coding.codes.map(({ id }) => id).join(', ')}.`,
    });
  if (by === 'term' && !coding.terms.includes(text))
    throw new RoleLensError(`The coding has no term "${text}".`, {
      hint: 'Write it as the codebook has it, or ask for by: "pattern".',
    });
}

function readAds(
  coding: Coding,
  { profile, over = 'distinct' }: ConcordanceOptions,
): (ad: number) => boolean {
  const wanted = profile === undefined ? -1 : coding.profiles.indexOf(profile);
  const counted = countedAds(coding.corpus, over);
  return (ad) => counted[ad] === 1 && (wanted < 0 || coding.adProfile[ad] === wanted);
}

/** Makes lines: what stands around a place. */
class Context {
  constructor(
    private readonly coding: Coding,
    private readonly store: TokenStore,
    private readonly window: number,
  ) {}

  line({ ad, start, end }: Place): ConcordanceLine {
    const { corpus, profiles, adProfile } = this.coding;
    const { starts, ends, adTokens } = this.store;
    const { id, title, text } = corpus[ad];
    const [from, to] = [adTokens[ad], adTokens[ad + 1]];
    const first = this.tokenAt(from, to, start);
    const next = this.tokenAt(first, to, end);
    const leftEdge = first > from && this.window > 0 ? starts[Math.max(from, first - this.window)] : start;
    const rightEdge = next < to && this.window > 0 ? ends[Math.min(to, next + this.window) - 1] : end;
    return {
      id,
      title,
      profile: profiles[adProfile[ad]],
      left: text.slice(leftEdge, start),
      hit: text.slice(start, end),
      right: text.slice(end, rightEdge),
      start,
      end,
      codes: this.codesAt(ad, start, end),
    };
  }

  /** First token in `[from, to)` that begins at `offset` or later. */
  private tokenAt(from: number, to: number, offset: number): number {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.store.starts[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private codesAt(ad: number, start: number, end: number): string[] {
    const { adMentions, codes, mentions } = this.coding;
    const found = new Set<string>();
    for (let i = adMentions[ad]; i < adMentions[ad + 1]; i++) {
      const hasEvidence = mentions.evidenceStart[i] >= 0;
      const from = hasEvidence ? mentions.evidenceStart[i] : mentions.start[i];
      const to = hasEvidence ? mentions.evidenceEnd[i] : mentions.end[i];
      if (from < end && to > start) found.add(codes[mentions.code[i]].id);
    }
    return [...found];
  }
}

function sortLines(
  lines: readonly ConcordanceLine[],
  sort: 'left' | 'right' | 'ad',
): readonly ConcordanceLine[] {
  if (sort === 'ad') return lines;
  const wordsOf = ({ left, right }: ConcordanceLine): string[] => {
    const words = (sort === 'left' ? left : right).toLowerCase().match(/[\p{L}\p{N}+#]+/gu) ?? [];
    return sort === 'left' ? words.reverse() : words;
  };
  const keyed = lines.map((line) => ({ line, key: wordsOf(line).join(' ') }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ line }) => line);
}
