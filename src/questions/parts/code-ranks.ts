// Which code of a kind stands in the most ads, tested against the next one in the same ads.
import { ALL_ADS, groupAds } from '../../analysis';
import { isOwnKind, legendOf, type Coding } from '../../core';
import { mcNemarTest } from '../../statistics';
import { count, makeTable, optional, pValue, schema, text, type Table } from '../../table';
import { codeRows, type CodeRow } from './code-rows';
import { groupsDescribed, type AdGroup } from './groups';
import { once } from './once';
import type { Asked, Claim } from '../question';
import { percent, pText } from './words';

/** The first and the next code of a kind, in all ads and in the groups described. */
export const RANKS = schema('code_ranks', 'one row a group × kind in which two codes or more occur', {
  group: text('group'),
  kind: text('kind'),
  first: text('code in most ads'),
  ads_first: count('ads with it', { unit: 'ads' }),
  next: text('next code'),
  ads_next: count('ads with the next', { unit: 'ads' }),
  only_first: count('ads with the first alone', { unit: 'ads' }),
  only_next: count('ads with the next alone', { unit: 'ads' }),
  p: optional(pValue('p')),
});

const LEVEL = 0.05;

/** The first and the next code of a kind in one group of ads. */
export interface CodeRank {
  /** `null`: all ads. */
  readonly group: AdGroup | null;
  readonly kind: string;
  readonly first: CodeRow;
  readonly next: CodeRow;
  /** Ads that have only the one or only the other: what the test rests on. */
  readonly onlyFirst: number;
  readonly onlyNext: number;
  /** McNemar's exact test, two-sided; `null` where the same ads have both. */
  readonly p: number | null;
}

/** The ranks in all distinct ads and in each group described; there is none where fewer than two codes of a kind occur. */
export const ranksOf = once((asked: Asked): readonly CodeRank[] =>
  [null, ...groupsDescribed(asked)].flatMap((group) =>
    asked.coding.kinds.flatMap(({ id }) => rankOf(asked.coding, id, group) ?? []),
  ),
);

function rankOf(coding: Coding, kind: string, group: AdGroup | null): CodeRank | null {
  const rows = codeRows(coding, kind, group?.by ?? null).filter(
    (row) => row.ads > 0 && (group === null || row.group === group.name),
  );
  const [first, next] = rows.sort((a, b) => b.ads - a.ads);
  if (!next) return null;
  const [onlyFirst, onlyNext] = discordant(coding, group, first.code, next.code);
  const p = onlyFirst + onlyNext ? mcNemarTest(onlyFirst, onlyNext) : null;
  return { group, kind, first, next, onlyFirst, onlyNext, p };
}

/** Ads of a group that have only the first, and only the second of two codes. */
function discordant(coding: Coding, of: AdGroup | null, first: string, second: string): [number, number] {
  const { names, ofAd } = groupAds(coding, of?.by ?? null, 'distinct');
  const group = of === null ? 0 : names.indexOf(of.name);
  const isOwn = isOwnKind(coding);
  const [a, b] = [first, second].map((code) => coding.codes.findIndex(({ id }) => id === code));
  const { ad, code, kind } = coding.mentions;
  const has = new Uint8Array(coding.corpus.length);
  for (let i = 0; i < ad.length; i++)
    if (ofAd[ad[i]] === group && (code[i] === a || code[i] === b) && isOwn(code[i], kind[i]))
      has[ad[i]] |= code[i] === a ? 1 : 2;
  const only = (which: number): number => has.filter((each) => each === which).length;
  return [only(1), only(2)];
}

/** The table of {@link ranksOf}. */
export const ranksTable = once((asked: Asked): Table =>
  makeTable(
    RANKS,
    ranksOf(asked).map(({ group, kind, first, next, onlyFirst, onlyNext, p }) => ({
      group: group?.name ?? ALL_ADS,
      kind,
      first: first.code,
      ads_first: first.ads,
      next: next.code,
      ads_next: next.ads,
      only_first: onlyFirst,
      only_next: onlyNext,
      p,
    })),
    legendOf(asked.coding),
  ),
);

/** What the ranks of one group say: sentences to go into a longer one, and the claims of those that were tested. */
export function rankSentences(asked: Asked, of: AdGroup | null, kind?: string): RankSentence[] {
  return ranksOf(asked).flatMap((rank, at) => {
    const isSame = rank.group?.by === of?.by && rank.group?.name === of?.name;
    return isSame && (kind === undefined || rank.kind === kind) ? [sentenceOf(rank, at)] : [];
  });
}

/** A rank in words, Markdown. */
export interface RankSentence {
  readonly sentence: string;
  /** `null` where nothing was tested. */
  readonly claim: Claim | null;
}

function sentenceOf({ group, first, next, p }: CodeRank, at: number): RankSentence {
  const [one, other] = [first, next].map(({ label, share }) => `**${label}** (${percent(share)}`);
  if (p === null)
    return {
      sentence: `${one} of ads) and ${other}) were not tested, because the same ads have both`,
      claim: null,
    };
  const isShown = p < LEVEL && first.ads > next.ads;
  const sentence = isShown
    ? `${one} of ads) comes before ${other}; ${pText(p)})`
    : `no difference is shown between ${one} of ads) and ${other}; ${pText(p)})`;
  const name = group?.name ?? ALL_ADS;
  const claim: Claim = {
    sentence,
    type: isShown ? 'rank' : 'no difference shown',
    code: `${first.code} ${next.code}`,
    group_a: name,
    group_b: name,
    share_a: first.share,
    share_b: next.share,
    difference_low: null,
    difference_high: null,
    test: 'McNemar exact',
    p,
    table: `${RANKS.name}.csv`,
    row: at + 2,
  };
  return { sentence, claim };
}

/** The claims of sentences, in their order. */
export function claimsOf(sentences: readonly RankSentence[]): Claim[] {
  return sentences.flatMap(({ claim }) => claim ?? []);
}
