// Coding again after an edit of the codebook: only what the edit can touch.
import type { Codebook } from '../codebook';
import { RoleLensError, type Coding, type MentionColumns } from '../core';
import { adOfToken, type TokenStore } from '../text';
import { finishCoding, originOf, type CodingOrigin } from './coding-origin';
import { compareMatchers, type MatcherChange } from './compare-matchers';
import { compileCodebook, type Matcher } from './compile-codebook';
import { findHits } from './find-hits';
import { HitBuilder, hitsOfAd, type HitColumns } from './hit-columns';
import type { Hit } from './match-ad';
import { MentionBuilder } from './mention-builder';
import { AdResolver } from './resolve-ad';
import { bestProfile, profileScores } from './score-profiles';
import { planSplice, spliceColumn, spliceIndices, type SplicePlan } from './splice-columns';

/**
 * The coding of the same ads by another codebook, usually one that `editCodebook` made; equal to coding them from scratch, options included.
 * Only ads in which a term that is gone matched or a term that is new matches are coded again, from the matches kept with the coding; the new
 * ones are found from the positional index. The old coding stays as it is, so that undoing an edit is using it again.
 * @throws RoleLensError for a coding that was not made by `codeAds` or `recode`.
 */
export function recode(coding: Coding, book: Codebook): Coding {
  const before = originOf(coding);
  if (!before)
    throw new RoleLensError(
      'Only a coding that was made from a codebook in this session can be coded again.',
      {
        hint: 'Code the ads with codeAds(store, book) first.',
      },
    );
  const matcher = compileCodebook(book, before.store);
  const change = compareMatchers(before.matcher, matcher);
  return new Recoder(coding, before, book, matcher, change).recode();
}

class Recoder {
  private readonly store: TokenStore;
  private readonly lines: number;
  /** Ads to code again, ascending. */
  private readonly ads: readonly number[];
  private readonly newHits: ReadonlyMap<number, readonly Hit[]>;

  constructor(
    private readonly coding: Coding,
    private readonly before: CodingOrigin,
    private readonly book: Codebook,
    private readonly matcher: Matcher,
    private readonly change: MatcherChange,
  ) {
    this.store = before.store;
    this.lines = matcher.evidences.length;
    this.newHits = hitsByAd(this.store, findHits(this.store, matcher, change.added));
    this.ads = this.adsToCode();
  }

  recode(): Coding {
    const { store, before, book, matcher, lines } = this;
    const resolver = new AdResolver(store, book, matcher, before.boilerplate);
    const [mentions, hitColumns] = [new MentionBuilder(), new HitBuilder()];
    const found = this.keptCounts();
    for (const ad of this.ads) {
      const hits = this.hitsOf(ad);
      mentions.beginAd();
      for (const row of resolver.resolve(ad, hits, found.subarray(ad * lines, (ad + 1) * lines)))
        mentions.add(row);
      hitColumns.addAd(hits);
    }
    const fresh = mentions.finish();
    const plan = planSplice(this.coding.adMentions, this.ads, fresh.adMentions);
    const columns = {
      adProfile: this.profiles(found),
      adMentions: plan.offsets,
      mentions: this.mentions(plan, fresh.mentions),
    };
    const hits = this.hits(hitColumns.finish());
    return finishCoding({ store, book, boilerplate: before.boilerplate, matcher, found, hits }, columns);
  }

  /** Ads in which something gone matched or something new matches; all where a line of evidence counts other codes. */
  private adsToCode(): number[] {
    const { matcher, change, before, newHits } = this;
    const count = this.store.ads.length;
    if (matcher.evidences.some(({ entry }, line) => entry.codes.length && change.lineOf[line] < 0))
      return Array.from({ length: count }, (_, ad) => ad);
    const marked = new Uint8Array(count);
    for (const ad of newHits.keys()) marked[ad] = 1;
    const { pattern, adHits } = before.hits;
    if (change.gone)
      for (let ad = 0; ad < count; ad++)
        for (let i = adHits[ad]; i < adHits[ad + 1]; i++)
          if (change.gone[pattern[i]]) {
            marked[ad] = 1;
            break;
          }
    const ads: number[] = [];
    marked.forEach((mark, ad) => {
      if (mark) ads.push(ad);
    });
    return ads;
  }

