// Near misses: places of an ad where the words of a term stand, but a condition, a longer term or boilerplate keeps it from being a mention.
import type { Sequence, Term } from '../codebook';
import { boilerplateClauses, type TokenStore } from '../text';
import { hitsOfAd, type CodingOrigin } from './codebook-coding';
import type { CompiledConditions, Matcher, Pattern } from './compile-codebook';

import { hitObjects, HitBuffer, type Hit } from './hit-columns';
import { lostHits } from './lost-hits';
import { AdMatcher } from './match-ad';
import { PatternMatcher } from './match-pattern';
import { titleEnd } from './resolve-ad';

/** Words of a term that are no mention, and why. */
export interface NearMiss {
  readonly code: string;
  readonly term: string;
  /** The words, and their offsets in the ad's text. */
  readonly hit: string;
  readonly start: number;
  readonly end: number;
  /** What kept it from being a mention, as a phrase: `not near any of zapier, n8n (within 5 words)`. */
  readonly why: string;
}

const NO_PHRASES = { phrases: [], begins: new Uint8Array(0) };
const NONE: CompiledConditions = {
  near: NO_PHRASES,
  mustBeNear: false,
  notNear: NO_PHRASES,
  within: 0,
  notBefore: [],
  notAfter: [],
  unlessNegated: false,
};

/** All near misses of an ad's codes, by place. */
export function nearMisses(origin: CodingOrigin, ad: number): NearMiss[] {
  const { store, book } = origin;
  const place = ({ first, last }: Hit): Pick<NearMiss, 'hit' | 'start' | 'end'> => {
    const [start, end] = [store.starts[first], store.ends[last]];
    return { start, end, hit: store.ads[ad].text.slice(start, end) };
  };
  const miss = (hit: Hit, why: string): NearMiss => ({
    code: book.codes[hit.pattern.code].id,
    term: origin.matcher.terms[hit.pattern.term],
    ...place(hit),
    why,
  });
  // Where the longer term is one of the same code, nothing is missed.
  const lost = lostHits(origin, ad)
    .filter(({ hit, to }) => hit.pattern.code !== to.pattern.code)
    .map(({ hit, to }) =>
      miss(hit, `lost to the longer "${place(to).hit}" (${book.codes[to.pattern.code].id})`),
    );
  const failed = failedHits(origin, ad).map((hit) => miss(hit, new Diagnosis(origin, ad, hit).why()));
  const found = [
    ...lost,
    ...failed,
    ...droppedHits(origin, ad).map((hit) =>
      miss(hit, 'in company boilerplate, which this coding leaves out'),
    ),
  ];
  return unique(found).sort((a, b) => a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1));
}

/** Alternatives of one term fail alike at one place. */
function unique(misses: readonly NearMiss[]): NearMiss[] {
  const byKey = new Map(misses.map((miss) => [`${miss.code} ${miss.term} ${miss.start} ${miss.end}`, miss]));
  return [...byKey.values()];
}

/** Matches of the words alone, without letter case and conditions, that are no matches with them. */
function failedHits(origin: CodingOrigin, ad: number): Hit[] {
  const { store, matcher } = origin;
  const relaxed: Matcher = { ...matcher, patterns: matcher.patterns.map(relax) };
  const there = new Set(hitsOfAd(origin, ad).map(({ first, pattern }) => `${first} ${pattern.term}`));
  const found = new HitBuffer();
  new AdMatcher(store, relaxed).matchSlowly(
    store.adTokens[ad],
    store.adTokens[ad + 1],
    titleEnd(store, ad),
    found,
  );
  return hitObjects(found, relaxed, 0, found.length).filter(
    ({ first, pattern }) => pattern.code >= 0 && !there.has(`${first} ${pattern.term}`),
  );
}

function relax(pattern: Pattern): Pattern {
  const isStrict = pattern.conditions !== null || pattern.steps.some(({ shape }) => shape !== 255);
  return isStrict
    ? { ...pattern, conditions: null, steps: pattern.steps.map((step) => ({ ...step, shape: 255 })) }
    : pattern;
}

