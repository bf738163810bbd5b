// Two studies that have nothing in common with the bundled one: what they write holds no word that is alien to them.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCodebook } from '../../src/codebook';
import { readStudy, runStudy, type StudyResult } from '../../src/report';
import { hotelAds, nursingAds, type Row } from './foreign/foreign-ads';

const FOLDER = join(__dirname, 'foreign');

/** Words of the bundled study: of its profiles, kinds and codes, of the paper that it follows, and of its languages. */
const ALIEN =
  /GenAI|ML Engineer|engineer|CAIN|technolog|job.?task|soft.?skill|\btasks?\b|\btools?\b|\bskills?\b|data science|software|modell?ing|MLOps|\bLLM|Netherlands|Dutch|\bTASK\d|\bTECH\d|\bSKILL\d|Ambiguous/i;

const BOOK_CAIN = new Set(
  readCodebook('data/codebook/genai-roles.yaml').codes.flatMap(({ id, name }) => [id, name]),
);

interface Ran {
  readonly folder: string;
  readonly result: StudyResult;
  readonly texts: Readonly<Record<string, string>>;
}

async function run(name: string, ads: readonly Row[], more: string): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), `rolelens-${name}-`));
  writeFileSync(join(folder, 'ads.jsonl'), ads.map((ad) => JSON.stringify(ad)).join('\n'));
  const study = `study: ${name}\ncodebook: ${join(FOLDER, `${name}.yaml`)}\nads: [ads.jsonl]\nout: out\n${more}`;
  writeFileSync(join(folder, 'study.yaml'), study);
  const result = await runStudy(readStudy(join(folder, 'study.yaml')));
  const out = join(folder, 'out');
  const written = readdirSync(out).filter((file) => /\.(md|csv|html|svg)$/.test(file));
  return {
    folder,
    result,
    texts: Object.fromEntries(written.map((file) => [file, readFileSync(join(out, file), 'utf8')])),
  };
}

/** Lines with an alien word; embedded code, fonts and styles apart. */
function alienLines(texts: Ran['texts'], allowed: RegExp): string[] {
  return Object.entries(texts).flatMap(([file, text]) =>
    visible(file, text)
      .split('\n')
      .filter((line) => ALIEN.test(line.replace(allowed, '')))
      .map((line) => `${file}: ${line.slice(0, 200)}`),
  );
}

function visible(file: string, text: string): string {
  if (!/\.(html|svg)$/.test(file)) return text;
  return text
    .replace(/<(script(?![^>]*application\/json)|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<metadata[\s\S]*?<\/metadata>/g, '');
}

describe('a study of nursing ads in German, of four kinds and without profiles', () => {
  let ran: Ran;
  beforeAll(async () => {
    ran = await run('pflege', nursingAds(60), 'compare:\n  - {by: Träger, groups: [kirchlich, kommunal]}\n');
  });
  afterAll(() => rmSync(ran.folder, { recursive: true, force: true }));

  it('codes ads of every kind', () => {
    const { mentions, kinds } = ran.result.study.coding;
    expect(kinds.map(({ id }) => id)).toEqual(['abschluss', 'leistung', 'umwelt', 'soziales']);
    expect(new Set(mentions.kind)).toEqual(new Set([0, 1, 2, 3]));
  });

  it('writes no alien word', () => {
    expect(alienLines(ran.texts, /(?!)/g)).toEqual([]);
  });

  it('speaks of no profile', () => {
    expect(ran.texts['ANALYSIS_SUMMARY.md'].match(/.*profile.*/gi)).toBeNull();
    expect(Object.keys(ran.texts).filter((file) => file.includes('profile'))).toEqual([]);
  });

  it('names figures and tables after its kinds', () => {
    const files = Object.keys(ran.texts);
    for (const id of ['abschluss', 'leistung', 'umwelt', 'soziales'])
      expect(files).toEqual(expect.arrayContaining([`${id}_distribution.csv`, `${id}_comparison.csv`]));
  });

  it('says which language the ads and the terms are in, and counts them all as German', () => {
    expect(ran.texts['ANALYSIS_SUMMARY.md']).toMatch(/Languages: German 60 \(100 %\)/);
    expect(ran.texts['ANALYSIS_SUMMARY.md']).toMatch(/terms in German/);
  });

  it('compares the groups that the study names, and says what cannot be answered', () => {
    expect(ran.texts['ANALYSIS_SUMMARY.md']).toMatch(/kirchlich and kommunal/);
    expect(ran.texts['ANALYSIS_SUMMARY.md']).toMatch(/because the (codebook|study|coding) /);
  });
});

describe('a study of hotel ads in French, of two kinds and five profiles', () => {
  let ran: Ran;
  beforeAll(async () => {
    ran = await run('hotellerie', hotelAds(80), '');
  });
  afterAll(() => rmSync(ran.folder, { recursive: true, force: true }));

  it('finds each profile, by title and by what is coded', () => {
    const { profiles, adProfile } = ran.result.study.coding;
    expect(profiles).toEqual(['Cuisinier', 'Serveur', 'Réceptionniste', 'Gouvernante', 'Polyvalent']);
    expect(new Set(adProfile).size).toBe(5);
  });

  it('finds inflected French verbs by their lemma', () => {
    const found = new Set(
      ran.result.study.coding.ads.flatMap(({ mentions }) => mentions.map(({ code }) => code)),
    );
    expect([...found].sort()).toEqual(['M1', 'M2', 'M3', 'O1', 'O2']);
  });

  it('writes no alien word', () => {
    expect(alienLines(ran.texts, /(?!)/g)).toEqual([]);
  });

  it('compares every pair of the four profiles that need evidence, as one family of tests', () => {
    const rows = ran.texts['profile_comparison.csv'].trim().split('\n');
    expect(rows).toHaveLength(1 + 6 * 5);
    expect(ran.texts['ANALYSIS_SUMMARY.md']).toMatch(/Benjamini–Hochberg/);
  });

  it('draws each profile in its own colour, and none twice', () => {
    const svg = ran.texts['profile_distribution.svg'];
    expect(svg).toMatch(/rgb\(170, 51, 119\)|#AA3377/i);
  });
});

it('the alien words are those of the bundled study', () => {
  const missed = [...BOOK_CAIN].filter((word) => !ALIEN.test(word));
  // Names that any study may use.
  expect(missed.filter((word) => /engineer|model/i.test(word))).toEqual([]);
});
