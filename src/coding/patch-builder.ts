// Makes the patch of an edited coding: ads that the edit touched are resolved again from the matches kept, others of the patch before are carried over.
import type { Codebook } from '../codebook';
import { copyCounts, hitsOf, mentionsOf, type Patch } from './coded-rows';
import type { CodingOrigin } from './codebook-coding';
import type { MatcherChange } from './compare-matchers';
import type { Matcher } from './compile-codebook';
import { HitBuffer } from './hit-columns';
import { MentionBuilder } from './mention-builder';
import { AdResolver } from './resolve-ad';

/** Builds the patch of one edit. */
export class PatchBuilder {
  private readonly resolver: AdResolver;
  private readonly lines: number;
  private readonly hits = new HitBuffer();
  private readonly mentions = new MentionBuilder();
  private readonly ads: Uint32Array;
  private readonly slotOf: Int32Array;
  private readonly oldCounts: Uint16Array;

  constructor(
    private readonly before: CodingOrigin,
    book: Codebook,
    matcher: Matcher,
    private readonly change: MatcherChange,
    private readonly isTouched: Uint8Array,
  ) {
    this.resolver = new AdResolver(before.store, book, matcher, before.boilerplate);
    this.lines = matcher.evidences.length;
    this.oldCounts = new Uint16Array(before.matcher.evidences.length);
    const old = before.rows.patch?.slotOf;
    this.slotOf = new Int32Array(isTouched.length).fill(-1);
    let slots = 0;
    for (let ad = 0; ad < isTouched.length; ad++)
      if (isTouched[ad] || (old && old[ad] >= 0)) this.slotOf[ad] = slots++;
    this.ads = new Uint32Array(slots);
    for (let ad = 0; ad < isTouched.length; ad++) if (this.slotOf[ad] >= 0) this.ads[this.slotOf[ad]] = ad;
  }

  /** Adds the new matches (with the ad of each) to those kept. */
  build(newHits: HitBuffer, newHitAds: Int32Array): Patch {
    const { ads, hits, isTouched, lines, resolver } = this;
    const adHits = new Uint32Array(ads.length + 1);
    const found = new Uint16Array(ads.length * lines);
    const { offsets, order } = this.bySlot(newHitAds);
    ads.forEach((ad, slot) => {
      const from = (adHits[slot] = hits.length);
      this.keepHits(ad);
      for (let i = offsets[slot]; i < offsets[slot + 1]; i++)
        hits.push(newHits.first[order[i]], newHits.mask[order[i]], newHits.pattern[order[i]]);
      if (offsets[slot + 1] > offsets[slot]) hits.sortFrom(from);
      if (isTouched[ad]) resolver.resolve(ad, hits, from, hits.length, found, slot * lines, this.mentions);
      else {
        this.keepMentions(ad);
        this.keepCounts(ad, found.subarray(slot * lines, (slot + 1) * lines));
      }
    });
    adHits[ads.length] = hits.length;
    const { mentions, adMentions } = this.mentions.finish();
    const { ad } = mentions;
    for (let i = 0; i < ad.length; i++) ad[i] = ads[ad[i]];
    return { ads, slotOf: this.slotOf, hits: hits.finish(adHits), mentions, adMentions, found, lines };
  }

  /** Indices of matches by the place of their ad, counted out. */
  private bySlot(hitAds: Int32Array): { offsets: Uint32Array; order: Uint32Array } {
    const offsets = new Uint32Array(this.ads.length + 1);
    for (const ad of hitAds) offsets[this.slotOf[ad] + 1]++;
    for (let slot = 0; slot < this.ads.length; slot++) offsets[slot + 1] += offsets[slot];
    const next = offsets.slice();
    const order = new Uint32Array(hitAds.length);
    hitAds.forEach((ad, i) => (order[next[this.slotOf[ad]]++] = i));
    return { offsets, order };
  }

  private keepHits(ad: number): void {
    const { columns, from, to, patternOf: old } = hitsOf(this.before.rows, ad);
    const { patternOf } = this.change;
    for (let i = from; i < to; i++) {
      const now = patternOf[old ? old[columns.pattern[i]] : columns.pattern[i]];
      if (now >= 0) this.hits.push(columns.first[i], columns.mask[i], now);
    }
  }

  private keepCounts(ad: number, found: Uint16Array): void {
    copyCounts(this.before.rows, ad, this.oldCounts);
    this.change.lineOf.forEach((old, line) => (found[line] = old < 0 ? 0 : this.oldCounts[old]));
  }

  private keepMentions(ad: number): void {
    const { columns, from, to, codeOf, termOf } = mentionsOf(this.before.rows, ad);
    const { code, kind, start, end, term, evidenceStart, evidenceEnd } = columns;
    this.mentions.beginAd();
    for (let i = from; i < to; i++)
      this.mentions.add({
        code: this.change.codeOf[codeOf ? codeOf[code[i]] : code[i]],
        kind: kind[i],
        start: start[i],
        end: end[i],
        term: this.change.termOf[termOf ? termOf[term[i]] : term[i]],
        evidenceStart: evidenceStart[i],
        evidenceEnd: evidenceEnd[i],
      });
  }
}
