// What the matches of one ad come to: its mentions, and what each line of profile evidence counts. All in columns that are used again for every ad.
import type { Codebook } from '../codebook';
import { boilerplateClauses, type TokenStore } from '../text';
import { RESPELT, type Matcher } from './compile-codebook';
import { EvidenceCounter } from './evidence-counter';
import { enlarge, type HitColumns } from './hit-columns';
import { LongestMatches } from './longest-matches';
import type { MentionBuilder } from './mention-builder';

/** What becomes of matches in company boilerplate. */
export type BoilerplateRule = 'keep' | 'drop';

/** Turns the matches of ads into mentions, one ad after the other. */
export class AdResolver {
  private readonly dropped: Uint8Array | null;
  private readonly longest: LongestMatches;
  private readonly counter: EvidenceCounter;
  /** By code: 1 where its mentions are clauses. */
  private readonly byClause: Uint8Array;
  /** Lines of evidence that count a code: `lines[lineOffsets[code] … lineOffsets[code + 1])`. */
  private readonly lineOffsets: Int32Array;
  private readonly lines: Int32Array;
  /** By line: 1 where it counts in the title only. */
  private readonly inTitle: Uint8Array;
  /** The row of the ad at hand that a code got last. */
  private readonly rowOfCode: Int32Array;
  /** Rows of the ad at hand: code, unit (clause or first token), clause, start, the strongest match; and their order. */
  private rows = 0;
  private rowCode = new Int32Array(256);
  private rowUnit = new Int32Array(256);
  private rowClause = new Int32Array(256);
  private rowStart = new Int32Array(256);
  private rowMatch = new Int32Array(256);
  private order = new Int32Array(256);

  constructor(
    private readonly store: TokenStore,
    book: Codebook,
    private readonly matcher: Matcher,
    boilerplate: BoilerplateRule,
  ) {
    this.dropped = boilerplate === 'drop' ? boilerplateClauses(store) : null;
    this.longest = new LongestMatches(matcher.table);
    this.counter = new EvidenceCounter(matcher);
    this.byClause = Uint8Array.from(book.codes, ({ unit }) => (unit === 'clause' ? 1 : 0));
    const lines = book.codes.map(({ id }) =>
      matcher.evidences.flatMap(({ entry }, line) => (entry.codes.includes(id) ? [line] : [])),
    );
    this.lineOffsets = new Int32Array(lines.length + 1);
    lines.forEach((list, code) => (this.lineOffsets[code + 1] = this.lineOffsets[code] + list.length));
    this.lines = Int32Array.from(lines.flat());
    this.inTitle = Uint8Array.from(matcher.evidences, ({ entry }) => (entry.in === 'title' ? 1 : 0));
    this.rowOfCode = new Int32Array(book.codes.length).fill(-1);
  }

  /** Adds the mentions that the hits `[from, to)` of an ad come to, in order; and to `found`, from `at` on, what each line of evidence counts. */
  resolve(
    ad: number,
    hits: Pick<HitColumns, 'first' | 'mask' | 'pattern'>,
    from: number,
    to: number,
    found: Uint16Array,
    at: number,
    mentions: MentionBuilder,
  ): void {
    const { adTokens } = this.store;
    mentions.beginAd();
    this.counter.begin(adTokens[ad], adTokens[ad + 1]);
    this.countTerms(ad, hits, from, to, found, at);
    this.longest.take(hits, from, to);
    this.collectRows(ad);
    this.sortRows();
    this.writeRows(mentions);
    this.countCodes(titleEnd(this.store, ad), found, at);
  }

  private countTerms(
    ad: number,
    { first, pattern }: Pick<HitColumns, 'first' | 'pattern'>,
    from: number,
    to: number,
    found: Uint16Array,
    at: number,
  ): void {
    const { evidence, term } = this.matcher.table;
    const { clauseTokens, adClauses } = this.store;
    const { dropped, counter } = this;
    let clause = adClauses[ad];
    for (let h = from; h < to; h++) {
      const line = evidence[pattern[h]];
      if (line < 0) continue;
      if (dropped) while (clauseTokens[clause + 1] <= first[h]) clause++;
      if (!dropped || !dropped[clause]) counter.count(line, term[pattern[h]], first[h], found, at);
    }
  }

