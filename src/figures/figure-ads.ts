// Figures of ads before any coding: months, sectors, titles.
import type { Ad, Figure } from '../core';
import { corpusCountFrame, toColumns, type CorpusCountOptions } from '../frames';
import { drawBars } from './draw-bars';
import { formatCount } from './numbers';
import { kindColour, type FigureWidth } from './theme';

/** Options of {@link figureAds}. */
export interface AdsFigureOptions extends CorpusCountOptions {
  /** What is counted by, as in `corpusCountFrame`. */
  readonly by: string;
  /** File name without extension; default `ads_by_…`. */
  readonly name?: string;
  readonly caption?: string;
  /** Default `wide` (120 mm). */
  readonly width?: FigureWidth;
}

/** Distinct ads by month, sector or any other column; months and years in order of time, all else by number. */
export function figureAds(
  ads: readonly Ad[],
  { by, name, caption, width, ...options }: AdsFigureOptions,
): Figure {
  const sort = by === 'month' || by === 'year' ? 'value' : 'number';
  const table = toColumns(corpusCountFrame(ads, by, { sort, ...options }));
  const numbers = table.ads.map(Number);
  const bars = numbers.map((value) => ({ value, label: formatCount(value), colour: kindColour(undefined) }));
  const n = numbers.reduce((sum, value) => sum + value, 0);
  return {
    name: name ?? `ads_by_${by.replace(/\W+/g, '_')}`,
    ...drawBars(table.value.map(String), [{ name: '', bars }], {
      width,
      axisTitle: 'Distinct ads (count)',
      percent: false,
    }),
    caption: caption ?? `Ads by ${by} (n = ${n} distinct ads).`,
    table,
  };
}
