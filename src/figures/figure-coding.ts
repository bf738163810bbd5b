// Figures of a coding: counts it, draws it, and says in the caption what was counted.
import { groupAds, tableDistribution, tableKinds, tableProfiles } from '../analysis';
import { kindOf, type Coding, type CountOver, type Figure } from '../core';
import { drawComparison } from './draw-comparison';
import { drawDistribution, type DistributionValue } from './draw-distribution';
import { drawProfiles } from './draw-profiles';
import type { TableFigureOptions } from './table-figure';

/** What all figures of a coding take. */
export interface CodingFigureOptions extends TableFigureOptions {
  /** Count distinct ads (default) or all postings. */
  readonly over?: CountOver;
}

/** Options of {@link figureDistribution}. */
export interface DistributionFigureOptions extends CodingFigureOptions {
  /** Codes of one kind, by its id; default all. */
  readonly kind?: string;
  /** What the ads are grouped by, e.g. `profile` or `language`; default not at all. */
  readonly by?: string | null;
  /** What is drawn; default `mentions` for all ads together, `prevalence` for groups: groups differ in size. */
  readonly value?: DistributionValue;
}

/** Options of {@link figureComparison}. */
export interface ComparisonFigureOptions extends CodingFigureOptions {
  /** Codes of one kind, by its id; default all. */
  readonly kind?: string;
  /** Two to four values of `by`; default the first two. */
  readonly groups?: readonly string[];
  /** Default `profile`. */
  readonly by?: string;
  /** Default `share`: the largest share in any group on top. */
  readonly sort?: 'difference' | 'share';
}

/**
 * Ads of each profile, as bars.
 * @throws NothingToShow where the codebook has no profiles.
 * @example
 * show(figureProfiles(coding));
 */
export function figureProfiles(
  coding: Coding,
  { over = 'distinct', caption, ...draw }: CodingFigureOptions = {},
): Figure {
  return drawProfiles(tableProfiles(coding, { over }), {
    ...draw,
    caption: caption ?? `Ads by profile (${sizeOf(coding, over)}).`,
  });
}

/**
 * Mentions of each kind of code, as bars.
 * @example
 * show(figureKinds(coding));
 */
export function figureKinds(
  coding: Coding,
  { over = 'distinct', caption, name, ...draw }: CodingFigureOptions = {},
): Figure {
  return drawDistribution(tableKinds(coding, { over }), {
    ...draw,
    name: name ?? 'category_type_distribution',
    value: 'mentions',
    caption: caption ?? `Mentions by kind of code (${sizeOf(coding, over)}).`,
  });
}

/**
 * How often each code is mentioned, over all ads or by group, as bars: mentions, or the share of ads (`value: 'prevalence'`); zeros included.
 * @throws NothingToShow for profiles where there are none; RoleLensError for a column that the ads lack (naming those there are), and for a kind
 * that the coding lacks.
 * @example
 * show(figureDistribution(coding, { kind: coding.kinds[0].id, value: 'prevalence' }));
 */
export function figureDistribution(coding: Coding, options: DistributionFigureOptions = {}): Figure {
  const { kind, by = null, over = 'distinct', name, caption, ...draw } = options;
  const value = draw.value ?? (by === null ? 'mentions' : 'prevalence');
  const what = value === 'mentions' ? 'Mentions' : value === 'ads' ? 'Ads' : 'Share of ads';
  const codes = kind === undefined ? '' : `: ${kindOf(draw.legend ?? coding, kind).name}`;
  return drawDistribution(tableDistribution(coding, { kind, by, over }), {
    ...draw,
    kind,
    value,
    name: name ?? `${kind ?? 'code'}_distribution${by === null ? '' : `_by_${by.replace(/\W+/g, '_')}`}`,
    caption:
      caption ?? `${what} by code${by === null ? '' : ` and ${by}`}${codes} (${sizeOf(coding, over)}).`,
  });
}

/**
 * Groups of ads side by side: the share of ads that mention each code, with 95 % intervals. Whether the differences are shown draws
 * `figureDifferences`.
 * @throws NothingToShow where there are no two groups; RoleLensError for groups that no ad is in, and for a kind that the coding lacks.
 * @example
 * show(figureComparison(coding, { kind: coding.kinds[0].id, by: 'profile' }));
 */
export function figureComparison(coding: Coding, options: ComparisonFigureOptions = {}): Figure {
  const { kind, by = 'profile', over = 'distinct', name, caption, sort = 'share', ...draw } = options;
  const { names, ads } = groupAds(coding, by, over);
  const codes = kind === undefined ? 'Codes' : kindOf(draw.legend ?? coding, kind).name;
  return drawComparison(tableDistribution(coding, { kind, by, over }), {
    ...draw,
    sort,
    sizes: Object.fromEntries(names.map((group, i) => [group, ads[i]])),
    name: name ?? `${kind ?? 'code'}_comparison`,
    caption: caption ?? `${codes} by ${by}: share of ${over === 'distinct' ? 'distinct ads' : 'postings'}.`,
  });
}

function sizeOf(coding: Coding, over: CountOver): string {
  const [n = 0] = groupAds(coding, null, over).ads;
  return `n = ${n} ${over === 'distinct' ? 'distinct ads' : 'postings'}`;
}
