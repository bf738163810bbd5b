// The layout that all figures share: white page, bundled font, margins in px, the head, and the shape of a slide.
import type { Head } from './page-head';
import { FONT_FAMILY, FONT_SIZES, INK, round, SLIDE_SCALE, widthInPixels, type FigureWidth } from './theme';

/** What a page is made of. */
export interface PageOptions {
  readonly width?: FigureWidth;
  readonly head: Head;
  /** Height of the plot, in px. */
  readonly plot: number;
  readonly left: number;
  readonly right: number;
  /** Room below the plot, in px. */
  readonly bottom: number;
  readonly xaxis: Readonly<Record<string, unknown>>;
  readonly yaxis: Readonly<Record<string, unknown>>;
}

/** Layout of a figure, ready for Plotly. */
export type PageLayout = Record<string, unknown> & {
  width: number;
  height: number;
  shapes: Record<string, unknown>[];
  annotations: Record<string, unknown>[];
};

const SLIDE_SHAPE = 16 / 9;

/** Puts head and plot on a page; `layout.meta.scale` says how many times larger than its px a slide is shown. */
export function pageLayout(options: PageOptions): PageLayout {
  const { head, left, right, bottom, width: named = 'wide', ...axes } = options;
  const { width, height, spare, scale } = pageSize(options);
  return {
    width,
    height,
    margin: { l: left, r: right, t: head.height, b: bottom + spare, pad: 0, autoexpand: true },
    font: { family: FONT_FAMILY, size: FONT_SIZES.label, color: INK.text },
    paper_bgcolor: '#FFFFFF',
    plot_bgcolor: '#FFFFFF',
    showlegend: false,
    hovermode: 'closest',
    ...(named === 'slide' && { meta: { scale } }),
    ...head.parts(height),
    xaxis: axes.xaxis,
    yaxis: axes.yaxis,
  };
}

/** On a slide, a low plot grows to twice its height and leaves the rest white, and a high one gets a wider page. */
function pageSize({ width: named = 'wide', head, plot, bottom }: PageOptions) {
  const width = widthInPixels(named);
  const height = head.height + plot + bottom;
  if (named !== 'slide') return { width, height, spare: 0, scale: 1 };
  const wide = round(Math.max(width, height * SLIDE_SHAPE));
  const high = round(wide / SLIDE_SHAPE);
  return {
    width: wide,
    height: high,
    spare: round(Math.max(0, high - height - plot)),
    scale: round((SLIDE_SCALE * width) / wide),
  };
}
