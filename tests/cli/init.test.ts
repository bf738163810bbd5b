// rolelens init: what it writes, from nothing and from an export, and that it runs.
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { lintCodebook, readCodebook } from '../../src/codebook';
import { readStudy } from '../../src/report';
import { Desk, HOME, rolelens, type Outcome } from './run-command';

const desk = new Desk();
afterAll(() => desk.clear());
mkdirSync(desk.at('Große Studie'));

const init = (...args: string[]): Promise<Outcome> => rolelens(['init', ...args], { cwd: desk.path });

/** A workbook as old Excel wrote it. */
function xls(name: string, rows: readonly (readonly unknown[])[]): string {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as unknown[][]), 'Sheet1');
  return desk.put(name, XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
}

const DUTCH = [
  [
    'Vacaturetitel',
    'Functieomschrijving',
    'Organisatienaam',
    'Datum gevonden',
    'Telefoonnummer',
    'Sector: soort',
  ],
  [
    'Verpleegkundige',
    'Je werkt in het ziekenhuis met een diploma en twee jaar werkervaring.',
    'Zorg',
    45300,
    '0612345678',
    'zorg',
  ],
  [
    'Kok',
    'Je kookt voor de gasten van ons restaurant en je hebt een diploma of ervaring als kok.',
    '',
    45320,
    '',
    'horeca',
  ],
  [
    'Leraar',
    'Je geeft les aan kinderen van de basisschool en je hebt een hbo diploma.',
    'School',
    'onbekend',
    '',
    'onderwijs',
  ],
  [
    'Nurse',
    'You care for the people on our ward and you have a diploma or experience in nursing.',
    'Care',
    45400,
    '',
    'zorg',
  ],
];

