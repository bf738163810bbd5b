// tableSelection, tableFunnel: what became of each ad that was read, and how many were left after each step.
import type { Ad } from '../core';
import { selectionFunnel } from '../corpus';
import { count, makeTable, schema, text, type TableOf } from '../table';

/** The table of {@link tableSelection}. */
export const SELECTION = schema('selection', 'one row an ad that was read', {
  id: text('ad'),
  title: text('title'),
  file: text('file'),
  row: count('row'),
  language: text('language'),
  included: text('included'),
  reason: text('reason'),
  group: text('stands for'),
});

/**
 * What became of each ad, for an appendix or a check by hand: one row an ad read: where it came from, whether it is `included` (`yes`, `no`), else
 * the `reason` (empty for ads that count), and the `group` of near-duplicates that it is in.
 * @example
 * show(where(tableSelection(ads), ({ included }) => included === 'no'));
 */
export function tableSelection(ads: readonly Ad[]): TableOf<typeof SELECTION> {
  const rows = ads.map(({ id, title, source, language, selection: { reason, group } }) => ({
    id,
    title,
    file: source.file,
    row: source.row,
    language,
    included: reason === null ? 'yes' : 'no',
    reason: reason ?? '',
    group,
  }));
  return makeTable(SELECTION, rows);
}

/** The table of {@link tableFunnel}. */
export const FUNNEL = schema('selection_funnel', 'one row a step of the selection, in its order', {
  step: text('step'),
  ads: count('ads', { unit: 'ads' }),
  removed: count('removed', { unit: 'ads' }),
  reason: text('reason'),
});

/**
 * How many ads are left to count, step by step: one row a step of the selection: the `ads` left after it, those that it `removed`, and the `reason`
 * that they are marked with. For the ads one by one see `tableSelection`.
 * @example
 * show(tableFunnel(ads));
 */
export function tableFunnel(ads: readonly Ad[]): TableOf<typeof FUNNEL> {
  const rows = selectionFunnel(ads).map(({ reason, ...row }) => ({ ...row, reason: reason ?? '' }));
  return makeTable(FUNNEL, rows);
}
