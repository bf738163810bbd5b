// Figures of what occurs together: the heat map in the order of a clustering, and the network.
import { NothingToShow, type Columns, type Figure } from '../core';
import { averageLinkage } from '../statistics';
import type { Table } from '../table';
import { drawHeatmap } from './draw-heatmap';
import { drawNetwork } from './draw-network';
import { formatCount } from './numbers';
import { distinct, numberColumn, openTable, rowCount, textColumn } from './read-columns';
import { filterRows, kindShown, type TableFigureOptions } from './table-figure';

/** What both figures take. */
interface PairsFigureOptions extends TableFigureOptions {
  /** Id of the kind that the pairs are of, for the caption; default what the table says. */
  readonly kind?: string;
}

/** Options of {@link figureCooccurrence}. */
export interface CooccurrenceFigureOptions extends PairsFigureOptions {
  /** What the cells say; default `jaccard`. */
  readonly value?: 'jaccard' | 'lift' | 'phi' | 'ads';
  /** The most frequent codes or tools shown; default as many as the width leaves legible. */
  readonly most?: number;
}

const SAYS = {
  jaccard: 'Jaccard index: ads with both as a share of ads with either',
  lift: 'Lift: ads with both, divided by the number expected if the two were independent',
  phi: 'φ: correlation over ads',
  ads: 'Ads with both',
} as const;

const MOST = { column: 12, wide: 16, page: 24, slide: 20 } as const;

/**
 * Draws the table of `cooccurrence` as a heat map of the most frequent codes or tools; those that stand in the same ads are neighbours (average
 * linkage over 1 − Jaccard).
 * @throws NothingToShow for a table without rows; RoleLensError for a table that lacks the columns.
 * @example
 * show(figureCooccurrence(cooccurrence(coding), { value: 'jaccard' }));
 */
export function figureCooccurrence(pairs: Table | Columns, options: CooccurrenceFigureOptions = {}): Figure {
  const { value = 'jaccard', kind, name, caption, most, ...draw } = options;
  const { columns, legend } = openTable(pairs, options);
  const { width = 'wide' } = options;
  const kept = mostFrequent(
    columns,
    most ?? (typeof width === 'number' ? Math.floor(width / 7.5) : MOST[width]),
  );
  const order = clusteredOrder(kept);
  const n = numberColumn(kept, 'n')[0] ?? 0;
  return drawHeatmap(mirrored(kept, value), {
    ...draw,
    name: name ?? 'cooccurrence',
    caption:
      caption ?? `${prefixOf(kindShown(columns, legend, kind))}${SAYS[value]} (n = ${formatCount(n)} ads).`,
    scale: value === 'ads' ? 'count' : 'number',
    digits: value === 'lift' ? 1 : 2,
    columns: { value },
    rows: order,
    order,
  });
}

/** `Technologies. ` before a caption. */
function prefixOf(kind: string | undefined): string {
  return kind === undefined ? '' : `${kind}. `;
}

/** The pairs of the items that most ads have. */
function mostFrequent(pairs: Columns, most: number): Columns {
  rowCount(pairs);
  const [a, b] = [textColumn(pairs, 'a'), textColumn(pairs, 'b')];
  const ads = sizesOf(pairs);
  const kept = new Set([...ads.keys()].sort((i, j) => ads.get(j)! - ads.get(i)!).slice(0, most));
  return filterRows(pairs, (row) => kept.has(a[row]) && kept.has(b[row]));
}

function sizesOf(pairs: Columns): Map<string, number> {
  const [a, b] = [textColumn(pairs, 'a'), textColumn(pairs, 'b')];
  const [adsA, adsB] = [numberColumn(pairs, 'ads_a'), numberColumn(pairs, 'ads_b')];
  return new Map(
    a.flatMap((_, row) => [[a[row], adsA[row] ?? 0] as const, [b[row], adsB[row] ?? 0] as const]),
  );
}

function clusteredOrder(pairs: Columns): string[] {
  const [a, b] = [textColumn(pairs, 'a'), textColumn(pairs, 'b')];
  const jaccard = numberColumn(pairs, 'jaccard', 1);
  const near = new Map(
    a.flatMap((_, row) => [
      [`${a[row]}\n${b[row]}`, jaccard[row]],
      [`${b[row]}\n${a[row]}`, jaccard[row]],
    ]),
  );
  const names = distinct(a.flatMap((each, row) => [each, b[row]]));
  const distances = names.map((one) =>
    names.map((other) => (one === other ? 0 : 1 - (near.get(`${one}\n${other}`) ?? 0))),
  );
  return averageLinkage(distances).order.map((i) => names[i]);
}

/** Each pair in both directions. */
function mirrored(pairs: Columns, value: string): Columns {
  const [a, b] = [textColumn(pairs, 'a'), textColumn(pairs, 'b')];
  const values = numberColumn(pairs, value, Infinity, -Infinity);
  return { row: [...a, ...b], column: [...b, ...a], [value]: [...values, ...values] };
}

/** Options of {@link figureNetwork}. */
export interface NetworkFigureOptions extends PairsFigureOptions {
  /** What the width of a line says; default `jaccard`. */
  readonly value?: 'jaccard' | 'lift' | 'phi';
  /** The strongest ties shown; default 40. */
  readonly most?: number;
  /** Seed of the places; default 1. */
  readonly seed?: number;
}

/**
 * Draws the table of `cooccurrence` as a network: the strongest of the ties that are more frequent than chance (lift above 1, adjusted p below
 * 0.05); the area of a dot is the number of ads.
 * @throws NothingToShow where no tie is; RoleLensError for a table that lacks the columns.
 * @example
 * show(() => figureNetwork(cooccurrence(coding, { level: 'term' })));
 */
export function figureNetwork(pairs: Table | Columns, options: NetworkFigureOptions = {}): Figure {
  const { value = 'jaccard', most = 40, kind, name, caption, ...draw } = options;
  const { columns, legend } = openTable(pairs, options);
  const size = rowCount(columns);
  const [lift, p] = [numberColumn(columns, 'lift'), numberColumn(columns, 'p_adjusted', 1)];
  const weight = numberColumn(columns, value, Infinity, -Infinity);
  const shown = Array.from({ length: size }, (_, row) => row)
    .filter((row) => (lift[row] ?? 0) > 1 && (p[row] ?? 1) < 0.05)
    .sort((i, j) => (weight[j] ?? 0) - (weight[i] ?? 0))
    .slice(0, most);
  if (!shown.length) throw new NothingToShow('no two stand together in more ads than by chance');
  const chosen = new Set(shown);
  const ties = filterRows(columns, (row) => chosen.has(row));
  const n = numberColumn(columns, 'n')[0] ?? 0;
  return drawNetwork(ties, {
    ...draw,
    name: name ?? 'network',
    columns: { from: 'a', to: 'b', weight: value },
    sizes: Object.fromEntries(sizesOf(ties)),
    caption:
      caption ??
      `${prefixOf(kindShown(columns, legend, kind))}The ${shown.length} strongest ties that are more frequent than chance (adjusted p < 0.05; n = ${formatCount(n)} ads). Width of a line: ${value === 'phi' ? 'φ' : value}; area of a dot: ads.`,
  });
}
