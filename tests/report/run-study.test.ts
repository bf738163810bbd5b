// A whole study of the bundled sample, drawn by the real browser, twice.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStudy, runStudy } from '../../src/report';
import { wilsonInterval } from '../../src/statistics';
import {
  codedLines,
  BUNDLED,
  CODEBOOK,
  csvRows,
  hashes,
  HOME,
  PUBLISHED,
  SAMPLE,
  temporaryFolder,
  type CodedLine,
} from './study-files';

const DISTRIBUTIONS = [
  'profile_distribution',
  'category_type_distribution',
  'job_task_distribution',
  'technology_distribution',
  'soft_skill_distribution',
];
const COMPARISONS = ['job_task_comparison', 'technology_comparison', 'soft_skill_comparison'];
const FURTHER = [
  'focus',
  'technology_names',
  'technology_cooccurrence',
  'profile_trend',
  'saturation',
  'earlier_cain_2022_job_task_rq1a',
];
const EARLIER = ['cain-2022-categories.csv', 'published-cain-2022.csv'].map((name) =>
  join(HOME, 'data', 'reference', name),
);
const KIND_OF = { TASK: 'job_task', TECH: 'technology', SKIL: 'soft_skill' } as Record<string, string>;

const temporary = temporaryFolder();
const [first, second] = [join(temporary.path, 'first'), join(temporary.path, 'second')];
let coded: CodedLine[];
let distinct: Set<string>;

beforeAll(async () => {
  for (const out of [first, second]) await runStudy(readStudy(BUNDLED, { out, published: PUBLISHED }));
  coded = codedLines(first);
  distinct = new Set(
    csvRows(first, 'selection.csv').flatMap(({ id, included }) => (included === 'yes' ? [id] : [])),
  );
});
afterAll(() => temporary.remove());

/** Mentions and ads of a code among ads, from the lines of the coding: those that were recorded as of the code's own kind. */
function recount(lines: readonly CodedLine[], code: string): { mentions: number; ads: number } {
  const kind = KIND_OF[code.slice(0, 4)];
  const found = lines.map(
    ({ mentions }) => mentions.filter((each) => each.code === code && each.kind === kind).length,
  );
  return { mentions: found.reduce((sum, n) => sum + n, 0), ads: found.filter(Boolean).length };
}

