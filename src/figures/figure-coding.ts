// Figures of a coding: counts it, draws it, and says in the caption what was counted.
import { KIND_NAMES, type Coding, type Figure, type Kind, type CountOver } from '../core';
import { distributionFrame, groupAds, kindFrame, profileFrame, toColumns } from '../frames';
import { drawComparison } from './draw-comparison';
import { drawDistribution, type DistributionValue } from './draw-distribution';
import { drawProfiles } from './draw-profiles';
import type { FigureWidth } from './theme';

/** What all figures of a coding take. */
export interface CodingFigureOptions {
  /** Count distinct ads (default) or all postings. */
  readonly over?: CountOver;
  /** File name without extension. */
  readonly name?: string;
  readonly title?: string;
  /** Replaces the caption that says what is counted. */
  readonly caption?: string;
  /** Default `wide` (120 mm). */
  readonly width?: FigureWidth;
}

/** Options of {@link figureDistribution}. */
export interface DistributionFigureOptions extends CodingFigureOptions {
  /** Codes of one kind; default all. */
  readonly kind?: Kind;
  /** What the ads are grouped by, e.g. `profile` or `language`; default not at all. */
  readonly by?: string | null;
  /** What is drawn; default `mentions` for all ads together, `prevalence` for groups: groups differ in size. */
  readonly value?: DistributionValue;
}

/** Options of {@link figureComparison}. */
export interface ComparisonFigureOptions extends CodingFigureOptions {
  readonly kind: Kind;
  /** Two values of `by`; default GenAI Engineer and ML Engineer. */
  readonly groups?: readonly [string, string];
  /** Default `profile`. */
  readonly by?: string;
  /** Default `share`: the largest share in either group on top. */
  readonly sort?: 'difference' | 'share';
}

/** Ads of each profile. */
export function figureProfiles(
  coding: Coding,
  { over = 'distinct', caption, ...draw }: CodingFigureOptions = {},
): Figure {
  return drawProfiles(toColumns(profileFrame(coding, { over })), {
    ...draw,
    caption: caption ?? `Ads by profile (${sizeOf(coding, over)}).`,
  });
}

/** Mentions of each kind of code: job tasks, technologies, soft skills. */
export function figureKinds(
  coding: Coding,
  { over = 'distinct', caption, name, ...draw }: CodingFigureOptions = {},
): Figure {
  return drawDistribution(toColumns(kindFrame(coding, { over })), {
    ...draw,
    name: name ?? 'category_type_distribution',
    value: 'mentions',
    caption: caption ?? `Mentions by kind of code (${sizeOf(coding, over)}).`,
  });
}

/** How often each code is mentioned, over all ads or by group; zeros included. */
export function figureDistribution(coding: Coding, options: DistributionFigureOptions = {}): Figure {
  const { kind, by = null, over = 'distinct', name, caption, ...draw } = options;
  const value = draw.value ?? (by === null ? 'mentions' : 'prevalence');
  const what = value === 'mentions' ? 'Mentions' : value === 'ads' ? 'Ads' : 'Share of ads';
  const codes = kind ? KIND_NAMES[kind].toLowerCase() : 'all codes';
  return drawDistribution(toColumns(distributionFrame(coding, { kind, by, over })), {
    ...draw,
    kind,
    value,
    name: name ?? `${kind ?? 'code'}_distribution${by === null ? '' : `_by_${by.replace(/\W+/g, '_')}`}`,
    caption: caption ?? `${what} of ${codes}${by === null ? '' : ` by ${by}`} (${sizeOf(coding, over)}).`,
  });
}

/** Two groups of ads side by side: the share of ads that mention each code, with 95 % intervals. */
export function figureComparison(coding: Coding, options: ComparisonFigureOptions): Figure {
  const { kind, by = 'profile', over = 'distinct', name, caption, sort = 'share', ...draw } = options;
  const { names, ads } = groupAds(coding, by, over);
  return drawComparison(toColumns(distributionFrame(coding, { kind, by, over })), {
    ...draw,
    sort,
    sizes: Object.fromEntries(names.map((group, i) => [group, ads[i]])),
    name: name ?? `${kind}_comparison`,
    caption:
      caption ??
      `${KIND_NAMES[kind]} by ${by}: share of ${over === 'distinct' ? 'distinct ads' : 'postings'}.`,
  });
}

function sizeOf(coding: Coding, over: CountOver): string {
  const [n = 0] = groupAds(coding, null, over).ads;
  return `n = ${n} ${over === 'distinct' ? 'distinct ads' : 'postings'}`;
}
