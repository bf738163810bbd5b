// The speed of RoleLens beside its peers: all on the same text and the same terms, in one run, one after the other.
import { Command } from 'commander';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf, parseCodebook, readAds, readCodebook, type Ad } from '../src';
import { writeWhole } from '../src/export';
import { makeCorpus } from './corpus';
import { PEERS, runPeer, type PeerName } from './peers';
import { ratioTable } from './ratio-table';
import { benchRoleLens, type Row } from './rolelens';
import { plainBook, plainTerms } from './terms';

const ROOT = join(__dirname, '..');

interface Arguments {
  readonly ads: readonly number[];
  readonly runs: number;
  readonly peers: readonly PeerName[];
  readonly corpus?: string[];
  readonly json?: string;
}

const numbers = (text: string): number[] =>
  text
    .split(',')
    .map(Number)
    .filter((n) => n > 0);

const program = new Command('bench')
  .description('times RoleLens and its peers on the same text and terms; medians after a warm-up')
  .option(
    '--ads <numbers>',
    'sizes of the corpus; 100000 is about 170 MB and takes an hour with all peers',
    numbers,
    [1000, 10000],
  )
  .option('--runs <number>', 'runs after the warm-up', Number, 5)
  .option('--peers <names>', `which peers (${PEERS.join(', ')}), or none`, (text) => text.split(','), [
    ...PEERS,
  ])
  .option('--corpus <files...>', 'ads to repeat instead of the bundled sample')
  .option('--json <file>', 'write the rows as JSON')
  .action(run);

async function run({ ads: sizes, runs, peers, corpus, json }: Arguments): Promise<void> {
  if (!sizes.length || !(runs >= 5)) throw new Error('--ads needs numbers above 0, --runs at least 5');
  const book = readCodebook(join(ROOT, 'data', 'codebook', 'genai-roles.yaml'));
  const seeds = await readAds(corpus ?? [join(ROOT, 'data', 'sample', 'ads.jsonl')], {
    onProgress: () => undefined,
  });
  const terms = plainTerms(book);
  const rows: Row[] = [];
  for (const size of sizes) {
    const ads = makeCorpus(seeds, size);
    const bytes = ads.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    const own = [
      ...benchRoleLens('rolelens', ads, book, { runs, bytes, stages: 'all' }),
      ...benchRoleLens('rolelens-terms', ads, parseCodebook(plainBook(terms)), {
        runs,
        bytes,
        stages: 'first',
      }),
      ...(await benchPeers(ads, terms, peers, runs, bytes)),
    ];
    process.stdout.write(
      `\n${size} ads, ${(bytes / 1e6).toFixed(1)} MB of text, ${terms.length} plain terms; median of ${runs} runs\n`,
    );
    process.stdout.write(ratioTable(own));
    rows.push(...own);
  }
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
  if (json !== undefined)
    await writeWhole(json, `${JSON.stringify({ machine, runs, terms: terms.length, rows }, null, 1)}\n`);
}

/** Peers read text and terms from files; what cannot be run is a row that says why. */
async function benchPeers(
  ads: readonly Ad[],
  terms: readonly string[],
  peers: readonly PeerName[],
  runs: number,
  bytes: number,
): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rolelens-bench-'));
  try {
    const files = {
      lines: join(folder, 'ads.jsonl'),
      text: join(folder, 'ads.txt'),
      terms: join(folder, 'terms.txt'),
    };
    writeFileSync(files.lines, ads.map(({ text }) => `${JSON.stringify(text)}\n`).join(''));
    writeFileSync(files.text, ads.map(({ text }) => `${text}\n`).join(''));
    writeFileSync(files.terms, `${terms.join('\n')}\n`);
    const rows: Row[] = [];
    for (const contender of PEERS.filter((name) => peers.includes(name))) {
      process.stderr.write(`${contender}, ${ads.length} ads …\n`);
      try {
        const { ms, mentions } = runPeer(contender, files, runs);
        rows.push(toRow(contender, ads.length, bytes, ms, mentions));
      } catch (error) {
        rows.push({
          contender,
          stage: 'first',
          ads: ads.length,
          ms: null,
          mb_per_s: null,
          missing: messageOf(error),
        });
      }
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function toRow(contender: string, ads: number, bytes: number, ms: readonly number[], mentions: number): Row {
  const sorted = [...ms].sort((a, b) => a - b);
  const median = sorted[sorted.length >> 1];
  return {
    ...{ contender, stage: 'first', ads, ms: median, mb_per_s: bytes / 1000 / median },
    ...{ ms_min: sorted[0], ms_max: sorted[sorted.length - 1], mentions },
  };
}

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`bench: ${messageOf(error)}\n`);
  process.exitCode = 2;
});
