// Re-coding after an edit: the same as coding from scratch, whatever the edit.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  editCodebook,
  parseCodebook,
  readCodebook,
  type Codebook,
  type CodebookEditor,
} from '../../src/codebook';
import { codeAds, codingLines, compareCodings, explain, recode, tableEffect } from '../../src/coding';
import { originOf } from '../../src/coding/codebook-coding';
import { RoleLensError, type Coding } from '../../src/core';
import { readAds } from '../../src/corpus';
import { tokenize, type TokenStore } from '../../src/text';
import { bookOf, codeLine } from '../codebook/small-book';
import { makeAd } from '../text/make-ad';

const linesOf = (coding: Coding): string[] => [...codingLines(coding)];

/** A coding's columns and names as text, for comparing what its lines do not show. */
function columnsOf({
  mentions,
  adMentions,
  adProfile,
  codes,
  profiles,
  terms,
  codebookHash,
}: Coding): string[] {
  const columns = [...Object.values(mentions), adMentions, adProfile].map((column) => column.join());
  return [...columns, JSON.stringify([codes, profiles, terms, codebookHash])];
}

/** Words, phrases, gaps, wildcards and conditions that fire in many ads, lose to and win from the bundled terms. */
const TERMS = [
  'data',
  'machine learning engineer',
  'python',
  'build*',
  '~work ... (team|teams)',
  'vector database',
  'learning',
  '/[a-z]+ops/',
  'large language',
  '~develop ... model*',
  { term: 'AI', case: 'exact' as const },
  { term: 'models', near: ['train*', '~build'], within: 4 },
  { term: 'experience', not_before: ['with'], unless_negated: true },
  { term: 'learning', inside_longer: true },
  'neverwrittenword',
];

/** One random step of an edit, made from numbers so that it shrinks. */
type Step = readonly [kind: number, a: number, b: number, c: number];
const step: fc.Arbitrary<Step> = fc.tuple(fc.nat(14), fc.nat(1000), fc.nat(1000), fc.nat(1000));

function apply(b: CodebookEditor, book: Codebook, [kind, x, y, z]: Step): void {
  const pick = <T>(list: readonly T[], n: number): T => list[n % list.length];
  const code = pick(book.codes, x);
  const other = pick(book.codes, y);
  const term = code.terms.length ? pick(code.terms, z).text : '';
  const profile = pick(book.profiles, x);
  const evidence = profile.evidence.length ? y % profile.evidence.length : -1;
  const steps: readonly (() => unknown)[] = [
    () => b.code(code.id).add(pick(TERMS, z)),
    () => b.code(code.id).add(pick(TERMS, z), { language: pick(['any', 'en', 'nl'] as const, y) }),
    () => b.code(code.id).drop(term),
    () => b.code(code.id).move(term, other.id),
    () => b.code(code.id).reword(term, pick(TERMS, y)),
    () => b.mergeCodes(other.id, code.id),
    () => b.splitCode(code.id, { id: `NEW${z}`, name: 'New', definition: 'new' }, [term]),
    () => b.renameCode(code.id, `REN${z}`),
    () => b.removeCode(code.id),
    () => b.code(code.id).unit(code.unit === 'term' ? 'clause' : 'term'),
    () => b.code(code.id).conditions({ unless_negated: true, within: 3 }),
    () => b.profile(profile.name).weight(evidence, (z % 9) - 3),
    () => b.profile(profile.name).base(z % 7),
    () => b.profile(profile.name).dropEvidence(evidence),
    () =>
      b.profile(profile.name).addEvidence({
        weight: 0.5,
        ...(y % 2 ? { codes: [code.id] } : {}),
        ...(y % 3 ? { terms: { any: [pick(TERMS, z)] } } : y % 2 ? {} : { codes: [other.id] }),
        ...(z % 2 ? { in: 'title' as const } : { distinct: true }),
      }),
  ];
  steps[kind]();
}

/** The edited codebook, or `null` where the steps do not fit together. */
function edited(book: Codebook, steps: readonly Step[]): Codebook | null {
  try {
    return editCodebook(book, (b) => steps.forEach((each) => apply(b, book, each)));
  } catch (error) {
    if (error instanceof RoleLensError) return null;
    throw error;
  }
}

