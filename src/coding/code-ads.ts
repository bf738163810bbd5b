// The codebook coder: TokenStore × Codebook → Coding.
import type { Codebook } from '../codebook';
import { usualProgress, type Coding, type Progress } from '../core';
import { boilerplateClauses, type TokenStore } from '../text';
import { MentionBuilder, type MentionRow } from './mention-builder';
import { makeCoding } from './columnar-coding';
import { compileCodebook, type Matcher } from './compile-codebook';
import { longestMatches } from './longest-matches';
import { AdMatcher, type Hit } from './match-ad';
import { bestProfile, explainProfile, profileScores } from './score-profiles';

/** Options of {@link codeAds}. */
export interface CodeOptions {
  /** What to do with matches in company boilerplate. Default `keep`. */
  readonly boilerplate?: 'keep' | 'drop';
  readonly onProgress?: Progress;
}

const STEP = 500;
/** Most that a line of evidence is counted. */
const MOST_FOUND = 65535;

/**
 * Codes every ad of a corpus against a codebook. Deterministic; the order of codes changes no mention.
 * A mention of a `term` code is the tool's name; of a `clause` code the clause (or clauses) that its evidence stands in,
 * once per code however many terms fire there.
 */
export function codeAds(store: TokenStore, book: Codebook, options: CodeOptions = {}): Coding {
  const coder = new CodebookCoder(store, book, options);
  return coder.code(options.onProgress ?? usualProgress);
}

class CodebookCoder {
  private readonly matcher: Matcher;
  private readonly adMatcher: AdMatcher;
  private readonly builder = new MentionBuilder();
  private readonly dropped: Uint8Array | null;
  private readonly found: Uint16Array;
  private readonly adProfile: Int32Array;
  /** Mentions by evidence line that counts them. */
  private readonly linesOfCode: readonly (readonly number[])[];
  /** Clause of each token of the ad at hand, counted from the ad's first token. */
  private clauseOf = new Uint32Array(1024);

  constructor(
    private readonly store: TokenStore,
    private readonly book: Codebook,
    { boilerplate = 'keep' }: CodeOptions,
  ) {
    this.matcher = compileCodebook(book, store);
    this.adMatcher = new AdMatcher(store, this.matcher);
    this.dropped = boilerplate === 'drop' ? boilerplateClauses(store) : null;
    this.found = new Uint16Array(store.ads.length * this.matcher.evidences.length);
    this.adProfile = new Int32Array(store.ads.length);
    this.linesOfCode = book.codes.map(({ id }) =>
      this.matcher.evidences.flatMap(({ entry }, line) => (entry.codes.includes(id) ? [line] : [])),
    );
  }

  code(onProgress: Progress): Coding {
    const { ads } = this.store;
    for (let ad = 0; ad < ads.length; ad++) {
      this.codeAd(ad);
      if (ad % STEP === 0) onProgress('Coding', ad, ads.length);
    }
    onProgress('Coding', ads.length, ads.length);
    return this.finish();
  }

  private codeAd(ad: number): void {
    const { adTokens } = this.store;
    const from = adTokens[ad];
    const to = adTokens[ad + 1];
    this.builder.beginAd();
    this.markClauses(ad);
    const titleEnd = this.titleEnd(ad);
    const hits = this.adMatcher.match(from, to, titleEnd);
    const counter = new EvidenceCounter(this.matcher, this.found, ad);
    const ofCodes: Hit[] = [];
    for (const hit of hits)
      if (hit.pattern.code >= 0) ofCodes.push(hit);
      else if (!this.isDropped(hit, from)) counter.count(hit.pattern.evidence, hit.pattern.term, hit.first);
    this.addMentions(ofCodes, from, titleEnd, counter);
    this.adProfile[ad] = bestProfile(profileScores(this.book, this.matcher.evidences, counter.counts()));
  }

  private markClauses(ad: number): void {
    const { adTokens, adClauses, clauseTokens } = this.store;
    const from = adTokens[ad];
    if (this.clauseOf.length < adTokens[ad + 1] - from)
      this.clauseOf = new Uint32Array((adTokens[ad + 1] - from) * 2);
    for (let clause = adClauses[ad]; clause < adClauses[ad + 1]; clause++)
      this.clauseOf.fill(clause, clauseTokens[clause] - from, clauseTokens[clause + 1] - from);
  }

