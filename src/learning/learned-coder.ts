// The learned coder: a trained model makes a Coding of a TokenStore.
import { parseCodebook, profileColours, type Codebook } from '../codebook';
import { codeAds, makeCoding, MentionBuilder, type Coder, type CoderOptions } from '../coding';
import {
  hashOf,
  NO_PROFILE,
  silent,
  usualProgress,
  type AdProfile,
  type CodeName,
  type Coding,
  type Progress,
} from '../core';
import { tokenize, type TokenStore } from '../text';
import { checkKnows } from './check-knows';
import { LearnedReader, type LearnedAd } from './code-learned';
import { explainLearned, reasonLine } from './explain-learned';
import type { LearnedModel } from './model';

/** Options of {@link learnedCoder}. */
export interface LearnedCoderOptions {
  /** A codebook whose codes and profiles must be those of the model; gives names, kinds and colours. Default the one that the model was trained with. */
  readonly book?: Codebook;
  /** Where the model was read from, for messages. */
  readonly file?: string;
}

/** A coder whose codings are there at once. */
export interface LearnedCoder extends Coder {
  code(store: TokenStore, options?: CoderOptions): Coding;
}

/**
 * A trained model as a coder, which gives each ad the mentions and the profile that its teachers would; a model in a file opens `openCoder`. `term`
 * of a mention names up to three features that speak most for its code, `evidence` the words of the strongest. Deterministic; some three seconds
 * for a thousand ads.
 * @throws RoleLensError where `book` has other codes or profiles than the model.
 * @example
 * const coding = learnedCoder(model).code(store);
 */
export function learnedCoder(model: LearnedModel, { book, file }: LearnedCoderOptions = {}): LearnedCoder {
  if (book) checkKnows(model, book, file);
  const own = parseCodebook(model.codebook, 'codebook of the model');
  return {
    name: 'learned',
    code: (store, { onProgress = usualProgress } = {}) => {
      const found = codeAds(store, own, { onProgress: silent });
      return codeWith(store, found, [model], { modelOf: () => 0, book: book ?? own, onProgress });
    },
    explain: (ad) => explainLearned(model, tokenize([ad], { onProgress: silent }), ad.id).map(reasonLine),
  };
}

/** How models are put to work. */
export interface CodeWithOptions {
  /** The index of the model of an ad, or -1 for an ad that stays uncoded. */
  readonly modelOf: (ad: number) => number;
  /** Names, kinds and colours of the codes and profiles. */
  readonly book: Codebook;
  readonly onProgress?: Progress;
}

/**
 * Codes a corpus with several models that know the same codes.
 * @param found what the codebook coder finds in the corpus.
 */
export function codeWith(
  store: TokenStore,
  found: Coding,
  models: readonly LearnedModel[],
  { modelOf, book, onProgress = silent }: CodeWithOptions,
): Coding {
  const readers = models.map((model) => new LearnedReader(model, store, found));
  const readerOf = (ad: number): LearnedReader | null => readers[modelOf(ad)] ?? null;
  return new LearnedCoding(store, found, models[0], book, readerOf).make(onProgress);
}

const STEP = 50;
/** Features named as a mention's term, and as a profile's evidence. */
const REASONS = 3;
const PROFILE_REASONS = 8;

class LearnedCoding {
  private readonly builder = new MentionBuilder();
  private readonly terms = [''];
  private readonly termIndex = new Map<string, number>([['', 0]]);
  private readonly profiles: readonly string[];
  private readonly codes: readonly CodeName[];
  /** Index of the kind of each code. */
  private readonly kindOf: readonly number[];

  constructor(
    private readonly store: TokenStore,
    private readonly found: Coding,
    private readonly model: LearnedModel,
    private readonly book: Codebook,
    private readonly readerOf: (ad: number) => LearnedReader | null,
  ) {
    this.codes = model.codes.map(({ id }) => {
      const { name, kind } = book.codes.find((code) => code.id === id)!;
      return { id, name, kind };
    });
    this.kindOf = this.codes.map(({ kind }) => book.kinds.findIndex(({ id }) => id === kind));
    const names = model.profile ? model.profiles : found.profiles;
    this.profiles = names.includes(NO_PROFILE) ? names : [...names, NO_PROFILE];
  }

