// The codebook coder: TokenStore × Codebook → Coding.
import type { Codebook } from '../codebook';
import { silent, usualProgress, type Progress } from '../core';
import type { TokenStore } from '../text';
import { SAME_INDICES, type RowColumns } from './coded-rows';
import { finishCoding, type CodebookCoding, type CodingOrigin } from './codebook-coding';
import { compileCodebook, type Matcher } from './compile-codebook';
import { HitBuffer } from './hit-columns';
import { AdMatcher } from './match-ad';
import { MentionBuilder } from './mention-builder';
import { AdResolver, titleEnd, type BoilerplateRule } from './resolve-ad';
import { ProfileScorer } from './score-profiles';

/** Options of {@link codeAds}. */
export interface CodeOptions {
  /** What to do with matches in company boilerplate. Default `keep`. */
  readonly boilerplate?: BoilerplateRule;
  readonly onProgress?: Progress;
}

const STEP = 2000;
/** Ads after which the number of matches in all is foretold well enough. */
const ENOUGH = 200;

/**
 * Codes every ad of a corpus against a codebook. Deterministic; the order of codes changes no mention.
 * A mention of a `term` code is the tool's name; of a `clause` code the clause (or clauses) that its evidence stands in,
 * once per code however many terms fire there. After an edit of the codebook use `recode`.
 * @example
 * const coding = codeAds(store, book, { boilerplate: 'drop' });
 */
export function codeAds(store: TokenStore, book: Codebook, options: CodeOptions = {}): CodebookCoding {
  const { boilerplate = 'keep', onProgress = usualProgress } = options;
  return codeWhole(store, book, compileCodebook(book, store), boilerplate, onProgress);
}

/** Codes a whole corpus by a compiled codebook. */
export function codeWhole(
  store: TokenStore,
  book: Codebook,
  matcher: Matcher,
  boilerplate: BoilerplateRule,
  onProgress: Progress = silent,
): CodebookCoding {
  const { ads, adTokens } = store;
  const adMatcher = new AdMatcher(store, matcher);
  const resolver = new AdResolver(store, book, matcher, boilerplate);
  const scorer = new ProfileScorer(book, matcher.evidences);
  const [mentions, hits] = [new MentionBuilder(), new HitBuffer()];
  const lines = matcher.evidences.length;
  const found = new Uint16Array(ads.length * lines);
  const adProfile = new Int32Array(ads.length);
  const adHits = new Uint32Array(ads.length + 1);
  for (let ad = 0; ad < ads.length; ad++) {
    if (ad === ENOUGH) reserveAll(hits, mentions, ads.length / ENOUGH);
    adHits[ad] = hits.length;
    adMatcher.match(adTokens[ad], adTokens[ad + 1], titleEnd(store, ad), hits);
    resolver.resolve(ad, hits, adHits[ad], hits.length, found, ad * lines, mentions);
    adProfile[ad] = scorer.best(found, ad * lines);
    if (ad % STEP === 0) onProgress('Coding', ad, ads.length);
  }
  adHits[ads.length] = hits.length;
  onProgress('Coding', ads.length, ads.length);
  const base: RowColumns = { hits: hits.finish(adHits), ...mentions.finish(), found, lines };
  const rows = { base, maps: SAME_INDICES, patch: null };
  const origin: CodingOrigin = { store, book, boilerplate, matcher, rows };
  return finishCoding(origin, adProfile);
}

/** Room for what is to be expected, so that columns need not be copied as they grow. */
function reserveAll(hits: HitBuffer, mentions: MentionBuilder, times: number): void {
  hits.reserve(Math.ceil(hits.length * times * 1.05));
  mentions.reserve(Math.ceil(mentions.length * (times * 1.05 - 1)));
}
