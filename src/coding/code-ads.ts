// The codebook coder: TokenStore × Codebook → Coding.
import type { Codebook } from '../codebook';
import { usualProgress, type Coding, type Progress } from '../core';
import type { TokenStore } from '../text';
import { finishCoding } from './coding-origin';
import { compileCodebook } from './compile-codebook';
import { HitBuilder } from './hit-columns';
import { AdMatcher } from './match-ad';
import { MentionBuilder } from './mention-builder';
import { AdResolver, titleEnd, type BoilerplateRule } from './resolve-ad';
import { bestProfile, profileScores } from './score-profiles';

/** Options of {@link codeAds}. */
export interface CodeOptions {
  /** What to do with matches in company boilerplate. Default `keep`. */
  readonly boilerplate?: BoilerplateRule;
  readonly onProgress?: Progress;
}

const STEP = 500;

/**
 * Codes every ad of a corpus against a codebook. Deterministic; the order of codes changes no mention.
 * A mention of a `term` code is the tool's name; of a `clause` code the clause (or clauses) that its evidence stands in,
 * once per code however many terms fire there. After an edit of the codebook use `recode`.
 */
export function codeAds(store: TokenStore, book: Codebook, options: CodeOptions = {}): Coding {
  const { boilerplate = 'keep', onProgress = usualProgress } = options;
  const matcher = compileCodebook(book, store);
  const { ads, adTokens } = store;
  const adMatcher = new AdMatcher(store, matcher);
  const resolver = new AdResolver(store, book, matcher, boilerplate);
  const [mentions, hitColumns] = [new MentionBuilder(), new HitBuilder()];
  const lines = matcher.evidences.length;
  const found = new Uint16Array(ads.length * lines);
  const adProfile = new Int32Array(ads.length);
  for (let ad = 0; ad < ads.length; ad++) {
    const hits = adMatcher.match(adTokens[ad], adTokens[ad + 1], titleEnd(store, ad));
    const counts = found.subarray(ad * lines, (ad + 1) * lines);
    mentions.beginAd();
    for (const row of resolver.resolve(ad, hits, counts)) mentions.add(row);
    hitColumns.addAd(hits);
    adProfile[ad] = bestProfile(profileScores(book, matcher.evidences, counts));
    if (ad % STEP === 0) onProgress('Coding', ad, ads.length);
  }
  onProgress('Coding', ads.length, ads.length);
  const origin = { store, book, boilerplate, matcher, found, hits: hitColumns.finish() };
  return finishCoding(origin, { adProfile, ...mentions.finish() });
}
