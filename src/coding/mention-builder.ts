// Collects mentions in growing columns while ads are coded one after the other.
import type { MentionColumns } from '../core';
import { enlarge, fitting } from './hit-columns';

/** One mention as numbers; see MentionColumns. */
export interface MentionRow {
  readonly code: number;
  readonly kind: number;
  readonly start: number;
  readonly end: number;
  readonly term: number;
  readonly evidenceStart: number;
  readonly evidenceEnd: number;
}

/** Growing mention columns; the hot loop reserves room and writes into them directly. */
export class MentionBuilder {
  length = 0;
  code: Uint16Array;
  kind: Uint8Array;
  start: Int32Array;
  end: Int32Array;
  term: Uint32Array;
  evidenceStart: Int32Array;
  evidenceEnd: Int32Array;
  private ads = 0;
  private firsts = new Uint32Array(1024);

  constructor(capacity = 1024) {
    this.code = new Uint16Array(capacity);
    this.kind = new Uint8Array(capacity);
    this.start = new Int32Array(capacity);
    this.end = new Int32Array(capacity);
    this.term = new Uint32Array(capacity);
    this.evidenceStart = new Int32Array(capacity);
    this.evidenceEnd = new Int32Array(capacity);
  }

  /** Begins the next ad. */
  beginAd(): void {
    if (this.ads === this.firsts.length) this.firsts = enlarge(this.firsts, this.ads * 2);
    this.firsts[this.ads++] = this.length;
  }

  /** Makes room for so many mentions more. */
  reserve(more: number): void {
    const wanted = this.length + more;
    if (wanted <= this.code.length) return;
    const capacity = Math.max(wanted, Math.ceil(this.code.length * 1.5));
    this.code = enlarge(this.code, capacity);
    this.kind = enlarge(this.kind, capacity);
    this.start = enlarge(this.start, capacity);
    this.end = enlarge(this.end, capacity);
    this.term = enlarge(this.term, capacity);
    this.evidenceStart = enlarge(this.evidenceStart, capacity);
    this.evidenceEnd = enlarge(this.evidenceEnd, capacity);
  }

  /** Adds a mention to the ad begun last. */
  add(row: MentionRow): void {
    this.reserve(1);
    const i = this.length++;
    this.code[i] = row.code;
    this.kind[i] = row.kind;
    this.start[i] = row.start;
    this.end[i] = row.end;
    this.term[i] = row.term;
    this.evidenceStart[i] = row.evidenceStart;
    this.evidenceEnd[i] = row.evidenceEnd;
  }

  /** The columns, and the first mention of each ad with the number of mentions at the end. */
  finish(): { mentions: MentionColumns; adMentions: Uint32Array } {
    this.beginAd();
    const adMentions = this.firsts.slice(0, this.ads);
    const ad = new Uint32Array(this.length);
    for (let i = 0; i + 1 < this.ads; i++) ad.fill(i, adMentions[i], adMentions[i + 1]);
    return {
      adMentions,
      mentions: {
        ad,
        code: fitting(this.code, this.length),
        kind: fitting(this.kind, this.length),
        start: fitting(this.start, this.length),
        end: fitting(this.end, this.length),
        term: fitting(this.term, this.length),
        evidenceStart: fitting(this.evidenceStart, this.length),
        evidenceEnd: fitting(this.evidenceEnd, this.length),
      },
    };
  }
}
