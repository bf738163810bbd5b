// Where a quote stands in an ad: coders change case and white space when they copy.

/** Finds quotes in one text; a quote asked for again is looked for further on first. */
export class QuoteFinder {
  private folded?: { text: string; offsets: Uint32Array };
  private readonly last = new Map<string, number>();

  constructor(private readonly text: string) {}

  /** Offsets of the quote, or `null`. Exact words are preferred to those that differ in case or white space. */
  find(quote: string): { start: number; end: number } | null {
    if (!quote.trim()) return null;
    const from = this.last.get(quote) ?? 0;
    const found =
      this.exact(quote, from) ??
      this.loose(quote, from) ??
      (from ? (this.exact(quote, 0) ?? this.loose(quote, 0)) : null);
    if (found) this.last.set(quote, found.end);
    return found;
  }

  private exact(quote: string, from: number): { start: number; end: number } | null {
    const start = this.text.indexOf(quote, from);
    return start < 0 ? null : { start, end: start + quote.length };
  }

  private loose(quote: string, from: number): { start: number; end: number } | null {
    const { text, offsets } = (this.folded ??= fold(this.text));
    const wanted = fold(quote.trim()).text;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
      if (offsets[at] >= from) return { start: offsets[at], end: offsets[at + wanted.length - 1] + 1 };
    return null;
  }
}

/** Lower case, runs of white space as one blank, straight apostrophes; and the offset that each unit came from. */
function fold(text: string): { text: string; offsets: Uint32Array } {
  const offsets = new Uint32Array(text.length);
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const blank = /\s/.test(text[i]);
    if (blank && folded.endsWith(' ')) continue;
    const lower = blank ? ' ' : text[i] === '’' ? "'" : text[i].toLowerCase();
    offsets[folded.length] = i;
    folded += lower.length === 1 ? lower : text[i];
  }
  return { text: folded, offsets };
}
