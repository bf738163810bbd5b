// Profiles: scores from evidence, and the reasons behind them.
import { describe, expect, it } from 'vitest';
import { parseCodebook } from '../../src/codebook';
import { codeAds } from '../../src/coding';
import type { AdProfile } from '../../src/core';
import { tokenize } from '../../src/text';
import { bookOf, codeLine } from '../codebook/small-book';
import { makeAd } from '../text/make-ad';

const codes = [
  codeLine('LLM', 'technology', 'any: [gpt, llama]'),
  codeLine('TASK', 'job_task', 'any: [train]'),
];

function profileOf(profiles: string, text: string, title = ''): AdProfile {
  return codeAds(tokenize([makeAd(text, { title })]), parseCodebook(bookOf(codes, profiles))).ads[0].profile;
}

const profile = (name: string, base: number, ...evidence: string[]): string =>
  `  - {name: ${name}, definition: d, base: ${base}, evidence: [${evidence.join(', ')}]}\n`;

describe('a profile', () => {
  it('is the one with the highest score', () => {
    const profiles = profile('Rest', 1) + profile('GenAI', 0, '{codes: [LLM], weight: 1}');
    expect(profileOf(profiles, 'gpt and llama')).toMatchObject({
      name: 'GenAI',
      scores: { Rest: 1, GenAI: 2 },
    });
    expect(profileOf(profiles, 'cobol')).toMatchObject({ name: 'Rest', scores: { Rest: 1, GenAI: 0 } });
  });

  it('is the first of equals, also where the sums differ in the last binary digit', () => {
    const terms = (word: string, weight: number): string => `{terms: {any: [${word}]}, weight: ${weight}}`;
    const profiles = profile('First', 0.3) + profile('Second', 0, terms('gpt', 0.1), terms('llama', 0.2));
    expect(profileOf(profiles, 'gpt and llama')).toMatchObject({
      name: 'First',
      scores: { First: 0.3, Second: 0.3 },
    });
  });

  it('counts weight times mentions up to at_most, and says so', () => {
    const { scores, evidence } = profileOf(
      profile('GenAI', 0.5, '{codes: [LLM], weight: 0.75, at_most: 2, note: models}'),
      'gpt gpt gpt',
    );
    expect(scores).toEqual({ GenAI: 2 });
    expect(evidence).toEqual([{ profile: 'GenAI', what: 'models', found: 3, adds: 1.5 }]);
  });

  it('counts hundreds of mentions where at_most allows them', () => {
    expect(
      profileOf(profile('GenAI', 0, '{codes: [LLM], weight: 1, at_most: 400}'), 'gpt '.repeat(500)).scores,
    ).toEqual({ GenAI: 400 });
  });

  it('counts a term once for distinct evidence', () => {
    const evidence = '{terms: {any: [gpt, llama]}, weight: 1, at_most: 9, distinct: true}';
    expect(profileOf(profile('GenAI', 0, evidence), 'gpt gpt llama gpt').scores).toEqual({ GenAI: 2 });
  });

  it('counts evidence for the title in the title alone, and evidence for the text in both', () => {
    const inTitle = profile('GenAI', 0, '{terms: {any: [gpt]}, in: title, weight: 1, at_most: 9}');
    expect(profileOf(inTitle, 'gpt here and gpt there', 'GPT engineer').scores).toEqual({ GenAI: 1 });
    expect(profileOf(inTitle, 'gpt here and gpt there', 'Engineer').scores).toEqual({ GenAI: 0 });
    const inText = profile('GenAI', 0, '{terms: {any: [gpt]}, weight: 1, at_most: 9}');
    expect(profileOf(inText, 'gpt here and gpt there', 'GPT engineer').scores).toEqual({ GenAI: 3 });
    const codesInTitle = profile('GenAI', 0, '{codes: [LLM], in: title, weight: 1, at_most: 9}');
    expect(profileOf(codesInTitle, 'gpt here and gpt there', 'GPT engineer').scores).toEqual({ GenAI: 1 });
  });

  it('may lose by evidence, and the strongest reason comes first', () => {
    const { scores, evidence } = profileOf(
      profile('ML', 3, '{codes: [TASK], weight: 0.5}', '{codes: [LLM], weight: -2}'),
      'train models. use gpt',
    );
    expect(scores).toEqual({ ML: 1.5 });
    expect(evidence.map(({ what, adds }) => [what, adds])).toEqual([
      ['LLM', -2],
      ['TASK', 0.5],
    ]);
  });
});