  make(onProgress: Progress): Coding {
    const { store, model, book } = this;
    const { ads } = store;
    const adProfile = new Int32Array(ads.length).fill(this.profiles.indexOf(NO_PROFILE));
    const chances: (Float64Array | null)[] = ads.map(() => null);
    for (let ad = 0; ad < ads.length; ad++) {
      this.builder.beginAd();
      const read = this.readerOf(ad)?.read(ad);
      if (read) {
        this.addMentions(ad, read);
        chances[ad] = read.profile;
        adProfile[ad] = this.profileOf(ad, read);
      }
      if (ad % STEP === 0) onProgress('Coding', ad, ads.length);
    }
    onProgress('Coding', ads.length, ads.length);
    return makeCoding({
      coder: 'learned',
      codebookHash: hashOf(model.codebook),
      get corpusHash() {
        return store.hash;
      },
      created: new Date().toISOString(),
      corpus: ads,
      kinds: book.kinds,
      recordedKinds: book.kinds.map(({ id }) => id),
      codes: this.codes,
      profileColours: profileColours(book),
      ...usedProfiles(this.profiles, adProfile),
      terms: this.terms,
      ...this.builder.finish(),
      explainProfile: (ad) => this.explainProfile(ad, chances[ad]),
      strayQuotes: new Map(),
      remarks: [],
    });
  }

  private addMentions(ad: number, { mentions, view }: LearnedAd): void {
    const from = this.store.adTokens[ad];
    const { predictor } = this.readerOf(ad)!;
    for (const { kind, code, start, end, first, last } of mentions) {
      const k = this.model.kinds[kind].codes.indexOf(code);
      const words = strongestWords(predictor.spanReasons(view, kind, first, last, k));
      const token = this.tokenOf(words[0], from + first, from + last);
      this.builder.add({
        code,
        kind: this.kindOf[code],
        start,
        end,
        term: this.term(words.join(' + ')),
        evidenceStart: token < 0 ? -1 : this.store.starts[token],
        evidenceEnd: token < 0 ? -1 : this.store.ends[token],
      });
    }
  }

  /** The first token that the strongest word meets. */
  private tokenOf(word: string | undefined, first: number, last: number): number {
    const wanted = word?.split(' ')[0];
    if (!wanted) return -1;
    const beginning = wanted.endsWith('*') ? wanted.slice(0, -1) : null;
    for (let token = first; token <= last; token++) {
      const found = this.store.vocabulary.word(this.store.tokens[token]);
      if (beginning === null ? found === wanted : found.startsWith(beginning)) return token;
    }
    return -1;
  }

  private term(text: string): number {
    let index = this.termIndex.get(text);
    if (index === undefined) this.termIndex.set(text, (index = this.terms.push(text) - 1));
    return index;
  }

  private profileOf(ad: number, { profile }: LearnedAd): number {
    return profile ? profile.indexOf(Math.max(...profile)) : this.found.adProfile[ad];
  }

  private explainProfile(ad: number, chances: Float64Array | null): Pick<AdProfile, 'scores' | 'evidence'> {
    const reader = this.readerOf(ad);
    if (!reader) return { scores: {}, evidence: [] };
    if (!chances) return this.found.ads[ad].profile;
    const chosen = chances.indexOf(Math.max(...chances));
    const reasons = reader.predictor.profileReasons(ad, reader.predictor.view(ad), chosen);
    return {
      scores: Object.fromEntries(this.model.profiles.map((name, k) => [name, rounded(chances[k])])),
      evidence: reasons
        .slice(0, PROFILE_REASONS)
        .flatMap(({ feature, adds }) =>
          adds > 0
            ? [{ profile: this.model.profiles[chosen], what: feature, found: 1, adds: rounded(adds) }]
            : [],
        ),
    };
  }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Without `(none)` where every ad has a profile. */
function usedProfiles(
  profiles: readonly string[],
  adProfile: Int32Array,
): Pick<Coding, 'profiles' | 'adProfile'> {
  const none = profiles.indexOf(NO_PROFILE);
  const isLast = none === profiles.length - 1;
  return { profiles: isLast && !adProfile.includes(none) ? profiles.slice(0, -1) : profiles, adProfile };
}

const OF_WORDS = /^(?:has|has-prefix|has-words|first|first-prefix|last|term)=(.+)$/;

/** The words of the features that speak most for a code, each said once. */
function strongestWords(reasons: readonly { feature: string; adds: number }[]): string[] {
  const words: string[] = [];
  for (const { feature, adds } of reasons) {
    if (adds <= 0 || words.length === REASONS) break;
    const word = OF_WORDS.exec(feature)?.[1].replace('|', ' ');
    const isNew =
      word &&
      word !== '?' &&
      !words.some(
        (other) => other.startsWith(word.replace('*', '')) || word.startsWith(other.replace('*', '')),
      );
    if (isNew) words.push(word);
  }
  return words;
}
