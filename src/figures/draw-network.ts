// drawNetwork: what occurs together, as dots joined by lines; wide lines for strong ties, large dots for what is frequent.
import { NothingToShow, RoleLensError, type Columns, type Figure, type Legend } from '../core';
import type { Table } from '../table';
import { escapeLabel } from './escape-label';
import { groupColours, sortGroups } from './group-colours';
import { LINE, note, placeHead } from './page-head';
import { pageLayout } from './page-layout';
import { placeNodes, type NodeBox, type Tie } from './place-nodes';
import { distinct, numberColumn, openTable, rowCount, textColumn } from './read-columns';
import { wrapLabel } from './text-width';
import { FONT_SIZES, NEUTRAL, round, widthInPixels, type FigureWidth } from './theme';

/** How a network is drawn. */
export interface DrawNetworkOptions {
  /** File name without extension. */
  readonly name: string;
  /** Goes under the figure, with n; what widths and sizes mean is the caller's to say. */
  readonly caption: string;
  /** Columns of the ties; default `from`, `to` and `weight`. */
  readonly columns?: Partial<Record<'from' | 'to' | 'weight', string>>;
  /** Size of each node, e.g. its ads; default all alike. Nodes named here are drawn also without a tie. */
  readonly sizes?: Readonly<Record<string, number>>;
  /** Group of each node, for its colour; default none. */
  readonly groups?: Readonly<Record<string, string>>;
  /** Seed of the places; default 1. */
  readonly seed?: number;
  /** Height as a share of the width; default 0.75, on a slide 0.45. */
  readonly ratio?: number;
  /** Names and colours of kinds and profiles; default the table's own. */
  readonly legend?: Legend;
  readonly title?: string;
  /** Default `wide` (120 mm). */
  readonly width?: FigureWidth;
}

interface Node extends NodeBox {
  readonly name: string;
  readonly html: string;
  readonly radius: number;
  readonly lines: number;
}

const SIDE = 4;
const RADIUS = { least: 2.5, most: 9 };
const LINE_WIDTH = { least: 0.5, most: 5 };
const LABEL_ROOM = 84;
const MOST_NODES = 60;
const WIDTH_CLASSES = 5;

/**
 * Draws nodes with their names, joined by lines whose width grows with `weight` and dots whose area grows with `sizes`. Input: one row a tie with
 * `from`, `to` and `weight` (above 0); missing weights are left out. The same table and seed give the same places. Throws `RoleLensError` where
 * a column is missing, where there are more than 60 nodes, or where no tie has a weight.
 */
export function drawNetwork(table: Table | Columns, options: DrawNetworkOptions): Figure {
  const { columns, legend: colouring } = openTable(table, options);
  rowCount(columns);
  const { names, ties } = readTies(columns, options);
  const width = widthInPixels(options.width ?? 'wide');
  const height = round(width * (options.ratio ?? (options.width === 'slide' ? 0.45 : 0.75)));
  const nodes = names.map((name) => nodeOf(name, options));
  const places = placeNodes(nodes, ties, {
    width: width - 2 * SIDE,
    height,
    seed: options.seed ?? 1,
  });
  const groups = sortGroups(distinct(Object.values(options.groups ?? {})), colouring);
  const colours = groupColours(groups, colouring);
  const colourOf = (name: string) => colours[groups.indexOf(options.groups?.[name] ?? '')] ?? NEUTRAL;
  const legend = groups.map((name, g) => ({ name, colour: colours[g], shape: 'circle' as const }));
  const layout = pageLayout({
    width: options.width,
    head: placeHead({ title: options.title, legend }, SIDE, width),
    plot: height,
    left: SIDE,
    right: SIDE,
    bottom: SIDE,
    xaxis: { range: [0, round(width - 2 * SIDE)], visible: false, fixedrange: true },
    yaxis: { range: [height, 0], visible: false, fixedrange: true },
  });
  return {
    name: options.name,
    data: [...lines(ties, places), dots(nodes, places, options, colourOf)],
    layout: {
      ...layout,
      annotations: [...layout.annotations, ...nodes.map((node, i) => label(node, places[i]))],
    },
    caption: options.caption,
    table: {
      from: ties.map(({ from }) => names[from]),
      to: ties.map(({ to }) => names[to]),
      weight: ties.map(({ weight }) => weight),
    },
  };
}

