// Colour vision: how colours look to people with a colour deficiency and in grey, and how far apart two colours are.

type Matrix = readonly (readonly [number, number, number])[];

/** Full deficiency in linear RGB. Source: Machado, Oliveira and Fernandes, IEEE TVCG 15 (2009), supplementary matrices, severity 1.0. */
const DEFICIENCIES: Readonly<Record<string, Matrix>> = {
  none: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

export const VISIONS = Object.keys(DEFICIENCIES);

/** CIELAB (D65) of a colour `#RRGGBB` as someone with this vision sees it. */
export function labOf(colour: string, vision = 'none'): [number, number, number] {
  const linear = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [r, g, b] = DEFICIENCIES[vision].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, weight, i) => sum + weight * linear[i], 0),
      ),
    ),
  );
  const f = (t: number) => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Lightness of a colour, 0 to 100: all that grey print keeps. */
export function lightnessOf(colour: string): number {
  return labOf(colour)[0];
}

/** Difference of two colours in CIELAB (CIE 1976); 2.3 is just noticeable. */
export function distance(one: string, other: string, vision = 'none'): number {
  const [a, b] = [labOf(one, vision), labOf(other, vision)];
  return Math.hypot(...a.map((value, i) => value - b[i]));
}
