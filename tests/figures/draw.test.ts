// What the figures show, as JSON.
import { describe, expect, it } from 'vitest';
import { NothingToShow, type Figure, type Legend } from '../../src/core';
import { drawComparison, drawDistribution, drawProfiles } from '../../src/figures';
import {
  INVENTED_PROFILES,
  LEGEND,
  PROFILES,
  TECHNOLOGIES,
  inventDistribution,
} from './invented-distribution';

const caption = 'Invented numbers.';
const legend = LEGEND;
const byProfile = inventDistribution(TECHNOLOGIES, PROFILES);
const overall = inventDistribution(TECHNOLOGIES, ['all']);

type Trace = Record<string, never> & { x: (number | null)[]; y: number[]; text?: string[]; name: string };
type Layout = {
  xaxis: Record<string, never>;
  yaxis: { ticktext: string[] };
  annotations: { text: string }[];
};

const traces = (figure: Figure) => figure.data as unknown as Trace[];
const layout = (figure: Figure) => figure.layout as unknown as Layout;

describe('drawProfiles', () => {
  it('labels each bar with the number of ads and the share', () => {
    const figure = drawProfiles(INVENTED_PROFILES, { caption, legend });
    expect(traces(figure)[0].x).toEqual([312, 487, 91]);
    expect(traces(figure)[1].text?.map((text) => text.trim())).toEqual([
      '312 (35%)',
      '487 (55%)',
      '91 (10%)',
    ]);
    expect(figure.name).toBe('profile_distribution');
  });

  it('keeps the interval in the table', () => {
    expect(drawProfiles(INVENTED_PROFILES, { caption, legend }).table).toEqual(INVENTED_PROFILES);
  });

  it('stays the figure that was looked at', () => {
    expect(drawProfiles(INVENTED_PROFILES, { caption, legend })).toMatchSnapshot();
  });
});

