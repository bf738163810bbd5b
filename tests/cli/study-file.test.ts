// rolelens study with a study file: from anywhere, from its own folder, with options that overrule it.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk, HOME, rolelens, type Outcome } from './run-command';

const desk = new Desk();
const FOLDER = 'Meine Studie (März)';
const WHERE = desk.at(FOLDER);
afterAll(() => desk.clear());

const BOOK = `codebook: care
title: Care work
kinds:
  - {id: duty, name: Duties, singular: duty, unit: clause}
codes:
  - id: WASH
    name: Washing
    kind: duty
    definition: Washing people.
    terms: {en: [wash]}
  - id: FEED
    name: Feeding
    kind: duty
    definition: Feeding people.
    terms: {en: [feed]}
`;
const STUDY = `study: care
title: Who cares
notice: These ads are made up.
codebook: codebook.yaml
ads: ["Stellen März.xls"]
columns: {title: Rolle, description: [Aufgaben, Profil]}
compare:
  - {by: sector, groups: [home, hospital]}
questions: [selection, codes, comparison]
`;
const ROWS = [
  ['Rolle', 'Aufgaben', 'Profil', 'sector'],
  ['Nurse', 'You wash people every morning.', 'You feed them, too.', 'hospital'],
  ['Carer', 'You wash the people at home.', 'You have a car.', 'home'],
  ['Cook', 'You cook for the whole house and talk with guests.', 'You feed forty people.', 'home'],
  ['Porter', 'You carry what is to be carried.', 'Call me at anna@example.org about beds.', 'hospital'],
];

beforeAll(() => {
  mkdirSync(WHERE);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(ROWS), 'Blatt');
  desk.put(`${FOLDER}/Stellen März.xls`, XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
  desk.put(`${FOLDER}/codebook.yaml`, BOOK);
  desk.put(`${FOLDER}/study.yaml`, STUDY);
  desk.put('other.csv', 'title,description\nNurse,You wash and feed people all day.\n');
});

const study = (cwd: string, ...args: string[]): Promise<Outcome> => rolelens(['study', ...args], { cwd });
const result = (name: string, out = join(WHERE, 'analysis_results')): string =>
  readFileSync(join(out, name), 'utf8');

async function refused(cwd: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await study(cwd, ...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).not.toMatch(/^\s+at |unexpected failure/m);
  return stderr;
}

describe('rolelens study STUDY.yaml', () => {
  it('runs from another folder, with paths from the file and descriptions joined from columns', async () => {
    const { code, stderr, stdout } = await study(HOME, join(WHERE, 'study.yaml'));
    expect(stderr).not.toContain('rolelens:');
    expect(code).toBe(0);
    expect(stdout).toContain(`files in ${join(WHERE, 'analysis_results')}: ANALYSIS_SUMMARY.md`);
    const summary = result('ANALYSIS_SUMMARY.md');
    expect(summary).toContain('# Who cares');
    expect(summary).toContain('These ads are made up.');
    const mentions = result('codings.jsonl')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { mentions: { code: string }[] }).mentions.map(({ code }) => code));
    expect(mentions).toEqual([['WASH', 'FEED'], ['WASH'], ['FEED'], []]);
  });

  it('asks only the questions that it names', () => {
    const names = (JSON.parse(result('provenance.json')) as { outputs: string[] }).outputs;
    expect(names).toContain('duty_distribution.csv');
    expect(names).not.toContain('saturation.csv');
  });

  it('runs in its folder without any arguments, and from a folder that is named', async () => {
    const here = await study(WHERE, '--out', 'here');
    expect(here).toMatchObject({ code: 0 });
    expect(here.stdout).toContain('files in here: ');
    expect((await study(desk.path, FOLDER, '--out', 'there')).code).toBe(0);
    const there = desk.at('there');
    const texts = readdirSync(there).filter((name) => /\.(csv|jsonl|md|html|svg)$/.test(name));
    expect(texts).toContain('selection.csv');
    for (const name of texts) expect(result(name, there), name).toBe(result(name, join(WHERE, 'here')));
    const { options, files } = JSON.parse(result('provenance.json', there)) as Record<string, unknown>;
    expect(JSON.stringify({ options, files })).not.toContain(dirname(desk.path));
  });

  it('is overruled by the options, and leaves out the notice with the ads that it speaks of', async () => {
    const file = `${FOLDER}/study.yaml`;
    const changed = desk.put(file.replace('study', 'plain'), STUDY.replace(/columns:.*\ncompare:\n.*\n/, ''));
    const out = desk.at('overruled');
    const options = [
      '--ads',
      'other.csv',
      '--query',
      'nurse',
      '--near-duplicates',
      'off',
      '--redact',
      '--out',
      out,
    ];
    const { code, stderr } = await study(desk.path, changed, ...options);
    expect(stderr).not.toContain('rolelens:');
    expect(code).toBe(0);
    const summary = result('ANALYSIS_SUMMARY.md', out);
    expect(summary).toContain('# Who cares');
    expect(summary).not.toContain('These ads are made up.');
    const { options: kept } = JSON.parse(result('provenance.json', out)) as {
      options: Record<string, unknown>;
    };
    expect(kept).toMatchObject({
      ads: ['../other.csv'],
      query: 'nurse',
      nearDuplicates: false,
      redact: true,
    });
  });

  it('counts a coding in the place of its coder', async () => {
    const out = desk.at('counted');
    const codings = join(WHERE, 'analysis_results', 'codings.jsonl');
    const { code, stderr } = await study(desk.path, FOLDER, '--codings', codings, '--out', out);
    expect(stderr).not.toContain('rolelens:');
    expect(code).toBe(0);
    expect(result('duty_distribution.csv', out)).toBe(result('duty_distribution.csv'));
  });
});

