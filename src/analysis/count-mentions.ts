// Counts over the whole corpus, straight from the coding's columns.
import { isOwnKind, type Coding } from '../core';
import type { Grouping } from './group-ads';

/** Mentions and ads per group and code; `at(group, code)` is the index. */
export interface Counts {
  readonly mentions: Uint32Array;
  readonly ads: Uint32Array;
  readonly at: (group: number, code: number) => number;
}

/**
 * Counts mentions, and ads with at least one, per group and code. `counts` tells which mentions count, by the indices of their code and of the kind
 * that they were recorded under; default those recorded under the code's own kind.
 */
export function countMentions(
  coding: Coding,
  { names, ofAd }: Grouping,
  counts: (code: number, kind: number) => boolean = isOwnKind(coding),
): Counts {
  const codes = coding.codes.length;
  const mentions = new Uint32Array(names.length * codes);
  const ads = new Uint32Array(names.length * codes);
  const lastAd = new Int32Array(codes).fill(-1);
  const wanted = coding.recordedKinds.map((_, kind) =>
    coding.codes.map((_code, code) => (counts(code, kind) ? 1 : 0)),
  );
  const isWanted = Uint8Array.from(wanted.flat());
  const { adMentions, mentions: columns } = coding;
  const { code, kind } = columns;
  for (let ad = 0; ad < ofAd.length; ad++) {
    const first = ofAd[ad] * codes;
    if (first < 0) continue;
    for (let i = adMentions[ad]; i < adMentions[ad + 1]; i++) {
      if (!isWanted[kind[i] * codes + code[i]]) continue;
      mentions[first + code[i]]++;
      if (lastAd[code[i]] !== ad) ads[first + code[i]]++;
      lastAd[code[i]] = ad;
    }
  }
  return { mentions, ads, at: (group, each) => group * codes + each };
}
