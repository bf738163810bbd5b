// The term language at work: phrases, gaps and conditions.
import { describe, expect, it } from 'vitest';
import { expectToEnd } from '../expect-to-end';
import type * as CodeText from './code-text';
import { quotesOf } from './code-text';

describe('a phrase', () => {
  it('meets any letter case, and hyphens, slashes and underscores for blanks', () => {
    const forms = [
      'vector store',
      'Vector Store',
      'VECTOR-STORE',
      'vector/store',
      'vector_store',
      'vector\nstore',
      'vector\u00a0store',
    ];
    for (const form of forms) expect(quotesOf('vector store', `a ${form} is`)).toEqual([form]);
    for (const form of forms)
      if (!/\s/.test(form)) expect(quotesOf(`"${form}"`, 'a vector store is')).toEqual(['vector store']);
  });

  it.each([
    'vector, store',
    'vector. Store',
    'vector (store)',
    'vector\n\nstore',
    'vector • store',
    'vector: store',
    'vectorstore',
    'vector stores',
  ])('is not found in %j', (text) => {
    expect(quotesOf('vector store', text)).toEqual([]);
  });

  it.each([
    ['C++', 'C++ and C, c++; C/C++', ['C++', 'c++', 'C++']],
    ['"C#"', 'C#/.NET, C', ['C#']],
    ['.NET', '.NET ASP.NET .net dotnet net', ['.NET', '.net']],
    ['Node.js', 'Node.js, node.JS, NodeJS', ['Node.js', 'node.JS']],
    ['GPT-4o', 'GPT-4o, GPT 4o, GPT-4', ['GPT-4o', 'GPT 4o']],
    ['R&D', 'R&D, R and D', ['R&D']],
    ['AT&T', 'AT&T', ['AT&T']],
    ['CI/CD', 'CI/CD, CI-CD, ci cd, CI, CD', ['CI/CD', 'CI-CD', 'ci cd']],
    ['LLM', "an LLM, LLM's, LLM’s, LLMs", ['LLM', "LLM's", 'LLM’s']],
    ["don't", "don’t DON'T dont", ['don’t', "DON'T"]],
    ['data science', "data science's", ["data science's"]],
  ])('%s is found as a person would', (term, text, found) => {
    expect(quotesOf(term, text)).toEqual(found);
  });

  it.each(['Ph.D.', 'e.g.', 'U.S.', 'S&OPX'])('meets its own full stops and signs in %s', (term) => {
    expect(quotesOf(`"${term}"`, `with a ${term} in it`)).toEqual([term.replace(/\.$/, '')]);
  });

  it('stands for each of its alternatives', () => {
    expect(quotesOf('(design|build) api*', 'design APIs, build an API, build api')).toEqual([
      'design APIs',
      'build api',
    ]);
    expect(quotesOf('(proof of concept|poc)', 'a proof-of-concept or PoC')).toEqual([
      'proof-of-concept',
      'PoC',
    ]);
    expect(quotesOf('a (big|) dog', 'a dog, a big dog, a bad dog')).toEqual(['a dog', 'a big dog']);
  });

  it('does not run on into the next ad or cross the blank line after the title', () => {
    expect(quotesOf('vector store', 'vector')).toEqual([]);
  });
});

describe('a gap', () => {
  it.each([
    ['build pipelines', ['build pipelines']],
    ['built one two three four five pipelines', ['built one two three four five pipelines']],
    ['built one two three four five six pipelines', []],
    ['build, with care, a pipeline', ['build, with care, a pipeline']],
    ['build. A pipeline', []],
    ['build\n\npipelines', []],
    ['pipelines to build', []],
  ])('skips up to five words of a sentence, as in %j', (text, found) => {
    expect(quotesOf('"~build ... pipeline*"', text)).toEqual(found);
  });

  it('takes the nearest word that fits, and a later one where the phrase asks for it', () => {
    expect(quotesOf('"build ... model"', 'build a model and a model')).toEqual(['build a model']);
    expect(quotesOf('"build ... model now"', 'build a model or a model now')).toEqual([
      'build a model or a model now',
    ]);
  });

  it('comes to an end also where many gaps could be filled in many ways', () =>
    expectToEnd<typeof CodeText>(['tests/coding/code-text'], ({ quotesOf }) =>
      quotesOf(`"${Array(14).fill('a').join(' ... ')} ... zz"`, `zz ${'a '.repeat(400)}`),
    ));
});

