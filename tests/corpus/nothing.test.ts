// Cells that stand for nothing are empty in every role.
import { describe, expect, it } from 'vitest';
import { importReport, readAds } from '../../src/corpus';
import { standsForNothing } from '../../src/corpus/nothing-words';
import { file } from './files';

describe('a cell that stands for nothing', () => {
  it.each(
    'NaN|nan|None|NULL|N/A|n/a|NA|-|–|—|--|...|#N/A|undefined|NaT|<NA>|(null)|keine Angabe|K. A.|n.v.t.|Niet opgegeven|non renseigné|No especificado|brak danych|ej angivet'.split(
      '|',
    ),
  )('is %s', (cell) => {
    expect(standsForNothing(cell)).toBe(true);
    expect(standsForNothing(` ${cell} `)).toBe(true);
    expect(standsForNothing(`${cell} x`)).toBe(false);
  });

  it.each(['', 'C', 'R', '0', '-1', 'Nana', 'None of the above', 'C++', 'Nul-uren'])('is not %j', (cell) =>
    expect(standsForNothing(cell)).toBe(false),
  );

  it('leaves the ad without a description, and the other fields empty', async () => {
    const path = file(
      'nothing.csv',
      'title,description,company,location,posted\nDev,NaN,nan,-,NaT\nn/a,We care for people.,Ede,None,null\nOps,<p>N/A</p>,x,y,\n',
    );
    const ads = await readAds(path);
    expect(ads.map((ad) => ad.selection.reason)).toEqual(['no description', null, 'no description']);
    expect(ads[0]).toMatchObject({
      description: '',
      organisation: '',
      location: '',
      posted: null,
      text: 'Dev',
    });
    expect(ads[1]).toMatchObject({ title: '', organisation: 'Ede', location: '' });
    const [read] = importReport(ads).files;
    expect(read.nothing).toMatchObject({ NaN: 1, nan: 1, '-': 1, None: 1, null: 1 });
    expect(read.dates).toEqual([]);
    expect(read.notes[0]).toContain('Only 33 % of the rows have the description');
  });

  it('stays as it is in other columns, where None can be an answer', async () => {
    const path = file('answer.csv', 'title,description,degree\nDev,We care for people.,None\n');
    expect((await readAds(path))[0].meta.degree).toBe('None');
  });

  it('is no part of a description that is joined', async () => {
    const path = file('joined.csv', 'title,tasks,profile\nDev,You care.,N/A\n');
    expect((await readAds(path))[0].description).toBe('You care.');
  });
});
