// What the learned coder sees of an ad: for each token its word, ending, letter case, the signs around it, its segment and its codebook evidence.
import type { Coding } from '../core';
import { boilerplateClauses, Gap, type TokenStore } from '../text';
import type { Attributes } from './feature-space';
import { tokensWithin } from './tokens-within';

/** A run of tokens between hard breaks: a sentence, a line or a bullet. */
export interface Segment {
  readonly first: number;
  /** The token after the last. */
  readonly end: number;
  /** Words of the heading above it, as attributes. */
  readonly heading: readonly number[];
  /** Codes that the codebook finds in it, as attributes. */
  readonly codes: readonly number[];
}

/** One ad, tokens counted from its first; attributes are numbers of {@link Attributes}, -1 for none. */
export interface AdView {
  readonly length: number;
  readonly word: Int32Array;
  readonly prefix: Int32Array;
  readonly suffix: Int32Array;
  readonly shape: Int32Array;
  /** The sign before each token; one entry more, for the end of the text. */
  readonly sign: Int32Array;
  /** Index in `segments` of each token. */
  readonly segmentOf: Int32Array;
  readonly segments: readonly Segment[];
  /** Kinds of company boilerplate, `in the title` and the ad's language. */
  readonly zone: Int32Array;
  readonly language: number;
  /** Codes whose evidence the token is part of; which of them begin or end with it; the terms found. */
  readonly evidence: readonly (readonly number[])[];
  readonly evidenceEdge: readonly (readonly number[])[];
  readonly evidenceTerm: readonly (readonly number[])[];
  /** Tokens that begin a clause. */
  readonly clauseStart: Uint8Array;
  /** 1 where the word has been in the ad before. */
  readonly repeated: Uint8Array;
}

/** Stands for all words that make no features of their own. */
const RARE = '?';
const PREFIX = 5;
const SUFFIX = 3;
const HEADING_TOKENS = 7;
const HEADING_WORDS = 4;

/** Makes views of the ads of one corpus, all with the same attributes. */
export class AdViewer {
  private readonly words: Int32Array;
  private readonly prefixes: Int32Array;
  private readonly suffixes: Int32Array;
  private readonly zones: Uint8Array;

  /**
   * @param found what the codebook coder found in these ads.
   * @param known the words that make features of their own; all others are alike. Default all.
   */
  constructor(
    readonly store: TokenStore,
    private readonly found: Coding,
    readonly attributes: Attributes,
    known?: ReadonlySet<string>,
  ) {
    const { vocabulary } = store;
    const column = (of: (word: string) => string | null, known?: ReadonlySet<string>): Int32Array =>
      Int32Array.from({ length: vocabulary.size }, (_, id) => {
        const word = vocabulary.word(id);
        const name = known && !known.has(plain(word)) ? RARE : of(word);
        return name === null ? -1 : attributes.id(name);
      });
    this.words = column(plain, known);
    this.prefixes = column((word) => (word.length > PREFIX ? `${word.slice(0, PREFIX)}*` : null));
    this.suffixes = column((word) => (word.length > SUFFIX ? `*${plain(word).slice(-SUFFIX)}` : null));
    this.zones = boilerplateClauses(store);
  }

  /** The view of one ad. */
  view(ad: number): AdView {
    const { store, attributes } = this;
    const from = store.adTokens[ad];
    const to = store.adTokens[ad + 1];
    const ids = store.tokens.subarray(from, to);
    const pick = (column: Int32Array): Int32Array => Int32Array.from(ids, (id) => column[id]);
    const found = this.evidence(ad, from, to);
    const word = pick(this.words);
    const segments = this.segments(from, to, word, found.evidence);
    const segmentOf = new Int32Array(to - from);
    segments.forEach(({ first, end }, i) => segmentOf.fill(i, first, end));
    return {
      length: to - from,
      word,
      prefix: pick(this.prefixes),
      suffix: pick(this.suffixes),
      shape: Int32Array.from(ids, (id, i) =>
        attributes.id(shapeName(store.flags[from + i] & 3, store.vocabulary.word(id))),
      ),
      sign: this.signs(ad, from, to),
      segmentOf,
      segments,
      zone: this.zone(ad, from, to),
      language: attributes.id(store.ads[ad].language),
      ...found,
      clauseStart: this.clauseStarts(ad, from, to),
      repeated: repeats(ids),
    };
  }

  private signs(ad: number, from: number, to: number): Int32Array {
    const { text } = this.store.ads[ad];
    const signs = new Int32Array(to - from + 1);
    for (let token = from; token <= to; token++) {
      const start = token > from ? this.store.ends[token - 1] : 0;
      const end = token < to ? this.store.starts[token] : text.length;
      signs[token - from] = this.attributes.id(token === from ? 'start' : signName(text.slice(start, end)));
    }
    return signs;
  }