function readTies(columns: Columns, { columns: named = {}, sizes = {} }: DrawNetworkOptions) {
  const [from, to] = (['from', 'to'] as const).map((name) => textColumn(columns, named[name] ?? name));
  const weight = numberColumn(columns, named.weight ?? 'weight');
  const rows = weight.flatMap((each, row) => (each !== null && each > 0 ? [row] : []));
  const names = distinct([...Object.keys(sizes), ...rows.flatMap((row) => [from[row], to[row]])]);
  if (rows.length === 0) {
    throw new NothingToShow('no tie of the network has a weight above 0', 'Lower the threshold of the ties.');
  }
  if (names.length > MOST_NODES) {
    throw new RoleLensError(`The network has ${names.length} nodes, and ${MOST_NODES} can be read.`, {
      hint: 'Keep the strongest ties or the most frequent nodes.',
    });
  }
  const place = new Map(names.map((name, i) => [name, i]));
  const ties = rows.map((row): Tie => ({
    from: place.get(from[row])!,
    to: place.get(to[row])!,
    weight: weight[row]!,
  }));
  return { names, ties };
}

function nodeOf(name: string, { sizes }: DrawNetworkOptions): Node {
  const largest = Math.max(...Object.values(sizes ?? {}), 0);
  const share = largest > 0 ? (sizes?.[name] ?? 0) / largest : 0.3;
  const radius = round(RADIUS.least + (RADIUS.most - RADIUS.least) * Math.sqrt(share));
  const { html, lines: count, width } = wrapLabel(name, LABEL_ROOM, FONT_SIZES.value);
  const text = count * FONT_SIZES.value * LINE;
  return {
    name,
    html,
    radius,
    lines: count,
    halfWidth: Math.max(radius, width / 2) + 2,
    above: radius + 1,
    below: radius + text + 2,
  };
}

/** Ties in a few classes of width, each one trace, the widest on top. */
function lines(
  ties: readonly Tie[],
  places: readonly (readonly [number, number])[],
): Record<string, unknown>[] {
  const weights = ties.map(({ weight }) => weight);
  const [least, most] = [Math.min(...weights), Math.max(...weights)];
  const classOf = (weight: number) =>
    most > least
      ? Math.min(WIDTH_CLASSES - 1, Math.floor(((weight - least) / (most - least)) * WIDTH_CLASSES))
      : 2;
  return Array.from({ length: WIDTH_CLASSES }, (_, which) => {
    const shown = ties.filter(({ weight }) => classOf(weight) === which);
    const share = which / (WIDTH_CLASSES - 1);
    return {
      type: 'scatter',
      mode: 'lines',
      x: shown.flatMap(({ from, to }) => [places[from][0], places[to][0], null]),
      y: shown.flatMap(({ from, to }) => [places[from][1], places[to][1], null]),
      line: {
        color: '#A8A8A8',
        width: round(LINE_WIDTH.least + (LINE_WIDTH.most - LINE_WIDTH.least) * share),
      },
      hoverinfo: 'skip',
    };
  }).filter(({ x }) => x.length > 0);
}

function dots(
  nodes: readonly Node[],
  places: readonly (readonly [number, number])[],
  { sizes }: DrawNetworkOptions,
  colourOf: (name: string) => string,
): Record<string, unknown> {
  return {
    type: 'scatter',
    mode: 'markers',
    x: places.map(([x]) => x),
    y: places.map(([, y]) => y),
    marker: {
      color: nodes.map(({ name }) => colourOf(name)),
      size: nodes.map(({ radius }) => round(2 * radius)),
      line: { width: 1, color: '#FFFFFF' },
      opacity: 1,
    },
    cliponaxis: false,
    hovertext: nodes.map(({ name }) =>
      [name, sizes?.[name] ?? ''].map((part) => escapeLabel(String(part))).join('<br>'),
    ),
    hoverinfo: 'text',
  };
}

/** A node's name under its dot, on a pale ground, so that lines do not run through it. */
function label(node: Node, [x, y]: readonly [number, number]): Record<string, unknown> {
  return {
    ...note(
      node.html,
      { x, y },
      0,
      -(node.radius + (node.lines * FONT_SIZES.value * LINE) / 2 + 1.5),
      FONT_SIZES.value,
    ),
    xref: 'x',
    yref: 'y',
    xanchor: 'center',
    bgcolor: 'rgba(255,255,255,0.75)',
  };
}
