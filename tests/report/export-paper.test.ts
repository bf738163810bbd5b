// The whole set for a paper: what is written, what it is called, and what is left out when ads lack it.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCodebook } from '../../src/codebook';
import { codeAds } from '../../src/coding';
import { isCounted, type Ad, type Coding } from '../../src/core';
import { readAds } from '../../src/corpus';
import { closeBrowser } from '../../src/export';
import { exportPaper, type Paper } from '../../src/report/export-paper';
import { readStudy } from '../../src/report/read-study';
import { rowsOf } from '../../src/table';
import { tokenize, type TokenStore } from '../../src/text';
import { BUNDLED, CODEBOOK, SAMPLE } from './study-files';

const folder = mkdtempSync(join(tmpdir(), 'rolelens-paper-'));
const book = readCodebook(CODEBOOK);
const silent = { onProgress: () => undefined };
let ads: Ad[];
let store: TokenStore;
let coding: Coding;
let paper: Paper;

beforeAll(async () => {
  ads = await readAds(SAMPLE);
  store = tokenize(ads);
  coding = codeAds(store, book);
  // Drawing is tested where it is done; one format of one figure is enough to see that it happens here.
  const { focus, earlier } = readStudy(BUNDLED);
  paper = await exportPaper(coding, folder, { store, book, focus, earlier, figureFormats: [], ...silent });
});
afterAll(async () => {
  await closeBrowser();
  rmSync(folder, { recursive: true, force: true });
});

describe('the set for a paper', () => {
  it('holds every figure with its numbers and every table in four notations, and lists them once', () => {
    const contents = rowsOf(paper.contents);
    const without = contents.filter(({ left_out }) => left_out !== null);
    expect(without.map(({ what, name }) => [what, name])).toEqual([['question', 'published']]);
    const expected = contents.flatMap(({ what, name }) =>
      what === 'figure'
        ? [`${name}.csv`]
        : what === 'table'
          ? ['tex', 'md', 'html', 'csv', 'schema.json'].map((extension) => `table_${name}.${extension}`)
          : [],
    );
    expect(paper.files.map((file) => basename(file)).sort()).toEqual([...expected, 'figures.tex'].sort());
    expect(paper.files.every((file) => existsSync(file))).toBe(true);
    const labels = contents.flatMap(({ label }) => label ?? []);
    expect(new Set(labels).size).toBe(contents.length - without.length);
  });

  it('gives each table the caption and the label that its contents name', () => {
    for (const { what, name, label } of rowsOf(paper.contents)) {
      if (what !== 'table') continue;
      const text = readFileSync(join(folder, `table_${name}.tex`), 'utf8');
      expect(text).toContain(`\\label{${label}}`);
      expect(text).toMatch(/\\caption\{[^}]+/);
    }
  });

  it('places every figure, those wider than a column across both columns', () => {
    const placed = readFileSync(join(folder, 'figures.tex'), 'utf8');
    for (const { name, layout } of paper.figures) {
      const float = layout.width > (90 / 25.4) * 96 ? 'figure*' : 'figure';
      expect(placed).toContain(`\\begin{${float}}\n\\centering\n\\includegraphics{${name}.pdf}`);
      expect(placed).toContain(`\\label{fig:${name}}`);
    }
    expect(placed).toContain('95\\%');
  });

  it('says in the table of the comparison how many ads each profile has', () => {
    const sizeOf = (profile: string) =>
      ads.filter((ad, i) => isCounted(ad, 'distinct') && coding.profiles[coding.adProfile[i]] === profile)
        .length;
    const text = readFileSync(join(folder, 'table_profile_comparison.md'), 'utf8');
    for (const profile of ['GenAI Engineer', 'ML Engineer'])
      expect(text).toContain(`${profile} (n = ${sizeOf(profile)})`);
  });

  it('tells what holds without company boilerplate when store and codebook are given', async () => {
    expect(paper.tables.sensitivity.columns).toHaveProperty('without_boilerplate');
    const bare = await exportPaper(coding, join(folder, 'bare'), { figureFormats: [], ...silent });
    expect(bare.tables.sensitivity.columns).not.toHaveProperty('without_boilerplate');
  });

  it('leaves out the trend of ads without dates, and says why', async () => {
    const undated = ads.map((ad) => ({ ...ad, posted: null }));
    const made = await exportPaper(codeAds(tokenize(undated), book), join(folder, 'undated'), {
      figureFormats: [],
      ...silent,
    });
    const trend = rowsOf(made.contents).filter(({ name }) => name.includes('trend'));
    expect(trend).toMatchObject([
      { what: 'question', name: 'trend', left_out: 'no ad has a date of posting' },
    ]);
    expect(existsSync(join(folder, 'undated', 'profile_trend.csv'))).toBe(false);
  });

  it('leaves out the comparisons where all ads have one profile, and still makes the rest', async () => {
    const only = ads.filter((_, i) => coding.profiles[coding.adProfile[i]] === 'ML Engineer');
    const made = await exportPaper(codeAds(tokenize(only), book), join(folder, 'one'), {
      figureFormats: [],
      ...silent,
    });
    const rows = rowsOf(made.contents);
    const reasons = new Map(rows.map(({ name, left_out }) => [name, left_out]));
    for (const name of ['comparison', 'counts-and-shares', 'sensitivity'])
      expect(reasons.get(name), name).toBeTypeOf('string');
    expect(rows.filter(({ what, name }) => what === 'figure' && /comparison|typical/.test(name))).toEqual([]);
    expect(reasons.get('technology_names')).toBeNull();
  });
});

it('draws the figures in the formats asked for, at the width asked for', async () => {
  const few = ads.filter((_, i) => coding.profiles[coding.adProfile[i]] === 'ML Engineer');
  const out = join(folder, 'drawn');
  const options = { figureFormats: ['svg'], tableFormats: ['tex'], width: 100, ...silent } as const;
  const { figures, files } = await exportPaper(codeAds(tokenize(few), book), out, options);
  const narrow = figures.find(({ name }) => name === 'technology_names')!;
  expect(narrow.layout.width / 96).toBeCloseTo(100 / 25.4, 1);
  expect(readFileSync(join(out, 'technology_names.svg'), 'utf8')).toContain('<svg');
  expect(files.filter((file) => file.endsWith('.png') || file.endsWith('.md'))).toEqual([]);
});
