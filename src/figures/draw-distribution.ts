// drawDistribution: how often each code occurs, over all ads or by group.
import { kindOf, type Columns, type Figure, type Legend } from '../core';
import type { Table } from '../table';
import { drawBars, type Bar, type BarGroup } from './draw-bars';
import { groupColours, kindColour, sortGroups } from './group-colours';
import type { LegendEntry } from './page-head';
import { formatCount, formatShare } from './numbers';
import { distinct, numberColumn, openTable, pickRows, rowCount, textColumn } from './read-columns';
import type { FigureWidth } from './theme';

/** What a bar's length says: mentions and ads are counts, prevalence is the share of ads (0 to 1). */
export type DistributionValue = 'mentions' | 'ads' | 'prevalence';

/** How a distribution is drawn. */
export interface DrawDistributionOptions {
  /** File name without extension. */
  readonly name: string;
  /** Set above the bars; default none, as papers want it. */
  readonly title?: string;
  /** Names and colours of kinds and profiles; default the table's own. */
  readonly legend?: Legend;
  /** Kind of the codes, for the colour; default the column `kind`, else a code that is a kind itself has its colour. */
  readonly kind?: string;
  readonly value: DistributionValue;
  /** Goes under the figure, with n; for shares, a sentence on the intervals is added. */
  readonly caption: string;
  /** Default `wide` (120 mm). */
  readonly width?: FigureWidth;
}

const AXIS_TITLES = {
  mentions: 'Mentions (count)',
  ads: 'Ads (count)',
  prevalence: 'Share of ads (%)',
} as const;

/** Rows of the input, one a code × group, as lookups. */
export interface Distribution {
  readonly codes: readonly string[];
  readonly groups: readonly string[];
  readonly names: ReadonlyMap<string, string>;
  /** Row of a code in a group; undefined where the table lacks it. */
  readonly row: (code: string, group: string) => number | undefined;
}

/**
 * Draws a distribution as horizontal bars, the largest sum over the groups on top (ties by code), zeros included;
 * several groups give grouped bars with a legend. Input: the table of `tableDistribution`, one row a code × group, with `code`,
 * `name`, `group` and the columns of the value (`prevalence` also wants `prevalence_low` and `prevalence_high`).
 * Throws `RoleLensError` where a column is missing or out of range.
 */
export function drawDistribution(given: Table | Columns, options: DrawDistributionOptions): Figure {
  const { columns, legend } = openTable(given, options);
  rowCount(columns);
  const percent = options.value === 'prevalence';
  const values = numberColumn(columns, options.value, percent ? 1 : Infinity);
  const limits = percent ? limitsOf(columns) : undefined;
  const table = sortCodes(readDistribution(columns, legend), values);
  const bar = (row: number | undefined, colour: string): Bar => {
    if (row === undefined || values[row] === null) return { value: null, label: '–', colour };
    if (!limits) return { value: values[row], label: formatCount(values[row]), colour };
    const [low, high] = [limits.low[row], limits.high[row]].map((limit) => limit && limit * 100);
    return { value: values[row] * 100, low, high, label: formatShare(values[row]), colour };
  };
  const kindOfCode = readKinds(columns, options.kind);
  const colours = groupColours(table.groups, legend);
  const groups = table.groups.map((group, g): BarGroup => {
    const colour = (code: string) =>
      table.groups.length > 1 ? colours[g] : kindColour(kindOfCode(code), legend);
    return { name: group, bars: table.codes.map((code) => bar(table.row(code, group), colour(code))) };
  });
  const { width, title } = options;
  return {
    name: options.name,
    ...drawBars(
      table.codes.map((code) => table.names.get(code)!),
      groups,
      {
        width,
        title,
        axisTitle: AXIS_TITLES[options.value],
        percent,
        legend: columns.kind && kindEntries(table, kindOfCode, legend),
      },
    ),
    caption: percent ? `${options.caption} Lines are 95% intervals.` : options.caption,
    table: tableOf(
      columns,
      table,
      percent ? ['prevalence', 'prevalence_low', 'prevalence_high'] : [options.value],
    ),
  };
}

/** What the colours of codes of several kinds mean; undefined where colours tell groups, or no kinds. */
function kindEntries(
  { groups, codes }: Distribution,
  ofCode: (code: string) => string,
  legend: Legend,
): LegendEntry[] | undefined {
  const kinds = sortGroups(distinct(codes.map(ofCode)), legend);
  const entries = kinds.map((kind): LegendEntry => ({
    name: kindOf(legend, kind).name,
    colour: kindColour(kind, legend),
    shape: 'rect',
  }));
  const areTold = new Set(entries.map(({ colour }) => colour)).size > 1;
  return groups.length === 1 && areTold ? entries : undefined;
}

/** The kind of a code: the option, else the table's column, else the code itself. */
function readKinds(columns: Columns, kind: string | undefined): (code: string) => string {
  if (kind !== undefined || !columns.kind) return (code) => kind ?? code;
  const [codes, kinds] = [textColumn(columns, 'code'), textColumn(columns, 'kind')];
  const known = new Map(codes.map((code, row) => [code, kinds[row]]));
  return (code) => known.get(code) ?? code;
}

function limitsOf(columns: Columns) {
  return {
    low: numberColumn(columns, 'prevalence_low', 1),
    high: numberColumn(columns, 'prevalence_high', 1),
  };
}

/** Reads which codes and groups a distribution has; groups in the legend's order. */
export function readDistribution(columns: Columns, legend: Legend): Distribution {
  const [code, name, group] = ['code', 'name', 'group'].map((column) => textColumn(columns, column));
  const rows = new Map(code.map((each, row) => [JSON.stringify([each, group[row]]), row]));
  return {
    codes: distinct(code),
    groups: sortGroups(distinct(group), legend),
    names: new Map(code.map((each, row) => [each, name[row] || each])),
    row: (each, of) => rows.get(JSON.stringify([each, of])),
  };
}

function sortCodes(table: Distribution, values: readonly (number | null)[]): Distribution {
  const sum = (code: string) =>
    table.groups.reduce((total, group) => total + (values[table.row(code, group) ?? -1] ?? 0), 0);
  const sums = new Map(table.codes.map((code) => [code, sum(code)]));
  const order = new Map(table.codes.map((code, place) => [code, place]));
  const compare = (a: string, b: string) => sums.get(b)! - sums.get(a)! || order.get(a)! - order.get(b)!;
  return { ...table, codes: [...table.codes].sort(compare) };
}

/** The rows that are drawn, from top to bottom and by group, with the columns that are drawn. */
function tableOf(columns: Columns, table: Distribution, shown: readonly string[]): Columns {
  const rows = table.codes.flatMap((code) => table.groups.flatMap((group) => table.row(code, group) ?? []));
  const cells = pickRows(columns, rows);
  return Object.fromEntries(['code', 'name', 'group', ...shown].map((name) => [name, cells[name]]));
}
