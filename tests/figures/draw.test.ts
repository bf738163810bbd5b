// What the figures show, as JSON.
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/core';
import { drawComparison, drawDistribution, drawProfiles } from '../../src/figures';
import { INVENTED_PROFILES, PROFILES, TECHNOLOGIES, inventDistribution } from './invented-distribution';

const caption = 'Invented numbers.';
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
    const figure = drawProfiles(INVENTED_PROFILES, { caption });
    expect(traces(figure)[0].x).toEqual([312, 487, 91]);
    expect(traces(figure)[1].text?.map((text) => text.trim())).toEqual([
      '312 (35%)',
      '487 (55%)',
      '91 (10%)',
    ]);
    expect(figure.name).toBe('profile_distribution');
  });

  it('keeps the interval in the table', () => {
    expect(drawProfiles(INVENTED_PROFILES, { caption }).table).toEqual(INVENTED_PROFILES);
  });

  it('stays the figure that was looked at', () => {
    expect(drawProfiles(INVENTED_PROFILES, { caption })).toMatchSnapshot();
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
    const figure = drawDistribution(flat, { name: 'd', value: 'ads', caption });
    expect(figure.table.name).toEqual(TECHNOLOGIES);
  });

  it('draws shares as per cent from 0 to 100 and counts as counts, each with its own axis title', () => {
    const share = drawDistribution(overall, { name: 'd', value: 'prevalence', caption });
    const count = drawDistribution(overall, { name: 'd', value: 'ads', caption });
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

  it('draws one bar a group side by side, in the order of the theme, without overlap', () => {
    const figure = drawDistribution(byProfile, { name: 'd', value: 'ads', caption });
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
      });
      const bar = traces(figure).find((trace) => trace.name === 'ML Engineer');
      return (bar?.marker as unknown as { color: string[] }).color[0];
    };
    expect(colour(['ML Engineer', 'Data Scientist'])).toBe(colour(PROFILES));
  });

  it('colours codes of several kinds by kind and says so in the legend', () => {
    const kind = TECHNOLOGIES.map((_, i) => (i < 4 ? 'job_task' : 'technology'));
    const figure = drawDistribution({ ...overall, kind }, { name: 'd', value: 'ads', caption });
    const colours = (traces(figure)[0].marker as unknown as { color: string[] }).color;
    expect(new Set(colours).size).toBe(2);
    expect(layout(figure).annotations.map(({ text }) => text)).toEqual(['Job tasks', 'Technologies']);
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
      drawDistribution({ ...overall, name }, { name: 'd', value: 'ads', caption }).layout,
    );
    expect(json).not.toContain('<a');
    expect(json).not.toContain('$x$');
    expect(json).toContain('&lt;a href=');
  });

  it('names the column that is missing and those there are', () => {
    const { ads: _, ...rest } = overall;
    expect(() => drawDistribution(rest, { name: 'd', value: 'ads', caption })).toThrow(
      /"ads" was expected.*mentions/,
    );
  });

  it('refuses shares given as per cent', () => {
    const wrong = { ...overall, prevalence: overall.prevalence.map(() => 57) };
    expect(() => drawDistribution(wrong, { name: 'd', value: 'prevalence', caption })).toThrow(/0 to 1/);
  });

  it('refuses a table without rows', () => {
    const empty = Object.fromEntries(Object.keys(overall).map((name) => [name, []]));
    expect(() => drawDistribution(empty, { name: 'd', value: 'ads', caption })).toThrow(/no rows/);
  });

  it('stays the figure that was looked at', () => {
    const options = { name: 'technology_distribution', kind: 'technology', caption } as const;
    expect(drawDistribution(overall, { ...options, value: 'mentions' })).toMatchSnapshot('counts');
    expect(drawDistribution(byProfile, { ...options, value: 'prevalence' })).toMatchSnapshot(
      'shares by profile',
    );
  });
});

describe('drawComparison', () => {
  it('compares GenAI Engineer with ML Engineer, the largest difference on top', () => {
    const figure = drawComparison(byProfile, { name: 'c', caption });
    const difference = figure.table.difference as number[];
    expect(traces(figure).map((trace) => trace.name)).toEqual(['GenAI Engineer', 'ML Engineer']);
    expect(difference).toEqual([...difference].sort((a, b) => b - a));
    const [first, second] = figure.table.prevalence as number[];
    expect(difference[0]).toBeCloseTo(first - second, 12);
  });

  it('says how many ads each group has, in the caption and in the legend', () => {
    const figure = drawComparison(byProfile, { name: 'c', caption });
    expect(figure.caption).toContain('GenAI Engineer (n = 312) and ML Engineer (n = 487)');
    expect(layout(figure).annotations.map(({ text }) => text)).toContain('ML Engineer (n = 487)');
    const told = drawComparison(byProfile, { name: 'c', caption, sizes: { 'ML Engineer': 1500 } });
    expect(told.caption).toContain('ML Engineer (n = 1,500)');
  });

  it('sorts by the larger share on request', () => {
    const { prevalence } = drawComparison(byProfile, { name: 'c', caption, sort: 'share' }).table;
    const most = (prevalence as number[]).flatMap((share, i, all) =>
      i % 2 ? Math.max(share, all[i - 1]) : [],
    );
    expect(most).toEqual([...most].sort((a, b) => b - a));
  });

  it('says which groups there are when the wanted ones are not', () => {
    const groups = ['GenAI Engineer', 'Data Scientist'] as const;
    expect(() => drawComparison(byProfile, { name: 'c', caption, groups })).toThrow(
      /Data Scientist.*Ambiguous/,
    );
  });

  it('stays the figure that was looked at', () => {
    expect(drawComparison(byProfile, { name: 'technology_comparison', caption })).toMatchSnapshot();
  });
});
