// Bytes: one broken byte is one remark, and every encoding gives the same text.
import { describe, expect, it } from 'vitest';
import { importReport, readAds } from '../../src/corpus';
import { failure, file } from './files';

const TABLE = 'id,title,description\n1,Développeur,Créer des modèles\n2,Ingénieur,Ünïcode 🚀\n';

function utf32(text: string, isLittle: boolean): Buffer {
  const codes = Array.from(text, (char) => char.codePointAt(0)!);
  const bytes = Buffer.alloc(codes.length * 4);
  codes.forEach((code, i) =>
    isLittle ? bytes.writeUInt32LE(code, i * 4) : bytes.writeUInt32BE(code, i * 4),
  );
  return bytes;
}

const big = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('a file', () => {
  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TABLE}`), 'utf-8'],
    ['UTF-16, little', Buffer.from(`\ufeff${TABLE}`, 'utf16le'), 'utf-16le'],
    ['UTF-16, big', big(`\ufeff${TABLE}`), 'utf-16be'],
    ['UTF-16 without a mark', big(TABLE), 'utf-16be'],
    ['UTF-32, little', utf32(`\ufeff${TABLE}`, true), 'utf-32le'],
    ['UTF-32, big', utf32(`\ufeff${TABLE}`, false), 'utf-32be'],
    ['UTF-32 without a mark', utf32(TABLE, true), 'utf-32le'],
  ])('in %s is read whole', async (_, bytes, encoding) => {
    const ads = await readAds(file('encoded.csv', bytes));
    expect(ads.map(({ title, description }) => [title, description])).toEqual([
      ['Développeur', 'Créer des modèles'],
      ['Ingénieur', 'Ünïcode 🚀'],
    ]);
    expect(importReport(ads).files[0]).toMatchObject({ encoding, broken: 0, brokenRows: [] });
  });

  it('in UTF-8 with one broken byte stays UTF-8, and its row is told', async () => {
    const bytes = Buffer.concat([Buffer.from(`${TABLE}3,x,"bad `), Buffer.from([0xc3]), Buffer.from('"\n')]);
    const ads = await readAds(file('broken.csv', bytes));
    expect(ads.map(({ title }) => title)).toEqual(['Développeur', 'Ingénieur', 'x']);
    expect(ads[2].description).toBe('bad \ufffd');
    const [read] = importReport(ads).files;
    expect(read).toMatchObject({ encoding: 'utf-8', broken: 1, brokenRows: [3] });
    expect(read.notes).toContainEqual(expect.stringContaining('in row 3'));
  });

  it('in Windows-1252 stays so, however many of its letters have accents', async () => {
    const ads = await readAds(
      file('western.csv', Buffer.from('title,description\nCafé,Créé à l’été'.replace('’', "'"), 'latin1')),
    );
    expect(ads[0]).toMatchObject({ title: 'Café', description: "Créé à l'été" });
    expect(importReport(ads).files[0]).toMatchObject({ encoding: 'windows-1252', broken: 0 });
  });

  it.each([
    ['zero.csv', 'id,title,description\n1,a,Build\0 ML models\n2,b,"We care for people."\n'],
    [
      'zero.jsonl',
      '{"id":"1","title":"a","description":"Build\0 ML models"}\n{"id":"2","description":"We care."}\n',
    ],
    [
      'zero.json',
      '[{"id":"1","title":"a","description":"Build\0 ML models"},{"id":"2","description":"We care."}]',
    ],
  ])('with a zero character is read, and its row is told: %s', async (name, text) => {
    const ads = await readAds(file(name, text));
    expect(ads[0].description).toBe('Build ML models');
    expect(importReport(ads).files[0].brokenRows).toEqual([1]);
  });

  it('full of control characters is refused', async () => {
    const bytes = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7) % 251));
    expect(await failure(readAds(file('binary.csv', bytes)))).toContain('binary data');
  });
});
