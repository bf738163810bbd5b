// A base model at work on one corpus: the candidates of each ad, and its profile's chances.
import type { Coding } from '../core';
import type { TokenStore } from '../text';
import { addAd, adSpace } from './ad-features';
import { AdViewer, type AdView } from './ad-view';
import { Chain, Tag, WEIGHTED } from './chain';
import { codedSpans, type BookMention, type Candidate, type CodedSpan } from './decode-spans';
import { Attributes, RowBuilder, type FeatureSpace } from './feature-space';
import { chances, contributions, type LinearWeights } from './linear';
import type { BaseModel, KindModel, ModelCode } from './model';
import { addSpan, spanSpace } from './span-features';
import { tokenFeatures, tokenSpace } from './token-features';
import { tokensWithin } from './tokens-within';

/** What a base model finds of one kind in one ad. */
export interface KindFinding {
  readonly candidates: readonly Candidate[];
  readonly spans: readonly CodedSpan[];
  /** Mentions that the codebook has, by code of the kind. */
  readonly bookCounts: readonly number[];
  /** Whether mentions are names, not clauses. */
  readonly byTerm: boolean;
  /** Chance of each code in the ad, judged by all of its words. */
  readonly presence: readonly number[];
}

/** A feature by its name, and what it adds to a score. */
export interface Contribution {
  readonly feature: string;
  readonly adds: number;
}

/** Spans less likely than this are no candidates. */
const LEAST_CHANCE = 0.005;
const LONGEST = 60;

interface BoundKind {
  readonly model: KindModel;
  readonly chain: Chain;
  readonly spans: FeatureSpace;
}

/** Applies a base model to the ads of one store. */
export class Predictor {
  private readonly viewer: AdViewer;
  private readonly tokens: FeatureSpace;
  private readonly kinds: readonly BoundKind[];
  private readonly ofAd: FeatureSpace | null;
  private readonly ofPresence: FeatureSpace;

  constructor(
    private readonly base: BaseModel,
    private readonly codes: readonly ModelCode[],
    private readonly profiles: readonly string[],
    private readonly store: TokenStore,
    private readonly found: Coding,
  ) {
    const attributes = new Attributes();
    this.viewer = new AdViewer(store, found, attributes, new Set(base.words));
    this.tokens = tokenSpace(attributes, base.tokenFeatures);
    this.kinds = base.kinds.map((model) => ({
      model,
      chain: new Chain(model.chain),
      spans: spanSpace(attributes, model.spanFeatures),
    }));
    this.ofPresence = adSpace(attributes, base.presence.features);
    this.ofAd = base.profile && adSpace(attributes, base.profile.features);
  }

  /** What is found in one ad, a finding a kind. */
  findings(ad: number, view: AdView = this.view(ad)): KindFinding[] {
    const tokens = tokenFeatures(view, this.tokens);
    const presence = this.chancesOf(ad, view, this.ofPresence, this.base.presence.linear);
    return this.kinds.map((bound) => {
      bound.chain.run(tokens);
      return this.finding(ad, view, bound, presence);
    });
  }

  /** The view that the features of an ad are made from. */
  view(ad: number): AdView {
    return this.viewer.view(ad);
  }

  /**
   * The chance of each profile, `null` where none were learned; a point of the codebook's score adds `perScore` to the log of a chance.
   */
  profile(ad: number, perScore: number, view: AdView = this.view(ad)): Float64Array | null {
    if (!this.base.profile || !this.ofAd) return null;
    const into = this.chancesOf(ad, view, this.ofAd, this.base.profile.linear);
    return withScores(into, this.profileScores(ad), perScore);
  }

  private chancesOf(ad: number, view: AdView, space: FeatureSpace, linear: LinearWeights): Float64Array {
    const rows = new RowBuilder();
    addAd(view, this.found, ad, space, rows);
    const into = new Float64Array(linear.outputs);
    chances(linear, rows.finish(), 0, into);
    return into;
  }

  /** The codebook's scores of an ad's profiles. */
  profileScores(ad: number): number[] {
    const { scores } = this.found.ads[ad].profile;
    return this.profiles.map((name) => scores[name] ?? 0);
  }

  /** What the features of a span add to the log odds of one code of a kind, the largest sum first; index in its `spanFeatures`. */
  spanReasons(view: AdView, kind: number, first: number, last: number, code: number): Contribution[] {
    const { model, spans } = this.kinds[kind];
    const rows = new RowBuilder();
    addSpan(view, first, last, spans, rows);
    return contributions(model.linear, rows.finish(), code).map(({ feature, adds }) => ({
      feature: model.spanFeatures[feature],
      adds,
    }));
  }

