// What the general types of plot show, as JSON.
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/core';
import {
  drawDots,
  drawDumbbell,
  drawHeatmap,
  drawNetwork,
  drawStacked,
  drawTrend,
  drawUpset,
} from '../../src/figures';
import {
  columnsOf,
  combinations,
  differences,
  everyPlot,
  matrix,
  months,
  pairs,
  ratios,
  stacks,
  ties,
  twoSeries,
} from './invented-plots';

const caption = 'Invented numbers.';
const draw = { name: 'd', caption, axisTitle: 'Value' };

type Trace = Record<string, any> & { x: (number | null)[]; y: number[] };
const traces = (figure: Figure) => figure.data as unknown as Trace[];
const layout = (figure: Figure) => figure.layout as any;
const texts = (figure: Figure) =>
  layout(figure).annotations.map(({ text }: { text: string }) => text) as string[];

describe('every plot', () => {
  it.each(everyPlot('column').map((figure) => [figure.name, figure] as const))(
    'stays the figure that was looked at: %s',
    (_, figure) => {
      expect(figure).toMatchSnapshot();
    },
  );

  it.each(everyPlot('slide').map((figure) => [figure.name, figure] as const))(
    'fills a slide of 16 to 9 whose smallest text has 14 points: %s',
    (_, { layout: { width, height, meta } }) => {
      expect(width / height).toBeCloseTo(16 / 9, 2);
      const { scale } = meta as { scale: number };
      expect((width * scale * 25.4) / 96).toBeCloseTo(338.667, 0);
      expect(7 * scale).toBeGreaterThan(14);
    },
  );

  it.each(everyPlot('wide').map((figure) => [figure.name, figure] as const))(
    'has plain JSON, a caption and numbers of its own: %s',
    (_, figure) => {
      expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
      expect(figure.caption.startsWith(caption)).toBe(true);
      const lengths = new Set(Object.values(figure.table).map((cells) => cells.length));
      expect(lengths.size).toBe(1);
      expect([...lengths][0]).toBeGreaterThan(0);
    },
  );
});

describe('drawDots', () => {
  it('draws the interval from low to high around each point, in percentage points', () => {
    const table = differences();
    const [points] = traces(drawDots(table, { ...draw, scale: 'points' }));
    const value = table.value as number[];
    points.x.forEach((x, row) => {
      expect(x).toBeCloseTo(value[row] * 100, 2);
      expect(x! + points.error_x.array[row]).toBeCloseTo((table.high[row] as number) * 100, 1);
      expect(x! - points.error_x.arrayminus[row]).toBeCloseTo((table.low[row] as number) * 100, 1);
    });
  });

  it('sets the line of no difference and keeps it on the axis', () => {
    const above = columnsOf([{ name: 'a', value: 5 }]);
    const figure = drawDots(above, { ...draw, reference: 0 });
    expect(layout(figure).xaxis.range[0]).toBeLessThanOrEqual(0);
    expect(layout(figure).shapes).toHaveLength(1);
    expect(figure.caption).toBe(caption);
  });

  it('sets ratios on a logarithmic axis, so that a half is as far from 1 as a double', () => {
    const table = columnsOf([
      { name: 'half', value: 0.5 },
      { name: 'double', value: 2 },
      { name: 'none', value: 0 },
    ]);
    const [points] = traces(drawDots(table, { ...draw, scale: 'ratio', reference: 1 }));
    expect(points.x).toEqual([-1, 1, null]);
    expect(layout(drawDots(ratios(), { ...draw, scale: 'ratio' })).xaxis.ticktext).toContain('1');
  });

  it('tells series apart by shape as well as by colour', () => {
    const figure = drawDots(twoSeries(), draw);
    expect(new Set(traces(figure).map(({ marker }) => marker.symbol)).size).toBe(2);
    expect(new Set(traces(figure).map(({ marker }) => marker.color)).size).toBe(2);
    expect(texts(figure)).toEqual(['Cohen’s κ', 'Gwet’s AC1']);
  });

  it('reads columns by other names', () => {
    const { value, low, high, name } = differences();
    const table = { code: name, difference: value, from: low, to: high };
    const columns = { name: 'code', value: 'difference', low: 'from', high: 'to' };
    const renamed = drawDots(table, { ...draw, scale: 'points', columns });
    expect(renamed.data).toEqual(drawDots(differences(), { ...draw, scale: 'points' }).data);
  });

  it('refuses more series than can be told apart, missing columns and values outside the scale', () => {
    const eight = columnsOf([...'abcdefgh'].map((series) => ({ name: 'x', series, value: 1 })));
    expect(() => drawDots(eight, draw)).toThrow(/8 series, and 7 can be told apart/);
    expect(() => drawDots({ name: ['a'] }, draw)).toThrow(/"value" was expected; the table has name/);
    expect(() => drawDots({ name: ['a'], value: [40] }, { ...draw, scale: 'share' })).toThrow(/0 to 1/);
    expect(() => drawDots({ name: ['a'], value: [null] }, draw)).toThrow(/no value that can be drawn/);
  });
});