  private evidence(
    ad: number,
    from: number,
    to: number,
  ): Pick<AdView, 'evidence' | 'evidenceEdge' | 'evidenceTerm'> {
    const { adMentions, mentions, codes, terms } = this.found;
    const lists = (): number[][] => Array.from({ length: to - from }, () => []);
    const [evidence, evidenceEdge, evidenceTerm] = [lists(), lists(), lists()];
    const add = (list: number[], name: string): void => {
      const id = this.attributes.id(name);
      if (!list.includes(id)) list.push(id);
    };
    for (let m = adMentions[ad]; m < adMentions[ad + 1]; m++) {
      const code = codes[mentions.code[m]].id;
      const { first, end } = tokensWithin(
        this.store,
        from,
        to,
        mentions.evidenceStart[m],
        mentions.evidenceEnd[m],
      );
      for (let i = first - from; i < end - from; i++) {
        add(evidence[i], code);
        const edge = `${i === first - from ? 'begin' : ''}${i + 1 === end - from ? 'end' : ''}`;
        if (edge) add(evidenceEdge[i], `${edge} ${code}`);
        add(evidenceTerm[i], terms[mentions.term[m]]);
      }
    }
    return { evidence, evidenceEdge, evidenceTerm };
  }

  private segments(from: number, to: number, word: Int32Array, evidence: AdView['evidence']): Segment[] {
    const { flags } = this.store;
    const segments: Segment[] = [];
    let heading: number[] = [];
    for (let first = from; first < to;) {
      let end = first + 1;
      while (end < to && gapOf(flags[end]) !== Gap.Hard) end++;
      const codes = new Set(evidence.slice(first - from, end - from).flat());
      segments.push({ first: first - from, end: end - from, heading, codes: [...codes] });
      if (end - first <= HEADING_TOKENS && this.closesLine(from, end, to))
        heading = [...word.subarray(first - from, end - from)].slice(0, HEADING_WORDS);
      first = end;
    }
    return segments;
  }

  /** Whether a line ends before this token and the words before it are followed by no sign but a colon or question mark. */
  private closesLine(from: number, end: number, to: number): boolean {
    if (end >= to || end <= from) return false;
    const ad = this.adAt(from);
    const between = ad.slice(this.store.ends[end - 1], this.store.starts[end]);
    return between.includes('\n') && /^\s*[:?]?\s*\n/.test(between);
  }

  private adAt(from: number): string {
    const { adTokens, ads } = this.store;
    let [low, high] = [0, ads.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (adTokens[middle] <= from) low = middle;
      else high = middle - 1;
    }
    return ads[low].text;
  }

  private zone(ad: number, from: number, to: number): Int32Array {
    const { adClauses, clauseTokens, starts, ads } = this.store;
    const zone = new Int32Array(to - from);
    for (let clause = adClauses[ad]; clause < adClauses[ad + 1]; clause++)
      zone.fill(
        this.attributes.id(`zone ${this.zones[clause]}`),
        clauseTokens[clause] - from,
        clauseTokens[clause + 1] - from,
      );
    const title = ads[ad].title.length;
    for (let i = from; i < to && starts[i] < title; i++) zone[i - from] = this.attributes.id('title');
    return zone;
  }

  private clauseStarts(ad: number, from: number, to: number): Uint8Array {
    const { adClauses, clauseTokens } = this.store;
    const starts = new Uint8Array(to - from);
    for (let clause = adClauses[ad]; clause < adClauses[ad + 1]; clause++)
      starts[clauseTokens[clause] - from] = 1;
    return starts;
  }
}

function repeats(ids: Uint32Array): Uint8Array {
  const seen = new Set<number>();
  return Uint8Array.from(ids, (id) => {
    const again = seen.has(id);
    seen.add(id);
    return again ? 1 : 0;
  });
}

/** A word without its numbers: years, versions and amounts are as good as each other. */
export function plain(word: string): string {
  return /^\d/.test(word) ? word.replace(/\d+/g, '0') : word;
}

function shapeName(shape: number, word: string): string {
  const digit = /\d/.test(word) ? '0' : '';
  return `${['x', 'Xx', 'XX', 'xX'][shape]}${digit}${word.length === 1 ? '1' : ''}`;
}

/** The signs between two words, in short: a line break, or the first two that are no blanks. */
function signName(between: string): string {
  const bare = between.replace(/[^\S\n]+/g, '');
  if (!bare) return between ? '_' : '';
  const line = bare.indexOf('\n');
  if (line < 0) return bare.slice(0, 2);
  return `${bare.slice(0, Math.min(line, 1))}⏎`;
}

function gapOf(flags: number): Gap {
  return flags >> 2;
}
