// Dates: the order of day and month once a column, what is read and what is told.
import { describe, expect, it } from 'vitest';
import { importReport, readAds, type ReadOptions } from '../../src/corpus';
import { isoDate } from '../../src/corpus/read-date';
import { file, jsonl, workbook } from './files';

const ENGLISH = 'We are looking for a nurse who works with us in the new hospital of the city.';
const DUTCH = 'Wij zoeken een verpleegkundige die met ons in het nieuwe ziekenhuis van de stad werkt.';

let made = 0;
function csv(dates: readonly string[], text = ENGLISH): string {
  const rows = dates.map((date, i) => `Job ${i},${text} ${i},"${date}"`);
  return file(`dates-${made++}.csv`, ['title,description,posted', ...rows].join('\n'));
}

async function posted(path: string | string[], options: ReadOptions = {}): Promise<(string | null)[]> {
  return (await readAds(path, options)).map((ad) => ad.posted);
}

async function datesOf(path: string, options: ReadOptions = {}) {
  const report = importReport(await readAds(path, options));
  return { ...report.files[0].dates[0], notes: report.files[0].notes };
}

describe('the order of day and month', () => {
  it('is month first for the whole column where one date proves it', async () => {
    const path = csv(['05/06/2024', '05/16/2024', '5/7/2024 10:30']);
    expect(await posted(path)).toEqual(['2024-05-06', '2024-05-16', '2024-05-07']);
    expect(await datesOf(path)).toMatchObject({ order: 'month-first', why: 'proven', unread: 0, notes: [] });
  });

  it('is day first for the whole column where one date proves it', async () => {
    expect(await posted(csv(['05/06/2024', '16/05/2024']))).toEqual(['2024-06-05', '2024-05-16']);
  });

  it('leaves a date unread that is none in the order of its column, and keeps its cell', async () => {
    const path = csv(['05/16/2024', '05/17/2024', '18/05/2024']);
    const ads = await readAds(path);
    expect(ads.map((ad) => ad.posted)).toEqual(['2024-05-16', '2024-05-17', null]);
    expect(ads[2].meta.posted).toBe('18/05/2024');
    expect(ads[0].meta).not.toHaveProperty('posted');
    expect(await datesOf(path)).toMatchObject({ read: 2, unread: 1, examples: ['18/05/2024'] });
  });

  it('is not guessed where nothing tells it: dates with slashes in English ads are not read, and that is said', async () => {
    const path = csv(['05/06/2024', '01/02/2024']);
    expect(await posted(path)).toEqual([null, null]);
    const { why, notes } = await datesOf(path);
    expect(why).toBe('undecidable');
    expect(notes[0]).toMatch(
      /undecidable, and 2 of its dates were not read \(“05\/06\/2024”.*--dates day-first/,
    );
  });

  it.each([
    ['in Dutch ads', ['05/06/2024'], DUTCH],
    ['with dots', ['05.06.2024'], ENGLISH],
    ['with hyphens', ['05-06-2024'], ENGLISH],
  ])('is day first as usual %s, and that is said', async (_, dates, text) => {
    const path = csv(dates, text);
    expect(await posted(path)).toEqual(['2024-06-05']);
    expect((await datesOf(path)).notes[0]).toContain('undecidable from its dates; they were read day-first');
  });

  it('is taken from other files with this column where they prove it', async () => {
    const [unsure, sure] = [csv(['05/06/2024']), csv(['05/16/2024'])];
    expect(await posted([unsure, sure])).toEqual(['2024-05-06', '2024-05-16']);
  });

  it('is what the caller says', async () => {
    const path = csv(['05/06/2024', '05/16/2024']);
    expect(await posted(path, { dates: 'month-first' })).toEqual(['2024-05-06', '2024-05-16']);
    expect(await posted(path, { dates: 'day-first' })).toEqual(['2024-06-05', null]);
  });

  it('makes the same ids as dates that need no order', async () => {
    const row = (date: string) => ({ title: 'Nurse', description: ENGLISH, posted: date });
    const [numeric] = await readAds(jsonl('numeric.jsonl', row('05/16/2024')));
    const [iso] = await readAds(jsonl('iso.jsonl', row('2024-05-16')));
    expect(numeric.id).toBe(iso.id);
  });
});

describe('a date', () => {
  it.each([
    ['45428', '2024-05-16'],
    ['45428.75', '2024-05-16'],
    ['1715817600', '2024-05-16'],
    ['1715817600000', '2024-05-16'],
    ['20240516', '2024-05-16'],
    ['2024-05-16T08:00:00Z', '2024-05-16'],
    ['16-May-2024', '2024-05-16'],
    ['16/mei/2024', '2024-05-16'],
    ['Thu, 16 May 2024 08:00:00 GMT', '2024-05-16'],
    ['Thu May 16 2024', '2024-05-16'],
    ['do. 16-05-2024', '2024-05-16'],
    ['16. 5. 2024', '2024-05-16'],
    ['0001-01-01T00:00:00', null],
    ['01/01/0001', null],
    ['1970-01-01', null],
    ['1900-01-01', null],
    ['9999-12-31', null],
    ['2024-02-31', null],
    ['2024', null],
  ])('in %j is %j', (cell, date) => expect(isoDate(cell)).toBe(date));

  it.each(['2 weeks ago', 'vor 3 Tagen', '30+ days ago', 'gisteren'])(
    'that depends on today (%s) is not read, and is counted with the others',
    async (cell) => {
      const path = csv(['2024-05-16', cell]);
      const { unread, examples, notes } = await datesOf(path);
      expect([unread, examples]).toEqual([1, [cell]]);
      expect(notes[0]).toContain(`1 of 2 dates in “posted” were not read (“${cell}”)`);
      expect((await readAds(path))[1].meta.posted).toBe(cell);
    },
  );

  it('in a workbook is read from its serial number, whatever the order of other columns', async () => {
    const path = workbook('serial.xlsx', {
      Ads: [
        ['title', 'description', 'posted'],
        ['Nurse', ENGLISH, 45428],
        ['Carer', DUTCH, '05/16/2024'],
      ],
    });
    expect(await posted(path)).toEqual(['2024-05-16', '2024-05-16']);
  });
});