describe('conditions', () => {
  it.each([
    ['Go', 'Go go GO', ['Go']],
    ['R', 'R r', ['R']],
    ['LLMs', 'LLMs llms LLMS Llms', ['LLMs']],
    ['Vertex AI', 'Vertex AI, vertex ai, VERTEX AI', ['Vertex AI']],
  ])('case: exact wants %s in its own letter case', (term, text, found) => {
    expect(quotesOf(`{term: ${term}, case: exact}`, text)).toEqual(found);
  });

  it('near wants one of the words within ten words, on either side, also in another sentence', () => {
    const near = '{term: go, near: [python, "~program"]}';
    expect(quotesOf(near, 'go')).toEqual([]);
    expect(quotesOf(near, 'You like go. You like Python.')).toEqual(['go']);
    expect(quotesOf(near, 'programming in go')).toEqual(['go']);
    expect(quotesOf(near, `go ${'x '.repeat(9)} python`)).toEqual(['go']);
    expect(quotesOf(near, `go ${'x '.repeat(10)} python`)).toEqual([]);
  });

  it('within sets how near near is', () => {
    const near = '{term: go, near: [python], within: 2}';
    expect(quotesOf(near, 'go x python')).toEqual(['go']);
    expect(quotesOf(near, 'go x x python')).toEqual([]);
    expect(quotesOf(near, 'python x go')).toEqual(['go']);
    expect(quotesOf(near, 'python x x go')).toEqual([]);
  });

  it('near does not take a word of the term itself for a neighbour', () => {
    expect(quotesOf('{term: python go, near: [python]}', 'python go')).toEqual([]);
    expect(quotesOf('{term: python go, near: [python]}', 'python go and python')).toEqual(['python go']);
  });

  it('near one ad does not look into the next', () => {
    expect(quotesOf('{term: go, near: [python]}', 'go')).toEqual([]);
  });

  it('not_near wants none of the words within reach', () => {
    const notNear = '{term: go, not_near: [market], within: 2}';
    expect(quotesOf(notNear, 'go to market')).toEqual([]);
    expect(quotesOf(notNear, 'go to the market')).toEqual(['go']);
    expect(quotesOf(notNear, 'market and go')).toEqual([]);
  });

  it('not_before and not_after look at what follows or precedes directly, nothing between', () => {
    const term = '{term: go, not_before: [to market], not_after: [ready to]}';
    expect(quotesOf(term, 'go to market')).toEqual([]);
    expect(quotesOf(term, 'go-to-market')).toEqual([]);
    expect(quotesOf(term, 'ready to go')).toEqual([]);
    expect(quotesOf(term, 'We like Go. To market it')).toEqual(['Go']);
    expect(quotesOf(term, 'ready to, go')).toEqual(['go']);
    expect(quotesOf(term, 'go to work, want to go')).toEqual(['go', 'go']);
  });

  it.each([
    ['no Java', []],
    ['without any real Java', []],
    ['geen Java', []],
    ["don't use Java", []],
    ['not one two three Java', ['Java']],
    ['Not here. Java', ['Java']],
    ['Java, not Python', ['Java']],
  ])('unless_negated drops a term up to three words after a negation, as in %j', (text, found) => {
    expect(quotesOf('{term: Java, unless_negated: true}', text)).toEqual(found);
  });

  it('inside_longer counts a term also as a part of a longer one', () => {
    expect(quotesOf('model, language model', 'language model')).toEqual(['language model']);
    expect(quotesOf('{term: model, inside_longer: true}, language model', 'language model')).toEqual([
      'language model',
      'model',
    ]);
  });
});

describe('names over a line break', () => {
  it('finds a name that a line of running text is wrapped in, and quotes it as it stands', () => {
    const text =
      'We run our shop on Google\nCloud, take models from Hugging\nFace and draw with scikit-\nlearn.';
    expect(quotesOf('google cloud, hugging face, scikit learn', text)).toEqual([
      'Google\nCloud',
      'Hugging\nFace',
      'scikit-\nlearn',
    ]);
  });

  it('makes no name of two items of a list', () => {
    expect(quotesOf('azure devops, sql server', 'AWS\nAzure\nDevOps\nSQL\nServer')).toEqual([]);
  });
});

describe('names written together', () => {
  it.each([
    ['python', 'Python2.7 or python3', ['Python2.7', 'python3']],
    ['php, react, postgresql', 'PHP8, React18 and PostgreSQL15', ['PHP8', 'React18', 'PostgreSQL15']],
    ['llama, gpt', 'Llama3.1 and gpt3.5', ['Llama3.1', 'gpt3.5']],
    ['claude (3|4)', 'Claude3, claude4 and Claude5', ['Claude3', 'claude4']],
    ['{term: Go, case: exact}', 'Go1.21 for the oven', ['Go1.21']],
    ['.net, "c#", c++', '.NET8, C#12, C++17', ['.NET8', 'C#', 'C++']],
  ])('finds %s in %j with its version', (terms, text, quotes) => {
    expect(quotesOf(terms, text)).toEqual(quotes);
  });

  it('takes a letter with a number for no version', () => {
    expect(quotesOf('R, S, C, D', 'R2 units, S3, C4 and D3')).toEqual([]);
  });

  it('finds a phrase that is written as one word with capitals inside', () => {
    const text = 'ComputerVision, BigData and PowerBI';
    expect(quotesOf('computer vision, big data, power bi', text)).toEqual([
      'ComputerVision',
      'BigData',
      'PowerBI',
    ]);
    expect(quotesOf('on to, be come', 'onto, become, Onto')).toEqual([]);
  });
});

describe('the sign &', () => {
  it('is read as "and" inside a phrase', () => {
    const text = 'weights & biases, Weights and Biases, weights, biases. Kaas & brood';
    expect(quotesOf('weights and biases, kaas en brood', text)).toEqual([
      'weights & biases',
      'Weights and Biases',
      'Kaas & brood',
    ]);
  });
});

describe('words inside addresses', () => {
  it('are no names', () => {
    const text = 'See https://python.org/docs, java@python.example and github.com/python/cpython for Python.';
    expect(quotesOf('python, java, github', text)).toEqual(['Python']);
  });
});
