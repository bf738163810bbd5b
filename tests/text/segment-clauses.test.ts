// Clause boundaries.
import { describe, expect, it } from 'vitest';
import { clauseText, tokenize } from '../../src/text';
import { makeAd } from './make-ad';

function clausesOf(text: string): string[] {
  const store = tokenize([makeAd(text)]);
  return Array.from({ length: store.adClauses[1] }, (_, clause) => clauseText(store, 0, clause));
}

const lengthOf = (clause: string): number => clause.split(/\s+/).length;

describe('clauses', () => {
  it('are the bullets of a list', () => {
    expect(clausesOf('• train models\n• deploy them\n- write tests')).toEqual([
      'train models',
      'deploy them',
      'write tests',
    ]);
  });

  it('are the sentences of a paragraph', () => {
    expect(clausesOf('You train models. Do you like tests? Apply!')).toEqual([
      'You train models',
      'Do you like tests',
      'Apply',
    ]);
  });

  it('leave a short sentence whole, commas and all', () => {
    const sentence = 'You train, test and deploy models, and you like it';
    expect(clausesOf(sentence)).toEqual([sentence]);
  });

  it('divide a long sentence before a conjunction or a subordinate clause', () => {
    expect(
      clausesOf(
        'You design and build data pipelines for a large retailer, while your colleagues train forecasting models on the results',
      ),
    ).toEqual([
      'You design and build data pipelines for a large retailer',
      'while your colleagues train forecasting models on the results',
    ]);
    expect(
      clausesOf(
        'Je bouwt met een klein team aan een platform voor onze klanten, waarmee zij hun eigen modellen kunnen trainen en beheren',
      ),
    ).toContain('waarmee zij hun eigen modellen kunnen trainen en beheren');
  });

  it('make no part of a divided sentence shorter than four words', () => {
    const long = Array.from({ length: 12 }, () => 'build and test, run and ship').join(', ');
    const clauses = clausesOf(long);
    expect(clauses.length).toBeGreaterThan(3);
    for (const clause of clauses) expect(lengthOf(clause)).toBeGreaterThanOrEqual(4);
  });

  it('leave a long sentence whole that has no place to divide it', () => {
    const long = Array.from({ length: 40 }, (_, i) => `word${i}`).join(' ');
    expect(clausesOf(long)).toEqual([long]);
  });

  it('keep a title and the text apart', () => {
    const store = tokenize([makeAd('we build things', { title: 'ML Engineer' })]);
    expect(clauseText(store, 0, 0)).toBe('ML Engineer');
    expect(clauseText(store, 0, 1)).toBe('we build things');
  });
});
