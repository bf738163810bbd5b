// How good suggestions are: technology terms of the bundled codebook are hidden one by one and looked for among the candidates.
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCodebook, type Codebook } from '../../src/codebook';
import { codeAds, recode, suggestTerms, type Suggestion } from '../../src/coding';
import { sampleIndices, type Coding } from '../../src/core';
import { readAds } from '../../src/corpus';
import { tokenize } from '../../src/text';

const ADS = '../shared/corpus/jobfeed/ads.csv';
const present = existsSync(ADS);
if (!present) console.log('Skipped: the reference corpus is not beside the project.');

/** A term of a code, and the words that it fits in distinct ads, as suggestions spell them. */
interface Firing {
  readonly code: string;
  readonly term: string;
  readonly words: Set<string>;
  readonly ads: Set<string>;
}

function technologyTerms(coding: Coding): Firing[] {
  const firing = new Map<string, Firing>();
  coding.ads.forEach(({ id, mentions }, i) => {
    if (coding.corpus[i].selection.reason !== null) return;
    for (const { code, kind, term, quote } of mentions) {
      if (kind !== 'technology') continue;
      const key = `${code} ${term}`;
      if (!firing.has(key)) firing.set(key, { code, term, words: new Set(), ads: new Set() });
      const words = quote
        .toLowerCase()
        .replace(/['’]s$/, '')
        .replace(/[\s\-/_]+/g, ' ');
      firing.get(key)!.words.add(words);
      firing.get(key)!.ads.add(id);
    }
  });
  return [...firing.values()].sort((a, b) => (`${a.code} ${a.term}` < `${b.code} ${b.term}` ? -1 : 1));
}

function without(book: Codebook, { code, term }: Firing): Codebook {
  const codes = book.codes.map((each) =>
    each.id === code ? { ...each, terms: each.terms.filter(({ text }) => text !== term) } : each,
  );
  return { ...book, codes };
}

const rankOf = (list: readonly Suggestion[], { words }: Firing): number => {
  const rank = list.findIndex(({ term }) => words.has(term));
  return rank < 0 ? Infinity : rank;
};

describe.skipIf(!present)('hidden technology terms', () => {
  it('come back among the first candidates, four in ten or better', async () => {
    const book = readCodebook('data/codebook/genai-roles.yaml');
    const coding = codeAds(tokenize(await readAds(ADS)), book);
    const pool = technologyTerms(coding).filter(({ ads }) => ads.size >= 2);
    const hidden = sampleIndices(pool.length, 100, 1).map((i) => pool[i]);
    const ranks = hidden.map((firing) => {
      const { contexts, variants } = suggestTerms(recode(coding, without(book, firing)), firing.code);
      const [byContext, asVariant] = [rankOf(contexts, firing), rankOf(variants, firing)];
      return { byContext, either: Math.min(byContext, asVariant) };
    });
    const within = (most: number, key: 'byContext' | 'either'): number =>
      ranks.filter((rank) => rank[key] < most).length;
    console.log(
      `hidden terms: ${hidden.length} of ${pool.length} that stand in at least 2 distinct ads; back by context ${within(10, 'byContext')} in the first 10, ${within(25, 'byContext')} in 25; in either class ${within(10, 'either')} and ${within(25, 'either')}`,
    );
    expect(hidden).toHaveLength(100);
    expect(within(10, 'either')).toBeGreaterThanOrEqual(40);
    expect(within(25, 'either')).toBeGreaterThanOrEqual(47);
  });
});
