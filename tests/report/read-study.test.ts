// Study files: what is read, what the command line overrules, and how faults are told.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import Ajv from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import schema from '../../data/study.schema.json';
import { readCodebook } from '../../src/codebook';
import { RoleLensError } from '../../src/core';
import { QUESTIONS } from '../../src/questions';
import { readStudy, studyOf } from '../../src/report';
import { aliasBomb } from '../cli/hostile-files';
import { CODEBOOK, HOME, SAMPLE } from './study-files';

const folder = mkdtempSync(join(tmpdir(), 'rolelens-study-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const HEAD = 'study: care\ncodebook: book.yaml\nads: [ads.csv]\n';

/** The message of what reading this study throws, with its file's folder left out. */
function faultIn(yaml: string | Uint8Array, name = 'study.yaml'): string {
  const file = put(name, yaml);
  try {
    readStudy(file);
  } catch (error) {
    expect(error).toBeInstanceOf(RoleLensError);
    return (error as Error).message.replaceAll(`${folder}/`, '');
  }
  throw new Error('Nothing was thrown.');
}

beforeAll(() => {
  put('ads.csv', 'title,description\nNurse,You care.\n');
  put(
    'book.yaml',
    `codebook: care
title: Care work
kinds: [{id: duty, name: Duties, unit: clause}]
codes:
  - {id: WASH, name: Washing, kind: duty, definition: Washing people, terms: {en: [wash]}}
  - {id: FEED, name: Feeding, kind: duty, definition: Feeding people, terms: {en: [feed]}}
`,
  );
  for (const name of ['codings.jsonl', 'model.json', 'counts.csv', 'categories.csv']) put(name, '\n');
});

describe('readStudy', () => {
  it('fills in what a study leaves out', () => {
    const file = put('small.yaml', HEAD);
    expect(readStudy(file)).toEqual({
      file,
      name: 'care',
      dates: 'auto',
      title: 'Care work',
      notice: '',
      introduction: '',
      codebook: join(folder, 'book.yaml'),
      ads: [join(folder, 'ads.csv')],
      columns: {},
      query: undefined,
      nearDuplicates: 0.5,
      redact: true,
      coder: 'codebook',
      model: null,
      codings: null,
      boilerplate: 'keep',
      compare: null,
      questions: null,
      focus: [],
      earlier: [],
      published: null,
      out: join(folder, 'analysis_results'),
    });
  });

  it('reads every key, with paths relative to the file and the places of comparisons', () => {
    const [first, second] = QUESTIONS.map(({ id }) => id);
    const file = put(
      'whole.yaml',
      `# all keys
study: care
title: Who cares
notice: |
  Invented.
introduction: After an earlier study.
codebook: ./book.yaml
ads: [ads.csv, "-", ${SAMPLE}]
columns: {title: Vacancy, description: [Tasks, Profile], contact: [Phone], posted: ""}
dates: month-first
delimiter: ';'
header_row: 3
query: nurse OR carer
near_duplicates: off
redact: false
language: en
coder: learned
model: model.json
boilerplate: keep
compare:
  - {by: sector, groups: [care, cure]}
  - by: year
    groups: ["2023", "2024"]
questions: [${first}, ${second}]
focus:
  - {name: body, codes: [WASH]}
  - {name: food, codes: [FEED]}
earlier: [{name: Then, categories: categories.csv, published: counts.csv}]
published: counts.csv
out: ../results
`,
    );
    expect(readStudy(file)).toEqual({
      file,
      name: 'care',
      dates: 'month-first',
      delimiter: ';',
      headerRow: 3,
      title: 'Who cares',
      notice: 'Invented.',
      introduction: 'After an earlier study.',
      codebook: join(folder, 'book.yaml'),
      ads: [join(folder, 'ads.csv'), '-', SAMPLE],
      columns: { title: 'Vacancy', description: ['Tasks', 'Profile'], contact: ['Phone'], posted: '' },
      query: 'nurse OR carer',
      nearDuplicates: false,
      redact: false,
      coder: 'learned',
      model: join(folder, 'model.json'),
      codings: null,
      boilerplate: 'keep',
      compare: [
        { by: 'sector', groups: ['care', 'cure'], place: { file, line: 21, column: 5 } },
        { by: 'year', groups: ['2023', '2024'], place: { file, line: 22, column: 5 } },
      ],
      questions: [first, second],
      focus: [
        { name: 'body', codes: ['WASH'] },
        { name: 'food', codes: ['FEED'] },
      ],
      earlier: [
        { name: 'Then', categories: join(folder, 'categories.csv'), published: join(folder, 'counts.csv') },
      ],
      published: join(folder, 'counts.csv'),
      out: join(folder, '..', 'results'),
    });
  });

  it('keeps paths as short as the way to the file, and takes a folder for the study.yaml in it', () => {
    put('study.yaml', HEAD);
    const way = relative(process.cwd(), folder);
    expect(readStudy(way)).toMatchObject({
      file: join(way, 'study.yaml'),
      ads: [join(way, 'ads.csv')],
    });
  });

  it('reads a byte order mark, Windows line ends and a path with blanks and umlauts', () => {
    mkdirSync(join(folder, 'Große Studie'));
    const yaml = HEAD.replace('book.yaml', '../book.yaml').replace('[ads.csv]', '["Stellen März.csv"]');
    const file = put('Große Studie/meine studie.yaml', `\ufeff${yaml.replaceAll('\n', '\r\n')}`);
    put('Große Studie/Stellen März.csv', 'title,description\nA,b\n');
    expect(readStudy(file).ads).toEqual([join(folder, 'Große Studie', 'Stellen März.csv')]);
  });

  it('accepts the bundled study, whose sides and codes are the codebook’s', () => {
    const study = readStudy(join(HOME, 'data', 'study.yaml'));
    const ids = readCodebook(CODEBOOK).codes.map(({ id }) => id);
    expect(study).toMatchObject({ name: 'genai-roles', codebook: CODEBOOK, ads: [SAMPLE] });
    expect(study.notice).toContain('invented');
    expect(study.focus.flatMap(({ codes }) => codes).every((id) => ids.includes(id))).toBe(true);
    expect(study.out).toBe(join(HOME, 'data', 'analysis_results'));
  });
});

describe('what the command line says', () => {
  const flagged = (yaml: string, flags: Parameters<typeof readStudy>[1]) =>
    readStudy(put('flagged.yaml', yaml), flags);

  it('overrules the file, key by key', () => {
    const yaml = `${HEAD}query: nurse\nredact: true\ncolumns: {title: Vacancy, description: Text}\nout: here\n`;
    const spec = flagged(yaml, {
      ads: ['other.xls'],
      codebook: CODEBOOK,
      query: 'cook',
      nearDuplicates: false,
      redact: false,
      columns: { description: 'Tasks' },
      published: 'counts.csv',
      boilerplate: 'drop',
      out: 'there',
    });
    expect(spec).toMatchObject({
      ads: ['other.xls'],
      codebook: CODEBOOK,
      query: 'cook',
      nearDuplicates: false,
      redact: false,
      columns: { title: 'Vacancy', description: 'Tasks' },
      published: 'counts.csv',
      boilerplate: 'drop',
      out: 'there',
    });
  });

  it('leaves out the notice with the ads that it speaks of, and a model with its coder', () => {
    const yaml = `${HEAD}notice: Invented.\ncoder: learned\nmodel: model.json\n`;
    expect(flagged(yaml, { ads: ['other.csv'] })).toMatchObject({ notice: '', coder: 'learned' });
    expect(flagged(yaml, { coder: 'codebook' })).toMatchObject({ coder: 'codebook', model: null });
    expect(flagged(yaml, { coder: 'learned' }).model).toBe(join(folder, 'model.json'));
    expect(flagged(yaml, { codings: 'x.jsonl' })).toMatchObject({ coder: 'codings', model: null });
    expect(flagged(`${HEAD}codings: codings.jsonl\n`, { coder: 'learned' }).codings).toBeNull();
  });

  it('mends what is at fault in the file', () => {
    const yaml = 'study: care\ncodebook: none.yaml\nads: [none.csv]\nquery: (a\ncoder: nobody\n';
    const flags = { ads: ['x.csv'], codebook: CODEBOOK, query: 'a', coder: 'codebook' };
    expect(flagged(yaml, flags)).toMatchObject(flags);
  });

  it('counts a coding that it names, whoever made it', () => {
    const spec = flagged(`${HEAD}codings: codings.jsonl\n`, {});
    expect(spec).toMatchObject({ coder: 'codings', codings: join(folder, 'codings.jsonl') });
    const flags = { ads: ['a.csv'], codebook: join(folder, 'book.yaml'), out: 'results' };
    expect(studyOf({ ...flags, codings: 'x.jsonl' })).toMatchObject({ coder: 'codings', codings: 'x.jsonl' });
  });

  it('is a study without a file, which the codebook gives its name and title', () => {
    const flags = { ads: ['a.csv'], codebook: join(folder, 'book.yaml'), out: 'results' };
    expect(studyOf(flags)).toMatchObject({ ...flags, file: null, name: 'care', title: 'Care work' });
    expect(() => studyOf({ ...flags, model: 'x.json' })).toThrow(/does not take "model"/);
  });
});

describe('a faulty study is refused with its line and the remedy', () => {
  it.each([
    [
      'an unknown key',
      `${HEAD}colums: {}\n`,
      /^study\.yaml:4:1: Unknown key "colums" in the study\. .*Did you mean "columns"\?/,
    ],
    [
      'an unknown role',
      `${HEAD}columns: {titel: A}\n`,
      /^study\.yaml:4:11: Unknown key "titel" in columns\. .*Did you mean "title"\?/,
    ],
    ['the key __proto__', `${HEAD}__proto__: {}\n`, /^study\.yaml:4:1: Unknown key "__proto__"/],
    [
      'a missing key',
      'study: care\ncodebook: book.yaml\n',
      /^study\.yaml:1:1: The key "ads" is missing in the study\. Add it\./,
    ],
    [
      'one path for the list of ads',
      'study: a\ncodebook: book.yaml\nads: ads.csv\n',
      /^study\.yaml:3:6: ads is string "ads\.csv"\. Expected a list/,
    ],
    [
      'a list for a column that is one',
      `${HEAD}columns:\n  title: [A, B]\n`,
      /^study\.yaml:5:10: title is a list\. Expected string/,
    ],
    [
      'a share above one',
      `${HEAD}near_duplicates: 1.5\n`,
      /^study\.yaml:4:18: "1\.5" for near_duplicates\. Expected: a number above 0 and at most 1.* or off\./,
    ],
    [
      'another word than off',
      `${HEAD}near_duplicates: never\n`,
      /^study\.yaml:4:18: "never" for near_duplicates\. Expected: a number.* or off/,
    ],
    [
      'yes for true',
      `${HEAD}redact: yes\n`,
      /^study\.yaml:4:9: redact is string "yes"\. Expected true or false\./,
    ],
    [
      'another language',
      `${HEAD}language: nl\n`,
      /^study\.yaml:4:11: The summary is written in English so far\. .*language: en/,
    ],
    [
      'a key that is still to come',
      `${HEAD}reference: x.jsonl\n`,
      /^study\.yaml:4:1: There is no key "reference" yet: .*agree/,
    ],
    ['an order of dates that is none', `${HEAD}dates: american\n`, /^study\.yaml:4:8: .*day-first/],
    [
      'another boilerplate',
      `${HEAD}boilerplate: maybe\n`,
      /^study\.yaml:4:14: "maybe" for boilerplate\. Expected one of keep, drop\./,
    ],
    [
      'published counts for groups',
      `${HEAD}compare: counts.csv\n`,
      /^study\.yaml:4:10: compare is a list of groups.*under "published"/,
    ],
    [
      'one group alone',
      `${HEAD}compare:\n  - {by: year, groups: ["2023"]}\n`,
      /^study\.yaml:5:24: groups has too few entries\. Write at least 2\./,
    ],
    [
      'a year without quotes',
      `${HEAD}compare:\n  - {by: year, groups: [2023, 2024]}\n`,
      /study\.yaml:5:25: groups is number 2023\. Expected string \(put it in quotes\)/,
    ],
    [
      'a missing file of ads',
      HEAD.replace('ads.csv', 'ad.csv'),
      /^study\.yaml:3:7: There is no file or folder ad\.csv\. Paths are relative to the study file\. Did you mean "ads\.csv"\?/,
    ],
    [
      'a missing codebook',
      HEAD.replace('book.yaml', 'bok.yaml'),
      /^study\.yaml:2:11: There is no file or folder bok\.yaml\. .*"book\.yaml"\?/,
    ],
    [
      'a missing coding',
      `${HEAD}codings: none.jsonl\n`,
      /^study\.yaml:4:10: There is no file or folder none\.jsonl/,
    ],
    [
      'missing published counts',
      `${HEAD}published: sub/none.csv\n`,
      /^study\.yaml:4:12: There is no file or folder sub\/none\.csv/,
    ],
    [
      'a missing table of an earlier study',
      `${HEAD}earlier:\n  - {name: T, categories: categories.csv, published: count.csv}\n`,
      /^study\.yaml:5:54: There is no file or folder count\.csv\. .*"counts\.csv"\?/,
    ],
    ['a faulty query', `${HEAD}query: a AND (b OR c\n`, /^study\.yaml:4:8: .*never closed/],
    [
      'an unknown coder',
      `${HEAD}coder: learnt\n`,
      /^study\.yaml:4:8: There is no coder "learnt"\. The coders are codebook, learned.*Did you mean "learned"\?/,
    ],
    [
      'a model without its coder',
      `${HEAD}model: model.json\n`,
      /^study\.yaml:4:8: The coder "codebook" does not take "model"\. .*"learned"/,
    ],
    [
      'a coder beside a coding',
      `${HEAD}codings: codings.jsonl\ncoder: learned\n`,
      /^study\.yaml:4:10: The coder "learned" does not take "codings"\. .*"codings"/,
    ],
    [
      'a coder without its file',
      `${HEAD}coder: codings\n`,
      /^study\.yaml:4:8: The coder "codings" needs codings: name the file\./,
    ],
    [
      'boilerplate that a coder cannot leave out',
      `${HEAD}coder: learned\nboilerplate: drop\n`,
      /^study\.yaml:5:14: The coder "learned" does not take "boilerplate: drop"\. .*"codebook"/,
    ],
    [
      'a code that the codebook lacks',
      `${HEAD}focus:\n  - {name: a, codes: [WASH]}\n  - {name: b, codes: [FEDE]}\n`,
      /^study\.yaml:6:23: The codebook book\.yaml has no code "FEDE".*"FEED"\?/,
    ],
    [
      'a code on two sides',
      `${HEAD}focus:\n  - {name: a, codes: [WASH]}\n  - {name: b, codes: [WASH]}\n`,
      /^study\.yaml:6:23: The code "WASH" speaks for "a" and for "b"/,
    ],
    ['an empty file', '', /^study\.yaml:1:1: the study is empty\. Expected keys with their values/],
    ['a file of comments', '# nothing\n', /^study\.yaml:1:1: the study is empty/],
    [
      'a list instead of keys',
      '- study: a\n',
      /^study\.yaml:1:1: the study is a list\. Expected keys with their values/,
    ],
    [
      'a tab',
      'study: a\nads:\n\t- ads.csv\n',
      /^study\.yaml:3:\d: Not valid YAML: Tabs are not allowed.*Indent with blanks/,
    ],
    [
      'a key that stands twice',
      `${HEAD}study: b\n`,
      /^study\.yaml:4:1: Not valid YAML: .*The key stands twice; delete one/,
    ],
    [
      'two documents',
      `${HEAD}---\nstudy: b\n`,
      /^study\.yaml:\d:\d: Not valid YAML: .*Delete the line "---"/,
    ],
    [
      'a wildcard without quotes',
      `${HEAD}query: *nurse\n`,
      /^study\.yaml:4:8: "\*nurse" is an alias in YAML/,
    ],
    ['aliases that unfold without end', aliasBomb(), /^study\.yaml:1: The YAML's aliases do not resolve/],
  ])('%s', (_, yaml, message) => {
    expect(faultIn(yaml)).toMatch(message);
  });

  it('a question that does not exist, with those that do', () => {
    const ids = QUESTIONS.map(({ id }) => id);
    const fault = faultIn(`${HEAD}questions: [${ids[0]}, ${ids[1]}x]\n`);
    expect(fault).toContain(`study.yaml:4:${15 + ids[0].length}: There is no question "${ids[1]}x".`);
    expect(fault).toContain(`The questions are ${ids.join(', ')}. Did you mean "${ids[1]}"?`);
  });

  it('bytes that are no UTF-8', () => {
    expect(faultIn(Buffer.from(`${HEAD}title: Gro\u00dfe Studie\n`, 'latin1'))).toMatch(
      /^study\.yaml:4: The file is not in UTF-8\. Save it with the encoding UTF-8\./,
    );
    expect(faultIn(Buffer.from(`\ufeff${HEAD}`, 'utf16le'))).toMatch(
      /^study\.yaml:1: The file is not in UTF-8/,
    );
  });

  it('a file that is not there, too large, or a folder without a study', () => {
    expect(() => readStudy(join(folder, 'none.yaml'))).toThrow(/none\.yaml: The study file cannot be read/);
    expect(faultIn(`${HEAD}# ${'x'.repeat(1024 * 1024)}\n`, 'large.yaml')).toMatch(
      /^large\.yaml: A study file of 1 MB\. Expected at most 1 MB/,
    );
    mkdirSync(join(folder, 'empty'));
    expect(() => readStudy(join(folder, 'empty'))).toThrow(
      /empty\/study\.yaml: The study file cannot be read/,
    );
  });

  it('several faults in one report, in the order of the file', () => {
    const fault = faultIn(`${HEAD}query: (a\ncoder: nobody\npublished: none.csv\n`);
    expect(fault).toMatch(
      /3 faults in the study:\n {2}- study\.yaml:4:8: .*\n {2}- study\.yaml:5:8: .*\n {2}- study\.yaml:6:12: /,
    );
  });
});

describe('the JSON Schema of studies', () => {
  it('is valid, and describes every key', () => {
    expect(new Ajv({ allowUnionTypes: true, strictTypes: false }).validateSchema(schema)).toBe(true);
    for (const part of Object.values(schema.properties))
      expect((part as { description?: string }).description).toMatch(/\.$/);
  });
});
