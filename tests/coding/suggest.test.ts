// Suggestions for terms: what stands where a code's terms stand, and other forms of them.
import { describe, expect, it } from 'vitest';
import { parseCodebook } from '../../src/codebook';
import { codeAds, suggestTerms } from '../../src/coding';
import { VariantFinder } from '../../src/coding/spelling-variants';
import type { Coding } from '../../src/core';
import { tokenize } from '../../src/text';
import { bookOf, codeLine } from '../codebook/small-book';
import { makeAd } from '../text/make-ad';

const BOOK = parseCodebook(
  bookOf([
    codeLine('A', 'technology', 'any: [Docker, Terraform, Helm, Ansible]'),
    codeLine('B', 'technology', 'any: [Excel]'),
    codeLine('N', 'technology', 'any: [Cobol]'),
  ]),
);
/** Pulumi stands in lists like the terms of A, gardening does not; dockers and docker images are forms of Docker. */
const TEXTS = [
  'Experience with Docker, Pulumi, Terraform and more. We offer gardening in spring.',
  'Knowledge of Terraform, Pulumi, Helm or the like. In spring we do gardening together.',
  'You deploy with Ansible, Docker, Helm and Excel. Our gardening club is large.',
  'Experience with Helm, Ansible, Pulumi. You write dockers in a team and docker images at night.',
  'Knowledge of Docker and Terraform. Many dockers and docker images, gardening and Excel.',
];
const codingOf = (texts: readonly string[]): Coding =>
  codeAds(tokenize(texts.map((text, i) => makeAd(text, { id: String(i + 1) }))), BOOK);
const coding = codingOf(TEXTS);

describe('suggestions by context', () => {
  it('put first what stands in lists with the terms of the code', () => {
    const { contexts } = suggestTerms(coding, 'A');
    expect(contexts[0]).toMatchObject({ term: 'pulumi', count: 3, ads: 3, variant: null, of: null });
    const gardening = contexts.find(({ term }) => term === 'gardening');
    expect(gardening ? gardening.score : -Infinity).toBeLessThan(contexts[0].score);
  });

  it('come with up to three places in their sentences', () => {
    const { examples } = suggestTerms(coding, 'A').contexts[0];
    expect(examples.map(({ id, left, hit }) => [id, left + hit])).toEqual([
      ['1', 'Experience with Docker, Pulumi'],
      ['2', 'Knowledge of Terraform, Pulumi'],
      ['4', 'Experience with Helm, Ansible, Pulumi'],
    ]);
    for (const { id, start, end, hit } of examples)
      expect(coding.corpus[Number(id) - 1].text.slice(start, end)).toBe(hit);
  });

  it('are never mentions of the same kind already', () => {
    const { contexts } = suggestTerms(coding, 'A', { fewest: 1, most: 1000 });
    expect(contexts.map(({ term }) => term)).not.toContain('excel');
    expect(contexts.map(({ term }) => term)).not.toContain('docker');
  });

  it('stand in enough distinct ads and are no more than asked for', () => {
    const { contexts } = suggestTerms(coding, 'A', { fewest: 3, most: 1 });
    expect(contexts.map(({ term }) => term)).toEqual(['pulumi']);
    expect(suggestTerms(coding, 'A', { fewest: 6 }).contexts).toEqual([]);
  });

  it('are the same each time', () => {
    expect(suggestTerms(codingOf(TEXTS), 'A')).toEqual(suggestTerms(coding, 'A'));
  });
});

describe('variants', () => {
  it('are a class of their own, with the term that they belong to', () => {
    const { variants, contexts } = suggestTerms(coding, 'A');
    expect(variants.map(({ term, variant, of }) => [term, variant, of]).sort()).toEqual([
      ['docker images', 'compound', 'docker'],
      ['dockers', 'inflection', 'docker'],
    ]);
    expect(contexts.map(({ term }) => term)).not.toContain('dockers');
  });

  const finder = new VariantFinder(
    ['vector store', 'kubernetes', 'python', 'node.js', 'scala', 'go'],
    (word) => ['programmeur', 'bility'].includes(word),
  );
  it.each([
    ['vectorstore', 'spelling', 'vector store'],
    ['nodejs', 'spelling', 'node.js'],
    ['kubrnetes', 'spelling', 'kubernetes'],
    ['vector stores', 'inflection', 'vector store'],
    ['pythonprogrammeur', 'compound', 'python'],
    ['python scripts', 'compound', 'python'],
  ])('know "%s" as a %s of "%s"', (candidate, kind, of) => {
    expect(finder.find(candidate)).toEqual({ kind, of });
  });

  it.each(['vector store', 'pythonista', 'scalable', 'goal', 'cybernetics', ''])(
    'do not know "%s"',
    (candidate) => {
      expect(finder.find(candidate)).toBeNull();
    },
  );
});

describe('a code', () => {
  it('that is not there, or has no mention to learn from, is refused', () => {
    expect(() => suggestTerms(coding, 'X')).toThrow(/no code "X".*A, B, N/);
    expect(() => suggestTerms(coding, 'N')).toThrow(/nothing to learn from/);
  });
});