describe('rolelens init', () => {
  it('writes a study, a codebook, a notebook, ads and what Git leaves out, and says how to go on', async () => {
    const { code, stdout } = await init('Große Studie/über uns');
    const files = ['study.yaml', 'codebook.yaml', 'study.ipynb', '.gitignore', 'ads.csv'];
    expect(stdout).toBe(
      `Wrote ${files.join(', ')} in Große Studie/über uns\nNext: npx rolelens study "Große Studie/über uns/study.yaml"\n`,
    );
    expect(code).toBe(0);
    expect(desk.list().filter((name) => name.startsWith('Große Studie/über uns/'))).toEqual(
      files.map((name) => `Große Studie/über uns/${name}`).sort(),
    );
  });

  it('writes a study that says what each key is for, and a codebook without remarks', () => {
    const folder = desk.at('Große Studie/über uns');
    const spec = readStudy(join(folder, 'study.yaml'));
    expect(spec).toMatchObject({
      name: 'über uns',
      ads: [join(folder, 'ads.csv')],
      columns: { title: 'title', description: 'description', posted: 'posted' },
      compare: [{ by: 'sector', groups: ['care', 'technology'] }],
    });
    const book = readCodebook(spec.codebook);
    expect(book.kinds.map(({ unit }) => unit)).toEqual(['term', 'clause']);
    expect(book).toMatchObject({ languages: ['en'], profiles: [] });
    expect(book.source).toContain('# profiles:');
    expect(lintCodebook(book)).toEqual([]);
    const text = readFileSync(join(folder, 'study.yaml'), 'utf8');
    for (const key of [
      'study',
      'codebook',
      'ads',
      'columns',
      'near_duplicates',
      'redact',
      'coder',
      'boilerplate',
      'compare',
      'questions',
      'out',
    ])
      expect(text, key).toMatch(new RegExp(`^# .*\\n(?:# .*\\n)*${key}:`, 'm'));
  });

  it('names the schemas where editors find them', () => {
    for (const name of ['study.yaml', 'codebook.yaml']) {
      const text = readFileSync(desk.at(`Große Studie/über uns/${name}`), 'utf8');
      const schema = /^# yaml-language-server: \$schema=(\S+)$/m.exec(text)![1];
      expect(existsSync(join(desk.at('Große Studie/über uns'), schema)), schema).toBe(true);
    }
  });

  it('writes a notebook of format 4 that names no code, kind or column', () => {
    const text = desk.read('Große Studie/über uns/study.ipynb');
    const book = readCodebook(desk.at('Große Studie/über uns/codebook.yaml'));
    const notebook = JSON.parse(text) as {
      nbformat: number;
      nbformat_minor: number;
      metadata: { kernelspec: { name: string } };
      cells: { id: string; cell_type: string; source: string[]; metadata: object }[];
    };
    expect(notebook).toMatchObject({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { kernelspec: { name: 'rolelens' } },
    });
    expect(new Set(notebook.cells.map(({ id }) => id)).size).toBe(notebook.cells.length);
    for (const { id, cell_type, source } of notebook.cells) {
      expect(id).toMatch(/^[\w-]{1,64}$/);
      const cell = source.join('');
      if (cell_type === 'code')
        for (const name of [...book.codes, ...book.kinds].map((each) => each.id))
          expect(cell).not.toContain(name);
    }
    expect(text).toContain("from 'rolelens'");
    expect(text).not.toContain("'./src'");
  });

  it('takes the ads and the columns of an export, and says how they were recognised and how full they are', async () => {
    xls('Jobfeed März.xls', DUTCH);
    const { code, stderr } = await init('jobfeed', '--from', 'Jobfeed März.xls');
    expect(stderr).not.toContain('rolelens:');
    expect(code).toBe(0);
    expect(existsSync(desk.at('jobfeed/ads.csv'))).toBe(false);
    const text = desk.read('jobfeed/study.yaml');
    expect(text).toContain('  - ../Jobfeed März.xls\n');
    expect(text).toContain(
      '# Found: 4 ads. Languages: Dutch 75 %, English 25 %. Posted 2024-01-09 to 2024-04-18.\n',
    );
    expect(text).toContain('\n  title: Vacaturetitel # recognised by its name; filled in 100 % of the ads\n');
    expect(text).toContain(
      '\n  organisation: Organisatienaam # recognised by its name; filled in 75 % of the ads\n',
    );
    expect(text).toContain(
      '\n  posted: Datum gevonden # recognised by its name; a date could be read in 75 % of the ads\n',
    );
    expect(text).toContain(
      '\n  contact: Telefoonnummer # recognised by its name; filled in 25 % of the ads\n',
    );
    expect(text).toContain('\n  # location: no column was recognised\n');
    expect(text).toContain('# Other columns, by which ads can be grouped (compare): Sector: soort.\n');
    expect(text, 'no personal data').not.toContain('0612345678');
    const spec = readStudy(desk.at('jobfeed/study.yaml'));
    expect(spec.ads).toEqual([desk.at('Jobfeed März.xls')]);
    expect(spec.columns).toMatchObject({ description: 'Functieomschrijving', contact: 'Telefoonnummer' });
    expect(readCodebook(spec.codebook).languages).toEqual(['nl', 'en']);
  });

  it('takes columns that the names do not tell as they are named', async () => {
    desk.put('odd.csv', 'Kopje;Taken: wat;Profiel\nKok;Je kookt voor het team.;Je hebt een diploma.\n');
    const columns = 'title=Kopje,description=Taken: wat,description=Profiel';
    expect((await init('odd', '--from', 'odd.csv', '--columns', columns)).code).toBe(0);
    const spec = readStudy(desk.at('odd/study.yaml'));
    expect(spec.columns).toEqual({ title: 'Kopje', description: ['Taken: wat', 'Profiel'] });
    expect(desk.read('odd/study.yaml')).toContain(
      'title: Kopje # as you named it; filled in 100 % of the ads',
    );
  });

  it('lets the known names hold where files call a column differently', async () => {
    desk.put('one.csv', 'title,description\nCook,You cook for the guests of our house.\n');
    desk.put('two.csv', 'vacaturetitel,description\nKok,Je kookt voor de gasten van het huis.\n');
    expect((await init('two files', '--from', 'one.csv', 'two.csv')).code).toBe(0);
    expect(desk.read('two files/study.yaml')).toContain(
      '# title: title, vacaturetitel, recognised by their names; filled in 100 %',
    );
    expect(readStudy(desk.at('two files/study.yaml')).columns).toEqual({ description: 'description' });
  });

  it('writes terms of other languages where codebooks have no list for them', async () => {
    desk.put(
      'german.csv',
      'title,description\nKoch,Sie kochen für die Gäste und haben eine Ausbildung und Berufsausbildung als Koch oder Köchin.\n',
    );
    expect((await init('german', '--from', 'german.csv')).code).toBe(0);
    const terms = readCodebook(desk.at('german/codebook.yaml')).codes[0].terms.map(({ text }) => text);
    expect(terms).toContain('(Ausbildung|Berufsausbildung)');
    expect(terms).not.toContain('~degree');
  });
});

