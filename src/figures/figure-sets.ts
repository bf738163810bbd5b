// figureSets: which codes the ads ask for together, as whole sets.
import { kindsByTerm } from '../analysis';
import {
  isCounted,
  isOwnKind,
  kindOf,
  type Cell,
  type Coding,
  type Columns,
  type CountOver,
  type Figure,
} from '../core';
import { drawUpset } from './draw-upset';
import { formatCount } from './numbers';
import { listOf, type NamedFigureOptions } from './table-figure';

/** Options of {@link figureSets}. */
export interface SetsFigureOptions extends NamedFigureOptions {
  /** Codes of one kind, by its id; default all kinds that are counted by term. */
  readonly kind?: string;
  /** Only ads of this profile; default all. */
  readonly profile?: string;
  /** Most sets drawn; default as many as the width allows. */
  readonly most?: number;
  /** Default `distinct`. */
  readonly over?: CountOver;
}

/**
 * Draws the most frequent sets of codes as an UpSet plot; a set is exactly what an ad mentions.
 * @throws NothingToShow where no ad mentions any, or no kind is counted by term.
 * @example
 * show(figureSets(coding, { most: 10 }));
 */
export function figureSets(coding: Coding, options: SetsFigureOptions = {}): Figure {
  const { kind, profile, over = 'distinct', name, caption, ...draw } = options;
  const kinds = kindsByTerm(coding, kind);
  const { sets, totals, n } = countSets(
    coding,
    kinds,
    (ad) =>
      isCounted(coding.corpus[ad], over) &&
      (profile === undefined || coding.profiles[coding.adProfile[ad]] === profile),
  );
  const who = profile === undefined ? '' : ` ${profile}`;
  const what = over === 'distinct' ? 'distinct ads' : 'postings';
  const codes = listOf(kinds.map((each) => kindOf(coding, each).name));
  return drawUpset(sets, {
    ...draw,
    totals,
    name: name ?? `${kind ?? 'code'}_sets`,
    caption:
      caption ??
      `${codes} asked for together: sets that ads mention exactly (n = ${formatCount(n)}${who} ${what}).`,
  });
}

/** Rows for `drawUpset`: one a set × code. */
function countSets(coding: Coding, kinds: readonly string[], wanted: (ad: number) => boolean) {
  const { codes, corpus } = coding;
  const counts = new Map<string, number>();
  const totals: Record<string, number> = {};
  const codesOf = codesOfAds(coding, kinds);
  const ads = corpus.flatMap((_, ad) => (wanted(ad) ? [ad] : []));
  for (const ad of ads) {
    const set = codesOf(ad);
    for (const code of set) totals[codes[code].name] = (totals[codes[code].name] ?? 0) + 1;
    counts.set(set.join(' '), (counts.get(set.join(' ')) ?? 0) + 1);
  }
  const rows = [...counts].flatMap(([set, of]) =>
    set.split(' ').map((code): Record<string, Cell> => ({
      combination: set || '(none)',
      member: code === '' ? '' : codes[Number(code)].name,
      ads: of,
    })),
  );
  const sets: Columns = Object.fromEntries(
    ['combination', 'member', 'ads'].map((column) => [column, rows.map((row) => row[column])]),
  );
  return { sets, totals, n: ads.length };
}

/** The codes of these kinds that an ad mentions, in the order of the codebook. */
function codesOfAds(coding: Coding, kinds: readonly string[]): (ad: number) => number[] {
  const { mentions, adMentions, codes } = coding;
  const isOwn = isOwnKind(coding);
  return (ad) => {
    const found = new Set<number>();
    for (let m = adMentions[ad]; m < adMentions[ad + 1]; m++) {
      const code = mentions.code[m];
      if (kinds.includes(codes[code].kind) && isOwn(code, mentions.kind[m])) found.add(code);
    }
    return [...found].sort((a, b) => a - b);
  };
}
