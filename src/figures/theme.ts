// Theme: the one place for fonts, sizes on paper, inks and marks of every figure.

/** Sizes are given as on paper; a browser draws 96 CSS pixels to the inch. */
const PIXELS_PER_INCH = 96;

/**
 * Width of a figure on paper: a journal column (85 mm), one and a half (120 mm), the full page (180 mm), any number of
 * mm, or a whole slide (16:9, 338.7 × 190.5 mm, text of 16 to 20 points).
 */
export type FigureWidth = 'column' | 'wide' | 'page' | 'slide' | number;

/** A slide is laid out on a smaller sheet, so that everything on it, text and lines, is as many times larger. */
export const SLIDE_SCALE = 2.25;
const SLIDE_MM = 338.667;

const WIDTHS_MM = { column: 85, wide: 120, page: 180, slide: SLIDE_MM / SLIDE_SCALE } as const;

/** Fonts of all text: the exporter bundles the first; a notebook without it falls back to others that run as narrow. */
export const FONT_FAMILY = "'Source Sans 3', 'Source Sans Pro', 'Arial Narrow', Arial, sans-serif";

/** Font sizes in CSS pixels, named for their use; 7 to 9 points on paper. */
export const FONT_SIZES = {
  value: fromPoints(7),
  tick: fromPoints(7.5),
  label: fromPoints(8),
  title: fromPoints(9),
} as const;

/** Colours that are not data. */
export const INK = {
  text: '#222222',
  soft: '#555555',
  interval: '#333333',
  grid: '#E4E4E4',
  zero: '#888888',
  join: '#BBBBBB',
} as const;

/** Plotly's names of the marks of several series, so that they also differ in shape; more cannot be told apart. */
export const SYMBOLS = ['circle', 'square', 'diamond', 'triangle-up', 'triangle-down', 'cross', 'x'] as const;
export type MarkSymbol = (typeof SYMBOLS)[number];

/** Where colour says nothing. */
export const NEUTRAL = '#4477AA';

/** Points (1/72 inch) as CSS pixels. */
export function fromPoints(points: number): number {
  return round((points * PIXELS_PER_INCH) / 72);
}

/** A figure's width in CSS pixels, to be used for `layout.width`. */
export function widthInPixels(width: FigureWidth): number {
  const millimetres = typeof width === 'number' ? width : WIDTHS_MM[width];
  return round((millimetres * PIXELS_PER_INCH) / 25.4);
}

/** Rounds to a thousandth, so that a figure's JSON reads well and is the same everywhere. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