describe('drawDistribution', () => {
  it('puts the largest value on top and keeps zeros', () => {
    const zeros = { ...overall, mentions: overall.mentions.map((count, i) => (i === 4 ? 0 : count)) };
    const figure = drawDistribution(zeros, { name: 'd', value: 'mentions', caption });
    const shown = traces(figure)[0].x as number[];
    expect(shown).toEqual([...shown].sort((a, b) => b - a));
    expect(shown).toHaveLength(TECHNOLOGIES.length);
    expect(shown.at(-1)).toBe(0);
    expect(layout(figure).yaxis.ticktext.at(-1)).toBe('Vector Databases &amp; Retrieval');
  });

  it('breaks ties by the order of the table', () => {
    const flat = { ...overall, ads: overall.ads.map(() => 7) };
    const figure = drawDistribution(flat, { name: 'd', value: 'ads', caption, legend });
    expect(figure.table.name).toEqual(TECHNOLOGIES);
  });

  it('draws shares as per cent from 0 to 100 and counts as counts, each with its own axis title', () => {
    const share = drawDistribution(overall, { name: 'd', value: 'prevalence', caption });
    const count = drawDistribution(overall, { name: 'd', value: 'ads', caption, legend });
    expect(layout(share).xaxis).toMatchObject({ title: { text: 'Share of ads (%)' } });
    expect(layout(count).xaxis).toMatchObject({ title: { text: 'Ads (count)' } });
    expect(Math.max(...(traces(share)[0].x as number[]))).toBeCloseTo(
      100 * Math.max(...(overall.prevalence as number[])),
      2,
    );
    expect(share.caption).toContain('95% intervals');
    expect(count.caption).toBe(caption);
  });

  it('puts the label beyond the interval', () => {
    const figure = drawDistribution(overall, { name: 'd', value: 'prevalence', caption });
    const [, labels] = traces(figure);
    const high = (figure.table.prevalence_high as number[]).map((share) => share * 100);
    labels.x.forEach((x, row) => expect(x).toBeCloseTo(high[row], 2));
  });

  it('draws one bar a group side by side, in the order of the legend, without overlap', () => {
    const turned = inventDistribution(TECHNOLOGIES, [...PROFILES].reverse());
    const figure = drawDistribution(turned, { name: 'd', value: 'ads', caption, legend });
    const bars = traces(figure).filter((trace) => (trace.type as string) === 'bar');
    expect(bars.map((bar) => bar.name)).toEqual(PROFILES);
    const thickness = bars[0].width as unknown as number;
    const all = bars.flatMap((bar) => bar.y).sort((a, b) => a - b);
    all.slice(1).forEach((y, i) => expect(y - all[i]).toBeGreaterThan(thickness));
  });

  it('gives a profile the same colour whichever others are drawn', () => {
    const colour = (groups: string[]) => {
      const figure = drawDistribution(inventDistribution(TECHNOLOGIES, groups), {
        name: 'd',
        value: 'ads',
        caption,
        legend,
      });
      const bar = traces(figure).find((trace) => trace.name === 'ML Engineer');
      return (bar?.marker as unknown as { color: string[] }).color[0];
    };
    expect(colour(['ML Engineer', 'Data Scientist'])).toBe(colour(PROFILES));
  });

  it('colours codes of several kinds by kind and says so in the legend', () => {
    const kind = TECHNOLOGIES.map((_, i) => (i < 4 ? 'job_task' : 'technology'));
    const figure = drawDistribution({ ...overall, kind }, { name: 'd', value: 'ads', caption, legend });
    const colours = (traces(figure)[0].marker as unknown as { color: string[] }).color;
    expect(new Set(colours).size).toBe(2);
    expect(layout(figure).annotations.map(({ text }) => text)).toEqual(['Job tasks', 'Technologies']);
  });

  it('draws kinds that no legend names in one neutral colour, without a legend', () => {
    const kind = TECHNOLOGIES.map((_, i) => (i < 4 ? 'job_task' : 'technology'));
    const figure = drawDistribution({ ...overall, kind }, { name: 'd', value: 'ads', caption });
    const colours = (traces(figure)[0].marker as unknown as { color: string[] }).color;
    expect(new Set(colours)).toEqual(new Set(['#4477AA']));
    expect(layout(figure).annotations).toEqual([]);
  });

  it('shows markup in the names of kinds literally', () => {
    const evil = '<a onclick="x()">Tools</a> & $5$';
    const [first, second, third] = LEGEND.kinds;
    const odd: Legend = { ...LEGEND, kinds: [first, { ...second, name: evil }, third] };
    const kind = TECHNOLOGIES.map((_, i) => (i < 4 ? 'job_task' : 'technology'));
    const figure = drawDistribution({ ...overall, kind }, { name: 'd', value: 'ads', caption, legend: odd });
    const json = JSON.stringify([figure.data, figure.layout]);
    expect(json).not.toContain('<a');
    expect(json).not.toContain('$5$');
    expect(json).toContain('&lt;a onclick=');
  });

  it('shows a missing share as a dash and not as zero', () => {
    const gap = { ...overall, prevalence: overall.prevalence.map((share, i) => (i === 0 ? null : share)) };
    const figure = drawDistribution(gap, { name: 'd', value: 'prevalence', caption });
    const row = (figure.table.prevalence as (number | null)[]).indexOf(null);
    expect(traces(figure)[0].x[row]).toBeNull();
    expect(traces(figure)[1].text?.[row].trim()).toBe('–');
  });

  it('shows markup in names literally', () => {
    const name = overall.name.map((each, i) =>
      i === 0 ? '<a href="javascript:alert(1)">C++ & $x$</a>' : each,
    );
    const json = JSON.stringify(
      drawDistribution({ ...overall, name }, { name: 'd', value: 'ads', caption, legend }).layout,
    );
    expect(json).not.toContain('<a');
    expect(json).not.toContain('$x$');
    expect(json).toContain('&lt;a href=');
  });

  it('names the column that is missing and those there are', () => {
    const { ads: _, ...rest } = overall;
    expect(() => drawDistribution(rest, { name: 'd', value: 'ads', caption, legend })).toThrow(
      /"ads" was expected.*mentions/,
    );
  });

  it('refuses shares given as per cent', () => {
    const wrong = { ...overall, prevalence: overall.prevalence.map(() => 57) };
    expect(() => drawDistribution(wrong, { name: 'd', value: 'prevalence', caption })).toThrow(/0 to 1/);
  });

  it('refuses a table without rows', () => {
    const empty = Object.fromEntries(Object.keys(overall).map((name) => [name, []]));
    expect(() => drawDistribution(empty, { name: 'd', value: 'ads', caption, legend })).toThrow(/no rows/);
  });

  it('stays the figure that was looked at', () => {
    const options = { name: 'technology_distribution', kind: 'technology', caption, legend } as const;
    expect(drawDistribution(overall, { ...options, value: 'mentions' })).toMatchSnapshot('counts');
    expect(drawDistribution(byProfile, { ...options, value: 'prevalence' })).toMatchSnapshot(
      'shares by profile',
    );
  });
});

