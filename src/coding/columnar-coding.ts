// Coding in typed arrays; ads, profiles and mentions become objects when somebody reads them.
import { type AdProfile, type CodedAd, type Coding, type Mention, type Span } from '../core';

/** What a coder hands in to make a coding of. */
export interface CodingParts extends Omit<Coding, 'ads'> {
  /** Scores and evidence of an ad's profile, made on demand. */
  readonly explainProfile: (ad: number) => Pick<AdProfile, 'scores' | 'evidence'>;
  /** Quotes that are not in their ad's text, by mention index. */
  readonly strayQuotes: ReadonlyMap<number, string>;
}

/** Freezes the parts of a coding into a {@link Coding}. */
export function makeCoding(parts: CodingParts): Coding {
  return Object.freeze(columnarCoding(parts));
}

/** As {@link makeCoding}, not frozen yet. */
export function columnarCoding(parts: CodingParts): Coding {
  const {
    corpus,
    kinds,
    recordedKinds,
    codes,
    profiles,
    profileColours,
    terms,
    adProfile,
    adMentions,
    mentions,
    remarks,
  } = parts;
  const { coder, codebookHash, created } = parts;
  let ads: readonly CodedAd[] | undefined;
  return {
    coder,
    codebookHash,
    get corpusHash() {
      return parts.corpusHash;
    },
    created,
    corpus,
    kinds,
    recordedKinds,
    codes,
    profiles,
    profileColours,
    terms,
    adProfile,
    adMentions,
    mentions,
    remarks,
    get ads() {
      return (ads ??= corpus.map((_, i) => new LazyAd(parts, i)));
    },
  };
}

class LazyAd implements CodedAd {
  readonly #parts: CodingParts;
  readonly #index: number;

  constructor(parts: CodingParts, index: number) {
    this.#parts = parts;
    this.#index = index;
  }

  get id(): string {
    return this.#parts.corpus[this.#index].id;
  }

  get profile(): AdProfile {
    const { profiles, adProfile, explainProfile } = this.#parts;
    return { name: profiles[adProfile[this.#index]], ...explainProfile(this.#index) };
  }

  get mentions(): readonly Mention[] {
    const { adMentions } = this.#parts;
    const from = adMentions[this.#index];
    return Array.from({ length: adMentions[this.#index + 1] - from }, (_, i) =>
      mentionAt(this.#parts, from + i),
    );
  }
}

function mentionAt(
  { corpus, recordedKinds, codes, terms, mentions, strayQuotes }: CodingParts,
  index: number,
): Mention {
  const { id, text } = corpus[mentions.ad[index]];
  const start = mentions.start[index];
  const end = mentions.end[index];
  return {
    ad: id,
    code: codes[mentions.code[index]].id,
    kind: recordedKinds[mentions.kind[index]],
    start,
    end,
    quote: strayQuotes.get(index) ?? text.slice(start, end),
    term: terms[mentions.term[index]],
    evidence: spanAt(text, mentions.evidenceStart[index], mentions.evidenceEnd[index]),
  };
}

function spanAt(text: string, start: number, end: number): Span | null {
  return start < 0 ? null : { start, end, quote: text.slice(start, end) };
}
