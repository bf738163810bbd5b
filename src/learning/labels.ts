// What codings say about each ad, as runs of tokens.
import { hasCoded } from '../coding';
import { NO_PROFILE, type Coding } from '../core';
import type { TokenStore } from '../text';
import { Tag } from './chain';
import { tokensWithin } from './tokens-within';

/** A mention as tokens counted from the ad's first. */
export interface LabelledSpan {
  readonly first: number;
  readonly last: number;
  /** Index of the code in the model's codes. */
  readonly code: number;
}

/** What one coder says of one ad: its mentions, and its profile (-1 for none). */
export interface AdLabels {
  readonly spans: readonly LabelledSpan[];
  readonly profile: number;
}

/** Which codes and profiles are learned. */
export interface LabelNames {
  readonly codes: readonly string[];
  readonly profiles: readonly string[];
  /** For each code whether a mention holds wherever its words stand in the ad: coders quote a tool once. */
  readonly everywhere: readonly boolean[];
}

/** The labels of each ad by each coding; `null` where a coding has not coded the ad. */
export function readLabels(store: TokenStore, coding: Coding, names: LabelNames): (AdLabels | null)[] {
  const codeOf = coding.codes.map(({ id }) => names.codes.indexOf(id));
  const profileOf = coding.profiles.map((name) => profileIndex(name, names.profiles));
  const { mentions, adMentions } = coding;
  return store.ads.map((_, ad) => {
    const profile = profileOf[coding.adProfile[ad]];
    const [from, to] = [store.adTokens[ad], store.adTokens[ad + 1]];
    if (!hasCoded(coding, ad)) return null;
    const spans: LabelledSpan[] = [];
    for (let m = adMentions[ad]; m < adMentions[ad + 1]; m++) {
      const code = codeOf[mentions.code[m]];
      if (code < 0 || mentions.start[m] < 0) continue;
      const { first, end } = tokensWithin(store, from, to, mentions.start[m], mentions.end[m]);
      if (end <= first) continue;
      const span = { first: first - from, last: end - 1 - from, code };
      if (names.everywhere[code]) spans.push(...alike(store.tokens.subarray(from, to), span));
      else spans.push(span);
    }
    return { spans, profile };
  });
}

/** A profile by its name; one that only says more ("Nurse / Carer" for "Nurse") is the same. */
export function profileIndex(name: string, profiles: readonly string[]): number {
  const exact = profiles.indexOf(name);
  const lower = name.toLowerCase();
  return exact >= 0 || name === NO_PROFILE
    ? exact
    : profiles.findIndex((other) => lower.startsWith(other.toLowerCase()));
}

/** Spans as tags. Of spans that share tokens the longest is taken, of equally long ones the first. */
export function tagsOf(spans: readonly LabelledSpan[], length: number): Uint8Array {
  const tags = new Uint8Array(length);
  const byLength = [...spans].sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first);
  for (const { first, last } of byLength) {
    if (tags.subarray(first, last + 1).some(Boolean)) continue;
    tags.fill(Tag.Inside, first, last + 1);
    tags[first] = first === last ? Tag.Single : Tag.Begin;
    if (last > first) tags[last] = Tag.End;
  }
  return tags;
}

/** Whether a coder marks a name (a code with `byTerm`) wherever it stands, more often than not; LLMs mostly quote it once. */
export function marksEach(
  { tokens, adTokens }: TokenStore,
  labels: readonly (AdLabels | null)[],
  byTerm: readonly boolean[],
): boolean {
  let marked = 0;
  let places = 0;
  labels.forEach((label, ad) => {
    const own = tokens.subarray(adTokens[ad], adTokens[ad + 1]);
    const spans = (label?.spans ?? []).filter(({ code }) => byTerm[code]);
    const all = new Set(
      spans.flatMap((span) => alike(own, span).map(({ first, code }) => `${first} ${code}`)),
    );
    marked += new Set(spans.map(({ first, code }) => `${first} ${code}`)).size;
    places += all.size;
  });
  return marked >= MARKS_EACH * places;
}

const MARKS_EACH = 0.75;
const MOST_ALIKE = 3;

/** All places of the words of a span, if they are few; else the span itself. */
function alike(tokens: Uint32Array, span: LabelledSpan): LabelledSpan[] {
  const { first, last, code } = span;
  if (last - first >= MOST_ALIKE) return [span];
  const spans: LabelledSpan[] = [];
  for (let at = 0; at + last - first < tokens.length; at++) {
    let same = 0;
    while (same <= last - first && tokens[at + same] === tokens[first + same]) same++;
    if (same > last - first) spans.push({ first: at, last: at + last - first, code });
  }
  return spans;
}
