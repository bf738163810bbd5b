// readAds: what it says about files that it cannot read.
import { mkdirSync } from 'node:fs';
import { deflateRawSync, crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readAds } from '../../src/corpus';
import { failure, file, inFolder, jsonl, workbook } from './files';

describe('a file without ads', () => {
  it('says that a file is missing', async () => {
    expect(await failure(readAds(inFolder('none.csv')))).toMatch(/none\.csv: There is no such file/);
  });

  it('says that a file has 0 bytes', async () => {
    expect(await failure(readAds(file('zero.csv', '')))).toMatch(/zero\.csv: The file is empty \(0 bytes\)/);
  });

  it.each(['head.csv', 'head.xlsx', 'blank.jsonl'])('says that %s holds no rows', async (name) => {
    const path = name.endsWith('x')
      ? workbook(name, { S: [['title', 'description']] })
      : file(name, name === 'head.csv' ? 'title,description\n' : '\n\n');
    expect(await failure(readAds(path))).toMatch(/no ads: there is no row/);
  });

  it('says that a folder holds nothing to read', async () => {
    mkdirSync(inFolder('hollow'), { recursive: true });
    expect(await failure(readAds(inFolder('hollow')))).toMatch(/no file of ads/);
  });
});

describe('the wrong kind of file', () => {
  it.each([
    ['page.xls', '<html><table><tr><td>title</td></tr></table></html>', /web page/],
    ['paper.csv', '%PDF-1.7 …', /PDF/],
    ['packed.csv', Buffer.from('1f8b0800', 'hex'), /gzip/],
    ['noise.txt', Buffer.from([1, 0, 2, 0, 0, 3, 9, 9, 9]), /binary/],
    ['feed.csv', '<?xml version="1.0"?><jobs/>', /XML/],
  ])('names what %s is', async (name, content, found) => {
    const message = await failure(readAds(file(name, content)));
    expect(message).toMatch(found);
    expect(message).toContain(name);
  });

  it('refuses a zip archive that is no workbook, and a broken one', async () => {
    expect(await failure(readAds(file('other.zip.csv', zip('a.txt', Buffer.from('hello'), 5))))).toMatch(
      /another kind of zip/,
    );
    expect(
      await failure(readAds(file('cut.xlsx', zip('xl/workbook.xml', Buffer.from('x'), 1).subarray(0, 40)))),
    ).toMatch(/broken/);
  });

  it('refuses a workbook that unpacks to gigabytes before it is read', async () => {
    const bomb = deflateRawSync(Buffer.alloc(600 * 1024 * 1024), { level: 1 });
    const path = file('bomb.xlsx', zip('xl/workbook.xml', bomb, 600 * 1024 * 1024, true));
    expect(await failure(readAds(path))).toMatch(/unpacks to more than 512 MB/);
  });

  it('refuses a workbook that lies about its size', async () => {
    const path = file('lie.xlsx', zip('xl/workbook.xml', deflateRawSync(Buffer.alloc(100_000)), 10, true));
    expect(await failure(readAds(path))).toMatch(/broken/);
  });
});

describe('columns', () => {
  it.each(['c.csv', 'c.xlsx', 'c.jsonl'])(
    'lists the columns of %s where none is a description, and how to name them',
    async (name) => {
      const rows = [
        ['Rol', 'Tekst'],
        ['Dev', 'bouw'],
      ];
      const path = name.endsWith('.xlsx')
        ? workbook(name, { S: rows })
        : name.endsWith('.csv')
          ? file(name, rows.map((row) => row.join(',')).join('\n'))
          : jsonl(name, { Rol: 'Dev', Tekst: 'bouw' });
      const message = await failure(readAds(path));
      expect(message).toMatch(/“Rol”, “Tekst”/);
      expect(message).toMatch(/--columns title=…,description=…/);
    },
  );

  it('says which named column is not there', async () => {
    const path = file('named.csv', 'Rol,Tekst\nDev,bouw\n');
    expect(await failure(readAds(path, { columns: { description: 'Txt' } }))).toMatch(
      /no column “Txt” \(for description\)/,
    );
    expect(await failure(readAds(path, { columns: { description: 'Tekst', title: 'Nope' } }))).toMatch(
      /no column “Nope” \(for title\)/,
    );
  });
});

