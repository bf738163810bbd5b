// How well a coder learns from codings: each ad coded by a model that has seen neither it nor its near-duplicates.
import { NO_PROFILE, usualProgress, type Coding } from '../core';
import { agree, type Agreement, type AgreeOptions } from '../reliability';
import type { TokenStore } from '../text';
import { profileIndex } from './labels';
import { codeWith } from './learned-coder';
import { checkEnough, trainOn, type TrainOptions } from './train-coder';
import { trainingCorpus } from './training-corpus';

/** Options of {@link crossValidate}. */
export interface CrossValidateOptions extends TrainOptions {
  /** Parts that the near-duplicate groups are divided into. Default 5. */
  readonly parts?: number;
  /** How agreement is measured; default without intervals. */
  readonly agree?: AgreeOptions;
}

/** What cross-validation gives. */
export interface CrossValidation {
  /** Each coded ad as coded by a model that was trained without its group. */
  readonly coding: Coding;
  /** The codings given, in order, and then the learned one, compared. */
  readonly agreement: Agreement;
}

/**
 * Tells how a coder trained on these codings would agree with them on new ads. The ads are divided by near-duplicate groups, so that
 * no ad is coded by a model that knows its twin; takes `parts` trainings.
 * @throws RoleLensError as `trainCoder`.
 * @example
 * show(crossValidate(store, hand, { book, parts: 2 }).agreement);
 */
export function crossValidate(
  store: TokenStore,
  codings: readonly Coding[],
  options: CrossValidateOptions,
): CrossValidation {
  const { parts = 5, perGroup = 1, onProgress = usualProgress, agree: how } = options;
  const corpus = trainingCorpus(store, codings, options.book, perGroup);
  checkEnough(corpus);
  const partOf = new Map(corpus.ads.map(({ ad, group }) => [store.ads[ad].selection.group, group % parts]));
  const models = Array.from({ length: parts }, (_, part) => {
    onProgress('Cross-validate', part, parts);
    const chosen = corpus.ads.flatMap(({ group }, i) => (group % parts === part ? [] : [i]));
    return trainOn(corpus, chosen, codings, { ...options, onProgress: () => {} });
  });
  onProgress('Cross-validate', parts, parts);
  const coding = codeWith(store, corpus.found, models, {
    modelOf: (ad) => partOf.get(store.ads[ad].selection.group) ?? -1,
    book: options.book,
  });
  return { coding, agreement: compare([...codings, coding], corpus.profiles, how) };
}

/** Agreement of codings whose profiles may have longer names than the codebook's. */
export function compare(
  codings: readonly Coding[],
  profiles: readonly string[],
  options: AgreeOptions = {},
): Agreement {
  const names = new Set(codings.flatMap((coding) => coding.profiles));
  const profileNames = Object.fromEntries(
    [...names].flatMap((name) => {
      const index = profileIndex(name, profiles);
      return index < 0 || name === NO_PROFILE || profiles[index] === name ? [] : [[name, profiles[index]]];
    }),
  );
  return agree(codings, {
    bootstrap: 0,
    weight: 'group',
    over: 'postings',
    examples: 0,
    profileNames,
    ...options,
  });
}
