// The figures of the analysis: one line from a table to a figure, with n in the caption.
import { beforeAll, describe, expect, it } from 'vitest';
import {
  compareGroups,
  compareTerms,
  cooccurrence,
  compareWithEarlier,
  findTopics,
  saturation,
  saturationStops,
  tableAds,
  tableFocus,
  tableTopics,
  topTools,
  trend,
} from '../../src/analysis';
import { readCodebook } from '../../src/codebook';
import { codeAds } from '../../src/coding';
import type { Coding, Figure } from '../../src/core';
import { readAds } from '../../src/corpus';
import {
  figureCooccurrence,
  figureDifferences,
  figureEarlier,
  figureFocus,
  figureNetwork,
  figureSaturation,
  figureSets,
  figureTableAds,
  figureTerms,
  figureTools,
  figureTopics,
  figureTrend,
} from '../../src/figures';
import { tokenize, type TokenStore } from '../../src/text';

const SIDES = [
  { name: 'data science', codes: ['TASK2', 'TASK3'] },
  { name: 'software engineering', codes: ['TASK4', 'TASK5'] },
];
const CAIN = {
  name: 'CAIN 2022',
  categories: 'data/reference/cain-2022-categories.csv',
  published: 'data/reference/published-cain-2022.csv',
};

let coding: Coding;
let store: TokenStore;
let comparison: ReturnType<typeof compareGroups>;
beforeAll(async () => {
  const ads = await readAds('data/sample/ads.jsonl');
  store = tokenize(ads);
  coding = codeAds(store, readCodebook('data/codebook/genai-roles.yaml'));
  comparison = compareGroups(coding, { replicates: 20 });
});

const traces = (figure: Figure) => figure.data as any[];
const distinctAds = () => coding.corpus.filter(({ selection }) => selection.reason === null).length;

describe('figures of comparisons', () => {
  it('draw each code of a kind once, open where no difference is shown, and say both n', () => {
    const figure = figureDifferences(comparison, { kind: 'technology' });
    const rows = comparison.columns.kind.flatMap((kind, row) => (kind === 'technology' ? [row] : []));
    expect(figure.table.code).toHaveLength(rows.length);
    expect(figure.caption).toContain(`(n\u00a0=\u00a0${comparison.columns.n_a[0]}) minus`);
    const open = (figure.table.verdict as string[]).filter(
      (verdict) => verdict === 'no difference shown',
    ).length;
    const white = traces(figure)[0].marker.color.filter((colour: string) => colour === '#FFFFFF');
    expect(open).toBeGreaterThan(0);
    expect(white).toHaveLength(open);
    expect(figure.caption).toContain('Open points: no difference shown');
  });

  it('draw ratios around 1 and leave no code out', () => {
    const figure = figureDifferences(comparison, { kind: 'job_task', value: 'ratio' });
    expect(figure.caption).toContain('divided by');
    expect((figure.layout.xaxis as any).ticktext).toContain('1');
    expect(figure.table.name).toHaveLength(5);
  });

  it('say which comparisons the table has', () => {
    expect(() => figureDifferences(comparison, { groups: ['A', 'B'] })).toThrow(
      /No comparison of A with B.*GenAI Engineer with ML Engineer/,
    );
  });

  it('show the most typical terms of either side', () => {
    const figure = figureTerms(compareTerms(coding), { most: 5 });
    const z = figure.table.z as number[];
    expect(z).toHaveLength(10);
    expect(z.filter((each) => each > 0)).toHaveLength(5);
    expect(z).toEqual([...z].sort((a, b) => b - a));
  });
});

describe('figures of what occurs together', () => {
  it('show each pair in both directions, and neighbours in the order of the clustering', () => {
    const pairs = cooccurrence(coding);
    const figure = figureCooccurrence(pairs, { most: 6, width: 'column' });
    const { row, column, jaccard } = figure.table as Record<string, any[]>;
    expect(row).toHaveLength(6 * 5);
    const value = (a: string, b: string) =>
      jaccard[row.findIndex((each, i) => each === a && column[i] === b)];
    row.forEach((each, i) => expect(value(column[i], each)).toBe(jaccard[i]));
    expect((figure.layout.xaxis as any).ticktext).toHaveLength(6);
    expect(figure.caption).toContain(`n = ${distinctAds()} ads`);
  });

  it('tie only what is more frequent than chance', () => {
    const pairs = cooccurrence(coding, { level: 'term' });
    const { a, b, lift, p_adjusted } = pairs.columns;
    const figure = figureNetwork(pairs, { most: 10 });
    const shown = figure.table.weight as number[];
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.length).toBeLessThanOrEqual(10);
    figure.table.from.forEach((from, i) => {
      const at = a.findIndex((each, row) => each === from && b[row] === figure.table.to[i]);
      expect(lift[at]).toBeGreaterThan(1);
      expect(p_adjusted[at]).toBeLessThan(0.05);
    });
  });

  it('count the sets of an ad exactly: all sets together are all ads', () => {
    const figure = figureSets(coding, { width: 1000 });
    const counts = new Map(
      figure.table.combination.map((set, row) => [set, figure.table.ads[row] as number]),
    );
    const rest = /the others have ([\d,]+) ads/.exec(figure.caption);
    const sum = [...counts.values()].reduce((total, each) => total + each, 0);
    expect(sum + Number(rest?.[1].replace(',', '') ?? 0)).toBe(distinctAds());
    expect(figure.caption).toContain(`n = ${distinctAds()} distinct ads`);
  });
});

