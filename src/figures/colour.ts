// Colour: the scale of heat maps, and which ink is legible on a colour.

/** Ends of the scale in OKLCH: lightness 0 to 1, chroma, hue in degrees. */
const LIGHT = { lightness: 0.975, chroma: 0.012 };
const DARK = { lightness: 0.33, chroma: 0.1 };
const HUE = 255;

/**
 * A colour of the one-hue scale of heat maps, for a share 0 (almost white) to 1 (dark blue) as `#RRGGBB`. Lightness falls
 * evenly in OKLab, so that equal steps look equal, also in grey print. Source: Ottosson, A perceptual color space for
 * image processing (2020).
 */
export function sequentialColour(share: number): string {
  const t = Math.min(1, Math.max(0, share));
  const lightness = LIGHT.lightness + (DARK.lightness - LIGHT.lightness) * t;
  // More chroma in the middle than at the ends, as far as sRGB has it.
  const chroma = LIGHT.chroma + (DARK.chroma - LIGHT.chroma) * t + 0.045 * 4 * t * (1 - t) * 0.6;
  const hue = (HUE * Math.PI) / 180;
  return hexOf(linearRgb(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)));
}

/** `#FFFFFF` or `#000000`, whichever contrasts more with a background `#RRGGBB`. */
export function inkOn(background: string): string {
  const dark = contrast('#000000', background);
  return contrast('#FFFFFF', background) > dark ? '#FFFFFF' : '#000000';
}

/** Contrast of two colours `#RRGGBB`, 1 (none) to 21 (black on white). Source: WCAG 2.1, relative luminance and contrast ratio. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** A colour `#RRGGBB` as `rgba(…)` with an opacity of 0 to 1. */
export function faded(colour: string, opacity: number): string {
  return `rgba(${channels(colour).join(',')},${opacity})`;
}

/** How far two colours `#RRGGBB` lie apart: Euclidean distance in OKLab, 0 to about 1 (black to white). Source: Ottosson (2020). */
export function distance(one: string, other: string): number {
  const [a, b] = [one, other].map(oklab);
  return Math.hypot(...a.map((value, i) => value - b[i]));
}

function oklab(colour: string): number[] {
  const [r, g, b] = channels(colour).map((value) => toLinear(value / 255));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => toLinear(value / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

function linearRgb(lightness: number, a: number, b: number): number[] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function hexOf(linear: readonly number[]): string {
  const byte = (value: number) => Math.round(255 * fromLinear(Math.min(1, Math.max(0, value))));
  return `#${linear.map((value) => byte(value).toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function fromLinear(value: number): number {
  return value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
}
