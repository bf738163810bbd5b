// A text and the changes to it, kept apart until all are known.

/** Line length from which something new goes to a line of its own. */
const WIDE = 128;

/** Changes to a text at offsets of the text as it was. */
export class Splices {
  private readonly changes: { start: number; end: number; text: string }[] = [];

  constructor(readonly source: string) {}

  replace(start: number, end: number, text: string): void {
    this.changes.push({ start, end, text });
  }

  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  /** The text with all changes made; of two at one place the first comes first. */
  apply(): string {
    const newline = this.source.includes('\r\n') ? '\r\n' : '\n';
    const sorted = this.changes.map((change, order) => ({ ...change, order }));
    sorted.sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
    let result = '';
    let at = 0;
    for (const { start, end, text } of sorted) {
      result += this.source.slice(at, Math.max(at, start)) + text.replace(/\n/g, newline);
      at = Math.max(at, end);
    }
    return result + this.source.slice(at);
  }

  /** Offset of the first character of the line that `at` stands in. */
  lineStart(at: number): number {
    return this.source.lastIndexOf('\n', at - 1) + 1;
  }

  /** Offset of the line break, or the end of the text. */
  lineEnd(at: number): number {
    const end = this.source.indexOf('\n', at);
    if (end < 0) return this.source.length;
    return this.source[end - 1] === '\r' && end > at ? end - 1 : end;
  }

  /** Offset after the line break. */
  nextLine(at: number): number {
    const end = this.source.indexOf('\n', at);
    return end < 0 ? this.source.length : end + 1;
  }

  /** Blanks at the start of the line that `at` stands in. */
  indentOf(at: number): string {
    return /^[ \t]*/.exec(this.source.slice(this.lineStart(at), at))![0];
  }

  /** Column of `at`, from 0. */
  columnOf(at: number): number {
    return at - this.lineStart(at);
  }

  /** New items of a list opened at `open`, after the one that ends at `at`, each with a comma before it; on new lines where one would get too long. */
  wrapped(at: number, open: number, texts: readonly string[]): string {
    const indent = this.indentOf(at) + (this.lineStart(at) <= open ? '  ' : '');
    const rest = this.lineEnd(at) - at;
    let column = this.columnOf(at);
    return texts
      .map((text) => {
        const fits = column + text.length + rest + 2 <= WIDE || column <= indent.length;
        column = (fits ? column + 2 : indent.length) + text.length;
        return fits ? `, ${text}` : `,\n${indent}${text}`;
      })
      .join('');
  }

  /** Offset of the next comma after `at`, over white space and comments; -1 where something else comes first. */
  commaAfter(at: number): number {
    const between = /(?:\s|#[^\n]*)*/y;
    between.lastIndex = at;
    between.exec(this.source);
    return this.source[between.lastIndex] === ',' ? between.lastIndex : -1;
  }

  /** Deletes `[start, end)` and the blanks after it; a line that is empty then goes as a whole. */
  cut(start: number, end: number): void {
    const { source } = this;
    let [from, to] = [start, end];
    while (source[to] === ' ') to++;
    if (to !== this.lineEnd(end)) return this.replace(from, to, '');
    while (source[from - 1] === ' ') from--;
    if (from === this.lineStart(start)) to = this.nextLine(end);
    this.replace(from, to, '');
  }
}