describe('rolelens init refuses', () => {
  async function refused(...args: string[]): Promise<string> {
    const before = desk.list();
    const { code, stderr, stdout } = await init(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toMatch(/^\s+at |unexpected failure/m);
    expect(desk.list(), 'nothing is written').toEqual(before);
    return stderr;
  }

  it('to overwrite, naming what is there', async () => {
    mkdirSync(desk.at('mine'));
    writeFileSync(desk.at('mine/codebook.yaml'), 'my work');
    symlinkSync('nowhere', desk.at('mine/.gitignore'));
    expect(await refused('mine')).toContain(
      'mine: There is codebook.yaml, .gitignore already, and nothing is overwritten.',
    );
    expect(desk.read('mine/codebook.yaml')).toBe('my work');
    expect(await refused('jobfeed')).toContain(
      'There is study.yaml, codebook.yaml, study.ipynb, .gitignore already',
    );
  });

  it('a folder that is a file or cannot be made', async () => {
    desk.put('file', 'x');
    expect(await refused('file')).toContain('file: Expected a folder for the new study, found a file.');
    expect(await refused('file/below')).toContain('file/below: The folder cannot be made');
  });

  it('an export that is missing or has no description, before anything is written', async () => {
    expect(await refused('new', '--from', 'none.xls')).toContain(
      'none.xls: There is no such file or folder.',
    );
    desk.put('no.csv', 'Kopje,Verhaal\nA,b\n');
    expect(await refused('new', '--from', 'no.csv')).toMatch(/no\.csv: .*“Kopje”, “Verhaal”.*--columns/);
  });

  it('to go without a folder', async () => {
    expect(await refused()).toContain("missing required argument 'folder'");
  });
});

describe('a study that init wrote', () => {
  it('runs from another folder, and answers from invented ads', async () => {
    const out = desk.at('Große Studie/über uns/analysis_results');
    const study = join(desk.path, 'Große Studie', 'über uns', 'study.yaml');
    const { code, stderr } = await rolelens(['study', study], { cwd: HOME });
    expect(stderr).not.toContain('rolelens:');
    expect(code).toBe(0);
    const summary = readFileSync(join(out, 'ANALYSIS_SUMMARY.md'), 'utf8');
    expect(summary).toContain('Qualifications');
    expect(summary).toContain('12 distinct job ads');
    expect(existsSync(join(out, 'condition_distribution.csv'))).toBe(true);
  });

  it('runs on an export, in its own folder without any arguments', async () => {
    const { code, stderr, stdout } = await rolelens(['study'], { cwd: desk.at('jobfeed') });
    expect(stderr).not.toContain('rolelens:');
    expect(code).toBe(0);
    expect(stdout).toContain('files in analysis_results: ');
    expect(desk.read('jobfeed/analysis_results/selection.csv')).not.toContain(desk.path);
  });
});
