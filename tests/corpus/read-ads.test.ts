// readAds: formats, columns, ids.
import { mkdirSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readAds } from '../../src/corpus';
import { file, inFolder, jsonl, workbook } from './files';

describe('JSON Lines and JSON', () => {
  it('reads one ad a line, with its line number and the other fields in meta', async () => {
    const path = file(
      'a.jsonl',
      '{"id":7,"title":"Dev","description":"Build <b>it</b>","level":"senior","n":3}\n\n{"title":"B","description":null}\n',
    );
    const [first, second] = await readAds(path);
    expect(first).toMatchObject({
      id: '7',
      title: 'Dev',
      description: 'Build it',
      text: 'Dev\n\nBuild it',
      source: { file: path, row: 1 },
    });
    expect({ ...first.meta }).toEqual({ level: 'senior', n: '3' });
    expect(second).toMatchObject({ source: { row: 3 }, text: 'B', selection: { reason: 'no description' } });
  });

  it('takes a list, a wrapped list and JSON Lines under any extension', async () => {
    const ads = [
      { id: 'a', title: 'A', description: 'one' },
      { id: 'b', title: 'B', description: 'two' },
    ];
    const paths = [
      file('list.json', JSON.stringify(ads)),
      file('wrapped.json', JSON.stringify({ ads }, null, 2)),
      jsonl('lines.json', ...ads),
      jsonl('lines.csv', ...ads),
    ];
    for (const path of paths) expect((await readAds(path)).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('keeps a key named __proto__ as a plain column and harms no prototype', async () => {
    const path = file('proto.jsonl', '{"title":"A","description":"x","__proto__":"evil","constructor":"c"}');
    const [ad] = await readAds(path);
    expect(Object.entries(ad.meta)).toEqual([
      ['__proto__', 'evil'],
      ['constructor', 'c'],
    ]);
    expect(({} as Record<string, unknown>).evil).toBeUndefined();
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});

describe('delimited text', () => {
  it('keeps a quoted line break, a quoted delimiter and doubled quotes inside a cell', async () => {
    const [ad] = await readAds(
      file('q.csv', 'Title,Description,Company\r\n"A, B","first\nsecond ""quoted""",Acme\r\n'),
    );
    expect(ad).toMatchObject({ title: 'A, B', description: 'first\nsecond "quoted"', organisation: 'Acme' });
  });

  it.each([
    [';', 'semi.csv'],
    ['\t', 'tab.tsv'],
    ['|', 'pipe.txt'],
    [',', 'comma.txt'],
  ])('tells the delimiter %j by the header', async (delimiter, name) => {
    const rows = [
      ['job_title', 'job description', 'City'],
      ['Dev', '"a, b; c, d; e"', 'Utrecht'],
    ];
    const [ad] = await readAds(file(name, rows.map((row) => row.join(delimiter)).join('\n')));
    expect(ad).toMatchObject({ title: 'Dev', description: 'a, b; c, d; e', location: 'Utrecht' });
  });

  it('reads UTF-8 with and without a mark, UTF-16 and Windows-1252 alike', async () => {
    const text = 'title,description\nIngénieur,Coördinatie “AI” – 50 €\n';
    const cp1252 = Buffer.from(
      text.replace(/[“”–€]/g, (c) => ({ '“': '\x93', '”': '\x94', '–': '\x96', '€': '\x80' })[c]!),
      'latin1',
    );
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    const files = [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      cp1252,
      utf16,
      Buffer.from(utf16).swap16(),
      Buffer.from(text, 'utf16le'),
    ];
    for (const [i, bytes] of files.entries()) {
      const [ad] = await readAds(file(`enc${i}.csv`, bytes));
      expect(ad, `file ${i}`).toMatchObject({ title: 'Ingénieur', description: 'Coördinatie “AI” – 50 €' });
    }
  });

  it('keeps a character whole that two chunks share', async () => {
    const body = `title,description\nA,"${'x'.repeat(1024 * 1024 - 22)}ëéë"\nB,second\n`;
    for (const shift of [0, 1, 2]) {
      const ads = await readAds(file('chunk.csv', body.replace('x', 'x'.repeat(1 + shift))));
      expect(ads.map(({ description }) => description.slice(-3))).toEqual(['ëéë', 'ond']);
    }
  });

  it('counts data rows from 1, passes over blank rows and tells repeated column names apart', async () => {
    const ads = await readAds(file('blank.csv', 'title,description,tag,tag\nA,one,x,y\n,,,\nB,two,,\n'));
    expect(ads.map(({ source }) => source.row)).toEqual([1, 3]);
    expect({ ...ads[0].meta }).toEqual({ tag: 'x', 'tag (2)': 'y' });
  });
});

describe('spreadsheets', () => {
  const header = [
    'Organisatienaam',
    'Vacaturetitel',
    'Standplaats',
    'Functieomschrijving',
    'Datum gevonden',
    'Branche',
  ];

  it.each(['j.xls', 'j.xlsx'])(
    'reads Jobfeed columns, serial dates and all sheets with ads of %s',
    async (name) => {
      const path = workbook(name, {
        Notes: [['About this file'], ['nothing']],
        One: [['Export'], [], header, ['Acme', 'Dev', 'Delft', 'Build things', 45182, 'ICT']],
        Two: [header, ['Beta', 'Ops', 'Ede', 'Run things', '2024-02-29', '']],
      });
      const ads = await readAds(path);
      expect(
        ads.map(({ title, organisation, location, posted }) => [title, organisation, location, posted]),
      ).toEqual([
        ['Dev', 'Acme', 'Delft', '2023-09-13'],
        ['Ops', 'Beta', 'Ede', '2024-02-29'],
      ]);
      expect({ ...ads[0].meta }).toEqual({ Branche: 'ICT' });
    },
  );

  it('recognises a workbook under the extension .csv, and CSV under .xls', async () => {
    const rows = [
      ['title', 'description'],
      ['A', 'one'],
    ];
    const path = workbook('real.xlsx', { S: rows });
    const { readFileSync } = await import('node:fs');
    expect(await readAds(file('fake.csv', readFileSync(path)))).toHaveLength(1);
    expect(await readAds(file('fake.xls', 'title,description\nA,one\n'))).toHaveLength(1);
  });
});

describe('paths', () => {
  it('reads several files and the readable files of a folder, by name', async () => {
    mkdirSync(inFolder('dir/deeper'), { recursive: true });
    jsonl('dir/b.jsonl', { title: 'B', description: 'two' });
    file('dir/a.csv', 'title,description\nA,one\n');
    file('dir/readme.md', '# no ads');
    jsonl('dir/deeper/c.jsonl', { title: 'C', description: 'three' });
    const ads = await readAds([inFolder('dir'), jsonl('d.jsonl', { title: 'D', description: 'four' })]);
    expect(ads.map(({ title }) => title)).toEqual(['A', 'B', 'D']);
  });

  it.each([
    ['JSON Lines', '{"title":"A","description":"one"}\n'],
    ['CSV', 'title;description\nA;one\n'],
  ])('reads %s from standard input', async (_, text) => {
    const [ad] = await readAds('-', { stdin: Readable.from([Buffer.from(text)]) });
    expect(ad).toMatchObject({ title: 'A', description: 'one', source: { file: '-', row: 1 } });
  });

  it('tells how far it is, up to the end', async () => {
    const said: [string, number, number][] = [];
    await readAds(jsonl('p.jsonl', { title: 'A', description: 'one' }), {
      onProgress: (...call) => said.push(call),
    });
    expect(said.some(([, done, total]) => done === total && total > 0)).toBe(true);
    expect(said.every(([, done, total]) => done <= total)).toBe(true);
  });
});

describe('columns and ids', () => {
  it('joins the columns that the description is in, in the order that the caller names them', async () => {
    const path = jsonl(
      'joined.jsonl',
      { title: 'Nurse', profile: 'You have a diploma.', tasks: 'You care.', sector: 'care' },
      { title: 'Cook', profile: '', tasks: 'You cook.', sector: 'food' },
    );
    const [nurse, cook] = await readAds(path, { columns: { description: ['Tasks', 'Profile'] } });
    expect(nurse.text).toBe('Nurse\n\nYou care.\n\nYou have a diploma.');
    expect(cook.description).toBe('You cook.');
    expect({ ...nurse.meta }).toEqual({ sector: 'care' });
    await expect(readAds(path, { columns: { description: ['tasks', 'offer'] } })).rejects.toThrow(
      'There is no column “offer” (for description).',
    );
  });

  it('tells which columns were read as what', async () => {
    const csv = file('told.csv', 'Vacaturetitel,Tekst,sector,telefoon\nA,b,c,1\nD,e,f,2\n');
    const told: unknown[] = [];
    await readAds([csv], { columns: { description: 'tekst' }, onColumns: (found) => told.push(found) });
    const roles = { title: ['Vacaturetitel'], description: ['Tekst'], contact: ['telefoon'] };
    const none = { id: [], organisation: [], location: [], posted: [] };
    expect(told).toEqual([{ file: csv, roles: { ...roles, ...none }, others: ['sector'] }]);
  });

  it('takes the columns that the caller names', async () => {
    const path = file('own.csv', 'Rol,Tekst,Wie\nDev,bouw iets,Jan Jansen\n');
    const [ad] = await readAds(path, { columns: { title: 'rol', description: 'TEKST', contact: 'Wie' } });
    expect(ad).toMatchObject({ title: 'Dev', description: 'bouw iets' });
    expect(ad.meta.Wie).toBe('[name]');
  });

  it.each(['id', 'job_id', 'Ad ID', 'vacancy_id'])('uses the column %s as id', async (name) => {
    const [ad] = await readAds(file('ids.csv', `${name},title,description\n0042,A,one\n`));
    expect(ad.id).toBe('0042');
  });

  it('makes ids from the content: the same whatever the file, the order and the redaction', async () => {
    const a = { title: 'A', description: 'mail a@example.com' };
    const b = { title: 'B', description: 'two' };
    const one = await readAds(jsonl('o1.jsonl', a, b));
    const two = await readAds(jsonl('o2.jsonl', b, { ...a, extra: 1 }), { redact: false });
    expect(two.map(({ id }) => id)).toEqual(one.map(({ id }) => id).reverse());
    expect(new Set(one.map(({ id }) => id)).size).toBe(2);
  });

  it('keeps repeated rows under ids of their own', async () => {
    const row = { title: 'A', description: 'one' };
    const hashed = await readAds(jsonl('r.jsonl', row, row, row));
    expect(hashed.map(({ id }) => id)).toEqual([hashed[0].id, `${hashed[0].id}-2`, `${hashed[0].id}-3`]);
    const own = await readAds(jsonl('r2.jsonl', { id: 'x', ...row }, { id: 'x', ...row }));
    expect(own.map(({ id, selection }) => [id, selection.reason])).toEqual([
      ['x', null],
      ['x-2', 'repeated row'],
    ]);
  });
});
