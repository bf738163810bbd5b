// Two codings of the same ads: which mentions only one of them has, and which ads change their profile.
import { hasProfiles, RoleLensError, type CodeName, type Coding, type CountOver } from '../core';
import { originOf } from './codebook-coding';
import { countedAds } from './counted-ads';
import { MentionReader, type AdMentions } from './mention-reader';

/** Where two codings differ, as indices. */
export interface CodingDifference {
  /** Mentions of `after` that `before` has not: another code, or other words. */
  readonly won: readonly number[];
  /** Mentions of `before` that `after` has not. */
  readonly lost: readonly number[];
  /** Ads whose profile has another name; none where one of the codings has no profiles. */
  readonly flips: readonly number[];
  /** For each code of `before` its index in `after`, or -1; a code that only got another id is the same code. */
  readonly codeOf: readonly number[];
}

/** Options of {@link compareCodings}. */
export interface CompareOptions {
  /** Default `distinct`. */
  readonly over?: CountOver;
}

/**
 * Compares two codings of the same ads, whoever made them; use it for numbers, and `tableEffect` for tables to read. Gives indices: `won` into the
 * mentions of `after`, `lost` into those of `before`, `flips` of ads with another profile. Mentions are the same when code and words (offsets) are,
 * whatever the term; those recorded under another kind than their code's count for none.
 * @throws RoleLensError where they are not codings of the same ads in the same order.
 * @example
 * const { won, lost } = compareCodings(coding, next);
 */
export function compareCodings(
  before: Coding,
  after: Coding,
  { over = 'distinct' }: CompareOptions = {},
): CodingDifference {
  checkSameAds(before, after);
  const codeOf = matchCodes(before.codes, after.codes);
  const haveProfiles = hasProfiles(before) && hasProfiles(after);
  const profileOf = before.profiles.map((name) => after.profiles.indexOf(name));
  const result = { won: [] as number[], lost: [] as number[], flips: [] as number[], codeOf };
  const counted = countedAds(before.corpus, over);
  const mayDiffer = differingAds(before, after);
  const [olds, news] = [new MentionReader(before), new MentionReader(after)];
  for (let ad = 0; ad < counted.length; ad++) {
    if (!counted[ad]) continue;
    if (haveProfiles && profileOf[before.adProfile[ad]] !== after.adProfile[ad]) result.flips.push(ad);
    if (mayDiffer && !mayDiffer[ad]) continue;
    const [a, b] = [olds.ofAd(ad), news.ofAd(ad)];
    if (!hasSameMentions(a, b, codeOf)) compareAd(a, b, result);
  }
  return result;
}

/** 1 for ads that may have other mentions, for codings edited from the same one; `null` where it is not known. */
function differingAds(before: Coding, after: Coding): Uint8Array | null {
  const [old, now] = [originOf(before)?.rows, originOf(after)?.rows];
  if (!old || !now || old.base !== now.base) return null;
  const differing = new Uint8Array(before.corpus.length);
  for (const { patch } of [old, now]) if (patch) for (const ad of patch.ads) differing[ad] = 1;
  return differing;
}

function checkSameAds(before: Coding, after: Coding): void {
  const [a, b] = [before.corpus, after.corpus];
  if (a === b || (before.corpusHash && before.corpusHash === after.corpusHash)) return;
  const differing = a.findIndex((ad, i) => ad.id !== b[i]?.id || ad.text !== b[i].text);
  if (a.length === b.length && differing < 0) return;
  throw new RoleLensError(
    `The two codings are of different ads: ${a.length} and ${b.length} ads${differing >= 0 ? `, different from ad ${differing + 1} on` : ''}.`,
    { hint: 'Compare codings of one corpus, read with the same options.' },
  );
}

function matchCodes(before: readonly CodeName[], after: readonly CodeName[]): number[] {
  return before.map(({ id, name, kind }) => {
    const same = after.findIndex((code) => code.id === id);
    if (same >= 0) return same;
    return after.findIndex(
      (code) => code.name === name && code.kind === kind && !before.some((other) => other.id === code.id),
    );
  });
}

/** The usual case, without making an object. */
function hasSameMentions(a: AdMentions, b: AdMentions, codeOf: readonly number[]): boolean {
  const count = a.to - a.from;
  if (count !== b.to - b.from || a.counts || b.counts) return false;
  const [x, y] = [a.columns, b.columns];
  for (let k = 0, i = a.from, j = b.from; k < count; k++, i++, j++)
    if (x.start[i] !== y.start[j] || x.end[i] !== y.end[j] || codeOf[a.code(i)] !== b.code(j)) return false;
  return true;
}

/** Goes through both lists in one order, repeated mentions once. */
function compareAd(
  before: AdMentions,
  after: AdMentions,
  { won, lost, codeOf }: { won: number[]; lost: number[]; codeOf: readonly number[] },
): void {
  const [olds, news] = [sortedRows(before, codeOf), sortedRows(after)];
  for (let i = 0, j = 0; i < olds.length || j < news.length;) {
    const by = i === olds.length ? 1 : j === news.length ? -1 : compareRows(olds[i], news[j]);
    if (by < 0) lost.push(olds[i].index);
    if (by > 0) won.push(news[j].index);
    if (by <= 0) i = afterEqual(olds, i);
    if (by >= 0) j = afterEqual(news, j);
  }
}

interface Row {
  readonly code: number;
  readonly start: number;
  readonly end: number;
  readonly index: number;
}

function sortedRows(
  { columns: { start, end }, from, to, first, code, counts }: AdMentions,
  codeOf?: readonly number[],
): Row[] {
  const rows: Row[] = [];
  for (let i = from; i < to; i++) {
    if (counts && !counts(i)) continue;
    const each = codeOf ? codeOf[code(i)] : code(i);
    rows.push({ code: each, start: start[i], end: end[i], index: first + i - from });
  }
  const isSorted = rows.every((row, i) => !i || compareRows(rows[i - 1], row) <= 0);
  return isSorted ? rows : rows.sort(compareRows);
}

function compareRows(a: Row, b: Row): number {
  return a.start - b.start || a.code - b.code || a.end - b.end;
}

function afterEqual(rows: readonly Row[], i: number): number {
  let next = i + 1;
  while (next < rows.length && compareRows(rows[i], rows[next]) === 0) next++;
  return next;
}
