// The notebooks with their one line changed to a study that has nothing in common with the bundled one: no profiles, and kinds of its own.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCodebook } from '../../src/codebook';
import { codeAds, codingLines } from '../../src/coding';
import { readStudy, readStudyAds } from '../../src/report';
import { tokenize } from '../../src/text';
import { nursingAds } from '../report/foreign/foreign-ads';
import { ROOT, startSession, textOf, type CellResult, type KernelSession } from './real-kernel';

const NOTEBOOKS = join(ROOT, 'notebooks');
const NAMES = readdirSync(NOTEBOOKS).filter((file) => file.endsWith('.ipynb'));
/** Words of the bundled study: of its profiles, kinds and codes, and of the paper that it follows. */
const ALIEN = /GenAI|ML Engineer|CAIN|technolog|job.?task|soft.?skill|\bTASK\d|\bTECH\d|\bSKILL\d|Ambiguous/i;
/** The one cell that may name them, as it says what the bundled model knows. */
const NAMES_MODEL = /openCoder/;

const folder = mkdtempSync(join(tmpdir(), 'rolelens-foreign-'));
let session: KernelSession;

beforeAll(async () => {
  await writeStudy();
  session = startSession();
}, 120_000);
afterAll(async () => {
  await session.end();
  rmSync(folder, { recursive: true, force: true });
});

/** A study of nursing ads, one that names groups to compare, and what two coders made of its ads. */
async function writeStudy(): Promise<void> {
  cpSync(join(ROOT, 'tests', 'report', 'foreign', 'pflege.yaml'), join(folder, 'codebook.yaml'));
  writeFileSync(
    join(folder, 'ads.jsonl'),
    nursingAds(60)
      .map((ad) => JSON.stringify(ad))
      .join('\n'),
  );
  const study = 'study: pflege\ncodebook: codebook.yaml\nads: [ads.jsonl]\nout: out\n';
  const compare = 'compare:\n  - {by: Träger, groups: [kirchlich, kommunal]}\n';
  writeFileSync(join(folder, 'study.yaml'), study);
  writeFileSync(join(folder, 'compared.yaml'), study + compare);
  await writeCodings();
}

async function writeCodings(): Promise<void> {
  const study = readStudy(join(folder, 'study.yaml'));
  const coding = codeAds(tokenize(await readStudyAds(study)), readCodebook(study.codebook));
  const lines = [...codingLines(coding)].map((line) => JSON.parse(line) as { mentions: object[] });
  mkdirSync(join(folder, 'codings'));
  for (const leaveOut of [5, 3]) {
    const own = lines.map((line) => ({ ...line, mentions: line.mentions.filter((_, i) => i % leaveOut) }));
    const file = join(folder, 'codings', `coder-${leaveOut}.jsonl`);
    writeFileSync(file, own.map((line) => JSON.stringify(line)).join('\n'));
  }
}

interface Ran {
  readonly code: string;
  readonly result: CellResult;
}

/** Runs a notebook with another study, on the one kernel. */
async function run(name: string, study = 'study.yaml'): Promise<Ran[]> {
  const { cells } = JSON.parse(readFileSync(join(NOTEBOOKS, name), 'utf8')) as {
    cells: { cell_type: string; source: string[] }[];
  };
  const codes = cells.filter(({ cell_type }) => cell_type === 'code').map(({ source }) => source.join(''));
  const line = /readStudy\('[^']+'\)/g;
  expect(
    codes.flatMap((code) => code.match(line) ?? []),
    'lines to change',
  ).toHaveLength(1);
  const path = JSON.stringify(join(folder, study));
  const changed = codes.map((code) => code.replace(line, `readStudy(${path})`));
  const results = await session.run(...changed);
  return results.map((result, i) => ({ code: changed[i], result }));
}

function faultsOf(ran: readonly Ran[]): string[] {
  return ran.flatMap(({ code, result: { reply } }) =>
    reply.status === 'ok' ? [] : [`${code}\n${reply.ename}: ${reply.evalue}`],
  );
}

/** What the cells show that may speak of nothing but the study. */
function shownBy(ran: readonly Ran[]): string {
  return ran
    .filter(({ code }) => !NAMES_MODEL.test(code))
    .map(({ result }) => textOf(result))
    .join('\n');
}

describe('the notebooks on a study of nursing ads, of four kinds and without profiles', () => {
  it.each(NAMES)(
    '%s runs from top to bottom, and speaks of nothing of the bundled study',
    async (name) => {
      const ran = await run(name);
      expect(faultsOf(ran)).toEqual([]);
      expect(shownBy(ran).match(ALIEN)).toBeNull();
    },
    300_000,
  );

  it('shows every kind of the codebook, and says what cannot be shown without profiles', async () => {
    const shown = shownBy(await run('03-distributions.ipynb'));
    for (const kind of ['Abschlüsse', 'Leistungen', 'Umweltkompetenzen', 'Soziale Kompetenzen'])
      for (const what of ['Mentions', 'Share of ads']) expect(shown).toContain(`${what} by code: ${kind}`);
    expect(shown).toContain('There is nothing to show, because no ad has a profile.');
  }, 120_000);

  it('compares the groups that a study names in the place of profiles', async () => {
    const ran = await run('04-profiles.ipynb', 'compared.yaml');
    expect(faultsOf(ran)).toEqual([]);
    const shown = shownBy(ran);
    expect(shown).toMatch(/kirchlich \(n\s=\s\d+\) minus kommunal \(n\s=\s\d+\)/);
    expect(shown).toMatch(/\| Bezahlung \| kirchlich \| \d+% \| kommunal \| \d+% \|/);
    expect(shown.match(/nothing to show/g)?.length).toBeLessThan(5);
  }, 120_000);

  it('reads the codings by hand that lie beside the ads, and has nothing to show before there are any', async () => {
    const name = '05-reliability.ipynb';
    expect(shownBy(await run(name))).toMatch(/coder-3 and coder-5|coder-5 and coder-3/);
    rmSync(join(folder, 'codings'), { recursive: true });
    const ran = await run(name);
    expect(faultsOf(ran)).toEqual([]);
    expect(shownBy(ran)).toMatch(
      /There is nothing to show, because .*codings has codings of 0 coders, and 2 are needed/,
    );
  }, 240_000);
});