  private hitsOf(ad: number): Hit[] {
    const { patternOf } = this.change;
    const kept = hitsOfAd(this.before.hits, this.before.matcher, ad).flatMap((hit) => {
      const now = patternOf[hit.pattern.index];
      return now < 0 ? [] : [{ ...hit, pattern: this.matcher.patterns[now] }];
    });
    const added = this.newHits.get(ad);
    if (!added) return kept;
    return [...kept, ...added].sort((a, b) => a.first - b.first || a.pattern.index - b.pattern.index);
  }

  /** What lines of evidence count in the ads that stay as they are; zeros in the others. */
  private keptCounts(): Uint16Array {
    const { lines, change, before } = this;
    const old = before.matcher.evidences.length;
    const count = this.store.ads.length;
    let found: Uint16Array;
    if (old === lines && hasSameLines(change)) found = before.found.slice();
    else {
      found = new Uint16Array(count * lines);
      change.lineOf.forEach((from, line) => {
        if (from >= 0)
          for (let ad = 0; ad < count; ad++) found[ad * lines + line] = before.found[ad * old + from];
      });
    }
    for (const ad of this.ads) found.fill(0, ad * lines, (ad + 1) * lines);
    return found;
  }

  private profiles(found: Uint16Array): Int32Array {
    const { coding, before, book, matcher, lines } = this;
    const best = (ad: number): number =>
      bestProfile(profileScores(book, matcher.evidences, found.subarray(ad * lines, (ad + 1) * lines)));
    if (!hasSameLines(this.change) || weightsOf(before.book) !== weightsOf(book))
      return Int32Array.from({ length: coding.corpus.length }, (_, ad) => best(ad));
    const profiles = coding.adProfile.slice();
    for (const ad of this.ads) profiles[ad] = best(ad);
    return profiles;
  }

  private mentions(plan: SplicePlan, fresh: MentionColumns): MentionColumns {
    const old = this.coding.mentions;
    const column = <K extends keyof MentionColumns>(name: K): MentionColumns[K] =>
      spliceColumn(plan, old[name], fresh[name]);
    const codeOf = mapOf(this.change.codeOf);
    return {
      ad: spliceColumn(
        plan,
        old.ad,
        fresh.ad.map((i) => this.ads[i]),
      ),
      code: codeOf
        ? spliceColumn(
            plan,
            old.code.map((code) => codeOf[code]),
            fresh.code,
          )
        : column('code'),
      kind: column('kind'),
      start: column('start'),
      end: column('end'),
      term: spliceIndices(plan, old.term, fresh.term, mapOf(this.change.termOf)),
      evidenceStart: column('evidenceStart'),
      evidenceEnd: column('evidenceEnd'),
    };
  }

  private hits(fresh: HitColumns): HitColumns {
    const old = this.before.hits;
    const plan = planSplice(old.adHits, this.ads, fresh.adHits);
    return {
      first: spliceColumn(plan, old.first, fresh.first),
      mask: spliceColumn(plan, old.mask, fresh.mask),
      pattern: spliceIndices(plan, old.pattern, fresh.pattern, mapOf(this.change.patternOf)),
      adHits: plan.offsets,
    };
  }
}

function hitsByAd(store: TokenStore, hits: readonly Hit[]): Map<number, Hit[]> {
  const byAd = new Map<number, Hit[]>();
  for (const hit of hits) {
    const ad = adOfToken(store, hit.first);
    const others = byAd.get(ad);
    if (others) others.push(hit);
    else byAd.set(ad, [hit]);
  }
  return byAd;
}

/** `null` for a map that changes nothing, so that columns are copied whole. */
function mapOf(map: Int32Array): Int32Array | null {
  return isIdentity(map) ? null : map;
}

function hasSameLines({ lineOf }: MatcherChange): boolean {
  return lineOf.every((from, line) => from === line);
}

function isIdentity(map: ArrayLike<number>): boolean {
  for (let i = 0; i < map.length; i++) if (map[i] !== i && map[i] >= 0) return false;
  return true;
}

/** All that turns counts into scores. */
function weightsOf({ profiles }: Codebook): string {
  return JSON.stringify(
    profiles.map(({ name, base, evidence }) => [
      name,
      base,
      evidence.map(({ weight, atMost }) => [weight, atMost]),
    ]),
  );
}
