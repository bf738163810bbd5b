// Tables as exports have them: delimiters, lines above the header, headers of two rows, columns that are told by what they are.
import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { importReport, readAds } from '../../src/corpus';
import { failure, file, workbook } from './files';

describe('the delimiter', () => {
  it.each([
    ['tab, with commas in the header', 'title\tdescription, long\nDev\tUse a, b, c\n'],
    [
      'semicolon, with commas in most cells',
      'title;description\nDev, senior;Use a, b\nOps, junior;Use c, d, e\n',
    ],
    ['semicolon, with tabs in cells', 'title;description\nDev\t1;Use a\tb\nOps;"Use\tc"\n'],
    ['bar', 'title|description\nDev|Use a, b; c\n'],
    ['caret', 'title^description\nDev^Use a, b; c\n'],
    ['none, with commas and semicolons in the texts', 'description\nUse a, b\nUse c; d\n'],
    ['comma, below a line with semicolons', 'Export; 2024; all\ntitle,description\nDev,Use a\n'],
  ])('is told by how well the rows parse: %s', async (_, text) => {
    const [ad] = await readAds(file('delimiter.csv', text));
    expect(ad.title).toMatch(text.includes('Dev') ? /^Dev/ : /^$/);
    expect(ad.description).toMatch(/^Use a/);
  });

  it('can be said', async () => {
    const path = file('colon.csv', 'title:description\nDev:Use a\n');
    expect(await failure(readAds(path))).toContain('description');
    expect((await readAds(path, { delimiter: ':' }))[0].description).toBe('Use a');
  });
});

describe('the header', () => {
  it('is found below lines that say what the file is, and rows count from below it', async () => {
    const path = file(
      'above.csv',
      'Jobs export,,,\nGenerated: 2024-05-03,,,\n\ntitle,description,company,location\nDev,We use Python,Example,Ede\n',
    );
    const ads = await readAds(path);
    expect(ads).toHaveLength(1);
    expect(ads[0]).toMatchObject({ title: 'Dev', organisation: 'Example', location: 'Ede' });
    expect(ads[0].source.row).toBe(1);
    expect(importReport(ads).files[0].layouts).toEqual([{ headerRow: 4, delimiter: ',' }]);
  });

  it('says the right row of a fault below such lines', async () => {
    const path = file('above-fault.csv', 'Jobs export\ntitle,description\nDev,a\nOps,b,c\n');
    expect(await failure(readAds(path))).toContain('row 2: 3 cells under 2 columns');
  });

  it('can be said, and is not beyond the end', async () => {
    const rows = 'text,title\nwhat it is,what it is called\nBody,Head\nWe care.,Nurse\n';
    const path = file('said.csv', rows);
    const ads = await readAds(path, { headerRow: 3, columns: { title: 'Head', description: 'Body' } });
    expect(ads.map(({ title, description }) => [title, description])).toEqual([['Nurse', 'We care.']]);
    expect(await failure(readAds(path, { headerRow: 30 }))).toContain('There is no row 30');
  });

  it('of two rows in a workbook goes by the lower one, whose names go with their groups', async () => {
    const path = workbook('groups.xlsx', {
      Ads: [
        ['Job', null, 'Organisation', null, 'Text'],
        ['Title', 'Date posted', 'Name', 'City', 'Description'],
        ['Nurse', 45658, 'Care Ltd', 'Ede', 'We care for people.'],
      ],
    });
    const ads = await readAds(path);
    expect(ads).toHaveLength(1);
    expect(ads[0]).toMatchObject({
      title: 'Nurse',
      posted: '2025-01-01',
      organisation: 'Care Ltd',
      location: 'Ede',
      description: 'We care for people.',
      source: { row: 1 },
    });
  });

  it('of two rows with cells merged over both is one header', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['Title', 'Description', 'Company', null],
      [null, null, 'Name', 'Sector'],
      ['Nurse', 'We care for people.', 'Care Ltd', 'health'],
    ]);
    sheet['!merges'] = ['A1:A2', 'B1:B2', 'C1:D1'].map((range) => XLSX.utils.decode_range(range));
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, 'Ads');
    const path = file('tall.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    const ads = await readAds(path);
    expect(ads).toHaveLength(1);
    expect(ads[0]).toMatchObject({ title: 'Nurse', organisation: 'Care Ltd', meta: { Sector: 'health' } });
  });
});

describe('columns', () => {
  it('called Name beside a company and a description are the title, and that is said', async () => {
    const path = file(
      'name.csv',
      ',Name,Company,Location,Description\n0,ML Engineer,Example,Ede,We use Python.\n',
    );
    const ads = await readAds(path);
    expect(ads[0].title).toBe('ML Engineer');
    const [read] = importReport(ads).files;
    expect(read.notes[0]).toContain('“Name” was taken for the title by the columns beside it');
  });

  it('called Name are no title where there is one, or where the caller says that there is none', async () => {
    const path = file('both.csv', 'Name,Title,Company,Description\nx,Nurse,Example,We care.\n');
    expect((await readAds(path))[0]).toMatchObject({ title: 'Nurse', meta: { Name: 'x' } });
    const none = file('none.csv', 'Name,Company,Description\nx,Example,We care.\n');
    expect((await readAds(none, { columns: { title: '' } }))[0].title).toBe('');
  });

  it('that hold no title are told first', async () => {
    const ads = await readAds(file('untitled.csv', 'description,company\nWe care.,Example\n'));
    expect(importReport(ads).files[0].notes[0]).toContain('No column was taken for the title');
  });

  it.each([
    ['Job Title,Responsibilities,Qualifications', 'You build.\n\nYou know.'],
    ['Vacaturetitel,Taken,Profiel', 'You build.\n\nYou know.'],
    ['Stellentitel,Aufgaben,Anforderungen', 'You build.\n\nYou know.'],
    ['Title,Description,Requirements', 'You build.\n\nYou know.'],
  ])('with parts of the description are joined: %s', async (header, description) => {
    const [ad] = await readAds(file('parts.csv', `${header}\nDev,You build.,You know.\n`));
    expect(ad).toMatchObject({ title: 'Dev', description });
  });

  it('with long texts that are not used, and with dates, are told', async () => {
    const long = 'We care for the people who live here by day and by night. '.repeat(4);
    const path = file('unused.csv', `title,description,extra,seen\nDev,We care.,${long},2024-05-16\n`);
    const [read] = importReport(await readAds(path)).files;
    expect(read.unusedTexts).toEqual(['extra']);
    expect(read.unusedDates).toEqual(['seen']);
    expect(read.notes.join('\n')).toContain('Long texts that are not read: “extra”');
    expect(read.notes.join('\n')).toContain('“seen” holds dates');
  });

  it.each([
    'contact_first_name,contact_last_name',
    'First Name,Last Name',
    'job_poster_name,x',
    'Ansprechpartner Name,x',
    'Voornaam,Achternaam',
  ])('with names of people are contact columns: %s', async (names) => {
    const path = file(
      'people.csv',
      `title,description,${names}\nDev,"Ask Ann Peters, or Peters.",Ann Peters,Peters\n`,
    );
    const [ad] = await readAds(path);
    expect(JSON.stringify(ad)).not.toMatch(/Ann|Peters,/);
  });
});