  private titleEnd(ad: number): number {
    const { adTokens, starts, ads } = this.store;
    const length = ads[ad].title.length;
    let token = adTokens[ad];
    while (token < adTokens[ad + 1] && starts[token] < length) token++;
    return token;
  }

  private isDropped(hit: Hit, from: number): boolean {
    return this.dropped !== null && this.dropped[this.clauseOf[hit.first - from]] !== 0;
  }

  private addMentions(hits: readonly Hit[], from: number, titleEnd: number, counter: EvidenceCounter): void {
    const { codes } = this.book;
    const longest = longestMatches(hits, (code) => codes[code].unit);
    const kept = longest.filter((hit) => !this.isDropped(hit, from));
    const mentioned = new Set<number>();
    const rows: MentionRow[] = [];
    for (const hit of strongestFirst(kept)) {
      const { code, term } = hit.pattern;
      const byClause = codes[code].unit === 'clause';
      const unit = byClause ? this.clauseOf[hit.first - from] : hit.first;
      const key = unit * codes.length + code;
      if (mentioned.has(key)) continue;
      mentioned.add(key);
      rows.push(this.mention(hit, from, byClause));
      for (const line of this.linesOfCode[code])
        if (this.matcher.evidences[line].entry.in === 'text' || hit.first < titleEnd)
          counter.count(line, term, hit.first);
    }
    rows.sort((a, b) => a.start - b.start || a.code - b.code).forEach((row) => this.builder.add(row));
  }

  private mention(hit: Hit, from: number, byClause: boolean): MentionRow {
    const { starts, ends, clauseTokens } = this.store;
    const { code, kind, term } = hit.pattern;
    const evidenceStart = starts[hit.first];
    const evidenceEnd = ends[hit.last];
    if (!byClause)
      return { code, kind, term, start: evidenceStart, end: evidenceEnd, evidenceStart, evidenceEnd };
    const start = starts[clauseTokens[this.clauseOf[hit.first - from]]];
    const end = ends[clauseTokens[this.clauseOf[hit.last - from] + 1] - 1];
    return { code, kind, term, start, end, evidenceStart, evidenceEnd };
  }

  private finish(): Coding {
    const { store, book, matcher, found } = this;
    const lines = matcher.evidences.length;
    return makeCoding({
      coder: 'codebook',
      codebookHash: book.hash,
      corpusHash: store.hash,
      created: new Date().toISOString(),
      corpus: store.ads,
      codes: book.codes.map(({ id, name, kind }) => ({ id, name, kind })),
      profiles: book.profiles.map(({ name }) => name),
      terms: matcher.terms,
      adProfile: this.adProfile,
      ...this.builder.finish(),
      explainProfile: (ad) =>
        explainProfile(book, matcher.evidences, found.subarray(ad * lines, (ad + 1) * lines)),
      strayQuotes: new Map(),
      remarks: [],
    });
  }
}

/** In a clause the longest evidence speaks for a code, and the first of equals. */
function strongestFirst(hits: readonly Hit[]): Hit[] {
  return [...hits].sort((a, b) => b.words - a.words || a.first - b.first || a.pattern.term - b.pattern.term);
}

/** Counts how often each line of evidence is found in one ad. */
class EvidenceCounter {
  private readonly terms = new Set<string>();
  private readonly lines: Uint16Array;

  constructor(
    private readonly matcher: Matcher,
    found: Uint16Array,
    ad: number,
  ) {
    const { length } = matcher.evidences;
    this.lines = found.subarray(ad * length, (ad + 1) * length);
  }

  /** Counts a match once per place, or once per term for `distinct` evidence. */
  count(line: number, term: number, place: number): void {
    const { distinct } = this.matcher.evidences[line].entry;
    const key = `${line}:${distinct ? this.matcher.terms[term].toLowerCase() : `@${place}`}`;
    if (this.terms.has(key)) return;
    this.terms.add(key);
    if (this.lines[line] < MOST_FOUND) this.lines[line]++;
  }

  counts(): Uint16Array {
    return this.lines;
  }
}
