// Selection: which ads count as distinct, and why the others do not; nothing is removed, only marked.
import type { Ad, ExclusionReason, Selection } from '../core';
import { usualProgress } from '../core';
import { nearDuplicateGroups } from './near-duplicates';
import { parseQuery } from './parse-query';
import type { SelectOptions } from './read-options';

/**
 * Marks every ad anew, in this order: outside the query, without a description, a repeated row (same title, description,
 * organisation, location and date), a near-duplicate of an earlier ad. Use it to try another query or threshold; `readAds` has
 * done it once. Defaults: no query, near-duplicates from a Jaccard similarity of 0.5.
 *
 * `selection.group` is the id of the first ad of the group. Ads without a description have the same (empty) description, so
 * they form a group too; ads outside the query stand for themselves.
 * @throws RoleLensError when the query is faulty or the threshold is not above 0 and at most 1.
 */
export function selectAds(ads: readonly Ad[], options: SelectOptions = {}): Ad[] {
  const { query, nearDuplicates = 0.5, onProgress = usualProgress } = options;
  const inside = query === undefined ? () => true : parseQuery(query);
  const marks = ads.map((ad): Selection =>
    mark(inside(ad.text) ? (ad.description ? null : 'no description') : 'outside query', ad),
  );
  markRepeats(ads, marks);
  if (nearDuplicates !== false) {
    markSimilar(ads, marks, nearDuplicates, (done, total) => onProgress('Find near-duplicates', done, total));
  }
  return ads.map((ad, i) => ({ ...ad, selection: marks[i] }));
}

function mark(reason: ExclusionReason | null, standsFor: Ad): Selection {
  return { reason, group: standsFor.id };
}

function markRepeats(ads: readonly Ad[], marks: Selection[]): void {
  const first = new Map<string, Ad>();
  ads.forEach((ad, i) => {
    if (marks[i].reason) return;
    const key = contentKey(ad);
    const earlier = first.get(key);
    if (earlier) marks[i] = mark('repeated row', earlier);
    else first.set(key, ad);
  });
}

/** What makes two rows the same posting: all that an ad says, and where and when it was posted. */
export function contentKey(
  ad: Pick<Ad, 'title' | 'description' | 'organisation' | 'location' | 'posted'>,
): string {
  // Cleaned text holds no zero character, so the parts cannot run into each other.
  return [ad.title, ad.description, ad.organisation, ad.location, ad.posted ?? ''].join('\0');
}

function markSimilar(
  ads: readonly Ad[],
  marks: Selection[],
  threshold: number,
  searched: (done: number, total: number) => void,
): void {
  const at = ads.flatMap((_, i) => (marks[i].reason ? [] : [i]));
  const groups = nearDuplicateGroups(
    at.map((i) => ads[i].description),
    threshold,
    searched,
  );
  const representative = new Map<string, Ad>();
  at.forEach((i, n) => {
    const first = ads[at[groups[n]]];
    representative.set(ads[i].id, first);
    if (first !== ads[i]) marks[i] = mark('near-duplicate', first);
  });
  joinOthers(ads, marks, representative);
}

// A repeat of a near-duplicate belongs to that one's group; ads without a description are alike.
function joinOthers(ads: readonly Ad[], marks: Selection[], representative: ReadonlyMap<string, Ad>): void {
  const empty = ads.find((_, i) => marks[i].reason === 'no description');
  ads.forEach((_, i) => {
    if (marks[i].reason === 'no description') marks[i] = mark('no description', empty!);
    if (marks[i].reason === 'repeated row')
      marks[i] = mark('repeated row', representative.get(marks[i].group)!);
  });
}
