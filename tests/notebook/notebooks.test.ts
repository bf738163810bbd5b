import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareGroups } from '../../src/analysis';
import { readCodebook } from '../../src/codebook';
import { codeAds, lintCoding, readCoding } from '../../src/coding';
import type { Ad, Coding } from '../../src/core';
import { readAds } from '../../src/corpus';
import { prepareJupyter } from '../../src/notebook/kernel';
import { agree } from '../../src/reliability';
import { tokenize } from '../../src/text';
import { python, ROOT } from './real-kernel';

const FOLDER = join(ROOT, 'notebooks');
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ipynb'))
  .sort();
const BOOK = join(ROOT, 'data', 'codebook', 'genai-roles.yaml');
const PLOTLY = 'application/vnd.plotly.v1+json';

interface Output {
  readonly output_type: string;
  readonly data?: Record<string, unknown>;
  readonly text?: string | string[];
}
interface Notebook {
  readonly cells: {
    readonly cell_type: string;
    readonly source: string | string[];
    readonly outputs?: Output[];
  }[];
}
interface Run {
  readonly failure: string | null;
  readonly notebook: Notebook;
}

const outputsOf = (notebook: Notebook): Output[] => notebook.cells.flatMap(({ outputs }) => outputs ?? []);
const joined = (text: unknown): string => (Array.isArray(text) ? text.join('') : String(text ?? ''));
const plain = (notebook: Notebook): string =>
  outputsOf(notebook)
    .map(({ data, text }) => joined(data?.['text/plain'] ?? text))
    .join('\n');

describe('the committed notebooks', () => {
  const kept = NAMES.map(
    (name) => [name, JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Notebook] as const,
  );

  it('weigh less than 4 MB together', () => {
    const bytes = NAMES.map((name) => statSync(join(FOLDER, name)).size);
    console.log(NAMES.map((name, i) => `${name} ${(bytes[i] / 1000).toFixed(0)} kB`).join(', '));
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4e6);
  });

  it.each(kept)(
    '%s is kept with its outputs, a picture beside every chart, and without an error',
    (_name, notebook) => {
      const outputs = outputsOf(notebook);
      expect(outputs.length).toBeGreaterThan(0);
      expect(outputs.filter(({ output_type }) => output_type === 'error')).toEqual([]);
      for (const { data } of outputs) if (data && PLOTLY in data) expect(data).toHaveProperty('image/png');
    },
  );
});

