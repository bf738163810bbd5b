// Single mentions of a coding by index, without putting the columns of the whole together.
import { isOwnKind, type Coding, type MentionColumns } from '../core';
import { mentionsOf } from './coded-rows';
import { originOf } from './codebook-coding';

/** The mentions of one ad: rows `[from, to)` of columns whose codes and terms are read by {@link code} and {@link term}. */
export interface AdMentions {
  readonly columns: MentionColumns;
  readonly from: number;
  readonly to: number;
  /** Index of the first among all mentions of the coding. */
  readonly first: number;
  readonly code: (row: number) => number;
  readonly term: (row: number) => number;
  /** Whether a row counts for its code; `null` where all do. */
  readonly counts: ((row: number) => boolean) | null;
}

/** One mention as numbers; see MentionColumns. */
export interface MentionNumbers {
  readonly ad: number;
  readonly code: number;
  readonly term: number;
  readonly start: number;
  readonly end: number;
  readonly evidenceStart: number;
  readonly evidenceEnd: number;
}

/** Reads mentions of a coding, whoever made it. */
export class MentionReader {
  private readonly rows;
  private readonly counts: AdMentions['counts'] = null;

  constructor(private readonly coding: Coding) {
    this.rows = originOf(coding)?.rows;
    if (!this.rows) this.counts = countsIn(coding);
  }

  /** The mentions of an ad. */
  ofAd(ad: number): AdMentions {
    const { adMentions, mentions } = this.coding;
    const first = adMentions[ad];
    if (!this.rows) {
      const { code, term } = mentions;
      return {
        columns: mentions,
        from: first,
        to: adMentions[ad + 1],
        first,
        code: (row) => code[row],
        term: (row) => term[row],
        counts: this.counts,
      };
    }
    const { columns, from, to, codeOf, termOf } = mentionsOf(this.rows, ad);
    const { code, term } = columns;
    return {
      columns,
      from,
      to,
      first,
      code: codeOf ? (row) => codeOf[code[row]] : (row) => code[row],
      term: termOf ? (row) => termOf[term[row]] : (row) => term[row],
      counts: null,
    };
  }

  /** The mention with this index. */
  at(index: number): MentionNumbers {
    const ad = this.adOf(index);
    const { columns, from, first, code, term } = this.ofAd(ad);
    const row = from + index - first;
    return {
      ad,
      code: code(row),
      term: term(row),
      start: columns.start[row],
      end: columns.end[row],
      evidenceStart: columns.evidenceStart[row],
      evidenceEnd: columns.evidenceEnd[row],
    };
  }

  private adOf(index: number): number {
    const { adMentions } = this.coding;
    let [low, high] = [0, adMentions.length - 1];
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (adMentions[middle] <= index) low = middle;
      else high = middle;
    }
    return low;
  }
}

function countsIn(coding: Coding): AdMentions['counts'] {
  const { code, kind } = coding.mentions;
  const isOwn = isOwnKind(coding);
  const counts = (row: number): boolean => isOwn(code[row], kind[row]);
  return code.every((_, row) => counts(row)) ? null : counts;
}