describe('drawDumbbell', () => {
  it('puts the largest difference on top and writes it', () => {
    const figure = drawDumbbell(pairs(), draw);
    const [, first, second] = traces(figure);
    const differences = first.x.map((x, row) => x! - second.x[row]!);
    expect(differences).toEqual([...differences].sort((a, b) => b - a));
    expect(texts(figure)).toContain(`+${Math.round(differences[0])}`);
    expect(figure.caption).toContain('GenAI Engineer minus ML Engineer in percentage points');
  });

  it('names the groups at the first points where there is room, else in a legend', () => {
    const apart = [0.4, 0.6];
    const near = columnsOf(
      ['GenAI Engineer', 'ML Engineer'].map((group, g) => ({ name: 'A', group, value: apart[g] })),
    );
    const wide = drawDumbbell(near, { ...draw, width: 'page' });
    expect(layout(wide).shapes).toHaveLength(0);
    expect(texts(wide)).toEqual(expect.arrayContaining(['GenAI Engineer', 'ML Engineer']));
    expect(layout(drawDumbbell(near, { ...draw, width: 60 })).shapes).toHaveLength(2);
  });

  it('says which groups there are when there are not two', () => {
    const table = columnsOf(['a', 'b', 'c'].map((group) => ({ name: 'x', group, value: 0.5 })));
    expect(() => drawDumbbell(table, draw)).toThrow(/Two groups were expected; the table has a, b, c/);
  });
});

describe('drawStacked', () => {
  it('makes each row sum to 100 % and says its n', () => {
    const figure = drawStacked(stacks(), draw);
    const bars = traces(figure).filter(({ type }) => type === 'bar');
    [0, 1, 2].forEach((row) => {
      expect(bars.reduce((sum, { x }) => sum + x[row]!, 0)).toBeCloseTo(100, 1);
      bars
        .slice(1)
        .forEach((bar, i) => expect(bar.base[row]).toBeCloseTo(bars[i].base[row] + bars[i].x[row]!, 1));
    });
    const n = (stacks().value as number[]).slice(0, 4).reduce((a, b) => a + b);
    expect(layout(figure).yaxis.ticktext[0]).toContain(`n = ${n}`);
  });

  it('names the parts above the first bar where they fit, without a legend', () => {
    const halves = columnsOf(['Left', 'Right'].map((part) => ({ name: 'A', part, value: 5 })));
    expect(layout(drawStacked(halves, draw)).shapes).toHaveLength(0);
    expect(layout(drawStacked(stacks(), draw)).shapes).toHaveLength(4);
  });

  it('refuses a row without any count', () => {
    const none = columnsOf([{ name: 'A', part: 'p', value: 0 }]);
    expect(() => drawStacked(none, draw)).toThrow(/"A" sum to 0/);
  });
});

