// What the matches of one ad come to: its mentions, and what each line of profile evidence counts.
import type { Codebook } from '../codebook';
import { boilerplateClauses, type TokenStore } from '../text';
import type { Matcher } from './compile-codebook';
import { longestMatches } from './longest-matches';
import type { Hit } from './match-ad';
import type { MentionRow } from './mention-builder';

/** What becomes of matches in company boilerplate. */
export type BoilerplateRule = 'keep' | 'drop';

/** Most that a line of evidence is counted. */
const MOST_FOUND = 65535;

/** Turns the matches of ads into mentions, one ad after the other. */
export class AdResolver {
  private readonly dropped: Uint8Array | null;
  /** Mentions by evidence line that counts them. */
  private readonly linesOfCode: readonly (readonly number[])[];
  /** Clause of each token of the ad at hand, counted from the ad's first token. */
  private clauseOf = new Uint32Array(1024);

  constructor(
    private readonly store: TokenStore,
    private readonly book: Codebook,
    private readonly matcher: Matcher,
    boilerplate: BoilerplateRule,
  ) {
    this.dropped = boilerplate === 'drop' ? boilerplateClauses(store) : null;
    this.linesOfCode = book.codes.map(({ id }) =>
      matcher.evidences.flatMap(({ entry }, line) => (entry.codes.includes(id) ? [line] : [])),
    );
  }

  /** The mentions of an ad in order; adds to `found`, one zero a line of evidence, what each line counts. */
  resolve(ad: number, hits: readonly Hit[], found: Uint16Array): MentionRow[] {
    const from = this.store.adTokens[ad];
    this.markClauses(ad);
    const counter = new EvidenceCounter(this.matcher, found);
    const ofCodes: Hit[] = [];
    for (const hit of hits)
      if (hit.pattern.code >= 0) ofCodes.push(hit);
      else if (!this.isDropped(hit, from)) counter.count(hit.pattern.evidence, hit.pattern.term, hit.first);
    return this.mentions(ofCodes, from, titleEnd(this.store, ad), counter);
  }

  private markClauses(ad: number): void {
    const { adTokens, adClauses, clauseTokens } = this.store;
    const from = adTokens[ad];
    if (this.clauseOf.length < adTokens[ad + 1] - from)
      this.clauseOf = new Uint32Array((adTokens[ad + 1] - from) * 2);
    for (let clause = adClauses[ad]; clause < adClauses[ad + 1]; clause++)
      this.clauseOf.fill(clause, clauseTokens[clause] - from, clauseTokens[clause + 1] - from);
  }

  private isDropped(hit: Hit, from: number): boolean {
    return this.dropped !== null && this.dropped[this.clauseOf[hit.first - from]] !== 0;
  }

  private mentions(
    hits: readonly Hit[],
    from: number,
    titleEnd: number,
    counter: EvidenceCounter,
  ): MentionRow[] {
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
    return rows.sort((a, b) => a.start - b.start || a.code - b.code);
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
}

/** The first token after an ad's title. */
export function titleEnd({ adTokens, starts, ads }: TokenStore, ad: number): number {
  const length = ads[ad].title.length;
  let token = adTokens[ad];
  while (token < adTokens[ad + 1] && starts[token] < length) token++;
  return token;
}

/** In a clause the longest evidence speaks for a code, and the first of equals. */
function strongestFirst(hits: readonly Hit[]): Hit[] {
  return [...hits].sort((a, b) => b.words - a.words || a.first - b.first || a.pattern.term - b.pattern.term);
}

/** Counts how often each line of evidence is found in one ad. */
class EvidenceCounter {
  private readonly terms = new Set<string>();

  constructor(
    private readonly matcher: Matcher,
    private readonly lines: Uint16Array,
  ) {}

  /** Counts a match once per place, or once per term for `distinct` evidence. */
  count(line: number, term: number, place: number): void {
    const { distinct } = this.matcher.evidences[line].entry;
    const key = `${line}:${distinct ? this.matcher.terms[term].toLowerCase() : `@${place}`}`;
    if (this.terms.has(key)) return;
    this.terms.add(key);
    if (this.lines[line] < MOST_FOUND) this.lines[line]++;
  }
}