describe('drawComparison', () => {
  it('compares the first two groups, the largest difference on top', () => {
    const figure = drawComparison(byProfile, { name: 'c', caption, legend });
    const difference = figure.table.difference as number[];
    expect(traces(figure).map((trace) => trace.name)).toEqual(['GenAI Engineer', 'ML Engineer']);
    expect(difference).toEqual([...difference].sort((a, b) => b - a));
    const [first, second] = figure.table.prevalence as number[];
    expect(difference[0]).toBeCloseTo(first - second, 12);
  });

  it('says how many ads each group has, in the caption and in the legend', () => {
    const figure = drawComparison(byProfile, { name: 'c', caption, legend });
    expect(figure.caption).toContain('GenAI Engineer (n = 312) and ML Engineer (n = 487)');
    expect(layout(figure).annotations.map(({ text }) => text)).toContain('ML Engineer (n = 487)');
    const told = drawComparison(byProfile, { name: 'c', caption, legend, sizes: { 'ML Engineer': 1500 } });
    expect(told.caption).toContain('ML Engineer (n = 1,500)');
  });

  it('sorts by the larger share on request', () => {
    const { prevalence } = drawComparison(byProfile, { name: 'c', caption, legend, sort: 'share' }).table;
    const most = (prevalence as number[]).flatMap((share, i, all) =>
      i % 2 ? Math.max(share, all[i - 1]) : [],
    );
    expect(most).toEqual([...most].sort((a, b) => b - a));
  });

  it('says which groups there are when the wanted ones are not', () => {
    const groups = ['GenAI Engineer', 'Data Scientist'] as const;
    expect(() => drawComparison(byProfile, { name: 'c', caption, legend, groups })).toThrow(
      /Data Scientist.*Ambiguous/,
    );
  });

  it('draws three and four groups in one row, told apart by shape and colour, without a difference', () => {
    const groups = [...PROFILES, 'Data Scientist'];
    const table = inventDistribution(TECHNOLOGIES, groups);
    for (const wanted of [groups.slice(0, 3), groups]) {
      const figure = drawComparison(table, { name: 'c', caption, legend, groups: wanted });
      expect(traces(figure).map(({ name }) => name)).toEqual(wanted);
      const marks = traces(figure).map(
        ({ marker }) => marker as unknown as { color: string; symbol?: string },
      );
      expect(new Set(marks.map(({ color }) => color)).size).toBe(wanted.length);
      expect(new Set(marks.map(({ symbol }) => symbol)).size).toBe(wanted.length);
      const y = traces(figure).flatMap((trace) => trace.y);
      expect(new Set(y).size).toBe(wanted.length * TECHNOLOGIES.length);
      expect(layout(figure).annotations.map(({ text }) => text)).not.toContain('Diff. (pp)');
      expect(figure.table).not.toHaveProperty('difference');
      expect(figure.caption).toContain('Ambiguous (n = 91)');
      expect(figure.caption).not.toContain('Diff.');
    }
  });

  it('sorts several groups by what they differ most in', () => {
    const { table } = drawComparison(byProfile, { name: 'c', caption, groups: PROFILES });
    const shares = table.prevalence as number[];
    const ranges = shares.flatMap((_, i) => {
      const row = shares.slice(i, i + 3);
      return i % 3 ? [] : [Math.max(...row) - Math.min(...row)];
    });
    expect(ranges).toEqual([...ranges].sort((a, b) => b - a));
  });

  it('takes the first two groups of the table that have a name, and says so where there is one', () => {
    const table = inventDistribution(TECHNOLOGIES, ['(none)', 'Night', 'Day', 'Other']);
    const figure = drawComparison(table, { name: 'c', caption });
    expect(traces(figure).map(({ name }) => name)).toEqual(['Night', 'Day']);
    const one = inventDistribution(TECHNOLOGIES, ['Night', '(none)']);
    expect(() => drawComparison(one, { name: 'c', caption })).toThrow(NothingToShow);
  });

  it('refuses more than four groups', () => {
    const groups = ['a', 'b', 'c', 'd', 'e'];
    const table = inventDistribution(TECHNOLOGIES, groups);
    expect(() => drawComparison(table, { name: 'c', caption, groups })).toThrow(
      /two to 4 groups.*a, b, c, d, e/,
    );
  });

  it('stays the figure that was looked at', () => {
    expect(drawComparison(byProfile, { name: 'technology_comparison', caption, legend })).toMatchSnapshot();
  });
});
