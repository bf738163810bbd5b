// Coding again after an edit of the codebook: only what the edit can touch.
import type { Codebook } from '../codebook';
import { positionalIndex, type TokenStore } from '../text';
import { codeWhole } from './code-ads';
import { finishCoding, neededOrigin, type CodebookCoding, type CodingOrigin } from './codebook-coding';
import { copyCounts, rebase, type CodedRows, type IndexMaps } from './coded-rows';
import { compareMatchers, type MatcherChange } from './compare-matchers';
import { compileCodebook, type Matcher, type Pattern } from './compile-codebook';
import { adsOfHits, findHits, searchCost } from './find-hits';
import type { HitBuffer } from './hit-columns';
import { PatchBuilder } from './patch-builder';
import { ProfileScorer } from './score-profiles';

/** Share of the corpus's tokens that may be looked at to find matches; beyond it a scan of the whole is quicker. */
const WORTH_SEARCHING = 0.5;
/** Share of the ads from which on a patch becomes a base of its own. */
const LARGE_PATCH = 0.25;

/**
 * The coding of the same ads by another codebook, usually one that `editCodebook` made; equal to coding them from scratch, options included.
 * Only ads in which a term that is gone matched or a term that is new matches are coded again, from the matches kept with the coding; where those
 * are is looked up in the positional index. The old coding stays as it is, so that undoing an edit is using it again.
 * @throws RoleLensError for a coding that was not made by `codeAds` or `recode`.
 * @example
 * const next = recode(coding, edited);
 */
export function recode(coding: CodebookCoding, book: Codebook): CodebookCoding {
  const before = neededOrigin(coding, 'be coded again');
  const matcher = compileCodebook(book, before.store);
  const change = compareMatchers(before.matcher, matcher);
  if (haveOtherKinds(before.book, book) || isLarge(before.store, change))
    return codeWhole(before.store, book, matcher, before.boilerplate);
  return new Recoder(coding, before, book, matcher, change).recode();
}

/** Mentions are kept with the index of their kind. */
function haveOtherKinds({ kinds: old }: Codebook, { kinds: now }: Codebook): boolean {
  return old.length !== now.length || old.some(({ id }, i) => id !== now[i].id);
}

function isLarge(store: TokenStore, { gone, added }: MatcherChange): boolean {
  const index = positionalIndex(store);
  const cost = (patterns: readonly Pattern[]): number =>
    patterns.reduce((sum, pattern) => sum + searchCost(index, pattern), 0);
  return cost(gone) + cost(added) > store.tokens.length * WORTH_SEARCHING;
}

class Recoder {
  private readonly store: TokenStore;
  private readonly newHits: HitBuffer;
  private readonly newHitAds: Int32Array;
  /** 1 for ads to code again. */
  private readonly isTouched: Uint8Array;

  constructor(
    private readonly coding: CodebookCoding,
    private readonly before: CodingOrigin,
    private readonly book: Codebook,
    private readonly matcher: Matcher,
    private readonly change: MatcherChange,
  ) {
    this.store = before.store;
    this.newHits = findHits(this.store, matcher, change.added);
    this.newHitAds = adsOfHits(this.store, this.newHits);
    this.isTouched = this.touchedAds();
  }

  recode(): CodebookCoding {
    const { store, before, book, matcher, change, isTouched } = this;
    const patch = new PatchBuilder(before, book, matcher, change, isTouched).build(
      this.newHits,
      this.newHitAds,
    );
    const rows: CodedRows = { base: before.rows.base, maps: this.maps(), patch };
    const isLargePatch = patch.ads.length > store.ads.length * LARGE_PATCH;
    const origin: CodingOrigin = {
      store,
      book,
      boilerplate: before.boilerplate,
      matcher,
      rows: isLargePatch ? rebase(rows, matcher.evidences.length) : rows,
    };
    return finishCoding(origin, this.profiles(origin.rows));
  }

  /** Ads in which something gone matched or something new matches; all where a line of evidence counts other codes. */
  private touchedAds(): Uint8Array {
    const { matcher, change, before, store } = this;
    const touched = new Uint8Array(store.ads.length);
    if (matcher.evidences.some(({ entry }, line) => entry.codes.length && change.lineOf[line] < 0))
      return touched.fill(1);
    for (const ad of this.newHitAds) touched[ad] = 1;
    for (const ad of adsOfHits(store, findHits(store, before.matcher, change.gone))) touched[ad] = 1;
    return touched;
  }

  private maps(): IndexMaps {
    const { maps } = this.before.rows;
    const { patternOf, termOf, codeOf, lineOf } = this.change;
    return {
      patternOf: compose(maps.patternOf, patternOf),
      termOf: compose(maps.termOf, termOf),
      codeOf: compose(maps.codeOf, codeOf),
      lineOf: lineOf.every((old, line) => old === line)
        ? maps.lineOf
        : Int32Array.from(lineOf, (old) => (old >= 0 && maps.lineOf ? maps.lineOf[old] : old)),
    };
  }

  private profiles(rows: CodedRows): Int32Array {
    const { coding, before, book, matcher, isTouched } = this;
    const scorer = new ProfileScorer(book, matcher.evidences);
    const isAll = !hasSameLines(this.change) || weightsOf(before.book) !== weightsOf(book);
    const profiles = coding.adProfile.slice();
    const found = new Uint16Array(matcher.evidences.length);
    for (let ad = 0; ad < profiles.length; ad++) {
      if (!isAll && !isTouched[ad]) continue;
      copyCounts(rows, ad, found);
      profiles[ad] = scorer.best(found);
    }
    return profiles;
  }
}

/** Both maps, one after the other; `null` for one that changes nothing. */
function compose(first: Int32Array | null, second: Int32Array): Int32Array | null {
  const both = first ? first.map((index) => (index < 0 ? -1 : second[index])) : second;
  return both.every((now, i) => now === i || now < 0) ? null : both;
}

function hasSameLines({ lineOf }: MatcherChange): boolean {
  return lineOf.every((from, line) => from === line);
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
