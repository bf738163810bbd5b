// Word forms: what lemmas, wildcards and regular expressions meet.
import { describe, expect, it } from 'vitest';
import { quotesOf } from './code-text';

describe('an English lemma', () => {
  it.each([
    ['~build', 'build builds building built', 'builder buildings rebuild'],
    ['~write', 'write writes writing wrote written', 'writer'],
    ['~lead', 'lead leads leading led', 'leader'],
    ['~teach', 'teach teaches taught', 'teacher'],
    ['~make', 'make makes making made', 'maker'],
    ['~run', 'run runs ran running', 'runner'],
    ['~study', 'study studies studied studying', 'student'],
    ['~plan', 'plan plans planned planning', 'plant plane'],
    ['~fit', 'fit fits fitted fitting', 'fitness'],
    ['~program', 'program programs programmed programming', 'programmer'],
    ['~deploy', 'deploy deploys deployed deploying', 'deployment'],
    ['~model', 'model models modeling modelling modeled modelled', 'modeller modal'],
    ['~query', 'query queries queried querying', 'quest'],
    ['~chatbot', 'chatbot chatbots', 'chat'],
  ])('%s meets its forms and no other words', (lemma, forms, others) => {
    expect(quotesOf(lemma, `${forms} ${others}`, 'en')).toEqual(forms.split(' '));
  });

  it('is English also among the terms of no language', () => {
    expect(quotesOf('~build', 'Built in a week')).toEqual(['Built']);
  });
});

describe('a Dutch lemma', () => {
  it.each([
    ['~ontwikkelen', 'ontwikkelen ontwikkelt ontwikkeld ontwikkelde ontwikkeling', 'ontwikkelaar'],
    ['~model', 'model modellen', 'moderne'],
    ['~bouwen', 'bouwen bouwt bouw gebouwd bouwde', 'gebouw bouwmarkt'],
    ['~maken', 'maken maakt maak gemaakt maakte', 'maximaal'],
    ['~adviseren', 'adviseren adviseert adviseerde geadviseerd', 'advocaat'],
    ['~klant', 'klant klanten', 'klantgericht'],
    ['~leiden', 'leiden leidt geleid', 'leidinggevende'],
  ])('%s meets its forms and no other words', (lemma, forms, others) => {
    expect(quotesOf(lemma, `${forms} ${others}`, 'nl')).toEqual(forms.split(' '));
  });
});

describe('a wildcard', () => {
  it.each([
    ['fine-tun*', 'fine-tune fine tuning Fine/Tuned finetuning', ['fine-tune', 'fine tuning', 'Fine/Tuned']],
    [
      '"*modellen"',
      'modellen taalmodellen AI-modellen modellenbureau',
      ['modellen', 'taalmodellen', 'modellen'],
    ],
    [
      '"data*base*"',
      'database databases datawarehousebase data base',
      ['database', 'databases', 'datawarehousebase'],
    ],
    ['LLM*', "LLM LLMs LLM's LLMOps SLLM", ['LLM', 'LLMs', "LLM's", 'LLMOps']],
    ['ASP.NET*', 'ASP.NET ASPXNET', ['ASP.NET']],
  ])('%s stays within a word', (term, text, found) => {
    expect(quotesOf(term, text)).toEqual(found);
  });
});

describe('a regular expression', () => {
  it('is compared with whole words in lower case', () => {
    expect(quotesOf('"/gpt\\\\d+(o|turbo)?/"', 'GPT4 gpt4o gpt4turbo gpt chatgpt4 gpt4x')).toEqual([
      'GPT4',
      'gpt4o',
      'gpt4turbo',
    ]);
  });

  it('stands in a phrase like any word', () => {
    expect(quotesOf('"java /\\\\d+/"', 'Java 17, Java 8 and Java')).toEqual(['Java 17', 'Java 8']);
  });
});
