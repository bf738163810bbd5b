// The bundled codebook on names that are also common words, letters or new.
import { beforeAll, describe, expect, it } from 'vitest';
import { readCodebook, type Codebook } from '../../src/codebook';
import { codeAds } from '../../src/coding';
import { tokenize } from '../../src/text';
import { makeAd } from '../text/make-ad';

let book: Codebook;
beforeAll(() => void (book = readCodebook('data/codebook/genai-roles.yaml')));

/** Quotes of the technologies in a text. */
function toolsIn(text: string): string[] {
  const { ads } = codeAds(tokenize([makeAd(text)]), book);
  return ads[0].mentions.filter(({ code }) => code.startsWith('TECH')).map(({ quote }) => quote);
}

describe('languages whose names are letters or common words', () => {
  it.each([
    ['You know Java/C/Python.', 'C'],
    ['Experience in R.', 'R'],
    ['We write Go and Rust.', 'Go'],
    ['GO, JAVA or KOTLIN', 'GO'],
    ['Our services are in Go with PostgreSQL behind them.', 'Go'],
    ['Experience with Go is a plus.', 'Go'],
  ])('are found in %j', (text, name) => {
    expect(toolsIn(text)).toContain(name);
  });

  it.each([
    'A developer who plays Pokémon Go with colleagues.',
    'Engineers: ready, set, Go!',
    'Developers who work on the go.',
    'Go with the flow of our developers.',
    'You know C♯ well.',
    'A heart for R&D and C-level experience.',
  ])('are not found in %j', (text) => {
    expect(toolsIn(text).filter((name) => ['Go', 'GO', 'go', 'C', 'R'].includes(name))).toEqual([]);
  });
});

describe('tools whose names are common words', () => {
  it.each([
    ['Pipelines in Spark and Snowflake', 'Spark'],
    ['Training on Ray with many GPUs', 'Ray'],
    ['Workflows in Temporal', 'Temporal'],
    ['React in front, Rails behind', 'Rails'],
    ['Good skills in Excel', 'Excel'],
    ['Servers that run Linux', 'Linux'],
    ['Agents with tools over MCP', 'MCP'],
    ['Knowledge of Databricks', 'Databricks'],
    ['LLMs, Transformers and GANs', 'Transformers'],
  ])('are found in %j', (text, name) => {
    expect(toolsIn(text)).toContain(name);
  });

  it.each([
    'Spark joy in your team with new pipelines.',
    'Excel in your role with knowledge of people.',
    'Transformers of 150 kV and other electrical gear, with vision.',
    'Temporal data models and workflow.',
  ])('are not found in %j', (text) => {
    const names = ['Spark', 'Excel', 'Transformers', 'Temporal'];
    expect(toolsIn(text).filter((name) => names.includes(name))).toEqual([]);
  });
});

describe('common words that are also names of tools', () => {
  it.each([
    'Een breed scala aan ovens en flink wat brood.',
    'A lovable bakery will retool its leaflet; Pinot Noir and a Vespa on Friday.',
    'A digital nomad who likes to windsurf, keeps sentry and paints a tableau.',
    'Ask for Cassandra or Pascal at the counter.',
  ])('are not tools in %j', (text) => {
    expect(toolsIn(text)).toEqual([]);
  });

  it.each([
    ['Java, Scala and Kafka with Flink', ['Java', 'Scala', 'Kafka', 'Flink']],
    ['Grafana, Sentry and Tableau', ['Grafana', 'Sentry', 'Tableau']],
    ['MongoDB, Cassandra and Redis', ['MongoDB', 'Cassandra', 'Redis']],
    ['Nomad, Consul and Vault', ['Nomad', 'Consul', 'Vault']],
  ])('are tools in %j', (text, names) => {
    expect(toolsIn(text)).toEqual(names);
  });
});

it('knows names of the last years, each once', () => {
  const text =
    'Codex CLI, Gemini CLI, Kiro, GPT-5.1, Qwen3, gpt-oss, NVIDIA Triton, NCCL, W&B, OAuth 2.0 and pytest';
  expect(toolsIn(text)).toEqual([
    ...['Codex CLI', 'Gemini CLI', 'Kiro', 'GPT-5.1', 'Qwen3', 'gpt-oss'],
    ...['NVIDIA Triton', 'NCCL', 'W&B', 'OAuth 2.0', 'pytest'],
  ]);
});
