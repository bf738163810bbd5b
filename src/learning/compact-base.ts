// Small weights do nothing but fill files: they are dropped, the others rounded. What is saved is what is used.
import { WEIGHTED } from './chain';
import type { LinearWeights } from './linear';
import type { BaseModel, KindModel, AdModel } from './model';

/** Features of tokens, spans and ads are dropped where none of their weights reaches this. */
const LEAST_TOKEN = 0.05;
const LEAST_SPAN = 0.05;
const LEAST_AD = 0.1;
/** Single weights smaller than this become 0. */
const LEAST_WEIGHT = 0.025;
const DIGITS = 100;

/** Drops features without a weight that matters, and rounds weights to two decimals. */
export function compactBase(base: BaseModel): BaseModel {
  const kept = base.tokenFeatures.flatMap((_, i) =>
    base.kinds.some(({ chain }) => matters(chain.emission, i, WEIGHTED, LEAST_TOKEN)) ? [i] : [],
  );
  kept.sort(byNameOf(base.tokenFeatures));
  return {
    natural: base.natural,
    words: base.words,
    tokenFeatures: kept.map((i) => base.tokenFeatures[i]),
    kinds: base.kinds.map((kind) => compactKind(kind, kept)),
    profile: base.profile && compactLinear(base.profile, LEAST_SPAN),
    presence: compactLinear(base.presence, LEAST_AD),
  };
}

function compactKind(kind: KindModel, kept: readonly number[]): KindModel {
  const spans = compactLinear({ features: kind.spanFeatures, linear: kind.linear }, LEAST_SPAN);
  return {
    kind: kind.kind,
    codes: kind.codes,
    chain: {
      emission: pick(kind.chain.emission, kept, WEIGHTED, LEAST_TOKEN),
      transition: kind.chain.transition.map(rounded),
    },
    spanFeatures: spans.features,
    linear: spans.linear,
  };
}

function compactLinear({ features, linear }: AdModel, least: number): AdModel {
  const { outputs, oneOf, weights, bias } = linear;
  const kept = features.flatMap((_, i) => (matters(weights, i, outputs, least) ? [i] : []));
  kept.sort(byNameOf(features));
  const compact: LinearWeights = {
    outputs,
    oneOf,
    weights: pick(weights, kept, outputs, 0),
    bias: bias.map(rounded),
  };
  return { features: kept.map((i) => features[i]), linear: compact };
}

/** Features stand in order of their names, so that a model read from its file is the one that was saved. */
function byNameOf(names: readonly string[]): (a: number, b: number) => number {
  return (a, b) => (names[a] < names[b] ? -1 : 1);
}

function matters(weights: Float64Array, feature: number, width: number, least: number): boolean {
  for (let k = feature * width; k < (feature + 1) * width; k++)
    if (Math.abs(weights[k]) >= least) return true;
  return false;
}

/** The weights of these features; all of a feature, or none where none reaches `least`. */
function pick(weights: Float64Array, kept: readonly number[], width: number, least: number): Float64Array {
  const picked = new Float64Array(kept.length * width);
  kept.forEach((feature, i) => {
    if (!matters(weights, feature, width, least)) return;
    for (let k = 0; k < width; k++) picked[i * width + k] = rounded(weights[feature * width + k]);
  });
  return picked;
}

function rounded(value: number): number {
  return Math.abs(value) < LEAST_WEIGHT ? 0 : Math.round(value * DIGITS) / DIGITS;
}
