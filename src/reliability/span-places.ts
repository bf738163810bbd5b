// Where a coder's spans stand in an ad, so that those of different coders can be laid side by side.
import type { Compared } from './agree-ads';
import type { TextSpan } from './match-spans';

/** Which mentions are compared: each different quote of a code `once` an ad, at its first place, or `all` as the coding places them. */
export type QuotesCompared = 'once' | 'all';

/** A span of one code, by its number in the comparison. */
export interface CodeSpan extends TextSpan {
  readonly code: number;
}

/** What one coder marks in one ad. */
export interface MarkedAd {
  /** In the order of the coding. */
  readonly spans: readonly CodeSpan[];
  /** The code of each quote that is not in the ad. */
  readonly strays: readonly number[];
}

/** The text that the places are in: its length, and what each coder marks; `null` for coders who have not coded the ad. */
export interface LaidOutAd {
  readonly length: number;
  readonly marked: readonly (MarkedAd | null)[];
}

/**
 * Lays the codings of one ad (index in the corpus) side by side. `once` looks quotes up in the text with letter case and white space folded, since
 * coders who quote do not say which of several places they mean.
 */
export function layOut({ codings, codes, coded }: Compared, ad: number, quotes: QuotesCompared): LaidOutAd {
  const { text } = codings[0].corpus[ad];
  const searched = quotes === 'once' ? fold(text) : text;
  const placeOf = new Map(codes.map(({ id }, c) => [id, c]));
  const marked = codings.map((coding, coder): MarkedAd | null => {
    if (!coded(coder, ad)) return null;
    const mentions = coding.ads[ad].mentions;
    const found =
      quotes === 'all'
        ? mentions.map(({ code, start, end }) => ({ code: placeOf.get(code)!, start, end }))
        : firstPlaces(mentions, searched, placeOf);
    return {
      spans: found.filter(({ start }) => start >= 0),
      strays: found.flatMap(({ code, start }) => (start < 0 ? [code] : [])),
    };
  });
  return { length: searched.length, marked };
}

function firstPlaces(
  mentions: readonly { readonly code: string; readonly quote: string }[],
  text: string,
  placeOf: ReadonlyMap<string, number>,
): CodeSpan[] {
  const spans = new Map<string, CodeSpan>();
  for (const { code, quote } of mentions) {
    const wanted = fold(quote);
    const key = `${code}|${wanted}`;
    if (!wanted || spans.has(key)) continue;
    const start = text.indexOf(wanted);
    spans.set(key, { code: placeOf.get(code)!, start, end: start < 0 ? -1 : start + wanted.length });
  }
  return [...spans.values()];
}

/** Lower case, runs of white space as one blank, none at the ends. */
function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, ' ').trim();
}
