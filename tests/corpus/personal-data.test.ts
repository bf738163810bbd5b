// redactText on the labelled set of personal-data.yaml: recall and precision of each kind.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSafe } from 'redos-detector';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { redactText } from '../../src/corpus';
import { handlePatterns } from '../../src/corpus/find-addresses';
import { numberPatterns } from '../../src/corpus/find-numbers';
import { linkedPhone } from '../../src/corpus/find-phones';

const KINDS = ['phone', 'email', 'name', 'iban', 'id'] as const;
type Kind = (typeof KINDS)[number];

interface Tally {
  wanted: number;
  hit: number;
  found: number;
}

interface Scored {
  readonly tally: Readonly<Record<Kind, Tally>>;
  /** Items that did not come out as marked: what was expected, what came out. */
  readonly wrong: readonly string[];
}

const marked = /\{(phone|email|name|iban|id)\|([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g;
const items = Object.values(
  parse(readFileSync(join(__dirname, 'personal-data.yaml'), 'utf8')) as Record<string, string>,
).flatMap((lines) =>
  lines
    .trimEnd()
    .split('\n')
    .map((line) => line.replaceAll('⏎', '\n')),
);

/** The expression with a few letters for all: the detector knows no letter case beside Unicode. */
function plain({ source }: RegExp): RegExp {
  return new RegExp(source.replace(/\\p\{L[lu]?\}/g, 'a-zé').replace(/\\p\{N\}/g, '0-9'));
}

/** A placeholder is right where it stands for exactly what is marked: what is before and after it is told by the whole item. */
function score(): Scored {
  const tally = Object.fromEntries(KINDS.map((kind) => [kind, { wanted: 0, hit: 0, found: 0 }])) as Record<
    Kind,
    Tally
  >;
  const wrong: string[] = [];
  for (const item of items) {
    const wanted = item.replace(marked, '[$1]');
    const got = redactText(item.replace(marked, '$2'));
    if (got !== wanted) wrong.push(`${JSON.stringify(wanted)} came out as ${JSON.stringify(got)}`);
    for (const kind of KINDS) {
      const [a, b] = [wanted, got].map((text) => text.split(`[${kind}]`).length - 1);
      tally[kind].wanted += a;
      tally[kind].found += b;
      tally[kind].hit += rightOnes(item, got, kind);
    }
  }
  return { tally, wrong };
}

/** Marked data of a kind of which nothing is left, as far as there are placeholders for it. */
function rightOnes(item: string, got: string, kind: Kind): number {
  const gone = [...item.matchAll(marked)].filter(([, of, what]) => of === kind && !got.includes(what));
  return Math.min(gone.length, got.split(`[${kind}]`).length - 1);
}

const { tally, wrong } = score();
const recall = (kind: Kind): number => tally[kind].hit / tally[kind].wanted;
const precision = (kind: Kind): number => tally[kind].hit / tally[kind].found;

describe('redaction of the labelled set', () => {
  it('is measured on hundreds of items', () => {
    console.log(
      [
        ...KINDS.map((kind) => {
          const { wanted, found } = tally[kind];
          return `${kind}: recall ${recall(kind).toFixed(3)} of ${wanted}, precision ${precision(kind).toFixed(3)} of ${found}`;
        }),
        `${items.length - wrong.length} of ${items.length} items exactly as marked`,
        ...wrong,
      ].join('\n'),
    );
    expect(items.filter((item) => marked.test(item)).length).toBeGreaterThanOrEqual(150);
    expect(items.length).toBeGreaterThanOrEqual(500);
  });

  it.each(['phone', 'email'] as const)('finds every %s but one in a hundred, and little else', (kind) => {
    expect(recall(kind)).toBeGreaterThanOrEqual(0.99);
    expect(precision(kind)).toBeGreaterThanOrEqual(0.99);
  });

  it('finds nine of ten names in contact sentences, and hardly a team or a product', () => {
    expect(recall('name')).toBeGreaterThanOrEqual(0.9);
    expect(precision('name')).toBeGreaterThanOrEqual(0.95);
  });

  it.each(['iban', 'id'] as const)('finds each %s', (kind) => {
    expect([recall(kind), precision(kind)]).toEqual([1, 1]);
  });

  it('leaves all the rest of the text as it is', () => {
    expect(wrong.length / items.length).toBeLessThan(0.02);
  });

  // The others are beyond the detector's steps; text.test.ts runs them over megabytes made to hold them up.
  it.each(Object.entries({ ...handlePatterns, iban: numberPatterns.iban, linkedPhone }))(
    'searches with an expression that cannot run away: %s',
    (_, pattern) => {
      expect(isSafe(plain(pattern), { maxScore: 500 })).toMatchObject({ safe: true });
    },
  );
});
