// figureSets: which technologies (or other codes) the ads ask for together, as whole sets.
import {
  KINDS,
  KIND_NAMES,
  isCounted,
  type Cell,
  type Coding,
  type Columns,
  type CountOver,
  type Figure,
  type Kind,
} from '../core';
import { drawUpset } from './draw-upset';
import { formatCount } from './numbers';
import type { TableFigureOptions } from './table-figure';

/** Options of {@link figureSets}. */
export interface SetsFigureOptions extends TableFigureOptions {
  /** Default `technology`. */
  readonly kind?: Kind;
  /** Only ads of this profile; default all. */
  readonly profile?: string;
  /** Most sets drawn; default as many as the width allows. */
  readonly most?: number;
  /** Default `distinct`. */
  readonly over?: CountOver;
}

/** Draws the most frequent sets of codes of one kind as an UpSet plot; a set is exactly what an ad mentions. Throws `RoleLensError` where no ad mentions any. */
export function figureSets(coding: Coding, options: SetsFigureOptions = {}): Figure {
  const { kind = 'technology', profile, over = 'distinct', name, caption, ...draw } = options;
  const { sets, totals, n } = countSets(
    coding,
    kind,
    (ad) =>
      isCounted(coding.corpus[ad], over) &&
      (profile === undefined || coding.profiles[coding.adProfile[ad]] === profile),
  );
  const who = profile === undefined ? '' : ` ${profile}`;
  const what = over === 'distinct' ? 'distinct ads' : 'postings';
  return drawUpset(sets, {
    ...draw,
    totals,
    name: name ?? `${kind}_sets`,
    caption:
      caption ??
      `${KIND_NAMES[kind]} asked for together: sets that ads mention exactly (n = ${formatCount(n)}${who} ${what}).`,
  });
}

/** Rows for `drawUpset`: one a set × code. */
function countSets(coding: Coding, kind: Kind, wanted: (ad: number) => boolean) {
  const { mentions, adMentions, codes, corpus } = coding;
  const place = KINDS.indexOf(kind);
  const counts = new Map<string, number>();
  const totals: Record<string, number> = {};
  let n = 0;
  for (let ad = 0; ad < corpus.length; ad++) {
    if (!wanted(ad)) continue;
    n++;
    const found = new Set<number>();
    for (let m = adMentions[ad]; m < adMentions[ad + 1]; m++)
      if (mentions.kind[m] === place) found.add(mentions.code[m]);
    const set = [...found].sort((a, b) => a - b);
    for (const code of set) totals[codes[code].name] = (totals[codes[code].name] ?? 0) + 1;
    counts.set(set.join(' '), (counts.get(set.join(' ')) ?? 0) + 1);
  }
  const rows = [...counts].flatMap(([set, ads]) =>
    set.split(' ').map((code): Record<string, Cell> => ({
      combination: set || '(none)',
      member: code === '' ? '' : codes[Number(code)].name,
      ads,
    })),
  );
  const sets: Columns = Object.fromEntries(
    ['combination', 'member', 'ads'].map((column) => [column, rows.map((row) => row[column])]),
  );
  return { sets, totals, n };
}