describe('re-coding the sample', () => {
  let store: TokenStore;
  let book: Codebook;
  beforeAll(async () => {
    store = tokenize(await readAds('data/sample/ads.jsonl'));
    book = readCodebook('data/codebook/genai-roles.yaml');
  });

  it.each(['keep', 'drop'] as const)(
    'equals coding from scratch after any chain of edits (boilerplate: %s)',
    (boilerplate) => {
      const first = codeAds(store, book, { boilerplate });
      let compared = 0;
      let differing = 0;
      fc.assert(
        fc.property(
          fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
          (chain) => {
            let current = { book, coding: first };
            for (const steps of chain) {
              const next = edited(current.book, steps);
              if (!next) continue;
              const coding = recode(current.coding, next);
              const scratch = codeAds(store, next, { boilerplate });
              expect(columnsOf(coding)).toEqual(columnsOf(scratch));
              expect(linesOf(coding)).toEqual(linesOf(scratch));
              expect(tableEffect(first, coding)).toEqual(tableEffect(first, scratch));
              for (const { id } of store.ads.filter((_, i) => i % 60 === compared % 60))
                expect(explain(coding, id)).toEqual(explain(scratch, id));
              compared++;
              if (linesOf(coding).join('\n') !== linesOf(current.coding).join('\n')) differing++;
              current = { book: next, coding };
            }
          },
        ),
        { numRuns: 14, seed: 20250131 },
      );
      console.log(
        `re-coding (${boilerplate}): ${compared} edits compared with coding from scratch, ${differing} of them changed the coding`,
      );
      expect(differing).toBeGreaterThan(10);
    },
  );

  it('equals coding from scratch after many small edits, each of which codes few ads again', () => {
    const edits: readonly ((b: CodebookEditor) => unknown)[] = [
      (b) => b.code('TECH5').add('knowledge base'),
      (b) =>
        b
          .code('TECH4')
          .add('search engine')
          .add({ term: 'Go', case: 'exact', near: ['Python'] }),
      (b) => b.code('TECH5').drop('Pinecone'),
      (b) => b.splitCode('TECH4', { id: 'TECH4B', name: 'New', definition: 'new' }, ['LangChain']),
      (b) => b.code('TECH5').drop('knowledge base').reword('Weaviate', 'Weaviat*'),
      (b) => b.profile(book.profiles[0].name).dropEvidence(0),
      (b) => b.profile(book.profiles[1].name).addEvidence({ weight: 0.5, terms: { any: ['pgvector'] } }),
      (b) => b.removeCode('TECH4B'),
    ];
    let current = { book, coding: codeAds(store, book) };
    const first = current.coding;
    let patched = 0;
    for (const edit of edits) {
      const next = editCodebook(current.book, edit);
      const coding = recode(current.coding, next);
      const scratch = codeAds(store, next);
      expect(columnsOf(coding)).toEqual(columnsOf(scratch));
      expect(linesOf(coding)).toEqual(linesOf(scratch));
      expect(compareCodings(current.coding, coding)).toEqual(compareCodings({ ...current.coding }, coding));
      expect(tableEffect(first, coding)).toEqual(tableEffect(first, scratch));
      if (originOf(coding)!.rows.base === originOf(first)!.rows.base) patched++;
      current = { book: next, coding };
    }
    console.log(`re-coding: ${patched} of ${edits.length} small edits share the base of the first coding`);
    expect(patched).toBeGreaterThan(4);
  });

  it('gives the first coding back after an edit and its inverse', () => {
    const coding = codeAds(store, book);
    const there = editCodebook(book, (b) => b.code('TECH5').add('search engine').drop('RDF'));
    const next = recode(coding, there);
    const back = recode(
      next,
      editCodebook(there, (b) => b.code('TECH5').drop('search engine').add({ term: 'RDF', case: 'exact' })),
    );
    expect(linesOf(back)).toEqual(linesOf(coding));
  });

  it('leaves the old coding as it was', () => {
    const coding = codeAds(store, book);
    const before = linesOf(coding);
    recode(
      coding,
      editCodebook(book, (b) => b.removeCode('TECH10')),
    );
    expect(linesOf(coding)).toEqual(before);
  });
});