describe('runStudy', () => {
  it('writes the documented files and no others', () => {
    const figures = [...DISTRIBUTIONS, ...COMPARISONS, ...FURTHER].flatMap((name) =>
      ['png', 'svg', 'pdf', 'csv'].map((type) => `${name}.${type}`),
    );
    const others = [
      'ANALYSIS_SUMMARY.md',
      'claims.csv',
      'code_ranks.csv',
      'codings.jsonl',
      'comparison.csv',
      'cooccurrence.csv',
      'focus_of_ads.csv',
      'saturation_stops.csv',
      'names.csv',
      'earlier_cain_2022_categories.csv',
      'earlier_cain_2022_order.csv',
      'trend_tests.csv',
      'mentions_by_profile.csv',
      'profile_comparison.csv',
      'profiles.csv',
      'provenance.json',
      'report.html',
      'selection.csv',
      'selection_funnel.csv',
      'sensitivity.csv',
    ];
    expect(readdirSync(first).sort()).toEqual([...figures, ...others].sort());
  });

  it('draws every figure as the kind of file that its name says', () => {
    for (const name of [...DISTRIBUTIONS, ...COMPARISONS, ...FURTHER]) {
      const start = (type: string): string =>
        readFileSync(join(first, `${name}.${type}`)).toString('latin1', 0, 300);
      expect(start('png').slice(1, 4)).toBe('PNG');
      expect(start('svg')).toMatch(/^(?:<\?xml[^>]*>\s*)?<svg/);
      expect(start('pdf').slice(0, 5)).toBe('%PDF-');
    }
  });

  it('gives the same bytes twice, but for the provenance', () => {
    const { 'provenance.json': one, ...rest } = hashes(first);
    const { 'provenance.json': other, ...again } = hashes(second);
    expect(again).toEqual(rest);
    expect(one).not.toBe(other);
  });

  it('lists every comparative sentence of the summary with the table row that it rests on', () => {
    const summary = readFileSync(join(first, 'ANALYSIS_SUMMARY.md'), 'utf8');
    const claims = csvRows(first, 'claims.csv');
    expect(claims.length).toBeGreaterThan(25);
    for (const { sentence, table, row, p, code, type, share_a: share } of claims) {
      expect(summary).toContain(sentence);
      const behind = csvRows(first, table)[Number(row) - 2];
      if (table === 'profile_comparison.csv') {
        expect(behind.code).toBe(code);
        expect(Number(p)).toBe(Number(behind.p_adjusted));
        expect([behind.prevalence_a, behind.prevalence_b]).toContain(share);
        expect(type === 'more').toBe(Number(p) < 0.05);
      } else expect(`${behind.first} ${behind.next}`).toBe(code);
    }
  });

  it('writes the summary as a page of its own, with every figure in it and nothing from the network', () => {
    const page = readFileSync(join(first, 'report.html'), 'utf8');
    for (const name of [...DISTRIBUTIONS, ...COMPARISONS, ...FURTHER])
      expect(page).toContain(`data-figure="${name}"`);
    const outside = [...page.split('<script')[0].matchAll(/(?:src|href)="(?!#)[^"]*"/g)];
    expect(outside).toEqual([]);
  });

  it('writes a line for every ad read, also for those that the selection leaves out', () => {
    const rows = csvRows(first, 'selection.csv');
    expect(coded.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(rows.length).toBe(readFileSync(SAMPLE, 'utf8').trim().split('\n').length);
    const funnel = csvRows(first, 'selection_funnel.csv');
    expect(Number(funnel[0].ads)).toBe(rows.length);
    expect(Number(funnel.at(-1)!.ads)).toBe(distinct.size);
    expect(distinct.size).toBeGreaterThan(100);
    expect(distinct.size).toBeLessThan(rows.length);
  });

  it('counts the profiles, kinds and codes of the distribution tables as the coding has them', () => {
    const lines = coded.filter(({ id }) => distinct.has(id));
    for (const { profile, ads, share } of csvRows(first, 'profile_distribution.csv')) {
      const n = lines.filter((line) => line.profile.name === profile).length;
      expect(Number(ads), profile).toBe(n);
      expect(Number(share)).toBeCloseTo(n / distinct.size, 12);
    }
    let rows = 0;
    for (const name of DISTRIBUTIONS.slice(2))
      for (const { code, mentions } of csvRows(first, `${name}.csv`)) {
        expect(Number(mentions), code).toBe(recount(lines, code).mentions);
        rows++;
      }
    expect(rows).toBe(21);
    for (const { code, mentions } of csvRows(first, 'category_type_distribution.csv'))
      expect(Number(mentions), code).toBe(
        csvRows(first, `${code}_distribution.csv`).reduce((sum, row) => sum + Number(row.mentions), 0),
      );
  });

  it('counts mentions by profile over postings and over distinct ads', () => {
    const rows = csvRows(first, 'mentions_by_profile.csv');
    expect(Object.keys(rows[0]).slice(0, 6).join()).toBe('profile,kind,code,name,mentions,ads');
    expect(rows.length).toBeGreaterThan(40);
    for (const row of rows) {
      const count = (lines: readonly CodedLine[]): number[] => {
        const found = lines
          .filter(({ profile }) => profile.name === row.profile)
          .map(
            ({ mentions }) =>
              mentions.filter(({ code, kind }) => code === row.code && kind === row.kind).length,
          );
        return [found.reduce((sum, n) => sum + n, 0), found.filter(Boolean).length];
      };
      expect([row.mentions, row.ads].map(Number)).toEqual(count(coded));
      expect([row.mentions_distinct, row.ads_distinct].map(Number)).toEqual(
        count(coded.filter(({ id }) => distinct.has(id))),
      );
    }
  });

  it('compares published with reproduced counts, over postings', () => {
    const rows = csvRows(first, 'comparison.csv');
    const published = csvRows(join(HOME, 'data', 'reference'), 'published-genai-2025.csv');
    expect(rows.map(({ profile, code, published: n }) => [profile, code, n])).toEqual(
      published.map(({ profile, code, mentions }) => [profile, code, mentions]),
    );
    for (const row of rows) {
      const { mentions } = recount(
        coded.filter(({ profile }) => profile.name === row.profile),
        row.code,
      );
      expect([row.reproduced, row.difference].map(Number)).toEqual([
        mentions,
        mentions - Number(row.published),
      ]);
    }
  });

  it('says in the summary and in the provenance what was read as what', () => {
    const summary = readFileSync(join(first, 'ANALYSIS_SUMMARY.md'), 'utf8');
    expect(summary).toMatch(/### What Was Read\n\n\| role \| column \| told \| filled \|/);
    const text = readFileSync(join(first, 'provenance.json'), 'utf8');
    const { import: files } = JSON.parse(text) as { import: Record<string, unknown>[] };
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({ rows: 186, encoding: 'utf-8', notes: [] });
  });

  it('records versions, options and the hashes of all inputs', () => {
    const provenance = JSON.parse(readFileSync(join(first, 'provenance.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const fromStudy = (file: string): string => relative(dirname(BUNDLED), file);
    expect(provenance).toMatchObject({
      options: { boilerplate: 'keep', nearDuplicates: 0.5, redact: true, published: fromStudy(PUBLISHED) },
      files: [SAMPLE, BUNDLED, CODEBOOK, PUBLISHED, ...EARLIER].map((file) => ({
        file: fromStudy(file),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      })),
      outputs: readdirSync(first).sort(),
      hashes: {
        code: expect.stringMatching(/^[0-9a-f]{64}$/),
        corpus: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });
});

describe('ANALYSIS_SUMMARY.md', () => {
  let summary: string;
  beforeAll(() => {
    summary = readFileSync(join(first, 'ANALYSIS_SUMMARY.md'), 'utf8');
  });

  it('shows pictures that stand beside it', () => {
    const pictures = [...summary.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, file]) => file);
    expect(pictures.sort()).toEqual(
      [...DISTRIBUTIONS, ...COMPARISONS, ...FURTHER].map((name) => `${name}.png`).sort(),
    );
    for (const file of pictures) expect(readdirSync(first)).toContain(file);
  });

  it.each(['GenAI Engineer', 'ML Engineer'])(
    'tells of the %s only numbers that the coding has',
    (profile) => {
      const lines = coded.filter((line) => distinct.has(line.id) && line.profile.name === profile);
      const names = new Map(
        DISTRIBUTIONS.slice(2).flatMap((file) =>
          csvRows(first, `${file}.csv`).map((row): [string, string] => [row.name, row.code]),
        ),
      );
      const section = summary.split(new RegExp(`^### ${profile}$`, 'm'))[1].split(/^##/m)[0];
      const items = [...section.matchAll(/^- \*\*(.+?):\*\* \*\*([\d\u202f]+)\*\* mentions, ([\d.]+) .*$/gm)];
      expect(items.map(([, name]) => KIND_OF[names.get(name)!.slice(0, 4)])).toEqual([
        ...Array<string>(3).fill('job_task'),
        ...Array<string>(4).fill('technology'),
        ...Array<string>(3).fill('soft_skill'),
      ]);
      for (const [line, name, mentions, perAd] of items) {
        const found = recount(lines, names.get(name)!);
        const [low, high] = wilsonInterval(found.ads, lines.length);
        expect(Number(mentions.replace(/\u202f/g, '')), line).toBe(found.mentions);
        expect(Math.abs(Number(perAd) - found.mentions / lines.length), line).toBeLessThanOrEqual(0.05);
        const [, share] = /([\d.]+) % of (?:its |the )?ads/.exec(line)!;
        expect(Math.abs(Number(share) - (100 * found.ads) / lines.length), line).toBeLessThanOrEqual(0.5);
        const [, from, to] = /interval ([\d.]+)–([\d.]+) %/.exec(line)!;
        expect(Math.abs(Number(from) - 100 * low), line).toBeLessThanOrEqual(0.5);
        expect(Math.abs(Number(to) - 100 * high), line).toBeLessThanOrEqual(0.5);
      }
      expect(section, 'the number of its ads').toMatch(new RegExp(`\\b${lines.length}\\b`));
    },
  );

  it('lists the codes of a profile by mentions, most first, and leaves none out that has more', () => {
    for (const profile of ['GenAI Engineer', 'ML Engineer']) {
      const lines = coded.filter((line) => distinct.has(line.id) && line.profile.name === profile);
      const section = summary.split(new RegExp(`^### ${profile}$`, 'm'))[1].split(/^##/m)[0];
      const told = [...section.matchAll(/^- \*\*.+?:\*\* \*\*([\d\u202f]+)\*\* mentions/gm)].map(([, n]) =>
        Number(n.replace(/\u202f/g, '')),
      );
      const top = DISTRIBUTIONS.slice(2).flatMap((file, i) =>
        csvRows(first, `${file}.csv`)
          .map(({ code }) => recount(lines, code).mentions)
          .sort((a, b) => b - a)
          .slice(0, [3, 4, 3][i]),
      );
      expect(told).toEqual(top);
    }
  });
});
