// Quotes found in a text although coders change case and white space.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuoteFinder } from '../../src/coding/find-quote';

/** The words of the text where each quote is found, in turn. */
function found(text: string, ...quotes: string[]): (string | null)[] {
  const finder = new QuoteFinder(text);
  return quotes.map((quote) => {
    const span = finder.find(quote);
    return span && text.slice(span.start, span.end);
  });
}

describe('QuoteFinder', () => {
  it('finds a quote whose letter case, white space or apostrophes differ', () => {
    const text = 'You  Build\n\tdata pipelines, the team’s own';
    expect(found(text, 'you build DATA pipelines')).toEqual(['You  Build\n\tdata pipelines']);
    expect(found(text, "  team's own ")).toEqual(['team’s own']);
  });

  it('prefers the exact words to an earlier place that differs in case', () => {
    expect(new QuoteFinder('python or Python').find('Python')).toEqual({ start: 10, end: 16 });
  });

  it('takes successive places for a quote asked for again, and the first again after the last', () => {
    const finder = new QuoteFinder('go, go, Go');
    expect([1, 2, 3, 4].map(() => finder.find('go')?.start)).toEqual([0, 4, 8, 0]);
  });

  it('says null for what is not there and for an empty quote', () => {
    expect(found('Python', 'Rust', '', ' ')).toEqual([null, null, null]);
  });

  it('finds any part of any text, word for word', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(..."aB \n’'İé"),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      minLength: 1,
    });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (any, a, b) => {
        const from = a % any.length;
        const quote = any.slice(from, from + 1 + (b % (any.length - from)));
        fc.pre(quote.trim() !== '');
        expect(found(any, quote)).toEqual([quote]);
      }),
    );
  });

  it('finds any part of a text that was put in capitals and spaced out', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abc é'), minLength: 1 });
    fc.assert(
      fc.property(text, fc.nat(), (any, a) => {
        const quote = any.slice(a % any.length).trim();
        fc.pre(quote !== '');
        const [match] = found(any, quote.toUpperCase().replace(/ +/g, ' \n '));
        expect(match?.replace(/ +/g, ' ')).toBe(quote.replace(/ +/g, ' '));
      }),
    );
  });
});
