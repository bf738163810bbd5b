// Matches and mentions of a whole coding by ad. After an edit most ads keep those of an earlier coding, so that they are kept as a base, shared by all
// codings that were edited from it, and a patch with the ads that an edit touched; columns of the whole are made when somebody reads them.
import type { MentionColumns } from '../core';
import type { HitColumns } from './hit-columns';
import { planSplice, spliceColumn, spliceIndices, type SplicePlan } from './splice-columns';

/** Matches and mentions of some ads, one after the other. */
export interface RowColumns {
  /** `adHits` counts the ads of these rows. */
  readonly hits: HitColumns;
  readonly mentions: MentionColumns;
  /** First mention of each ad of these rows, and the number of mentions at the end. */
  readonly adMentions: Uint32Array;
  /** What each line of profile evidence counts: ads × `lines`. */
  readonly found: Uint16Array;
  readonly lines: number;
}

/** New index of each pattern, term and code of the base, -1 where it is gone; `null` where nothing moved. */
export interface IndexMaps {
  readonly patternOf: Int32Array | null;
  readonly termOf: Int32Array | null;
  readonly codeOf: Int32Array | null;
  /** The other way round: the base's line of each line of evidence, -1 for one that counts nothing there. */
  readonly lineOf: Int32Array | null;
}

export const SAME_INDICES: IndexMaps = { patternOf: null, termOf: null, codeOf: null, lineOf: null };

/** Ads whose rows are others than the base's. */
export interface Patch extends RowColumns {
  /** Ascending. */
  readonly ads: Uint32Array;
  /** Place of each ad of the corpus in `ads`, or -1. */
  readonly slotOf: Int32Array;
}

/** The matches and mentions of a coding. */
export interface CodedRows {
  readonly base: RowColumns;
  readonly maps: IndexMaps;
  readonly patch: Patch | null;
}

/** The rows `[from, to)` of columns, whose indices go through the maps. */
export interface RowRange<Columns> extends Pick<IndexMaps, 'patternOf' | 'termOf' | 'codeOf'> {
  readonly columns: Columns;
  readonly from: number;
  readonly to: number;
}

/** The matches of one ad. */
export function hitsOf({ base, maps, patch }: CodedRows, ad: number): RowRange<HitColumns> {
  const slot = patch ? patch.slotOf[ad] : -1;
  const { hits } = slot < 0 ? base : patch!;
  const at = slot < 0 ? ad : slot;
  const { patternOf, termOf, codeOf } = slot < 0 ? maps : SAME_INDICES;
  return { columns: hits, from: hits.adHits[at], to: hits.adHits[at + 1], patternOf, termOf, codeOf };
}

/** The mentions of one ad. */
export function mentionsOf({ base, maps, patch }: CodedRows, ad: number): RowRange<MentionColumns> {
  const slot = patch ? patch.slotOf[ad] : -1;
  const { mentions, adMentions } = slot < 0 ? base : patch!;
  const at = slot < 0 ? ad : slot;
  const { patternOf, termOf, codeOf } = slot < 0 ? maps : SAME_INDICES;
  return { columns: mentions, from: adMentions[at], to: adMentions[at + 1], patternOf, termOf, codeOf };
}

/** Copies what each line of evidence counts in an ad. */
export function copyCounts({ base, maps, patch }: CodedRows, ad: number, into: Uint16Array): void {
  const slot = patch ? patch.slotOf[ad] : -1;
  const { found, lines } = slot < 0 ? base : patch!;
  const from = (slot < 0 ? ad : slot) * lines;
  const lineOf = slot < 0 ? maps.lineOf : null;
  for (let line = 0; line < into.length; line++) {
    const old = lineOf ? lineOf[line] : line;
    into[line] = old < 0 ? 0 : found[from + old];
  }
}

/** The mention columns of all ads; each is put together when it is first read. */
export function wholeMentions({ base, maps, patch }: CodedRows): {
  readonly mentions: MentionColumns;
  readonly adMentions: Uint32Array;
} {
  if (!patch) return { mentions: remapped(base.mentions, maps), adMentions: base.adMentions };
  const plan = planSplice(base.adMentions, patch.ads, patch.adMentions);
  const [old, fresh] = [base.mentions, patch.mentions];
  const mentions = lazyColumns<MentionColumns>({
    ad: () => spliceColumn(plan, old.ad, fresh.ad),
    code: () => spliceIndices(plan, old.code, fresh.code, maps.codeOf),
    kind: () => spliceColumn(plan, old.kind, fresh.kind),
    start: () => spliceColumn(plan, old.start, fresh.start),
    end: () => spliceColumn(plan, old.end, fresh.end),
    term: () => spliceIndices(plan, old.term, fresh.term, maps.termOf),
    evidenceStart: () => spliceColumn(plan, old.evidenceStart, fresh.evidenceStart),
    evidenceEnd: () => spliceColumn(plan, old.evidenceEnd, fresh.evidenceEnd),
  });
  return { mentions, adMentions: plan.offsets };
}

/** The same rows as a base of their own, for codings that have little in common with the base. */
export function rebase(rows: CodedRows, lines: number): CodedRows {
  const { base, maps, patch } = rows;
  const plan: SplicePlan = patch
    ? planSplice(base.hits.adHits, patch.ads, patch.hits.adHits)
    : planSplice(base.hits.adHits, new Uint32Array(0), new Uint32Array(1));
  const fresh = patch?.hits ?? base.hits;
  const hits = {
    first: spliceColumn(plan, base.hits.first, fresh.first),
    mask: spliceColumn(plan, base.hits.mask, fresh.mask),
    pattern: spliceIndices(plan, base.hits.pattern, fresh.pattern, maps.patternOf),
    adHits: plan.offsets,
  };
  const { mentions, adMentions } = wholeMentions(rows);
  const ads = adMentions.length - 1;
  const found = new Uint16Array(ads * lines);
  for (let ad = 0; ad < ads; ad++) copyCounts(rows, ad, found.subarray(ad * lines, (ad + 1) * lines));
  const whole: RowColumns = { hits, mentions: { ...mentions }, adMentions, found, lines };
  return { base: whole, maps: SAME_INDICES, patch: null };
}

function remapped(mentions: MentionColumns, { termOf, codeOf }: IndexMaps): MentionColumns {
  if (!termOf && !codeOf) return mentions;
  return lazyColumns<MentionColumns>({
    ...(Object.fromEntries(
      Object.entries(mentions).map(([name, column]) => [name, () => column as never]),
    ) as unknown as Makers<MentionColumns>),
    ...(codeOf && { code: () => mentions.code.map((code) => codeOf[code]) }),
    ...(termOf && { term: () => mentions.term.map((term) => termOf[term]) }),
  });
}

type Makers<T> = { readonly [K in keyof T]: () => T[K] };

/** An object whose values are made when first read. */
function lazyColumns<T extends object>(makers: Makers<T>): T {
  const columns = {};
  for (const name of Object.keys(makers) as (keyof T & string)[]) {
    let value: T[typeof name] | undefined;
    Object.defineProperty(columns, name, { enumerable: true, get: () => (value ??= makers[name]()) });
  }
  return columns as T;
}
