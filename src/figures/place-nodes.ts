// placeNodes: places of a network's nodes, the same each time, none on top of another.
import { randomSource } from '../core';
import { round } from './theme';

/** Room that a node takes with its name, in px around its middle. */
export interface NodeBox {
  readonly halfWidth: number;
  readonly above: number;
  readonly below: number;
}

/** Two nodes, by index, and how strongly they are tied. */
export interface Tie {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** The field, in px, and how nodes are placed in it. */
export interface PlaceOptions {
  readonly width: number;
  readonly height: number;
  readonly seed: number;
}

type Point = [number, number];

const STEPS = 400;
const SEPARATIONS = 300;

/**
 * Middles of the nodes in px from the field's upper left corner. Ties pull and all nodes push (Fruchterman and Reingold 1991), from
 * places drawn with the seed; then nodes whose boxes overlap are parted.
 */
export function placeNodes(boxes: readonly NodeBox[], ties: readonly Tie[], options: PlaceOptions): Point[] {
  const fitted = fit(force(boxes.length, ties, options), boxes, options);
  part(fitted, boxes, options);
  return fitted.map(([x, y]) => [round(x), round(y)]);
}

/** Places in a field of unit area around 0, cooled over a fixed number of steps. */
function force(count: number, ties: readonly Tie[], { width, height, seed }: PlaceOptions): Point[] {
  const random = randomSource(seed);
  const aspect = width / height;
  const places = Array.from({ length: count }, (): Point => [(random() - 0.5) * aspect, random() - 0.5]);
  const ideal = 1.1 * Math.sqrt(aspect / Math.max(1, count));
  const strongest = Math.max(...ties.map(({ weight }) => weight));
  for (let step = 0; step < STEPS; step++) {
    const moves = places.map(([x, y]): Point => [-x * 1.5 * ideal, -y * 1.5 * ideal * aspect]);
    push(places, moves, ideal);
    for (const { from, to, weight } of ties)
      pull(places, moves, from, to, (0.3 + (0.7 * weight) / strongest) / ideal);
    const heat = 0.1 * (1 - step / STEPS);
    places.forEach((place, i) => {
      const length = Math.hypot(...moves[i]) || 1;
      const share = Math.min(length, heat) / length;
      place[0] += moves[i][0] * share;
      place[1] += moves[i][1] * share;
    });
  }
  return places;
}

function push(places: readonly Point[], moves: readonly Point[], ideal: number): void {
  for (let a = 0; a < places.length; a++)
    for (let b = 0; b < a; b++) {
      const [dx, dy] = [places[a][0] - places[b][0], places[a][1] - places[b][1]];
      const square = Math.max(dx * dx + dy * dy, 1e-6);
      add(moves, a, b, (dx * ideal * ideal) / square, (dy * ideal * ideal) / square);
    }
}

function pull(
  places: readonly Point[],
  moves: readonly Point[],
  from: number,
  to: number,
  strength: number,
): void {
  const [dx, dy] = [places[to][0] - places[from][0], places[to][1] - places[from][1]];
  const distance = Math.hypot(dx, dy);
  add(moves, from, to, dx * distance * strength, dy * distance * strength);
}

/** Moves one node, and the other the opposite way. */
function add(moves: readonly Point[], one: number, other: number, x: number, y: number): void {
  moves[one][0] += x;
  moves[one][1] += y;
  moves[other][0] -= x;
  moves[other][1] -= y;
}

/** Stretches places over the field, so that no box reaches out of it. */
function fit(places: readonly Point[], boxes: readonly NodeBox[], { width, height }: PlaceOptions): Point[] {
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const scale = (value: number, values: readonly number[], low: number, high: number) => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return most > least ? low + ((value - least) / (most - least)) * (high - low) : (low + high) / 2;
  };
  return places.map(([x, y], i) => [
    scale(x, xs, boxes[i].halfWidth, width - boxes[i].halfWidth),
    scale(y, ys, boxes[i].above, height - boxes[i].below),
  ]);
}

/** Parts overlapping boxes along the shorter way, a little at a time, and keeps them in the field. */
function part(places: Point[], boxes: readonly NodeBox[], { width, height }: PlaceOptions): void {
  for (let round = 0; round < SEPARATIONS; round++) {
    let moved = false;
    for (let a = 0; a < places.length; a++)
      for (let b = 0; b < a; b++) moved = partPair(places, boxes, a, b) || moved;
    places.forEach((place, i) => {
      place[0] = Math.min(Math.max(place[0], boxes[i].halfWidth), width - boxes[i].halfWidth);
      place[1] = Math.min(Math.max(place[1], boxes[i].above), height - boxes[i].below);
    });
    if (!moved) return;
  }
}

function partPair(places: readonly Point[], boxes: readonly NodeBox[], a: number, b: number): boolean {
  const middle = (i: number) => places[i][1] + (boxes[i].below - boxes[i].above) / 2;
  const half = (i: number) => (boxes[i].below + boxes[i].above) / 2;
  const [dx, dy] = [places[a][0] - places[b][0], middle(a) - middle(b)];
  const across = boxes[a].halfWidth + boxes[b].halfWidth - Math.abs(dx);
  const down = half(a) + half(b) - Math.abs(dy);
  if (across <= 0.01 || down <= 0.01) return false;
  if (across < down) {
    const move = (across / 2 + 0.25) * (dx < 0 ? -1 : 1);
    places[a][0] += move;
    places[b][0] -= move;
  } else {
    const move = (down / 2 + 0.25) * (dy < 0 ? -1 : 1);
    places[a][1] += move;
    places[b][1] -= move;
  }
  return true;
}
