// Which code of a kind stands in the most ads, tested against the next one in the same ads.
import { KINDS, type Cell, type Coding, type Columns, type Kind } from '../core';
import { ALL_ADS, groupAds, isOfKind } from '../frames';
import { mcNemarTest } from '../statistics';
import type { Claim } from './claim';
import { codeRows, p as pValue, percent, type CodeRow } from './summary-numbers';

/** File that the ranks stand in. */
export const RANKS_TABLE = 'code_ranks';

const LEVEL = 0.05;

/** The first and the next code of a kind in one group of ads. */
export interface CodeRank {
  readonly group: string;
  readonly kind: Kind;
  readonly first: CodeRow;
  readonly next: CodeRow;
  /** Ads that have only the one or only the other: what the test rests on. */
  readonly onlyFirst: number;
  readonly onlyNext: number;
  /** McNemar's exact test, two-sided. */
  readonly p: number;
}

/** The ranks over all distinct ads and in each of these profiles; a group where fewer than two codes of a kind occur has none. */
export function codeRanks(coding: Coding, profiles: readonly string[]): CodeRank[] {
  return [null, ...profiles].flatMap((profile) =>
    KINDS.flatMap((kind) => rankOf(coding, kind, profile) ?? []),
  );
}

function rankOf(coding: Coding, kind: Kind, profile: string | null): CodeRank | null {
  const [first, next] = codeRows(coding, kind, profile === null ? null : 'profile', 'distinct')
    .filter(({ group, ads }) => ads > 0 && (profile === null || group === profile))
    .sort((a, b) => b.ads - a.ads);
  if (!next) return null;
  const { onlyFirst, onlyNext } = discordant(coding, profile, first, next);
  return {
    group: profile ?? ALL_ADS,
    kind,
    first,
    next,
    onlyFirst,
    onlyNext,
    p: mcNemarTest(onlyFirst, onlyNext),
  };
}

function discordant(
  coding: Coding,
  profile: string | null,
  first: CodeRow,
  next: CodeRow,
): { onlyFirst: number; onlyNext: number } {
  const { names, ofAd } = groupAds(coding, profile === null ? null : 'profile', 'distinct');
  const group = profile === null ? 0 : names.indexOf(profile);
  const counts = isOfKind(coding);
  const [a, b] = [first, next].map(({ code }) => coding.codes.findIndex(({ id }) => id === code));
  const { ad, code, kind } = coding.mentions;
  const has = new Uint8Array(coding.corpus.length);
  for (let i = 0; i < ad.length; i++)
    if (ofAd[ad[i]] === group && (code[i] === a || code[i] === b) && counts(code[i], KINDS[kind[i]]))
      has[ad[i]] |= code[i] === a ? 1 : 2;
  const only = (which: number): number => has.filter((each) => each === which).length;
  return { onlyFirst: only(1), onlyNext: only(2) };
}

/** One row a group × kind. */
export function rankColumns(ranks: readonly CodeRank[]): Columns {
  const column = (cell: (rank: CodeRank) => Cell): Cell[] => ranks.map(cell);
  return {
    group: column(({ group }) => group),
    kind: column(({ kind }) => kind),
    first: column(({ first }) => first.code),
    ads_first: column(({ first }) => first.ads),
    next: column(({ next }) => next.code),
    ads_next: column(({ next }) => next.ads),
    only_first: column(({ onlyFirst }) => onlyFirst),
    only_next: column(({ onlyNext }) => onlyNext),
    p: column(({ p }) => p),
  };
}

/** The claim that the `at`-th rank makes; its sentence is one to go into a longer one. */
export function rankClaim({ group, first, next, p }: CodeRank, at: number): Claim {
  const shown = p < LEVEL && first.ads > next.ads;
  return {
    sentence: shown
      ? `**${first.label}** (${percent(first.share)} of ads) comes before **${next.label}** (${percent(next.share)}; ${pValue(p)})`
      : `no difference is shown between **${first.label}** (${percent(first.share)} of ads) and **${next.label}** (${percent(next.share)}; ${pValue(p)})`,
    type: shown ? 'rank' : 'no difference shown',
    code: `${first.code} ${next.code}`,
    group_a: group,
    group_b: group,
    share_a: first.share,
    share_b: next.share,
    difference_low: null,
    difference_high: null,
    test: 'McNemar exact',
    p,
    table: `${RANKS_TABLE}.csv`,
    row: at + 2,
  };
}
