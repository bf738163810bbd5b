// Adds up what the places of each candidate score.
import { adOfToken, type TokenStore } from '../text';
import { LONGEST_CANDIDATE, type CandidateIndex } from './candidate-index';
import { boilerplateTokens, signsAround, type ContextScores } from './context-scores';

/** Places that the expectation weighs as much as. */
const DOUBT = 2;

/** A candidate with its uncoded places added up. */
export interface TalliedCandidate {
  readonly term: string;
  readonly id: number;
  readonly count: number;
  readonly ads: number;
  readonly score: number;
  /** Whether some of its words are words of a mention in most places. */
  readonly isPartlyCoded: boolean;
}

/** Where the candidates stand uncoded, and what they score there. */
export class Tally {
  private readonly skipped: Uint8Array;

  constructor(
    private readonly store: TokenStore,
    private readonly index: CandidateIndex,
    private readonly scores: ContextScores,
    /** 1 for tokens of mentions. */
    private readonly coded: Uint8Array,
  ) {
    this.skipped = boilerplateTokens(store);
  }

  /** All candidates that stand uncoded in at least so many ads, best first. */
  candidates(fewest: number): TalliedCandidate[] {
    const { texts } = this.index;
    const [counts, ads, partly] = [
      new Uint32Array(texts.length),
      new Uint32Array(texts.length),
      new Uint32Array(texts.length),
    ];
    const lastAd = new Int32Array(texts.length).fill(-1);
    const sums = new Float64Array(texts.length);
    const { before, after, shape, signs } = this.scores;
    this.visit((id, first, last, codedWords, ad) => {
      counts[id]++;
      sums[id] += before[first] + after[last] + shape[first] + signs[signsAround(this.store, first, last)];
      if (codedWords) partly[id]++;
      if (lastAd[id] !== ad) ads[id]++;
      lastAd[id] = ad;
    });
    const found: TalliedCandidate[] = [];
    for (let id = 0; id < texts.length; id++)
      if (ads[id] >= fewest)
        found.push({
          term: texts[id],
          id,
          count: counts[id],
          ads: ads[id],
          score: sums[id] / (counts[id] + DOUBT),
          isPartlyCoded: partly[id] * 2 > counts[id],
        });
    return found.sort((a, b) => b.score - a.score || b.count - a.count || (a.term < b.term ? -1 : 1));
  }

  /** Uncoded places of some candidates: first and last token, for each the best `most` in different ads where there are as many. */
  examples(
    ids: ReadonlySet<number>,
    most: number,
  ): Map<number, { ad: number; first: number; last: number }[]> {
    const found = new Map<number, { ad: number; first: number; last: number }[]>();
    this.visit((id, first, last, _coded, ad) => {
      if (!ids.has(id)) return;
      const others = found.get(id) ?? [];
      if (others.length < most && !others.some((other) => other.ad === ad))
        found.set(id, [...others, { ad, first, last }]);
    });
    return found;
  }

  /** Calls back for each place of a candidate that is not coded as a whole. */
  private visit(
    onPlace: (id: number, first: number, last: number, codedWords: number, ad: number) => void,
  ): void {
    const { adTokens, tokens } = this.store;
    const { at } = this.index;
    let ad = tokens.length ? adOfToken(this.store, 0) : 0;
    for (let first = 0; first < tokens.length; first++) {
      while (first >= adTokens[ad + 1]) ad++;
      if (this.skipped[first]) continue;
      let coded = 0;
      for (let length = 1; length <= LONGEST_CANDIDATE && first + length <= tokens.length; length++) {
        coded += this.coded[first + length - 1];
        const id = at[length - 1][first];
        if (id >= 0 && coded < length) onPlace(id, first, first + length - 1, coded, ad);
      }
    }
  }
}
