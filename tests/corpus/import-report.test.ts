// The import report: what was read as what, beside the ads and not in them.
import { describe, expect, it } from 'vitest';
import { importLines, importReport, readAds, reportOf } from '../../src/corpus';
import { failure, file, jsonl } from './files';

const ADS =
  'Job Title,Description,Company,Posted,Recruiter,Sector\n' +
  'Nurse,Ask Ann Peters on 06 12345678.,Care,2024-05-16,Ann Peters,care\n' +
  'Carer,We care for people.,,2 weeks ago,,care\n';

describe('the import report', () => {
  it('has the columns of each role, how they were told, how full they are, and redacted values', async () => {
    const [read] = importReport(await readAds(file('ads.csv', ADS))).files;
    expect(read).toMatchObject({ rows: 2, encoding: 'utf-8', broken: 0 });
    expect(read.layouts).toEqual([{ headerRow: 1, delimiter: ',' }]);
    const roles = Object.fromEntries(read.roles.map(({ role, ...rest }) => [role, rest]));
    expect(roles.title).toEqual({
      columns: ['Job Title'],
      how: 'by its name',
      filled: 1,
      examples: ['Nurse', 'Carer'],
    });
    expect(roles.organisation).toMatchObject({ columns: ['Company'], filled: 0.5 });
    expect(roles.posted).toMatchObject({ filled: 0.5, examples: ['2024-05-16'] });
    expect(roles.contact).toMatchObject({ columns: ['Recruiter'], examples: ['[name]'] });
    expect(roles.location).toEqual({ columns: [], how: 'not there', filled: 0, examples: [] });
    expect(JSON.stringify(read)).not.toMatch(/Ann|Peters|12345678/);
  });

  it('tells columns that the caller named from those that were recognised', async () => {
    const path = jsonl('own.jsonl', { Vacancy: 'Nurse', description: 'We care.' });
    const { roles } = importReport(await readAds(path, { columns: { title: 'Vacancy' } })).files[0];
    expect(roles.slice(0, 2).map(({ how }) => how)).toEqual(['named by you', 'by its name']);
  });

  it('is of each file, and names it as the ads do', async () => {
    const paths = [
      jsonl('a.jsonl', { title: 'a', text: 'We care.' }),
      jsonl('b.jsonl', { text: 'We help.' }),
    ];
    const ads = await readAds(paths);
    expect(importReport(ads).files.map(({ file: name }) => name)).toEqual(
      ads.map(({ source }) => source.file),
    );
    expect(importReport(ads).files[1].notes[0]).toContain('No column was taken for the title');
  });

  it('is told in a line a file, below the notes', async () => {
    const path = file('told.csv', ADS);
    const lines = importLines(importReport(await readAds(path)));
    expect(lines).toEqual([
      `Note: ${path}: 1 of 2 dates in “Posted” were not read (“2 weeks ago”).`,
      `Read ${path}: 2 rows; title “Job Title”, description “Description”, organisation “Company” (50 %), posted “Posted” (50 %), contact “Recruiter” (50 %); no location.`,
    ]);
  });

  it('is no part of the ads, and is not there for ads that were taken out of them', async () => {
    const ads = await readAds(jsonl('plain.jsonl', { title: 'a', text: 'We care.' }));
    expect(Object.keys(ads)).toEqual(['0']);
    expect(reportOf(ads.slice())).toBeUndefined();
    expect(await failure(Promise.resolve().then(() => importReport([])))).toContain(
      'as readAds or readStudyAds gave them',
    );
  });
});