describe('the cells of the notebooks', () => {
  const cells = NAMES.map((name) => {
    const { cells: all } = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Notebook;
    const code = all.filter(({ cell_type }) => cell_type === 'code').map(({ source }) => joined(source));
    return [name, code.join('\n')] as const;
  });

  it.each(cells)(
    '%s names the bundled study in one line, and none of its codes, kinds and profiles',
    (_name, code) => {
      const { codes, kinds, profiles } = readCodebook(BOOK);
      expect(code.match(/data\//g)).toHaveLength(1);
      expect(code.match(/'[^']*\.yaml'/g)).toEqual(["'data/study.yaml'"]);
      const names = [...codes, ...kinds].flatMap(({ id, name }) => [id, name]);
      for (const name of [...names, ...profiles.map(({ name }) => name)]) expect(code).not.toContain(name);
    },
  );
});

describe('running every notebook on the real kernel', () => {
  let runs: Map<string, Run>;
  let ads: Ad[];
  let coding: Coding;

  beforeAll(async () => {
    const files = NAMES.map((name) => join(FOLDER, name));
    const results = await python<Run[]>('run_file.py', [], { files });
    runs = new Map(NAMES.map((name, i) => [name, results[i]]));
    ads = await readAds(join(ROOT, 'data', 'sample', 'ads.jsonl'));
    coding = codeAds(tokenize(ads), readCodebook(BOOK));
  });

  const run = (name: string): Notebook => runs.get(name)!.notebook;

  it.each(NAMES)('%s runs from top to bottom', (name) => {
    expect(runs.get(name)!.failure).toBeNull();
  });

  it('01-corpus shows the funnel of the sample', () => {
    const distinct = ads.filter(({ selection }) => selection.reason === null).length;
    expect(plain(run('01-corpus.ipynb'))).toMatch(new RegExp(`rows read \\| ${ads.length} \\|`));
    expect(plain(run('01-corpus.ipynb'))).toMatch(new RegExp(`distinct ads \\| ${distinct} \\|`));
  });

  it('02-codebook shows what the edit won and lost, and the same from the two files', () => {
    const effects = plain(run('02-codebook.ipynb')).match(/\d+ mentions? won, \d+ lost in \d+ distinct ads/g);
    // The edit, the term taken away, the two files, the live view.
    expect(effects!.length).toBeGreaterThanOrEqual(3);
    expect(effects![2]).toBe(effects![0]);
  });

  it('02-codebook shows the remarks on terms but those that never fire, and how many these are', () => {
    const silent = lintCoding(coding).filter(({ text }) => text.includes('never fires')).length;
    expect(silent).toBeGreaterThan(0);
    const text = JSON.stringify(outputsOf(run('02-codebook.ipynb')));
    expect(text).toContain(`${silent} more terms never fire here`);
    expect(text).not.toContain('never fires in these ads');
  });

  it('03-distributions draws every distribution twice, as mentions and as shares', () => {
    const captions = plain(run('03-distributions.ipynb')).split('\n');
    for (const { name } of coding.kinds)
      for (const what of ['Mentions', 'Share of ads'])
        expect(captions.filter((caption) => caption.startsWith(`${what} by code: ${name}`))).toHaveLength(1);
  });

  it('03-distributions answers the further questions: tools, co-occurrence, sets, trend, saturation', () => {
    const text = plain(run('03-distributions.ipynb'));
    for (const caption of [
      'Technologies by name',
      'Jaccard index',
      'strongest ties',
      'asked for together',
      'by quarter of posting',
      'found against ads coded',
    ])
      expect(text).toContain(caption);
  });

  it('04-profiles counts the profiles as the coding does', () => {
    const genai = coding.corpus.filter(
      ({ selection }, i) =>
        selection.reason === null && coding.profiles[coding.adProfile[i]] === 'GenAI Engineer',
    ).length;
    expect(plain(run('04-profiles.ipynb'))).toMatch(new RegExp(`GenAI Engineer \\| ${genai} \\|`));
  });

  it('04-profiles says of every code whether a difference is shown', () => {
    const text = plain(run('04-profiles.ipynb'));
    const { name, verdict } = compareGroups(coding).columns;
    const rows = text.split('\n').filter((row) => /% \|.*% \|/.test(row));
    name.forEach((code, i) => {
      const row = rows.find((each) => each.startsWith(`| ${code} |`));
      expect(row, code).toContain(`| ${verdict[i]} |`);
    });
  });

  it('05-reliability shows the agreement of the two coders', async () => {
    const book = readCodebook(BOOK);
    const [a, b] = await Promise.all(
      [1, 2].map((n) =>
        readCoding(join(ROOT, `data/sample/codings/coder-${n}.jsonl`), ads, { book, coder: `coder ${n}` }),
      ),
    );
    const { ads: shared, profile } = agree([a, b]);
    expect(shared).toBe(24);
    expect(plain(run('05-reliability.ipynb'))).toContain(`profiles of ${shared} ads`);
    expect(Number(profile.columns.kappa[0])).toBeGreaterThan(0);
  });

  it('06-paper writes the set for a paper, a LaTeX table with caption and label, and the whole study', () => {
    const text = plain(run('06-paper.ipynb'));
    expect(text).toMatch(/\| figure \| profile\\_differences \|/);
    expect(text).toMatch(/\| table \| profile\\_comparison \|/);
    expect(text).toContain('\\caption{Mentions by kind of code.}\n\\label{tab:kinds}');
    expect(text).toContain('\\toprule');
    expect(text).toMatch(/files \| distinct ads/);
  });

  it('06-paper finds which sentence of a draft the tables bear out', () => {
    const text = plain(run('06-paper.ipynb'));
    expect(text).toMatch(/\| borne out \| .* is mentioned in \d+ ads\. \|/);
    expect(text).toMatch(/\| not borne out \| .* is mentioned in \d+ ads\. \|/);
    expect(text).toMatch(/\| borne out \| .* is named more often in ads for .*\. \|/);
    expect(text).toMatch(/\| no difference shown \| .* is named more often in ads for .*\. \|/);
  });

  it('fails with the message of the cell that fails', async () => {
    const files = [join(FOLDER, '01-corpus.ipynb')];
    const [{ failure }] = await python<Run[]>('run_file.py', [], {
      files,
      plant: "throw new Error('planted here');",
    });
    expect(failure).toContain('planted here');
  });

  describe('as HTML for people without Jupyter', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rolelens-html-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('shows every figure as a picture', () => {
      const notebook = run('03-distributions.ipynb');
      const file = join(folder, 'executed.ipynb');
      writeFileSync(file, JSON.stringify(notebook));
      const { python: program } = prepareJupyter();
      const html = spawnSync(program, ['-m', 'nbconvert', '--to', 'html', '--stdout', file], {
        encoding: 'utf8',
        maxBuffer: 1e8,
      });
      expect(html.status).toBe(0);
      const figures = outputsOf(notebook).filter(({ data }) => data && PLOTLY in data).length;
      expect(figures).toBeGreaterThan(8);
      expect(html.stdout.match(/<img[^>]+src="data:image\/png/g)).toHaveLength(figures);
    });
  });
});