const AD = 'We use Python and vector search. You build models.';
const YAML = bookOf([
  codeLine('A', 'technology', 'any: [Python, vector, vector search]'),
  codeLine('B', 'job_task', 'en: [~build ... models]'),
]);

describe('re-coding', () => {
  const store = tokenize([makeAd(AD, { id: '1' })]);
  const book = parseCodebook(YAML);
  const quotes = (coding: Coding): string[] =>
    coding.ads[0].mentions.map(({ code, quote }) => `${code} ${quote}`);

  it('brings a shorter term back when the longer one that beat it is dropped', () => {
    const coding = codeAds(store, book);
    expect(quotes(coding)).toContain('A vector search');
    const next = recode(
      coding,
      editCodebook(book, (b) => b.code('A').drop('vector search')),
    );
    expect(quotes(next)).toContain('A vector');
  });

  it('equals coding from scratch after an edit that adds a kind, before the others or after them', () => {
    const coding = codeAds(store, book);
    const kinds = ['model_work', 'technology', 'job_task'].map((id) => `  - {id: ${id}, name: ${id}}\n`);
    const codes = [
      codeLine('NEW', 'model_work', 'any: [models]', 'term'),
      codeLine('A', 'technology', 'any: [Python, vector, vector search]'),
      codeLine('B', 'job_task', 'en: [~build ... models]'),
    ];
    const next = parseCodebook(bookOf(codes).replace('codes:', `kinds:\n${kinds.join('')}codes:`));
    const added = editCodebook(book, (b) =>
      b
        .addKind({ id: 'model_work', name: 'Model work' })
        .addCode({ id: 'NEW', name: 'New', kind: 'model_work', definition: 'd', terms: { any: ['models'] } }),
    );
    for (const edited of [next, added]) {
      const [again, scratch] = [recode(coding, edited), codeAds(store, edited)];
      expect(columnsOf(again)).toEqual(columnsOf(scratch));
      expect(linesOf(again)).toEqual(linesOf(scratch));
      expect(again.kinds).toEqual(edited.kinds);
      expect(again.ads[0].mentions.map(({ code, kind }) => `${code} ${kind}`)).toContain('NEW model_work');
    }
  });

  it('equals coding from scratch where kinds change places and no term does', () => {
    const declared = (ids: readonly string[]): string =>
      `kinds:\n${ids.map((id) => `  - {id: ${id}, name: ${id}}\n`).join('')}codes:`;
    const codes = bookOf([
      codeLine('A', 'technology', 'any: [Python]'),
      codeLine('B', 'job_task', 'any: [models]'),
    ]);
    const [one, other] = [
      ['technology', 'job_task'],
      ['job_task', 'technology'],
    ].map((ids) => parseCodebook(codes.replace('codes:', declared(ids))));
    const again = recode(codeAds(store, one), other);
    expect(again.kinds.map(({ id }) => id)).toEqual(['job_task', 'technology']);
    expect(linesOf(again)).toEqual(linesOf(codeAds(store, other)));
    expect(again.mentions.code.length).toBeGreaterThan(1);
  });

  it('equals coding from scratch for a codebook without profiles, and tells of no profile', () => {
    const bare = parseCodebook(YAML.replace(/profiles:[^]*$/, ''));
    const coding = codeAds(store, bare);
    const next = editCodebook(bare, (b) => b.code('A').drop('vector search'));
    const recoded = recode(coding, next);
    expect(columnsOf(recoded)).toEqual(columnsOf(codeAds(store, next)));
    const { summary, flips } = tableEffect(coding, recoded);
    expect(summary).toEqual(['1 mention won, 1 lost in 1 distinct ad.']);
    expect(flips.size).toBe(0);
    expect(explain(recoded, '1').lines[0]).toBe('3 mentions:');
  });

  it('refuses a coding of unknown origin', () => {
    expect(() => recode({ ...codeAds(store, book) }, book)).toThrow(/codeAds\(store, book\)/);
  });
});