  /** In a clause the longest evidence speaks for a code, and the first of equals. */
  private collectRows(ad: number): void {
    const { clauseTokens, adClauses, starts } = this.store;
    const { first, pattern, kept, length } = this.longest;
    const { code: codeOf } = this.matcher.table;
    const { dropped, byClause, rowOfCode } = this;
    if (length > this.order.length) this.grow(length * 2);
    const { rowCode, rowUnit } = this;
    this.rows = 0;
    let clause = adClauses[ad];
    for (let i = 0; i < length; i++) {
      if (!kept[i]) continue;
      while (clauseTokens[clause + 1] <= first[i]) clause++;
      if (dropped && dropped[clause]) continue;
      const code = codeOf[pattern[i]];
      const unit = byClause[code] ? clause : first[i];
      const row = rowOfCode[code];
      if (row >= 0 && row < this.rows && rowCode[row] === code && rowUnit[row] === unit) {
        if (this.isStronger(i, this.rowMatch[row])) this.rowMatch[row] = i;
        continue;
      }
      const next = this.rows++;
      rowOfCode[code] = next;
      rowCode[next] = code;
      rowUnit[next] = unit;
      this.rowClause[next] = clause;
      this.rowStart[next] = starts[byClause[code] ? clauseTokens[clause] : first[i]];
      this.rowMatch[next] = i;
    }
  }

  /** Of two matches of a code in one place, `i` the later one: the longer, then the earlier, then that as the codebook spells it, then the first there. */
  private isStronger(i: number, other: number): boolean {
    const { words, term, flags } = this.matcher.table;
    const { first, pattern } = this.longest;
    const [p, q] = [pattern[i], pattern[other]];
    if (words[p] !== words[q]) return words[p] > words[q];
    if (first[i] !== first[other]) return false;
    return (flags[p] ^ flags[q]) & RESPELT ? !(flags[p] & RESPELT) : term[p] < term[q];
  }

  private grow(capacity: number): void {
    this.rowCode = enlarge(this.rowCode, capacity);
    this.rowUnit = enlarge(this.rowUnit, capacity);
    this.rowClause = enlarge(this.rowClause, capacity);
    this.rowStart = enlarge(this.rowStart, capacity);
    this.rowMatch = enlarge(this.rowMatch, capacity);
    this.order = enlarge(this.order, capacity);
  }

  /** By start, then by code. Rows come by clause, so that few are out of order. */
  private sortRows(): void {
    const { order, rowStart, rowCode } = this;
    for (let row = 0; row < this.rows; row++) {
      let i = row;
      for (; i > 0; i--) {
        const other = order[i - 1];
        if (rowStart[other] < rowStart[row]) break;
        if (rowStart[other] === rowStart[row] && rowCode[other] <= rowCode[row]) break;
        order[i] = other;
      }
      order[i] = row;
    }
  }

  private writeRows(mentions: MentionBuilder): void {
    const { starts, ends, clauseTokens } = this.store;
    const { term, kind } = this.matcher.table;
    const { order, rowCode, rowMatch, rowClause, rowStart, byClause } = this;
    const { first, last, pattern } = this.longest;
    mentions.reserve(this.rows);
    const { code, start, end, evidenceStart, evidenceEnd } = mentions;
    let at = mentions.length;
    for (let i = 0; i < this.rows; i++, at++) {
      const row = order[i];
      const match = rowMatch[row];
      code[at] = rowCode[row];
      mentions.kind[at] = kind[pattern[match]];
      mentions.term[at] = term[pattern[match]];
      start[at] = rowStart[row];
      evidenceStart[at] = starts[first[match]];
      evidenceEnd[at] = ends[last[match]];
      if (byClause[rowCode[row]]) {
        let clause = rowClause[row];
        while (clauseTokens[clause + 1] <= last[match]) clause++;
        end[at] = ends[clauseTokens[clause + 1] - 1];
      } else end[at] = evidenceEnd[at];
    }
    mentions.length = at;
  }

  private countCodes(titleEnd: number, found: Uint16Array, at: number): void {
    const { lines, lineOffsets, inTitle, rowCode, rowMatch, counter } = this;
    const { term } = this.matcher.table;
    const { first, pattern } = this.longest;
    for (let row = 0; row < this.rows; row++) {
      const match = rowMatch[row];
      for (let i = lineOffsets[rowCode[row]]; i < lineOffsets[rowCode[row] + 1]; i++)
        if (!inTitle[lines[i]] || first[match] < titleEnd)
          counter.count(lines[i], term[pattern[match]], first[match], found, at);
    }
  }
}

/** The first token after an ad's title. */
export function titleEnd({ adTokens, starts, ads }: TokenStore, ad: number): number {
  const length = ads[ad].title.length;
  let token = adTokens[ad];
  while (token < adTokens[ad + 1] && starts[token] < length) token++;
  return token;
}
