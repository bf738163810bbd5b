// Why the learned coder coded an ad as it did: the features that speak most for each mention.
import { parseCodebook } from '../codebook';
import { codeAds } from '../coding';
import { RoleLensError, silent } from '../core';
import type { TokenStore } from '../text';
import { LearnedReader } from './code-learned';
import type { LearnedModel } from './model';
import type { Contribution } from './predict';

/** One mention of the learned coder with its reasons. */
export interface LearnedReason {
  readonly code: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** Chance that a coder marks it, give or take its boundaries; 0 to 1. */
  readonly chance: number;
  /** Features that add most to its code, in log odds. */
  readonly forCode: readonly Contribution[];
  /** Features that add most to its being a mention from just here to there, in log odds. */
  readonly forPlace: readonly Contribution[];
}

/** A mention with its reasons as a line to read. */
export function reasonLine({ code, quote, chance, forCode }: LearnedReason): string {
  const reasons = forCode.map(({ feature, adds }) => `${feature} +${adds.toFixed(1)}`).join(', ');
  return `${code}: "${quote.replace(/\s+/g, ' ')}", chance ${chance.toFixed(2)}${reasons && `; for it: ${reasons}`}`;
}

/** Options of {@link explainLearned}. */
export interface ExplainLearnedOptions {
  /** Features shown of each sort. Default 8. */
  readonly most?: number;
}

/**
 * Explains the mentions that a model gives an ad: one entry a mention, in order of place. Names of features say where something was seen and what:
 * `has=collaborate` inside the mention, `heading=requirements` above it, `codebook=CARE` a term of that code.
 * @throws RoleLensError where no ad has this id.
 */
export function explainLearned(
  model: LearnedModel,
  store: TokenStore,
  id: string,
  { most = 8 }: ExplainLearnedOptions = {},
): LearnedReason[] {
  const ad = store.ads.findIndex((one) => one.id === id);
  if (ad < 0)
    throw new RoleLensError(`No ad has the id "${id}".`, { hint: 'Ids are those of the ads as read.' });
  const found = codeAds(store, parseCodebook(model.codebook, 'codebook of the model'), {
    onProgress: silent,
  });
  const reader = new LearnedReader(model, store, found);
  const { mentions, view } = reader.read(ad);
  const strongest = (reasons: readonly Contribution[]): Contribution[] =>
    reasons.slice(0, most).filter(({ adds }) => adds > 0);
  return mentions.map(({ kind, code, start, end, first, last, chance }) => ({
    code: model.codes[code].id,
    quote: store.ads[ad].text.slice(start, end),
    start,
    end,
    chance,
    forCode: strongest(
      reader.predictor.spanReasons(view, kind, first, last, model.kinds[kind].codes.indexOf(code)),
    ),
    forPlace: strongest(reader.predictor.boundaryReasons(view, kind, first, last)),
  }));
}
