// Learns how far a base model's chances can be trusted, on ads that it was not trained on.
import type { TokenStore } from '../text';
import { bestThreshold, fitCalibration, likelySpans, mentionRow, presenceRow, rawSpans } from './calibrate';
import { bestSpans, isSame, type Candidate, type LikelySpan } from './decode-spans';
import type { AdLabels } from './labels';
import { logisticChance } from './logistic';
import type { Calibration } from './model';
import { withScores, type KindFinding } from './predict';
import type { TrainingCorpus } from './training-corpus';

/** An ad with what a model that has not seen it finds in it. */
export interface HeldOut {
  /** Index in the corpus's training ads. */
  readonly index: number;
  readonly findings: readonly KindFinding[];
  /** Chances of the profiles as learned, `null` where none were, and the codebook's scores. */
  readonly profile: Float64Array | null;
  readonly scores: readonly number[];
}

const MENTION_GRID = Array.from({ length: 17 }, (_, i) => 0.1 + 0.025 * i);
const SCORE_GRID = [0, 0.1, 0.2, 0.3, 0.45, 0.6, 0.9, 1.5, 3];
const PRESENCE_GRID = Array.from({ length: 25 }, (_, i) => 0.2 + 0.025 * i);

/** Calibrates a model for each kind of codes. */
export function fitModelCalibration(corpus: TrainingCorpus, heldOut: readonly HeldOut[]): Calibration {
  const mention: number[][] = [];
  const presence: number[][] = [];
  const leastMention: number[] = [];
  const leastPresence = new Array<number>(corpus.codes.length).fill(0.5);
  corpus.kinds.forEach(({ codes }, kind) => {
    const ads = heldOut.map(({ index, findings }) => new KindAd(corpus, index, kind, findings[kind]));
    mention.push(fitMentions(ads));
    for (const ad of ads) ad.calibrate(mention[kind]);
    presence.push(fitPresence(ads));
    for (const ad of ads) ad.setPresence(presence[kind]);
    codes.forEach((code, k) => (leastPresence[code] = presenceThreshold(ads, k)));
    leastMention.push(
      bestThreshold(MENTION_GRID, (least) => spanAgreement(ads, least, leastPresence, codes)),
    );
  });
  return { mention, presence, leastMention, leastPresence, profileScore: fitProfileScore(corpus, heldOut) };
}

/** How much the codebook's scores should count beside the learned chances: the value with the best agreement on profiles. */
function fitProfileScore({ ads }: TrainingCorpus, heldOut: readonly HeldOut[]): number {
  return bestThreshold(SCORE_GRID, (perScore) => {
    let agreed = 0;
    for (const { index, profile, scores } of heldOut) {
      if (!profile) continue;
      const chances = withScores(profile, scores, perScore);
      const best = chances.indexOf(Math.max(...chances));
      const { labels } = ads[index];
      agreed += labels.filter((label) => label.profile === best).length / labels.length;
    }
    return agreed;
  });
}

function fitMentions(ads: readonly KindAd[]): number[] {
  const rows: number[][] = [];
  const targets: number[] = [];
  for (const ad of ads)
    for (const span of bestSpans(ad.finding.candidates, rawSpans(ad.finding), 0, ad.finding.byTerm)) {
      rows.push(mentionRow(span.raw, span.book, span.code, ad.codes));
      targets.push(ad.shareMarking(span));
    }
  return fitCalibration(rows, targets, 3);
}

function fitPresence(ads: readonly KindAd[]): number[] {
  const rows: number[][] = [];
  const targets: number[] = [];
  for (const ad of ads)
    for (let code = 0; code < ad.codes; code++) {
      rows.push(presenceRow(ad.finding, ad.likely, code));
      targets.push(ad.shareWith(code));
    }
  return fitCalibration(rows, targets, 5);
}

