// The bundled font as CSS, so that figures look the same on every machine.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { RoleLensError } from '../core';

/** Family name under which the font is declared. */
export const BUNDLED_FAMILY = 'Source Sans 3';

const WEIGHTS = [400, 600] as const;

/** A font file: the letters it has, and itself as a data URI. */
interface FontFile {
  readonly weight: number;
  readonly range: string;
  readonly ranges: readonly (readonly [number, number])[];
  readonly uri: string;
}

let loaded: readonly FontFile[] | undefined;

/**
 * `@font-face` rules with the font inside (no network), regular and semi-bold: for all letters the font has, or only
 * the files that `text` needs (Latin always). Throws `RoleLensError` where the font package is missing.
 */
export function fontFaces(text?: string): string {
  const points = text === undefined ? undefined : [...new Set(text)].map((letter) => letter.codePointAt(0)!);
  const needed = (file: FontFile) =>
    !points ||
    file.range.startsWith('U+0000') ||
    points.some((point) => inRanges(point, file.ranges) && !isLatin(point));
  return fontFiles().filter(needed).map(rule).join('\n');
}

function rule({ weight, range, uri }: FontFile): string {
  return (
    `@font-face{font-family:'${BUNDLED_FAMILY}';font-style:normal;font-weight:${weight};` +
    `src:url(${uri}) format('woff2');unicode-range:${range}}`
  );
}

function isLatin(point: number): boolean {
  return fontFiles().some((file) => file.range.startsWith('U+0000') && inRanges(point, file.ranges));
}

function inRanges(point: number, ranges: FontFile['ranges']): boolean {
  return ranges.some(([from, to]) => point >= from && point <= to);
}

function fontFiles(): readonly FontFile[] {
  return (loaded ??= readFontFiles());
}

function readFontFiles(): FontFile[] {
  try {
    const folder = dirname(createRequire(__filename).resolve('@fontsource/source-sans-3/package.json'));
    const subsets = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
    return Object.entries(subsets).flatMap(([subset, range]) =>
      WEIGHTS.map((weight) => {
        const file = join(folder, 'files', `source-sans-3-${subset}-${weight}-normal.woff2`);
        const uri = `data:font/woff2;base64,${readFileSync(file).toString('base64')}`;
        return { weight, range, ranges: parseRanges(range), uri };
      }),
    );
  } catch (cause) {
    throw new RoleLensError('The font of the figures was not found.', { hint: 'Run `npm ci` again.', cause });
  }
}

/** `U+0000-00FF,U+0131` as pairs of first and last code point. */
function parseRanges(range: string): (readonly [number, number])[] {
  return range.split(',').map((part) => {
    const [from, to] = part.trim().replace('U+', '').split('-');
    return [parseInt(from, 16), parseInt(to ?? from, 16)] as const;
  });
}