describe('drawHeatmap', () => {
  it('is darker the larger the value, leaves missing pairs white and keeps the order it is given', () => {
    const table = columnsOf([
      { row: 'a', column: 'x', value: 0.1 },
      { row: 'a', column: 'y', value: 0.9 },
      { row: 'b', column: 'x', value: null },
      { row: 'b', column: 'y', value: 0.5 },
    ]);
    const figure = drawHeatmap(table, { ...draw, rows: ['b', 'a'], order: ['y', 'x'] });
    const [cells, values] = traces(figure);
    expect(layout(figure).yaxis.ticktext).toEqual(['b', 'a']);
    expect(layout(figure).xaxis.ticktext).toEqual(['y', 'x']);
    expect(values.text).toEqual(['0.50', '0.90', '0.10']);
    const [middle, dark, light] = (cells.marker.color as string[]).map((colour) =>
      parseInt(colour.slice(1, 3), 16),
    );
    expect(dark).toBeLessThan(middle);
    expect(middle).toBeLessThan(light);
  });

  it('writes values shorter where cells are narrow, and none where nothing fits', () => {
    expect(traces(drawHeatmap(matrix(), { ...draw, width: 'page' }))[1].text[0]).toMatch(/^0\.\d\d$/);
    expect(traces(drawHeatmap(matrix(), { ...draw, width: 'column' }))[1].text[0]).toMatch(/^\.\d\d$/);
    expect(traces(drawHeatmap(matrix(), { ...draw, width: 55 }))).toHaveLength(1);
  });

  it('refuses an order with a name that the table lacks', () => {
    expect(() => drawHeatmap(matrix(), { ...draw, rows: ['Cobol'] })).toThrow(/`rows` names "Cobol"/);
  });
});

describe('drawTrend', () => {
  it('keeps time to scale and leaves a gap where a value is missing', () => {
    const figure = drawTrend(months(), draw);
    const genai = traces(figure).find(({ name }) => name === 'GenAI Engineer')!;
    expect(genai.y[12]).toBeNull();
    genai.x.slice(1).forEach((x, i) => expect(x! - genai.x[i]!).toBe(1));
    // One band in two pieces, the other whole.
    expect(traces(figure).filter(({ fill }) => fill === 'toself')).toHaveLength(3);
  });

  it('sorts by place and not by row, and names years as years', () => {
    const table = { x: ['2024', '2022', '2023'], value: [0.3, 0.1, 0.2] };
    const figure = drawTrend(table, draw);
    expect(traces(figure)[0].y).toEqual([10, 20, 30]);
    expect(layout(figure).xaxis.ticktext).toEqual(['2022', '2023', '2024']);
    expect(figure.table.value).toEqual([0.1, 0.2, 0.3]);
  });

  it('draws intervals as bars on request, and says so', () => {
    const figure = drawTrend(months(), { ...draw, interval: 'bars' });
    expect(traces(figure)).toHaveLength(2);
    expect(traces(figure)[1].error_y.array[0]).toBeCloseTo(8, 1);
    expect(figure.caption).toContain('Bars are 95% intervals');
  });

  it('says which row lacks its place', () => {
    expect(() => drawTrend({ x: ['2024-01', ''], value: [0, 1] }, draw)).toThrow(/row 2:.*is missing/);
  });
});

describe('drawUpset', () => {
  it('draws the most frequent combinations first and says how many it leaves out', () => {
    const figure = drawUpset(combinations(), { ...draw, most: 5 });
    const [bars, labels] = traces(figure);
    expect(bars.x).toHaveLength(5);
    expect(labels.text).toEqual(['152', '77', '52', '40', '32']);
    expect(figure.caption).toMatch(/5 most frequent of 30 combinations; the others have [\d,]+ ads/);
    expect(new Set(figure.table.combination)).toEqual(new Set([0, 1, 2, 3, 4]));
  });

  it('gives each combination one dot a member', () => {
    const table = columnsOf([
      { combination: 'ab', member: 'a', ads: 5 },
      { combination: 'ab', member: 'b', ads: 5 },
      { combination: 'none', member: '', ads: 9 },
    ]);
    const [, , lacks, , has] = traces(drawUpset(table, { ...draw, totals: { a: 5, b: 5 } }));
    expect(has.x).toHaveLength(2);
    expect(lacks.x).toHaveLength(2);
  });

  it('refuses a combination with two counts', () => {
    const table = { combination: ['x', 'x'], member: ['a', 'b'], ads: [1, 2] };
    expect(() => drawUpset(table, draw)).toThrow(/"x" has the counts 1 and 2/);
  });
});