/** The threshold with the best mean kappa with the coders. */
function presenceThreshold(ads: readonly KindAd[], code: number): number {
  return bestThreshold(PRESENCE_GRID, (least) => {
    let [both, mine, theirs, total] = [0, 0, 0, 0];
    for (const ad of ads) {
      const has = ad.presence[code] >= least ? 1 : 0;
      const share = ad.shareWith(code);
      total += ad.weight;
      mine += ad.weight * has;
      theirs += ad.weight * share;
      both += ad.weight * has * share;
    }
    const agreed = (both + (total - mine - theirs + both)) / total;
    const byChance = (mine * theirs + (total - mine) * (total - theirs)) / (total * total);
    return byChance >= 1 ? 0 : (agreed - byChance) / (1 - byChance);
  });
}

/** Mean F1 of mentions (same code, half of the characters) with the coders, where spans are taken as the learned coder will. */
function spanAgreement(
  ads: readonly KindAd[],
  least: number,
  leastPresence: readonly number[],
  codes: readonly number[],
): number {
  let [matched, mine, theirs] = [0, 0, 0];
  for (const ad of ads) {
    const taken = codes.flatMap((code, k) =>
      ad.presence[k] >= leastPresence[code]
        ? ad.best[k].filter(({ chance }, i) => i === 0 || chance >= least)
        : [],
    );
    for (const span of taken) matched += ad.weight * ad.shareMarking(span);
    mine += ad.weight * taken.length;
    theirs += ad.weight * ad.marked;
  }
  return mine + theirs ? (2 * matched) / (mine + theirs) : 0;
}

/** One kind of codes in one held-out ad: the finding beside the labels. */
class KindAd {
  readonly codes: number;
  /** Ads of one near-duplicate group count as one. */
  readonly weight: number;
  likely: LikelySpan[] = [];
  presence: number[] = [];
  /** For each code its spans, the likeliest first. */
  best: readonly (readonly LikelySpan[])[] = [];
  private readonly coders: readonly { start: number; end: number; code: number }[][];

  constructor(
    { ads, kinds, store }: TrainingCorpus,
    index: number,
    kind: number,
    readonly finding: KindFinding,
  ) {
    const { ad, labels, group } = ads[index];
    const { codes } = kinds[kind];
    this.codes = codes.length;
    this.weight = 1 / ads.filter((other) => other.group === group).length;
    this.coders = labels.map((label) => placesOf(store, ad, label, codes));
  }

  /** Mean number of mentions that a coder marks. */
  get marked(): number {
    return this.coders.reduce((sum, places) => sum + places.length, 0) / this.coders.length;
  }

  calibrate(weights: readonly number[]): void {
    const { candidates, byTerm } = this.finding;
    this.likely = likelySpans(this.finding, weights);
    this.best = Array.from({ length: this.codes }, (_, code) =>
      bestSpans(
        candidates,
        this.likely.filter((span) => span.code === code),
        0,
        byTerm,
      ),
    );
  }

  setPresence(weights: readonly number[]): void {
    this.presence = Array.from({ length: this.codes }, (_, code) =>
      logisticChance(weights, presenceRow(this.finding, this.likely, code)),
    );
  }

  /** The share of coders who mark this span with this code. */
  shareMarking({ candidate, code }: LikelySpan): number {
    const place: Candidate = this.finding.candidates[candidate];
    const marking = this.coders.filter((places) =>
      places.some((other) => other.code === code && isSame(place, other)),
    );
    return marking.length / this.coders.length;
  }

  /** The share of coders who give the ad this code. */
  shareWith(code: number): number {
    return (
      this.coders.filter((places) => places.some((place) => place.code === code)).length / this.coders.length
    );
  }
}

function placesOf(
  { starts, ends, adTokens }: TokenStore,
  ad: number,
  { spans }: AdLabels,
  codes: readonly number[],
): { start: number; end: number; code: number }[] {
  const from = adTokens[ad];
  return spans.flatMap(({ first, last, code }) => {
    const k = codes.indexOf(code);
    return k < 0 ? [] : [{ start: starts[from + first], end: ends[from + last], code: k }];
  });
}
