// Why an ad is coded as it is.
import { NO_PROFILE, RoleLensError, type AdProfile, type CodedAd, type Coding } from '../core';
import { hitsOfAd, originOf, type CodingOrigin } from './codebook-coding';

import { nearMisses, type NearMiss } from './near-misses';

/** A mention and what it rests on. */
export interface ExplainedMention {
  readonly code: string;
  readonly name: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** The term that it is counted under, and the words that it fits. */
  readonly term: string;
  readonly hit: string;
  /** Other terms of the code that fit inside the mention, each with its words: `~build ... model*: "build the models"`. */
  readonly also: readonly string[];
}

/** Why an ad is coded as it is. */
export interface Explanation {
  readonly kind: 'explanation';
  readonly id: string;
  readonly title: string;
  readonly profile: AdProfile;
  readonly mentions: readonly ExplainedMention[];
  /** Words of terms that are no mentions, and why; empty for a coding that was not made from a codebook here. */
  readonly misses: readonly NearMiss[];
  /** All of it as readable lines. */
  readonly lines: readonly string[];
}

/**
 * Why each mention of an ad is there, why near misses are not (letter case, a condition, a longer term, boilerplate), and what its profile rests on. Use
 * it on an ad that is coded in a surprising way.
 * @throws RoleLensError when the coding has no such ad.
 * @example
 * show(explain(coding, ads[0].id));
 */
export function explain(coding: Coding, id: string): Explanation {
  const index = coding.corpus.findIndex((ad) => ad.id === id);
  if (index < 0)
    throw new RoleLensError(`The coding has no ad "${id}".`, {
      hint: `Its ads begin with ${coding.corpus
        .slice(0, 3)
        .map((ad) => ad.id)
        .join(', ')}.`,
    });
  const origin = originOf(coding);
  const coded = coding.ads[index];
  const mentions = explainMentions(coding, coded, origin, index);
  const misses = origin ? nearMisses(origin, index) : [];
  const { title } = coding.corpus[index];
  const lines = describe(coded.profile, mentions, misses);
  return { kind: 'explanation', id, title, profile: coded.profile, mentions, misses, lines };
}

function explainMentions(
  coding: Coding,
  coded: CodedAd,
  origin: CodingOrigin | undefined,
  index: number,
): ExplainedMention[] {
  const names = new Map(coding.codes.map(({ id, name }) => [id, name]));
  const fits = origin ? fitsOf(origin, index) : [];
  return coded.mentions.map(({ code, quote, start, end, term, evidence }) => {
    const also = fits
      .filter((fit) => fit.code === code && fit.term !== term && fit.start >= start && fit.end <= end)
      .map((fit) => `${fit.term}: "${fit.hit}"`);
    return {
      code,
      name: names.get(code) ?? '',
      quote,
      start,
      end,
      term,
      hit: evidence?.quote ?? quote,
      also: [...new Set(also)],
    };
  });
}

function fitsOf(
  origin: CodingOrigin,
  ad: number,
): { code: string; term: string; start: number; end: number; hit: string }[] {
  const { store, matcher, book } = origin;
  const { text } = store.ads[ad];
  return hitsOfAd(origin, ad).flatMap(({ first, last, pattern }) => {
    if (pattern.code < 0) return [];
    const [start, end] = [store.starts[first], store.ends[last]];
    return [
      {
        code: book.codes[pattern.code].id,
        term: matcher.terms[pattern.term],
        start,
        end,
        hit: text.slice(start, end),
      },
    ];
  });
}

function describe(
  { name, scores, evidence }: AdProfile,
  mentions: readonly ExplainedMention[],
  misses: readonly NearMiss[],
): string[] {
  const ranked = Object.entries(scores).sort(([, a], [, b]) => b - a);
  return [
    ...(name === NO_PROFILE
      ? []
      : [`Profile ${name}: ${ranked.map(([profile, score]) => `${profile} ${score}`).join(', ')}.`]),
    ...evidence.map(
      ({ profile, what, found, adds }) =>
        `  ${profile} ${adds < 0 ? '−' : '+'}${Math.abs(adds)}: ${what} (found ${found} ×)`,
    ),
    `${mentions.length} mentions:`,
    ...mentions.map(
      ({ code, name: code_, hit, term, also }) =>
        `  ${code} ${code_}: "${hit}" by ${term}${also.length ? `; also ${also.join(', ')}` : ''}`,
    ),
    `${misses.length} near misses:`,
    ...misses.map(({ code, hit, term, why }) => `  ${code}: "${hit}" by ${term}: ${why}`),
  ].map((line) => line.replace(/\s*\n\s*/g, ' '));
}
