// The figures in the exporter's browser: valid for Plotly, nothing cut, no text upon text, at every width.
import { afterAll, describe, expect, it } from 'vitest';
import type { Figure } from '../../src/core';
import { closeBrowser } from '../../src/export';
import { onDrawingPage } from '../../src/export/drawing-page';
import {
  drawComparison,
  drawDistribution,
  drawProfiles,
  drawTrend,
  type FigureWidth,
} from '../../src/figures';
import { columnsOf, everyPlot } from './invented-plots';
import {
  INVENTED_PROFILES,
  LEGEND,
  PROFILES,
  TASKS_AND_SKILLS,
  TECHNOLOGIES,
  inventDistribution,
} from './invented-distribution';

const caption = 'Invented numbers.';

function everyFigure(width: FigureWidth): Figure[] {
  const names = [...TASKS_AND_SKILLS, ...TECHNOLOGIES];
  const overall = inventDistribution(names, ['all']);
  const byGroups = [...PROFILES, 'A profile with a very long name'];
  const byProfile = inventDistribution(names, byGroups);
  const title = 'A title that says at some length what is to be seen in the figure below it';
  return [
    drawProfiles(INVENTED_PROFILES, { caption, width, legend: LEGEND }),
    drawDistribution(overall, { name: 'mentions', value: 'mentions', kind: 'technology', caption, width }),
    drawDistribution(byProfile, { name: 'shares', value: 'prevalence', caption, width, title }),
    drawComparison(byProfile, { name: 'comparison', caption, width, title }),
    drawComparison(byProfile, { name: 'four', caption, width, groups: byGroups, legend: LEGEND }),
    drawTrend(sevenLines(), {
      name: 'seven',
      caption,
      width,
      axisTitle: 'Share of ads (%)',
      interval: 'bars',
    }),
    ...everyPlot(width),
  ];
}

function sevenLines() {
  const series = ['Nurse', 'Midwife', 'Surgeon', 'Anaesthetist', 'Pharmacist', 'Porter', 'Physician'];
  return columnsOf(
    series.flatMap((name, s) =>
      Array.from({ length: 9 }, (_, i) => {
        const value = 0.1 * s + 0.05 + 0.03 * Math.sin(i + s);
        return { x: 2016 + i, series: name, value, low: value - 0.04, high: value + 0.04 };
      }),
    ),
  );
}

/** Stands for a mark of the legend among the texts. */
const MARK = '(mark)';

interface Box {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface PlotlyInPage {
  validate(data: unknown, layout: unknown): { msg: string }[] | undefined;
  newPlot(place: Element, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
  purge(place: Element): void;
}

/** Plotly's complaints and the boxes of all text, in px from the figure's corner. */
async function inspect({ data, layout }: Figure) {
  const json = JSON.stringify({ data, layout });
  return onDrawingPage((page) =>
    page.evaluate(
      async ([text, mark]) => {
        const figure = JSON.parse(text);
        const plotly = (window as unknown as { Plotly: PlotlyInPage }).Plotly;
        const faults = (plotly.validate(figure.data, figure.layout) ?? []).map(
          (fault: { msg: string }) => fault.msg,
        );
        const place = document.createElement('div');
        document.body.append(place);
        await plotly.newPlot(place, figure.data, figure.layout, { staticPlot: true });
        const corner = place.getBoundingClientRect();
        const boxes = Array.from(place.querySelectorAll('text, .shapelayer path')).map((node) => {
          const { left, right, top, bottom } = node.getBoundingClientRect();
          const [x, y] = [corner.left, corner.top];
          return {
            text: node.tagName === 'path' ? mark : (node.textContent ?? ''),
            left: left - x,
            right: right - x,
            top: top - y,
            bottom: bottom - y,
          };
        });
        plotly.purge(place);
        place.remove();
        return {
          faults: faults,
          boxes: boxes.filter((box) => box.text.trim() && box.right > box.left),
        };
      },
      [json, MARK],
    ),
  );
}

/** A box is 1.42 font sizes high, letters from descender to ascender only 1: the rest may be shared. */
function overlaps(a: Box, b: Box): boolean {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const [width, height] = [(box: Box) => box.right - box.left, (box: Box) => box.bottom - box.top];
  const upright = [a, b].every((box) => height(box) > 1.5 * width(box));
  if (upright) return down > 0.5 && across > 0.29 * Math.min(width(a), width(b));
  return across > 0.5 && down > 0.29 * Math.min(height(a), height(b));
}

afterAll(closeBrowser);

describe.each(['column', 'wide', 'page', 'slide', 70] as const)('figures of width %s', (width) => {
  it.each(everyFigure(width).map((figure) => [figure.name, figure] as const))(
    'are valid, and neither cut nor overlap text: %s',
    async (_, figure) => {
      const { faults, boxes: all } = await inspect(figure);
      const boxes = all.filter(({ text }) => text !== MARK);
      expect(faults).toEqual([]);
      expect(boxes.length).toBeGreaterThan(5);
      const cut = boxes.filter(
        (box) => box.left < 0 || box.right > figure.layout.width + 0.5 || box.top < -2,
      );
      expect(cut).toEqual([]);
      expect(boxes.filter((box) => box.bottom > figure.layout.height + 1)).toEqual([]);
      const clashes = boxes.flatMap((a, i) =>
        boxes
          .slice(i + 1)
          .filter((b) => overlaps(a, b))
          .map((b) => [a.text, b.text]),
      );
      expect(clashes).toEqual([]);
    },
  );
});

describe('a notebook without the bundled font', () => {
  it.each(['Arial', 'DejaVu Sans'])('keeps the legend apart in %s', async (family) => {
    const figure = drawComparison(inventDistribution(TECHNOLOGIES, PROFILES), { name: 'c', caption });
    const names = ['GenAI Engineer (n = 312)', 'ML Engineer (n = 487)'];
    const { boxes } = await inspect({
      ...figure,
      layout: { ...figure.layout, font: { family, size: 10.667 } },
    });
    const legend = boxes.filter(({ text }) => names.includes(text) || text === MARK);
    expect(legend).toHaveLength(4);
    const clashes = legend.flatMap((a, i) => legend.slice(i + 1).filter((b) => overlaps(a, b)));
    expect(clashes).toEqual([]);
  });
});