describe('figures of shares and courses', () => {
  it('draw the tools with the largest shares, by group or for all', () => {
    const all = figureTools(topTools(coding), { most: 7 });
    expect(new Set(all.table.name).size).toBe(7);
    expect(all.caption).toContain(`all (n\u00a0=\u00a0${distinctAds()})`);
    expect(traces(figureTools(topTools(coding, { by: 'profile' })))).toHaveLength(3);
  });

  it('draw metadata and focus by profile', () => {
    const seniority = figureTableAds(tableAds(coding, 'title_seniority', { by: 'profile' }));
    expect(seniority.caption).toMatch(/GenAI Engineer \(n\u00a0=\u00a0\d+\), ML Engineer/);
    const focus = tableFocus(coding, { sides: SIDES });
    const figure = figureFocus(focus);
    expect(figure.caption).toContain(`n = ${distinctAds()} ads`);
    expect((figure.table.ads as number[]).reduce((a, b) => a + b)).toBe(distinctAds());
  });

  it('draw all codes over time that can be told apart, or those asked for, and say which are left out', () => {
    const tasks = figureTrend(trend(coding, { kind: 'job_task' }));
    expect(new Set(tasks.table.code).size).toBe(5);
    expect(tasks.caption).toMatch(/^Job tasks: share of ads by month/);
    expect(tasks.caption).not.toContain('Left out');
    const table = trend(coding, { kind: 'technology' });
    const all = figureTrend(table);
    const [names, ads] = [table.columns.name, table.columns.ads];
    const sumOf = (name: string) => ads.reduce((sum, each, row) => sum + (names[row] === name ? each : 0), 0);
    const drawn = new Set(all.table.name as string[]);
    const left = [...new Set(names)].filter((name) => !drawn.has(name));
    expect(drawn.size).toBe(7);
    for (const name of left) {
      expect(all.caption.split('Left out, as fewer ads have them: ')[1]).toContain(name);
      for (const other of drawn) expect(sumOf(name)).toBeLessThanOrEqual(sumOf(other));
    }
    const figure = figureTrend(table, { codes: ['TECH1'] });
    expect(new Set(figure.table.code)).toEqual(new Set(['TECH1']));
    expect(figure.caption).toMatch(/by month of posting \(n = \d+ to \d+ ads a month\)/);
    expect(() => figureTrend(table, { codes: ['TECH99'] })).toThrow(/"TECH99" is not in the table/);
  });

  it('mark where rules would have stopped', () => {
    const stops = saturationStops(coding);
    const figure = figureSaturation(saturation(coding, { orders: 10 }), { level: 'codes', stops });
    const found = figure.table.found as number[];
    expect(found).toEqual([...found].sort((a, b) => a - b));
    const marks = (figure.layout.shapes as any[]).filter(({ type }) => type === 'line').map(({ x0 }) => x0);
    expect(marks.length).toBeGreaterThan(0);
    for (const x of marks) expect(stops.columns.ads).toContain(x);
    expect(() => figureSaturation(stops, { level: 'terms' })).toThrow(/"ads" should|"found" was expected/);
  });

  it('draw each topic on a row of its own', () => {
    const table = tableTopics(findTopics(store, { k: 5 }), coding);
    const twins = { ...table.columns, label: table.columns.label.map(() => 'the same words') };
    expect((figureTopics(twins).layout.yaxis as any).ticktext).toHaveLength(5);
  });

  it('set the ranks of an earlier study beside ours, for what maps', () => {
    const table = compareWithEarlier(coding, CAIN);
    const { rank, variable, published_rank } = table.columns;
    const figure = figureEarlier(table);
    const rows = rank.flatMap((each, row) => (each !== null && variable[row] === variable[0] ? [row] : []));
    expect(figure.table.rank).toEqual(rows.flatMap((row) => [published_rank[row], rank[row]]));
    expect(figure.table.group.slice(0, 2)).toEqual(['CAIN 2022', 'These ads']);
    expect(figure.name).toMatch(/^cain_2022_/);
    expect(figure.caption).toContain(`Ranks of the ${rows.length} categories`);
    expect(figureEarlier(table, { study: 'Smith 2019' }).table.group).toContain('Smith 2019');
    expect(() => figureEarlier(table, { variable: 'shoe size' })).toThrow(
      /"shoe size" maps to CAIN 2022; those that do/,
    );
    const none = { ...table.columns, rank: rank.map(() => null) };
    expect(() => figureEarlier(none)).toThrow(/^There is nothing to show, because no category/);
  });

  it('are the same again', () => {
    const pairs = cooccurrence(coding, { level: 'term' });
    expect(figureNetwork(pairs)).toEqual(figureNetwork(pairs));
  });
});
