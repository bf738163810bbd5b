// Figures of ads before any coding: months, sectors, titles.
import { tableCorpus, type CorpusTableOptions } from '../analysis';
import type { Ad, Figure } from '../core';
import { drawBars } from './draw-bars';
import { formatCount } from './numbers';
import type { NamedFigureOptions } from './table-figure';
import { NEUTRAL } from './theme';

/** Options of {@link figureAds}. */
export interface AdsFigureOptions extends CorpusTableOptions, NamedFigureOptions {
  /** What is counted by, as in `tableCorpus`. */
  readonly by: string;
}

/**
 * Distinct ads by month, sector or any other column, before they are coded; months, quarters and years in order of time, all else by number. For
 * coded ads, with intervals, see `figureTableAds`.
 * @throws RoleLensError for a column that the ads lack, naming those there are.
 * @example
 * show(figureAds(ads, { by: 'month' }));
 */
export function figureAds(
  ads: readonly Ad[],
  { by, name, caption, title, width, ...options }: AdsFigureOptions,
): Figure {
  const sort = ['month', 'quarter', 'year'].includes(by) ? 'value' : 'number';
  const { columns } = tableCorpus(ads, by, { sort, ...options });
  const bars = columns.ads.map((value) => ({ value, label: formatCount(value), colour: NEUTRAL }));
  const n = columns.ads.reduce((sum, value) => sum + value, 0);
  return {
    name: name ?? `ads_by_${by.replace(/\W+/g, '_')}`,
    ...drawBars(columns.value, [{ name: '', bars }], {
      width,
      title,
      axisTitle: 'Distinct ads (count)',
      percent: false,
    }),
    caption: caption ?? `Ads by ${by} (n = ${n} distinct ads).`,
    table: columns,
  };
}
