// rolelens inspect, and what commands tell of their reading.
import { afterAll, describe, expect, it } from 'vitest';
import { CODEBOOK, Desk, rolelens } from './run-command';

const desk = new Desk();
afterAll(() => desk.clear());

const FILE = desk.put(
  'us.csv',
  'Vacancy;Description;Posted\nNurse;We care for people in the city.;05/06/2024\nCarer;We help people with their work.;05/16/2024\n',
);

describe('inspect', () => {
  it('says what would be read as what, an empty role first, and writes nothing', async () => {
    const before = desk.list();
    const { code, stdout } = await rolelens(['inspect', FILE]);
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe(
      `Note: ${FILE}: No column was taken for the title. Say which it is with --columns title=….`,
    );
    expect(stdout).toContain('header in row 1, cells divided by “;”');
    expect(stdout).toContain('Dates in “Posted”: 2 read, 0 not; order month-first (proven)');
    expect(stdout).toMatch(/\| posted \| Posted \| by its name \| 100% \| 2024-05-06 .* 2024-05-16 \|/);
    expect(desk.list()).toEqual(before);
  });

  it('takes columns and the order of dates', async () => {
    const args = ['--columns', 'title=Vacancy', '--dates', 'day-first'];
    const { code, stdout } = await rolelens(['inspect', FILE, ...args]);
    expect(code).toBe(0);
    expect(stdout).toContain('| title | Vacancy | named by you |');
    expect(stdout).toContain('1 of 2 dates in “Posted” were not read (“05/16/2024”)');
  });

  it.each([
    [['--dates', 'american'], /Allowed choices are auto, day-first, month-first/],
    [['--delimiter', ';;'], /--delimiter ";;"\. .*one character/],
    [['--header-row', '0'], /--header-row "0"/],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await rolelens(['inspect', FILE, ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});

it('code says on standard error what it read, the empty role loudly', async () => {
  const { code, stderr } = await rolelens([
    'code',
    '--ads',
    FILE,
    '--codebook',
    CODEBOOK,
    '--out',
    desk.at('out.jsonl'),
  ]);
  expect(code).toBe(0);
  expect(stderr).toContain(`Note: ${FILE}: No column was taken for the title.`);
  expect(stderr).toContain(`Read ${FILE}: 2 rows; description “Description”, posted “Posted” (month-first)`);
});
