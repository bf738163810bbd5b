// Agreement of two codings of the same ads: profiles, and the presence of each code.
import { NO_PROFILE, RoleLensError, type Coding, type Columns } from '../core';
import { cohenKappa, gwetAC1 } from '../statistics';

/** How far two codings agree. */
export interface Agreement {
  readonly kind: 'agreement';
  /** Names of the two coders. */
  readonly coders: readonly [string, string];
  /** Distinct ads that both have coded. */
  readonly ads: number;
  /** One row: `agreement` (share of ads with the same profile, 0 to 1), `kappa` (Cohen), `ac1` (Gwet). */
  readonly profile: Columns;
  /** One row a profile of the first coder, one column a profile of the second: ads. */
  readonly confusion: Columns;
  /** One row a code: `code`, `name`, `first`, `second` (ads that have it), `agreement`, `kappa`, `ac1` of its presence in an ad; `null` where not defined. */
  readonly codes: Columns;
}

/**
 * Compares two codings ad by ad, over the distinct ads that both have coded (ads without a line in a coding's file are left out). Kappa collapses
 * for codes that nearly all or nearly no ads have; AC1 does not: read both.
 * @throws RoleLensError where the codings are of different ads, or share none.
 */
export function agree(first: Coding, second: Coding): Agreement {
  if (first.corpusHash !== second.corpusHash)
    throw new RoleLensError('The two codings are of different ads.', {
      hint: 'Read both with the same ads.',
    });
  const ads = first.corpus.flatMap(({ selection }, i) =>
    selection.reason === null && isCoded(first, i) && isCoded(second, i) ? [i] : [],
  );
  if (!ads.length)
    throw new RoleLensError('The two codings share no distinct ad.', {
      hint: 'Agreement needs ads that both have coded.',
    });
  const names = [...new Set([...first.profiles, ...second.profiles])].filter((name) => name !== NO_PROFILE);
  const profileOf = ({ profiles, adProfile }: Coding, ad: number): number =>
    names.indexOf(profiles[adProfile[ad]]);
  const confusion = tableOf(
    ads,
    names.length,
    (ad) => profileOf(first, ad),
    (ad) => profileOf(second, ad),
  );
  return {
    kind: 'agreement',
    coders: [first.coder, second.coder],
    ads: ads.length,
    profile: measuresOf([confusion]),
    confusion: {
      [first.coder]: names,
      ...Object.fromEntries(names.map((name, j) => [name, confusion.map((row) => row[j])])),
    },
    codes: codeAgreement(first, second, ads),
  };
}

function isCoded({ profiles, adProfile }: Coding, ad: number): boolean {
  return profiles[adProfile[ad]] !== NO_PROFILE;
}

function codeAgreement(first: Coding, second: Coding, ads: readonly number[]): Columns {
  const codes = first.codes.filter(({ id }) => second.codes.some((code) => code.id === id));
  const tables = codes.map(({ id }) => tableOf(ads, 2, presence(first, id), presence(second, id)));
  return {
    code: codes.map(({ id }) => id),
    name: codes.map(({ name }) => name),
    first: tables.map(([, [onlyFirst, both]]) => onlyFirst + both),
    second: tables.map(([[, onlySecond], [, both]]) => onlySecond + both),
    ...measuresOf(tables),
  };
}

function presence({ codes, mentions, adMentions }: Coding, id: string): (ad: number) => number {
  const index = codes.findIndex((code) => code.id === id);
  return (ad) => (mentions.code.subarray(adMentions[ad], adMentions[ad + 1]).includes(index) ? 1 : 0);
}

function tableOf(
  ads: readonly number[],
  categories: number,
  a: (ad: number) => number,
  b: (ad: number) => number,
): number[][] {
  const table = Array.from({ length: categories }, () => new Array<number>(categories).fill(0));
  for (const ad of ads) table[a(ad)][b(ad)]++;
  return table;
}

function measuresOf(tables: readonly (readonly (readonly number[])[])[]): Columns {
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return {
    agreement: tables.map(
      (table) => table.reduce((sum, row, i) => sum + row[i], 0) / table.flat().reduce((sum, n) => sum + n, 0),
    ),
    kappa: tables.map((table) => finite(cohenKappa(table))),
    ac1: tables.map((table) => finite(gwetAC1(table))),
  };
}
