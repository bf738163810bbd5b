// From labels to weights: boundaries, codes and profiles, each kind for itself.
import { compactBase } from './compact-base';
import { renumbered, type FeatureRows, type FeatureSpace } from './feature-space';
import { tagsOf } from './labels';
import { trainLinear } from './linear';
import type { BaseModel, KindModel, AdModel } from './model';
import { trainChain, type Descent } from './train-chain';
import { LEAST_GROUPS, type TrainingCorpus } from './training-corpus';

/** How each part is trained. Chosen by cross-validation among a few settings; results hardly change around them. */
export interface BaseOptions {
  readonly clauseChain: Omit<Descent, 'seed'>;
  readonly termChain: Omit<Descent, 'seed'>;
  readonly codes: Omit<Descent, 'seed'>;
  readonly profile: Omit<Descent, 'seed'>;
  readonly presence: Omit<Descent, 'seed'>;
  /** See `BaseModel`. */
  readonly natural: number;
  readonly seed: number;
}

export const BASE_DEFAULTS: BaseOptions = {
  clauseChain: { epochs: 8, rate: 0.03, l2: 0.3 },
  termChain: { epochs: 8, rate: 0.1, l2: 0.02 },
  codes: { epochs: 8, rate: 0.1, l2: 0.001 },
  profile: { epochs: 15, rate: 0.05, l2: 0.01 },
  presence: { epochs: 8, rate: 0.03, l2: 0.1 },
  natural: 0,
  seed: 1,
};

/** Features in enough groups: the new number of each, and their names. */
interface Kept {
  readonly to: Int32Array;
  readonly names: readonly string[];
}

/** Trains on the ads of a corpus with these indices. */
export function fitBase(corpus: TrainingCorpus, chosen: readonly number[], options: BaseOptions): BaseModel {
  const groups = chosen.map((i) => corpus.ads[i].group);
  const rows = chosen.map((i) => corpus.ads[i].tokens);
  const kept = keepFeatures(corpus.tokenSpace, rows, groups);
  const tokens = rows.map((row) => renumbered(row, kept.to));
  return compactBase({
    natural: options.natural,
    words: corpus.words,
    tokenFeatures: kept.names,
    kinds: corpus.kinds.map((_, kind) => fitKind(corpus, chosen, kind, { kept, tokens }, options)),
    profile: corpus.profiles.length > 1 ? fitProfile(corpus, chosen, options) : null,
    presence: fitPresence(corpus, chosen, options),
  });
}

function fitKind(
  corpus: TrainingCorpus,
  chosen: readonly number[],
  kind: number,
  { kept, tokens }: { kept: Kept; tokens: readonly FeatureRows[] },
  { clauseChain, termChain, codes: ofCodes, seed }: BaseOptions,
): KindModel {
  const { codes } = corpus.kinds[kind];
  const byTerm = codes.every((code) => corpus.codes[code].unit === 'term');
  const texts = chosen.map((i, n) => ({
    rows: tokens[n],
    tags: corpus.ads[i].labels.map(({ spans }) =>
      tagsOf(
        spans.filter(({ code }) => codes.includes(code)),
        corpus.ads[i].view.length,
      ),
    ),
  }));
  const chain = trainChain(texts, kept.names.length, { ...(byTerm ? termChain : clauseChain), seed });
  const examples = chosen.map((i) => corpus.ads[i].spans[kind]);
  const keptSpans = keepFeatures(
    corpus.spanSpace,
    examples.map(({ rows }) => rows),
    chosen.map((i) => corpus.ads[i].group),
  );
  const linear = trainLinear(
    renumbered(joined(examples.map(({ rows }) => rows)), keptSpans.to),
    Float64Array.from(examples.flatMap(({ targets }) => [...targets])),
    { features: keptSpans.names.length, outputs: codes.length, oneOf: false },
    { ...ofCodes, seed },
  );
  return {
    kind: corpus.kinds[kind].kind,
    codes,
    chain,
    spanFeatures: keptSpans.names,
    linear,
  };
}

function fitProfile(
  corpus: TrainingCorpus,
  chosen: readonly number[],
  { profile, seed }: BaseOptions,
): AdModel | null {
  const outputs = corpus.profiles.length;
  const examples = chosen.flatMap((i) =>
    corpus.ads[i].labels.flatMap((labels) => (labels.profile < 0 ? [] : [{ i, profile: labels.profile }])),
  );
  if (!examples.length) return null;
  const rows = examples.map(({ i }) => corpus.adRows[i]);
  const kept = keepFeatures(
    corpus.adSpace,
    rows,
    examples.map(({ i }) => corpus.ads[i].group),
  );
  const targets = new Float64Array(examples.length * outputs);
  examples.forEach(({ profile }, n) => (targets[n * outputs + profile] = 1));
  const shape = { features: kept.names.length, outputs, oneOf: true };
  return {
    features: kept.names,
    linear: trainLinear(renumbered(joined(rows), kept.to), targets, shape, { ...profile, seed }),
  };
}

/** Which codes an ad has; the share of coders who say so. */
function fitPresence(
  corpus: TrainingCorpus,
  chosen: readonly number[],
  { presence, seed }: BaseOptions,
): AdModel {
  const outputs = corpus.codes.length;
  const rows = chosen.map((i) => corpus.adRows[i]);
  const kept = keepFeatures(
    corpus.adSpace,
    rows,
    chosen.map((i) => corpus.ads[i].group),
  );
  const targets = new Float64Array(chosen.length * outputs);
  chosen.forEach((i, n) => {
    const { labels } = corpus.ads[i];
    for (const { spans } of labels)
      for (const code of new Set(spans.map((span) => span.code)))
        targets[n * outputs + code] += 1 / labels.length;
  });
  const shape = { features: kept.names.length, outputs, oneOf: false };
  return {
    features: kept.names,
    linear: trainLinear(renumbered(joined(rows), kept.to), targets, shape, { ...presence, seed }),
  };
}

/** The features that stand in ads of enough groups. */
function keepFeatures(space: FeatureSpace, rows: readonly FeatureRows[], groups: readonly number[]): Kept {
  const counts = new Uint16Array(space.size);
  const last = new Int32Array(space.size).fill(-1);
  const order = rows.map((_, i) => i).sort((a, b) => groups[a] - groups[b] || a - b);
  for (const i of order)
    for (const id of rows[i].ids) {
      if (last[id] === groups[i]) continue;
      last[id] = groups[i];
      if (counts[id] < 65535) counts[id]++;
    }
  const to = new Int32Array(space.size).fill(-1);
  const names: string[] = [];
  for (let id = 0; id < to.length; id++)
    if (counts[id] >= LEAST_GROUPS) to[id] = names.push(space.name(id)) - 1;
  return { to, names };
}

/** Rows of several texts as one. */
function joined(parts: readonly FeatureRows[]): FeatureRows {
  const offsets = [0];
  const ids = new Int32Array(parts.reduce((sum, part) => sum + part.ids.length, 0));
  let at = 0;
  for (const part of parts) {
    for (let row = 1; row < part.offsets.length; row++) offsets.push(at + part.offsets[row]);
    ids.set(part.ids, at);
    at += part.ids.length;
  }
  return { offsets: Uint32Array.from(offsets), ids };
}
