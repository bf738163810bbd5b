// Collects mentions in growing columns while ads are coded one after the other.
import type { MentionColumns } from '../core';
import { Growing } from '../text';

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

/** Growing mention columns. */
export class MentionBuilder {
  private readonly ad = new Growing(Uint32Array);
  private readonly code = new Growing(Uint16Array);
  private readonly kind = new Growing(Uint8Array);
  private readonly start = new Growing(Int32Array);
  private readonly end = new Growing(Int32Array);
  private readonly term = new Growing(Uint32Array);
  private readonly evidenceStart = new Growing(Int32Array);
  private readonly evidenceEnd = new Growing(Int32Array);
  private readonly firsts = new Growing(Uint32Array);

  get length(): number {
    return this.ad.length;
  }

  /** Begins the next ad. */
  beginAd(): void {
    this.firsts.push(this.ad.length);
  }

  /** Adds a mention to the ad begun last. */
  add(row: MentionRow): void {
    this.ad.push(this.firsts.length - 1);
    this.code.push(row.code);
    this.kind.push(row.kind);
    this.start.push(row.start);
    this.end.push(row.end);
    this.term.push(row.term);
    this.evidenceStart.push(row.evidenceStart);
    this.evidenceEnd.push(row.evidenceEnd);
  }

  /** The columns, and the first mention of each ad with the number of mentions at the end. */
  finish(): { mentions: MentionColumns; adMentions: Uint32Array } {
    this.firsts.push(this.ad.length);
    return {
      adMentions: this.firsts.toArray(),
      mentions: {
        ad: this.ad.toArray(),
        code: this.code.toArray(),
        kind: this.kind.toArray(),
        start: this.start.toArray(),
        end: this.end.toArray(),
        term: this.term.toArray(),
        evidenceStart: this.evidenceStart.toArray(),
        evidenceEnd: this.evidenceEnd.toArray(),
      },
    };
  }
}