describe('drawNetwork', () => {
  it('places nodes the same each time, otherwise with another seed', () => {
    const dots = (seed: number) => traces(drawNetwork(ties(), { ...draw, seed })).at(-1)!.x;
    expect(dots(1)).toEqual(dots(1));
    expect(dots(1)).not.toEqual(dots(2));
  });

  it('sets what is tied nearer together than what is not', () => {
    const cliques = [0, 1].flatMap((c) =>
      [0, 1, 2, 3].flatMap((a) =>
        [0, 1, 2, 3].filter((b) => b > a).map((b) => ({ from: `${c}${a}`, to: `${c}${b}`, weight: 1 })),
      ),
    );
    const table = columnsOf([...cliques, { from: '00', to: '10', weight: 0.1 }]);
    const figure = drawNetwork(table, draw);
    const { x, y, hovertext } = traces(figure).at(-1)!;
    const between = (same: boolean) => {
      const found = x.flatMap((_, i) =>
        x.flatMap((_x, j) =>
          i < j && (hovertext[i][0] === hovertext[j][0]) === same
            ? [Math.hypot(x[i]! - x[j]!, y[i] - y[j])]
            : [],
        ),
      );
      return found.reduce((sum, each) => sum + each, 0) / found.length;
    };
    expect(between(true)).toBeLessThan(between(false) * 0.7);
  });

  it('draws stronger ties wider', () => {
    const widths = traces(drawNetwork(ties(), draw))
      .filter(({ mode }) => mode === 'lines')
      .map(({ line }) => line.width);
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
    expect(widths.length).toBeGreaterThan(2);
  });

  it('refuses a table without a tie', () => {
    expect(() => drawNetwork({ from: ['a'], to: ['b'], weight: [0] }, draw)).toThrow(/because no tie/);
  });
});

describe('names from untrusted files', () => {
  const evil = '<a href="javascript:alert(1)">C++ & $x$</a>';
  const one = { ...draw, axisTitle: evil, sides: [evil, evil] as const, reference: 0 };
  it.each([
    ['drawDots', () => drawDots({ name: [evil, evil], series: ['a', evil], value: [1, 2] }, one)],
    ['drawDumbbell', () => drawDumbbell({ name: [evil, evil], group: ['a', evil], value: [0.1, 0.2] }, one)],
    ['drawStacked', () => drawStacked({ name: [evil], part: [evil], value: [1] }, one)],
    [
      'drawHeatmap',
      () =>
        drawHeatmap({ row: [evil], column: [evil], value: [1], text: [evil] }, { ...one, rowTitle: evil }),
    ],
    [
      'drawTrend',
      () => drawTrend({ x: [evil, evil], series: ['a', evil], value: [0.1, 0.2] }, { ...one, xTitle: evil }),
    ],
    ['drawUpset', () => drawUpset({ combination: [evil], member: [evil], ads: [1] }, one)],
    [
      'drawNetwork',
      () => drawNetwork({ from: [evil], to: ['b'], weight: [1] }, { ...one, groups: { [evil]: evil } }),
    ],
  ])('are shown literally by %s', (_, figure) => {
    const { data, layout: shown } = figure();
    const json = JSON.stringify([data, shown]);
    expect(json).not.toContain('<a');
    expect(json).not.toContain('$x$');
    expect(json).toContain('&lt;a href=');
  });
});
