// The learned coder at work: a model and a corpus → mentions and profiles.
import type { Coding } from '../core';
import type { TokenStore } from '../text';
import { likelySpans, presenceRow } from './calibrate';
import type { AdView } from './ad-view';
import { bestSpans, type LikelySpan } from './decode-spans';
import { logisticChance } from './logistic';
import type { LearnedModel } from './model';
import { Predictor, type KindFinding } from './predict';

/** A mention that the learned coder decided on. */
export interface LearnedMention {
  /** Index of the kind in the model's kinds. */
  readonly kind: number;
  /** Index in the model's codes. */
  readonly code: number;
  readonly start: number;
  readonly end: number;
  /** Tokens of the ad, counted from its first. */
  readonly first: number;
  readonly last: number;
  readonly chance: number;
}

/** What the learned coder decides on one ad. */
export interface LearnedAd {
  /** In order of place. */
  readonly mentions: readonly LearnedMention[];
  /** Chance that the ad has each code. */
  readonly presence: Float64Array;
  /** Chance of each profile; `null` where none were learned. */
  readonly profile: Float64Array | null;
  readonly view: AdView;
}

/** Decides about ads of one store, one after the other. */
export class LearnedReader {
  readonly predictor: Predictor;

  constructor(
    private readonly model: LearnedModel,
    store: TokenStore,
    found: Coding,
  ) {
    this.predictor = new Predictor(model, model.codes, model.profiles, store, found);
  }

  read(ad: number): LearnedAd {
    const view = this.predictor.view(ad);
    const findings = this.predictor.findings(ad, view);
    const presence = new Float64Array(this.model.codes.length);
    const mentions = findings.flatMap((finding, kind) => this.decide(finding, kind, presence));
    mentions.sort((a, b) => a.start - b.start || a.code - b.code);
    return {
      mentions,
      presence,
      profile: this.predictor.profile(ad, this.model.calibration.profileScore, view),
      view,
    };
  }

  private decide(finding: KindFinding, kind: number, presence: Float64Array): LearnedMention[] {
    const { calibration, kinds } = this.model;
    const { codes } = kinds[kind];
    const likely = likelySpans(finding, calibration.mention[kind]);
    return codes.flatMap((code, k) => {
      presence[code] = logisticChance(calibration.presence[kind], presenceRow(finding, likely, k));
      if (presence[code] < calibration.leastPresence[code]) return [];
      const best = bestSpans(
        finding.candidates,
        likely.filter((span) => span.code === k),
        0,
        finding.byTerm,
      );
      // An ad that has the code has at least its likeliest mention.
      const kept = best.filter(({ chance }, i) => i === 0 || chance >= calibration.leastMention[kind]);
      return kept.map((span) => this.mention(finding, span, kind, code));
    });
  }

  private mention(
    { candidates }: KindFinding,
    { candidate, chance }: LikelySpan,
    kind: number,
    code: number,
  ): LearnedMention {
    const { start, end, first, last } = candidates[candidate];
    return { kind, code, start, end, first, last, chance };
  }
}