function droppedHits(origin: CodingOrigin, ad: number): Hit[] {
  const { store, boilerplate } = origin;
  if (boilerplate === 'keep') return [];
  const kinds = boilerplateClauses(store);
  return hitsOfAd(origin, ad).filter(
    (hit) => hit.pattern.code >= 0 && kinds[clauseAt(store, ad, hit.first)] !== 0,
  );
}

function clauseAt({ adClauses, clauseTokens }: TokenStore, ad: number, token: number): number {
  let clause = adClauses[ad];
  while (clause + 1 < adClauses[ad + 1] && clauseTokens[clause + 1] <= token) clause++;
  return clause;
}

/** Finds the condition that a match fails, by trying one after the other. */
class Diagnosis {
  private readonly pattern: Pattern;
  private readonly conditions: CompiledConditions;
  private readonly term: Term;
  private readonly matcher: PatternMatcher;

  constructor(
    private readonly origin: CodingOrigin,
    private readonly ad: number,
    private readonly hit: Hit,
  ) {
    this.pattern = origin.matcher.patterns[hit.pattern.index];
    this.conditions = this.pattern.conditions ?? NONE;
    this.term = termAt(origin, this.pattern);
    this.matcher = new PatternMatcher(origin.store, origin.matcher.negations);
  }

  why(): string {
    const { near, mustBeNear, within, unlessNegated, notBefore, notAfter, notNear } = this.conditions;
    if (!this.holds({}))
      return `letter case: "${this.textOf(this.hit.first, this.hit.last)}" is not written as in the term`;
    if (unlessNegated && !this.holds({ unlessNegated }))
      return `negated, within the three words before: "${this.before(3)}"`;
    if (!this.holds({ notBefore })) return `directly before "${this.after(2)}"`;
    if (!this.holds({ notAfter })) return `directly after "${this.before(2)}"`;
    const blocker = notNear.phrases.find(
      (phrase) => !this.holds({ notNear: { ...notNear, phrases: [phrase] }, within }),
    );
    if (blocker) return `near "${this.wordNear(blocker[0].ids, within)}" (within ${within} words)`;
    if (mustBeNear && !this.holds({ near, mustBeNear, within }))
      return `not near any of ${this.term.conditions.near.map(phraseText).join(', ')} (within ${within} words)`;
    return 'its conditions do not hold';
  }

  private holds(part: Partial<CompiledConditions>): boolean {
    const { adTokens } = this.origin.store;
    const pattern = { ...this.pattern, conditions: { ...NONE, ...part } };
    return (
      this.matcher.matchAt(pattern, this.hit.first, adTokens[this.ad], adTokens[this.ad + 1], Infinity) !== 0
    );
  }

  /** The nearest of these words within reach, on either side. */
  private wordNear(ids: readonly number[], within: number): string {
    const { tokens, adTokens } = this.origin.store;
    for (let distance = 1; distance <= within; distance++)
      for (const at of [this.hit.first - distance, this.hit.last + distance])
        if (at >= adTokens[this.ad] && at < adTokens[this.ad + 1] && ids.includes(tokens[at]))
          return this.textOf(at, at);
    return '…';
  }

  private before(words: number): string {
    const from = Math.max(this.origin.store.adTokens[this.ad], this.hit.first - words);
    return from < this.hit.first ? this.textOf(from, this.hit.first - 1) : '';
  }

  private after(words: number): string {
    const to = Math.min(this.origin.store.adTokens[this.ad + 1] - 1, this.hit.last + words);
    return to > this.hit.last ? this.textOf(this.hit.last + 1, to) : '';
  }

  private textOf(first: number, last: number): string {
    const { ads, starts, ends } = this.origin.store;
    return ads[this.ad].text.slice(starts[first], ends[last]).replace(/\s+/g, ' ');
  }
}

/** The codebook's term of a pattern of a code. */
function termAt({ book }: CodingOrigin, { term, code }: Pattern): Term {
  const before = book.codes.slice(0, code).reduce((sum, { terms }) => sum + terms.length, 0);
  return book.codes[code].terms[term - 1 - before];
}

function phraseText(sequence: Sequence): string {
  const marks = { word: '', wildcard: '', lemma: '~', regex: '/' };
  return sequence
    .map(
      ({ words, gap }) =>
        `${gap ? '... ' : ''}${words.map(({ type, written }) => marks[type] + written).join('|')}`,
    )
    .join(' ');
}