  /** What the features of an ad add to the score of one profile, as {@link spanReasons}. */
  profileReasons(ad: number, view: AdView, profile: number): Contribution[] {
    if (!this.base.profile || !this.ofAd) return [];
    const rows = new RowBuilder();
    addAd(view, this.found, ad, this.ofAd, rows);
    const { features, linear } = this.base.profile;
    return contributions(linear, rows.finish(), profile).map(({ feature, adds }) => ({
      feature: features[feature],
      adds,
    }));
  }

  /** What the features of the tokens of a span add to its being a mention, summed by feature, as {@link spanReasons}. */
  boundaryReasons(view: AdView, kind: number, first: number, last: number): Contribution[] {
    const { offsets, ids } = tokenFeatures(view, this.tokens);
    const { emission } = this.kinds[kind].model.chain;
    const sums = new Map<number, number>();
    for (let token = first; token <= last; token++) {
      const tag =
        first === last ? Tag.Single : token === first ? Tag.Begin : token === last ? Tag.End : Tag.Inside;
      for (let i = offsets[token]; i < offsets[token + 1]; i++)
        sums.set(ids[i], (sums.get(ids[i]) ?? 0) + emission[ids[i] * WEIGHTED + tag - 1]);
    }
    return [...sums]
      .map(([id, adds]) => ({ feature: this.base.tokenFeatures[id], adds }))
      .sort((a, b) => b.adds - a.adds || (a.feature < b.feature ? -1 : 1));
  }

  private finding(
    ad: number,
    view: AdView,
    { model, chain, spans: space }: BoundKind,
    all: Float64Array,
  ): KindFinding {
    const { store } = this;
    const from = store.adTokens[ad];
    const book = this.bookMentions(ad, model);
    const spans = withBook(
      chain.spans(LEAST_CHANCE, LONGEST),
      book
        .filter(({ byTerm }) => byTerm)
        .map(({ start, end }) => {
          const within = tokensWithin(store, from, store.adTokens[ad + 1], start, end);
          return { first: within.first - from, last: within.end - 1 - from, chance: 0 };
        }),
    );
    const builder = new RowBuilder();
    for (const { first, last } of spans) addSpan(view, first, last, space, builder);
    const rows = builder.finish();
    const candidates = spans.map((span, i): Candidate => {
      const codes = new Float64Array(model.codes.length);
      chances(model.linear, rows, i, codes);
      return { ...span, start: store.starts[from + span.first], end: store.ends[from + span.last], codes };
    });
    const bookCounts = model.codes.map((_, code) => book.filter((mention) => mention.code === code).length);
    const byTerm = model.codes.every((code) => this.codes[code].unit === 'term');
    return {
      candidates,
      spans: codedSpans(candidates, model.codes.length, book, this.base.natural),
      bookCounts,
      byTerm,
      presence: model.codes.map((code) => all[code]),
    };
  }

  private bookMentions(ad: number, { codes }: KindModel): BookMention[] {
    const { adMentions, mentions } = this.found;
    const own: BookMention[] = [];
    for (let m = adMentions[ad]; m < adMentions[ad + 1]; m++) {
      const { id } = this.found.codes[mentions.code[m]];
      const code = codes.findIndex((index) => this.codes[index].id === id);
      if (code < 0) continue;
      own.push({
        start: mentions.start[m],
        end: mentions.end[m],
        evidenceStart: mentions.evidenceStart[m],
        evidenceEnd: mentions.evidenceEnd[m],
        byTerm: this.codes[codes[code]].unit === 'term',
        code,
      });
    }
    return own;
  }
}

type Run = Pick<Candidate, 'first' | 'last' | 'chance'>;

/** Adds the places that the codebook names, where they are no candidates yet. */
function withBook(spans: readonly Run[], places: readonly Run[]): Run[] {
  const keys = new Set(spans.map(({ first, last }) => `${first} ${last}`));
  const added = places.filter(({ first, last }) => {
    const key = `${first} ${last}`;
    if (last < first || keys.has(key)) return false;
    keys.add(key);
    return true;
  });
  return [...spans, ...added].sort((a, b) => a.first - b.first || a.last - b.last);
}

/** Chances with the scores added to their logs. */
export function withScores(chances: Float64Array, scores: readonly number[], perScore: number): Float64Array {
  const logs = chances.map((chance, k) => Math.log(Math.max(chance, 1e-6)) + perScore * scores[k]);
  const most = Math.max(...logs);
  const raised = logs.map((log) => Math.exp(log - most));
  const total = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / total);
}
