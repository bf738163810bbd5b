// RoleLens' own stages, each run several times after a warm-up.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  codeAds,
  editCodebook,
  loadStore,
  recode,
  tableDistribution,
  tableEffect,
  tokenize,
  type Ad,
  type Codebook,
  type CodebookCoding,
  type TokenStore,
} from '../src';

/** One contender, stage and size: median of the runs in ms, and MB of UTF-8 text a second. */
export interface Row {
  readonly contender: string;
  readonly stage: string;
  readonly ads: number;
  readonly ms: number | null;
  readonly mb_per_s: number | null;
  readonly ms_min?: number;
  readonly ms_max?: number;
  /** Mentions found, where the stage finds any. */
  readonly mentions?: number;
  /** Why there is no figure. */
  readonly missing?: string;
  /** Bytes for each byte of text. */
  readonly bytes_per_byte?: number;
}

/** What to measure. */
export interface BenchOptions {
  readonly runs: number;
  /** UTF-8 bytes of the text. */
  readonly bytes: number;
  readonly stages: 'first' | 'all';
}

const quiet = { onProgress: (): void => undefined };

/**
 * Stages: `tokenize` (text in memory → tokens), `first` (text in memory → mentions with offsets), and, for `all`, `recode` (the tokens in memory
 * coded anew, whole, by a changed codebook), `edit` (a one-term edit recoded; a different edit each run), `effect` (the same with its effect
 * table), `table` (the same with the redrawn distribution of technologies by profile), `edit-codebook` (the edit of the YAML itself), `save` and `load`
 * (the tokens to and from a file).
 */
export function benchRoleLens(
  contender: string,
  ads: readonly Ad[],
  book: Codebook,
  options: BenchOptions,
): Row[] {
  process.stderr.write(`${contender}, ${ads.length} ads …\n`);
  const { runs, bytes } = options;
  const row = (stage: string, ms: readonly number[], more: Partial<Row> = {}): Row => {
    const sorted = [...ms].sort((a, b) => a - b);
    const median = sorted[sorted.length >> 1];
    const ends = { ms_min: sorted[0], ms_max: sorted[sorted.length - 1] };
    return {
      contender,
      stage,
      ads: ads.length,
      ms: median,
      mb_per_s: bytes / 1000 / median,
      ...ends,
      ...more,
    };
  };
  let store!: TokenStore;
  let coding!: CodebookCoding;
  const tokenizing: number[] = [];
  const first = time(runs, () => {
    const start = performance.now();
    store = tokenize(ads, quiet);
    tokenizing.push(performance.now() - start);
    coding = codeAds(store, book, quiet);
  });
  const rows = [
    row('tokenize', tokenizing.slice(1), { bytes_per_byte: bytesOf(store) / bytes }),
    row('first', first, { mentions: coding.mentions.ad.length }),
  ];
  if (options.stages === 'first') return rows;
  const changed = editCodebook(book, (b) => b.code('TECH5').add('rolelens bench'));
  rows.push(
    row(
      'recode',
      time(runs, () => codeAds(store, changed, quiet)),
      { mentions: coding.mentions.ad.length },
    ),
  );
  return [...rows, ...benchEdits(coding, book, runs, row), ...benchFile(store, runs, row)];
}

type MakeRow = (stage: string, ms: readonly number[], more?: Partial<Row>) => Row;

/** Every run takes another edit, so that no cache can answer it. */
function benchEdits(coding: CodebookCoding, book: Codebook, runs: number, row: MakeRow): Row[] {
  const edits = editsFor(coding, book, 4 * (runs + 1));
  const books: Codebook[] = [];
  const editing = time(edits.length - 1, (i) => books.push(editCodebook(book, edits[i])));
  let next = 0;
  const each = (work: (book: Codebook) => unknown): number[] => time(runs, () => work(books[next++]));
  const edited = each((other) => recode(coding, other));
  const effect = each((other) => tableEffect(coding, recode(coding, other)));
  const table = each((other) => {
    const after = recode(coding, other);
    tableEffect(coding, after);
    return tableDistribution(after, { kind: 'technology', by: 'profile' });
  });
  return [row('edit-codebook', editing), row('edit', edited), row('effect', effect), row('table', table)];
}

/** One-term edits in turn: dropping terms, from rare to frequent ones (90 % of the terms that fire are rarer than the most frequent here), and adding new ones. */
function editsFor(
  coding: CodebookCoding,
  book: Codebook,
  count: number,
): Parameters<typeof editCodebook>[1][] {
  const counts = new Uint32Array(coding.terms.length);
  for (const term of coding.mentions.term) counts[term]++;
  const known = book.codes.flatMap(({ id, kind, terms }) =>
    kind === 'technology'
      ? terms.map(({ text }) => ({ id, text, n: counts[coding.terms.indexOf(text)] ?? 0 }))
      : [],
  );
  const firing = known.filter(({ n }) => n > 0).sort((a, b) => a.n - b.n);
  return Array.from({ length: count }, (_, i) => {
    if (i % 2) return (b) => b.code('TECH5').add(NEW_TERMS[(i >> 1) % NEW_TERMS.length]);
    const { id, text } = firing[Math.floor(((i / count) * 0.9 + 0.02) * firing.length)];
    return (b) => b.code(id).drop(text);
  });
}

const NEW_TERMS = [
  'knowledge team',
  'data products',
  'business questions',
  'production systems',
  'customer data',
  'search engineers',
  'cloud teams',
  'modern stack',
  'own research',
  'project work',
  'open culture',
  'new models',
];

function benchFile(store: TokenStore, runs: number, row: MakeRow): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'rolelens-store-'));
  try {
    const file = join(folder, 'store');
    const save = time(runs, () => store.save(file));
    const load = time(runs, () => loadStore(file));
    const loadAds = time(runs, () => loadStore(file).ads.length);
    return [
      row('save', save, { bytes_per_byte: statSync(file).size / textBytes(store) }),
      row('load', load),
      row('load-ads', loadAds),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function textBytes({ ads }: TokenStore): number {
  return ads.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
}

function bytesOf({ tokens, starts, ends, flags, adTokens, clauseTokens, adClauses }: TokenStore): number {
  return [tokens, starts, ends, flags, adTokens, clauseTokens, adClauses].reduce(
    (sum, { byteLength }) => sum + byteLength,
    0,
  );
}

/** Milliseconds of each run after one to warm up. */
function time(runs: number, work: (run: number) => unknown): number[] {
  const ms: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const start = performance.now();
    work(run);
    ms.push(performance.now() - start);
  }
  return ms.slice(1);
}
