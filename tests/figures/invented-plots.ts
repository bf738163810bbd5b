// Invented tables for each type of plot; numbers come from a sine, names are as long as real ones.
import type { Cell, Columns, Figure } from '../../src/core';
import {
  drawDots,
  drawDumbbell,
  drawHeatmap,
  drawNetwork,
  drawStacked,
  drawTrend,
  drawUpset,
  type FigureWidth,
} from '../../src/figures';
import { LEGEND, TECHNOLOGIES } from './invented-distribution';

const TWO = ['GenAI Engineer', 'ML Engineer'];
const TOOLS = [
  'Python PyTorch TensorFlow LangChain LlamaIndex OpenAI Azure AWS GCP Docker',
  'Kubernetes SQL Spark Databricks MLflow Airflow RAG Pinecone FAISS FastAPI Git Terraform',
]
  .join(' ')
  .split(' ');

/** A number from 0 to 1 that looks drawn by lot and is always the same. */
export function lot(i: number): number {
  return Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1;
}

/** Rows as columns. */
export function columnsOf(rows: readonly Readonly<Record<string, Cell>>[]): Columns {
  return Object.fromEntries(Object.keys(rows[0]).map((name) => [name, rows.map((row) => row[name])]));
}

export function differences(): Columns {
  return columnsOf(
    TECHNOLOGIES.map((name, i) => {
      const value = lot(i + 1) - 0.5;
      return { name, value, low: value - 0.05 - lot(i + 30) / 10, high: value + 0.05 + lot(i + 60) / 10 };
    }),
  );
}

export function ratios(): Columns {
  return columnsOf(
    TECHNOLOGIES.map((name, i) => {
      const value = 2 ** (lot(i + 1) * 6 - 2.5);
      return { name, value, low: value / 1.5, high: value * 1.6 };
    }),
  );
}

export function twoSeries(): Columns {
  return columnsOf(
    TECHNOLOGIES.flatMap((name, i) =>
      ['Cohen’s κ', 'Gwet’s AC1'].map((series, s) => {
        const value = 0.35 + 0.6 * lot(i * 2 + s + 5);
        return { name, series, value, low: value - 0.08, high: Math.min(1, value + 0.07) };
      }),
    ),
  );
}

export function pairs(): Columns {
  return columnsOf(
    TECHNOLOGIES.flatMap((name, i) => TWO.map((group, g) => ({ name, group, value: lot(i * 3 + g + 7) }))),
  );
}

export function stacks(): Columns {
  return columnsOf(
    [...TWO, 'Ambiguous'].flatMap((name, i) =>
      ['Data science', 'Software engineering', 'Both', 'None'].map((part, p) => ({
        name,
        part,
        value: Math.round(20 + 200 * lot(i * 4 + p + 3)),
      })),
    ),
  );
}

export function matrix(): Columns {
  return columnsOf(
    TECHNOLOGIES.flatMap((row, i) =>
      TECHNOLOGIES.map((column, j) => ({
        row,
        column,
        value: i === j ? null : lot(Math.min(i, j) * 13 + Math.max(i, j)),
      })),
    ),
  );
}

export function months(): Columns {
  return columnsOf(
    Array.from({ length: 60 }, (_, i) => {
      const [m, s] = [i >> 1, i % 2];
      const value = m === 12 && s === 0 ? null : Math.min(0.9, 0.2 + s * 0.15 + m * 0.012 + lot(i) * 0.1);
      return {
        x: `${2023 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`,
        series: TWO[s],
        value,
        low: value === null ? null : value - 0.08,
        high: value === null ? null : value + 0.08,
      };
    }),
  );
}

export function curve(): Columns {
  return columnsOf(
    Array.from({ length: 50 }, (_, i) => {
      const value = 120 * (1 - Math.exp(-i / 12));
      return { x: i * 17, value, low: Math.max(0, value - 8), high: value + 7 };
    }),
  );
}

export function combinations(): Columns {
  return columnsOf(
    Array.from({ length: 30 }, (_, c) => {
      const members = TECHNOLOGIES.filter((_name, i) => lot(c * 11 + i + 2) > (i === 0 ? 0.2 : 0.62));
      const ads = Math.round(150 / (c + 1)) + 2;
      return (members.length ? members : ['']).map((member) => ({ combination: c, member, ads }));
    }).flat(),
  );
}

export function ties(): Columns {
  const rows = TOOLS.flatMap((from, i) =>
    TOOLS.slice(i + 1).map((to, j) => {
      const near = Math.floor(i / 5) === Math.floor((i + j + 1) / 5);
      return { from, to, weight: lot(i * 24 + i + j + 1) * (near ? 4 : 1.2) };
    }),
  );
  return columnsOf(rows.filter(({ weight }) => weight > 1.08));
}

/** Every type of plot, as a study would draw it. */
export function everyPlot(width: FigureWidth): Figure[] {
  const caption = 'Invented numbers.';
  const share = 'Share of ads (%)';
  const sides = ['more in ML Engineer', 'more in GenAI Engineer'] as const;
  const sizes = Object.fromEntries(TOOLS.map((tool, i) => [tool, Math.round(300 * lot(i + 77)) + 10]));
  const groups = Object.fromEntries(TOOLS.map((tool, i) => [tool, TECHNOLOGIES[Math.floor(i / 5) % 4]]));
  const draw = { caption, width, legend: LEGEND };
  const points = { ...draw, name: 'differences', axisTitle: 'Difference in share of ads (pp)', sides };
  const found = { ...draw, name: 'curve', axisTitle: 'Codes found (count)', xTitle: 'Ads coded' };
  const confusion = TWO.flatMap((row, i) =>
    TWO.map((column, j) => ({
      row,
      column,
      value: i === j ? 0.8 : 0.2,
      text: i === j ? '212 (80%)' : '53 (20%)',
    })),
  );
  return [
    drawDots(differences(), { ...points, scale: 'points', reference: 0, sort: 'value', title: 'A title' }),
    drawDots(ratios(), {
      ...points,
      name: 'ratios',
      axisTitle: 'Ratio of shares',
      scale: 'ratio',
      reference: 1,
    }),
    drawDots(twoSeries(), { ...draw, name: 'series', axisTitle: 'Agreement' }),
    drawDumbbell(pairs(), { ...draw, name: 'pairs', axisTitle: share }),
    drawStacked(stacks(), { ...draw, name: 'stacks' }),
    drawHeatmap(matrix(), { ...draw, name: 'matrix' }),
    drawHeatmap(columnsOf(confusion), {
      ...draw,
      name: 'confusion',
      scale: 'share',
      rowTitle: 'Coder A',
      columnTitle: 'Coder B',
    }),
    drawTrend(months(), { ...draw, name: 'months', axisTitle: share }),
    drawTrend(curve(), { ...found, scale: 'count', points: false, marks: [{ x: 240, label: '95% found' }] }),
    drawUpset(combinations(), { ...draw, name: 'combinations' }),
    drawNetwork(ties(), { ...draw, name: 'ties', sizes, groups }),
  ];
}
