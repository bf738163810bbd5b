// findTopics: what the ads are about, found in their words without the codebook.
import { isCounted, randomSource, RoleLensError, sampleIndices, type Language } from '../core';
import { factorise, type SparseRows } from '../statistics';
import type { TokenStore } from '../text';
import { wordMatrix } from './word-matrix';

/** Options of {@link findTopics}. */
export interface TopicOptions {
  /** Topics; default 8. */
  readonly k?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Only ads in this language, as topics over several would be the languages; default the one of most distinct ads, `null`: all. */
  readonly language?: Language | null;
  /** Topics are found in so many ads at the most, drawn at random; the others are placed in them. Default 5000. */
  readonly atMost?: number;
}

/** A topic. */
export interface Topic {
  /** Its three most telling words. */
  readonly label: string;
  /** Its ten most telling words. */
  readonly words: readonly string[];
  /** Up to three ads that are most about it, as indices in the corpus. */
  readonly examples: readonly number[];
}

/** Topics of a corpus. */
export interface Topics {
  /** The one that is the main topic of most ads first. */
  readonly list: readonly Topic[];
  /** The main topic of each ad of the corpus; −1 for ads that do not count, are in other languages or have none of the words. */
  readonly ofAd: Int32Array;
  readonly language: Language | null;
}

const WORDS = 10;
const EXAMPLES = 3;
/** Enough for rows to settle when the topics stand. */
const PLACING = 50;

/**
 * Finds topics in the distinct ads: non-negative matrix factorisation of TF-IDF weighted content words outside company boilerplate (Lee & Seung 1999, Nature 401, 788–791), seeded. They are an aid to
 * reading: other seeds and numbers of topics give others, so look at the examples before naming one. For the table see `tableTopics`.
 * @throws RoleLensError for fewer than two topics, or more than there are ads.
 * @example
 * const topics = findTopics(store, { k: 4 });
 */
export function findTopics(store: TokenStore, options: TopicOptions = {}): Topics {
  const { k = 8, seed = 1, atMost = 5000 } = options;
  const counted = store.ads.flatMap((ad, i) => (isCounted(ad, 'distinct') ? [i] : []));
  const language = options.language === undefined ? mainLanguage(store, counted) : options.language;
  const ads = counted.filter((i) => language === null || store.ads[i].language === language);
  if (!(Number.isInteger(k) && k >= 2 && k <= ads.length))
    throw new RoleLensError(`${k} topics in ${ads.length} ads.`, {
      hint: 'Ask for a whole number from 2 up to the number of ads; 5 to 20 are usual.',
    });
  const fewest = Math.max(3, Math.ceil(ads.length / 200));
  const { matrix, words } = wordMatrix(store, ads, { fewest, mostShare: 0.5 });
  const right = topicsOf(matrix, { k, seed, atMost });
  const left = new Float64Array(matrix.rows * k).fill(0.1);
  factorise(matrix, { left, right }, k, { iterations: PLACING, keepRight: true });
  const mains = Int32Array.from(ads, (_, row) => mainTopic(left, row, k, matrix));
  const sizes = Array.from({ length: k }, (_, topic) => mains.filter((main) => main === topic).length);
  const order = sizes.map((_, topic) => topic).sort((a, b) => sizes[b] - sizes[a] || a - b);
  const ofAd = new Int32Array(store.ads.length).fill(-1);
  ads.forEach((ad, row) => (ofAd[ad] = order.indexOf(mains[row])));
  const list = order.map((topic) => {
    const weights = right.subarray(topic * matrix.width, (topic + 1) * matrix.width);
    const top = strongest(weights, WORDS).map((column) => words[column]);
    const inAds = Float64Array.from(ads, (_, row) => left[row * k + topic]);
    const examples = strongest(inAds, EXAMPLES).map((row) => ads[row]);
    return { label: top.slice(0, 3).join(', '), words: top, examples };
  });
  return { list, ofAd, language };
}

function mainLanguage(store: TokenStore, counted: readonly number[]): Language | null {
  const ads = new Map<Language, number>();
  for (const i of counted) ads.set(store.ads[i].language, (ads.get(store.ads[i].language) ?? 0) + 1);
  return [...ads].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null;
}

/** Topics as rows of word weights of length 1, from a sample of the ads. */
function topicsOf(
  all: SparseRows,
  { k, seed, atMost }: { k: number; seed: number; atMost: number },
): Float64Array {
  const matrix = all.rows > atMost ? someRows(all, sampleIndices(all.rows, atMost, seed)) : all;
  const random = randomSource(seed);
  const draw = (size: number): Float64Array => new Float64Array(size).map(() => 0.1 + random());
  const [left, right] = [draw(matrix.rows * k), draw(k * matrix.width)];
  factorise(matrix, { left, right }, k);
  for (let topic = 0; topic < k; topic++) {
    const weights = right.subarray(topic * matrix.width, (topic + 1) * matrix.width);
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
    if (length > 0) weights.forEach((weight, i) => (weights[i] = weight / length));
  }
  return right;
}

function someRows({ width, starts, columns, values }: SparseRows, rows: readonly number[]): SparseRows {
  const sizes = rows.map((r) => starts[r + 1] - starts[r]);
  const ends = Uint32Array.from([0, ...sizes]);
  for (let i = 1; i < ends.length; i++) ends[i] += ends[i - 1];
  const chosen = { columns: new Uint32Array(ends[rows.length]), values: new Float64Array(ends[rows.length]) };
  rows.forEach((r, i) => {
    chosen.columns.set(columns.subarray(starts[r], starts[r + 1]), ends[i]);
    chosen.values.set(values.subarray(starts[r], starts[r + 1]), ends[i]);
  });
  return { rows: rows.length, width, starts: ends, ...chosen };
}

function mainTopic(left: Float64Array, row: number, k: number, { starts }: SparseRows): number {
  if (starts[row] === starts[row + 1]) return -1;
  let best = 0;
  for (let topic = 1; topic < k; topic++) if (left[row * k + topic] > left[row * k + best]) best = topic;
  return best;
}

/** Indices of the largest values above 0, the largest first. */
function strongest(values: Float64Array, most: number): number[] {
  return Array.from(values.keys())
    .filter((i) => values[i] > 0)
    .sort((a, b) => values[b] - values[a] || a - b)
    .slice(0, most);
}