describe('broken rows', () => {
  it('names file and line of a broken JSON line', async () => {
    const path = file('b.jsonl', '{"title":"A","description":"x"}\n{"title": oops}\n');
    expect(await failure(readAds(path))).toMatch(new RegExp(`^${path}:2: no valid JSON`));
  });

  it('folds many broken lines into one report', async () => {
    const message = await failure(
      readAds(file('m.jsonl', '{"title":"A","description":"x"}\n' + '[1]\n'.repeat(1000))),
    );
    expect(message).toMatch(/1000 lines are broken/);
    expect(message).toMatch(/line 2: expected an object with the ad's fields, found a list/);
    expect(message).toMatch(/and 995 more/);
    expect(message.length).toBeLessThan(1000);
  });

  it('reports rows with more cells than columns, and a quote that never closes', async () => {
    expect(await failure(readAds(file('w.csv', 'title,description\nA,one\nB,two,three\n')))).toMatch(
      /row 2: 3 cells under 2 columns/,
    );
    expect(await failure(readAds(file('u.csv', 'title,description\nA,one\nB,"two\nC,three\n')))).toMatch(
      /row 2: .*[Qq]uote/,
    );
  });

  it.each(['long.jsonl', 'long.csv'])('stops at a record of more than 10 MB in %s', async (name) => {
    const body = 'word '.repeat(2.4e6);
    const content = name.endsWith('l')
      ? `{"title":"A","description":"x"}\n{"description":"${body}`
      : `title,description\nA,x\nB,"${body}`;
    expect(await failure(readAds(file(name, content)))).toMatch(
      new RegExp(`${name}:(2|3): .* longer than 10 MB`),
    );
  });

  it('refuses an id that stands for different ads, and says where', async () => {
    const path = jsonl(
      'twice.jsonl',
      { id: 'x', title: 'A', description: 'one' },
      { id: 'x', title: 'B', description: 'two' },
    );
    const message = await failure(readAds(path));
    expect(message).toMatch(/id “x”: .*row 1 and .*row 2/);
    expect(await readAds(path, { columns: { id: '' } })).toHaveLength(2);
  });

  it('refuses to read standard input twice', async () => {
    expect(await failure(readAds(['-', '-']))).toMatch(/only once/);
  });
});

/** A zip archive of one file, written by hand so that its sizes can lie. */
function zip(name: string, data: Buffer, size: number, deflated = false): Buffer {
  const fields = (signature: number, extra: number): Buffer => {
    const buffer = Buffer.alloc(30 + extra);
    buffer.writeUInt32LE(signature, 0);
    const at = extra ? 6 : 4;
    buffer.writeUInt16LE(20, at);
    buffer.writeUInt16LE(deflated ? 8 : 0, at + 4);
    buffer.writeUInt32LE(deflated ? 0 : checksum(data), at + 10);
    buffer.writeUInt32LE(data.length, at + 14);
    buffer.writeUInt32LE(size, at + 18);
    buffer.writeUInt16LE(name.length, at + 22);
    return buffer;
  };
  const local = Buffer.concat([fields(0x04034b50, 0), Buffer.from(name), data]);
  const central = Buffer.concat([fields(0x02014b50, 16), Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

function checksum(data: Buffer): number {
  return typeof crc32 === 'function' ? crc32(data) : 0;
}

describe('a fault that comes up while rows are taken', () => {
  const row = { title: 'Cook', description: 'You cook for the guests of our house.' };
  const fail = (): never => {
    throw new Error('the row cannot be taken');
  };

  it.each([
    ['delimited text', () => file('row.csv', 'title,description\nCook,You cook for us.\n')],
    ['JSON Lines', () => jsonl('row.jsonl', row)],
    ['JSON', () => file('row.json', JSON.stringify([row]))],
    ['a workbook', () => workbook('row.xlsx', { Ads: [Object.keys(row), Object.values(row)] })],
  ])('is told, and does not pass for the end of %s', async (_, write) => {
    await expect(readAds(write(), { onColumns: fail })).rejects.toThrow('the row cannot be taken');
  });
});
