// Two codings of the same ads: which mentions only one of them has, and which ads change their profile.
import { isCounted, RoleLensError, type CodeName, type Coding, type CountOver } from '../core';

/** Where two codings differ, as indices. */
export interface CodingDifference {
  /** Mentions of `after` that `before` has not: another code, or other words. */
  readonly won: readonly number[];
  /** Mentions of `before` that `after` has not. */
  readonly lost: readonly number[];
  /** Ads whose profile has another name. */
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
 * Compares two codings of the same ads, whoever made them: mentions are the same when code and words (offsets) are, whatever the term. Use
 * `tableEffect` for tables to read.
 * @throws RoleLensError where they are not codings of the same ads in the same order.
 */
export function compareCodings(
  before: Coding,
  after: Coding,
  { over = 'distinct' }: CompareOptions = {},
): CodingDifference {
  checkSameAds(before, after);
  const codeOf = matchCodes(before.codes, after.codes);
  const profileOf = before.profiles.map((name) => after.profiles.indexOf(name));
  const result = { won: [] as number[], lost: [] as number[], flips: [] as number[], codeOf };
  before.corpus.forEach((ad, i) => {
    if (!isCounted(ad, over)) return;
    if (profileOf[before.adProfile[i]] !== after.adProfile[i]) result.flips.push(i);
    if (!hasSameMentions(before, after, i, codeOf)) compareAd(before, after, i, result);
  });
  return result;
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
function hasSameMentions(before: Coding, after: Coding, ad: number, codeOf: readonly number[]): boolean {
  const [i0, j0] = [before.adMentions[ad], after.adMentions[ad]];
  const count = before.adMentions[ad + 1] - i0;
  if (count !== after.adMentions[ad + 1] - j0) return false;
  const [a, b] = [before.mentions, after.mentions];
  for (let k = 0; k < count; k++) {
    const [i, j] = [i0 + k, j0 + k];
    if (a.start[i] !== b.start[j] || a.end[i] !== b.end[j] || codeOf[a.code[i]] !== b.code[j]) return false;
  }
  return true;
}

function compareAd(
  before: Coding,
  after: Coding,
  ad: number,
  { won, lost, codeOf }: { won: number[]; lost: number[]; codeOf: readonly number[] },
): void {
  const keyOf = (c: number, s: number, e: number): string => `${c} ${s} ${e}`;
  const keysOf = (
    { mentions: { code, start, end }, adMentions }: Coding,
    codes?: readonly number[],
  ): Map<string, number> => {
    const keys = new Map<string, number>();
    for (let i = adMentions[ad]; i < adMentions[ad + 1]; i++)
      keys.set(keyOf(codes ? codes[code[i]] : code[i], start[i], end[i]), i);
    return keys;
  };
  const [olds, news] = [keysOf(before, codeOf), keysOf(after)];
  for (const [key, i] of olds) if (!news.has(key)) lost.push(i);
  for (const [key, j] of news) if (!olds.has(key)) won.push(j);
}