describe('rolelens study without a file', () => {
  it('takes the ads that are named even where a study.yaml stands, and the bundled codebook', async () => {
    const out = desk.at('no file');
    const { code } = await study(WHERE, '--ads', '../other.csv', '--out', out);
    expect(code).toBe(0);
    const { options } = JSON.parse(result('provenance.json', out)) as { options: Record<string, unknown> };
    expect(options).toMatchObject({ file: null, name: 'genai-roles', notice: '' });
  });

  it('says what to give where there is neither a file nor ads', async () => {
    expect(await refused(desk.path)).toMatch(
      /There is no study\.yaml here, and no --ads\. .*rolelens init DIR/,
    );
  });
});

describe('a study that cannot be run', () => {
  const file = (name: string, text: string): string => desk.put(`${FOLDER}/${name}`, text);

  it('is refused with the line of a comparison whose group no ad is in', async () => {
    const faulty = file('group.yaml', STUDY.replace('[home, hospital]', '[home, hostel]'));
    const stderr = await refused(desk.path, faulty, '--out', 'never');
    expect(stderr).toMatch(/group\.yaml:8:5: .*"hostel".*home, hospital/);
    expect(existsSync(desk.at('never'))).toBe(false);
  });

  it('is refused with the line of a column to compare by that the ads lack', async () => {
    const faulty = file('by.yaml', STUDY.replace('by: sector', 'by: branch'));
    expect(await refused(desk.path, faulty, '--out', 'never')).toMatch(/by\.yaml:8:5: .*"branch".*sector/);
  });

  it('is refused with the line of a comparison by profile where no ad has one', async () => {
    const faulty = file('profile.yaml', STUDY.replace('by: sector', 'by: profile'));
    expect(await refused(desk.path, faulty, '--out', 'never')).toMatch(
      /profile\.yaml:8:5: Groups by "profile" cannot be compared, because no ad has a profile/,
    );
  });

  it('is refused before the ads are read for what stands wrongly in it', async () => {
    const faulty = file('faulty.yaml', `${STUDY}coder: nobody\n`);
    const stderr = await refused(desk.path, faulty);
    expect(stderr).toMatch(/faulty\.yaml:10:8: There is no coder "nobody"/);
    expect(stderr).not.toContain('Read ads');
  });

  it('is refused for a column that the ads lack, and a codebook that is broken', async () => {
    expect(await refused(desk.path, file('column.yaml', STUDY.replace('Profil]', 'Angebot]')))).toContain(
      '“Angebot”',
    );
    file('broken.book.yaml', BOOK.replace('kind: duty', 'kind: dutty'));
    const broken = file('broken.yaml', STUDY.replace('codebook.yaml', 'broken.book.yaml'));
    expect(await refused(desk.path, broken)).toMatch(/broken\.book\.yaml:8:11: .*"dutty".*"duty"/);
  });
});
