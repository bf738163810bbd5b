// A model on disk: one JSON file that a person can read, a feature a line.
import { readFileSync } from 'node:fs';
import { messageOf, RoleLensError, writeFileWhole } from '../core';
import { WEIGHTED } from './chain';
import { checkSaved } from './check-saved';
import type { LinearWeights } from './linear';
import type { KindModel, LearnedModel, AdModel } from './model';
import type { SavedKind, SavedLinear, SavedModel, Weights } from './saved-model';

const FORMAT = 'rolelens-model';
const VERSION = 1;

/**
 * Writes a model to a file, whole or not at all; missing folders are made. The file says what the model was trained on, and holds all its weights
 * by the names of their features; no text of an ad, and no word that stands in fewer than five distinct ads.
 * @throws RoleLensError where it cannot be written.
 * @example
 * saveModel(model, 'model.json');
 */
export function saveModel(model: LearnedModel, file: string): void {
  writeFileWhole(file, modelText(model));
}

/** A model as the text of its file. */
export function modelText(model: LearnedModel): string {
  const {
    origin,
    natural,
    codes,
    profiles,
    calibration,
    kinds,
    profile,
    presence,
    words,
    tokenFeatures,
    codebook,
  } = model;
  const saved: SavedModel = {
    format: FORMAT,
    version: VERSION,
    origin,
    natural,
    codes,
    profiles,
    calibration,
    kinds: kinds.map((kind) => savedKind(kind, model, tokenFeatures)),
    profile: profile && savedLinear(profile.features, profile.linear),
    presence: savedLinear(presence.features, presence.linear),
    words,
    codebook,
  };
  // A feature a line: arrays of numbers and of words stay on theirs.
  return `${JSON.stringify(saved, null, 1).replace(/\[[^[\]{}]*\]/g, (list) => list.replace(/\n\s*/g, ''))}\n`;
}

function savedKind(
  { kind, codes, chain, spanFeatures, linear }: KindModel,
  model: LearnedModel,
  names: readonly string[],
): SavedKind {
  return {
    kind,
    codes: codes.map((code) => model.codes[code].id),
    transition: [...chain.transition],
    tokens: byName(names, chain.emission, WEIGHTED),
    spans: savedLinear(spanFeatures, linear),
  };
}

function savedLinear(features: readonly string[], { outputs, weights, bias }: LinearWeights): SavedLinear {
  return { bias: [...bias], weights: byName(features, weights, outputs) };
}

/** Weights by feature; features that have none are left out. */
function byName(names: readonly string[], weights: Float64Array, width: number): Weights {
  const all: Weights = {};
  names.forEach((name, i) => {
    const own = weights.subarray(i * width, (i + 1) * width);
    if (own.some((weight) => weight !== 0)) all[name] = [...own].map((weight) => weight || 0);
  });
  return all;
}

/**
 * Reads a model that `saveModel` wrote; use it to choose the ads to code next, or to code with it (`learnedCoder`).
 * @throws RoleLensError where the file cannot be read, is no model, or one of a later version.
 * @example
 * const model = readModel('data/models/genai-roles.json');
 */
export function readModel(file: string): LearnedModel {
  let saved: SavedModel;
  try {
    saved = JSON.parse(readFileSync(file, 'utf8')) as SavedModel;
  } catch (cause) {
    throw new RoleLensError(`The model cannot be read: ${messageOf(cause)}.`, {
      file,
      hint: 'Give a file that `rolelens train` wrote.',
      cause,
    });
  }
  if (saved?.format !== FORMAT || saved.version !== VERSION)
    throw new RoleLensError(`Expected a model ("format": "${FORMAT}", "version": ${VERSION}).`, {
      file,
      hint: 'Give a file that `rolelens train` of this version wrote, or train again.',
    });
  try {
    checkSaved(saved);
    return revived(saved);
  } catch (cause) {
    throw new RoleLensError(`The model is damaged: ${messageOf(cause)}.`, {
      file,
      hint: 'Train it again.',
      cause,
    });
  }
}

function revived({ format: _format, version: _version, ...saved }: SavedModel): LearnedModel {
  const all = new Set(saved.kinds.flatMap(({ tokens }) => Object.keys(tokens)));
  const names = new Map([...all].sort().map((name, i) => [name, i]));
  return {
    ...saved,
    tokenFeatures: [...names.keys()],
    kinds: saved.kinds.map((kind) => revivedKind(kind, saved.codes, names)),
    profile: saved.profile && revivedLinear(saved.profile, true),
    presence: revivedLinear(saved.presence, false),
  };
}

function revivedKind(
  { kind, codes, transition, tokens, spans }: SavedKind,
  all: LearnedModel['codes'],
  names: ReadonlyMap<string, number>,
): KindModel {
  const emission = new Float64Array(names.size * WEIGHTED);
  for (const [name, weights] of Object.entries(tokens)) emission.set(weights, names.get(name)! * WEIGHTED);
  const { features, linear } = revivedLinear(spans, false);
  const indices = codes.map((id) => all.findIndex((code) => code.id === id));
  if (indices.some((code) => all[code]?.kind !== kind))
    throw new Error(`the kind "${kind}" has codes that the model lacks or has under another kind`);
  return {
    kind,
    codes: indices,
    chain: { emission, transition: Float64Array.from(transition) },
    spanFeatures: features,
    linear,
  };
}

function revivedLinear({ bias, weights }: SavedLinear, oneOf: boolean): AdModel {
  const features = Object.keys(weights);
  const outputs = bias.length;
  const all = new Float64Array(features.length * outputs);
  features.forEach((name, i) => all.set(weights[name], i * outputs));
  return { features, linear: { outputs, oneOf, weights: all, bias: Float64Array.from(bias) } };
}
