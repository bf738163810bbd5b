// Stores on disk: saved whole, brought back as they were, refused when anything is amiss.
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readCodebook } from '../../src/codebook';
import { codeAds } from '../../src/coding';
import { RoleLensError, type Ad } from '../../src/core';
import { readAds } from '../../src/corpus';
import { loadStore, positionalIndex, tokenize, type TokenStore } from '../../src/text';
import { makeAd } from './make-ad';

const folder = mkdtempSync(join(tmpdir(), 'rolelens-store-'));
const file = join(folder, 'corpus.store');
afterAll(() => rmSync(folder, { recursive: true }));

const COLUMNS = ['tokens', 'starts', 'ends', 'flags', 'adTokens', 'clauseTokens', 'adClauses'] as const;

function expectEqual(loaded: TokenStore, store: TokenStore): void {
  for (const name of COLUMNS) {
    expect(loaded[name].constructor).toBe(store[name].constructor);
    expect([name, bytesOf(loaded[name]).equals(bytesOf(store[name]))]).toEqual([name, true]);
  }
  expect(wordsOf(loaded)).toEqual(wordsOf(store));
  expect(loaded.ads).toEqual(store.ads);
  expect(loaded.hash).toBe(store.hash);
}

const bytesOf = ({ buffer, byteOffset, byteLength }: NodeJS.TypedArray): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

const wordsOf = ({ vocabulary }: TokenStore): string[] =>
  Array.from({ length: vocabulary.size }, (_, id) => vocabulary.word(id));

function saved(ads: readonly Ad[]): TokenStore {
  const store = tokenize(ads);
  store.save(file);
  return store;
}

describe('a store that was saved', () => {
  let sample: readonly Ad[];
  beforeAll(async () => void (sample = await readAds('data/sample/ads.jsonl')));

  it('comes back with every column, word and field of the sample', () => {
    expectEqual(saved(sample), loadStore(file));
  });

  it('codes to the very same mentions and profiles', () => {
    const book = readCodebook('data/codebook/genai-roles.yaml');
    const before = codeAds(saved(sample), book);
    const after = codeAds(loadStore(file), book);
    expect(after.mentions.ad.length).toBeGreaterThan(100);
    expect(after.mentions).toEqual(before.mentions);
    expect([after.adProfile, after.adMentions, after.terms]).toEqual([
      before.adProfile,
      before.adMentions,
      before.terms,
    ]);
    expect(after.corpusHash).toBe(before.corpusHash);
  });

  it('finds words and their places as before, and takes new words', () => {
    const store = saved(sample);
    const { vocabulary, ...loaded } = loadStore(file);
    for (const word of wordsOf(store)) expect(vocabulary.idOf(word)).toBe(store.vocabulary.idOf(word));
    expect(positionalIndex({ vocabulary, ...loaded })).toEqual(positionalIndex(store));
    const { size } = vocabulary;
    for (let i = 0; i < size * 2; i++) vocabulary.intern(`new${i}`, 0, `new${i}`.length);
    expect([vocabulary.size, vocabulary.idOf('new0'), vocabulary.idOf('new1')]).toEqual([
      size * 3,
      size,
      size + 1,
    ]);
  });

  it('can be saved again, byte for byte the same', () => {
    saved(sample.slice(0, 20));
    const again = join(folder, 'again.store');
    loadStore(file).save(again);
    expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
  });

  it('gives plain ads, which can be spread and written as JSON', () => {
    const store = saved(sample.slice(0, 5));
    const { ads } = loadStore(file);
    expect({ ...ads[0] }).toEqual({ ...store.ads[0] });
    expect(JSON.parse(JSON.stringify(ads))).toEqual(store.ads);
  });

  it('comes back when the corpus is empty, or ads have no text', () => {
    expectEqual(saved([]), loadStore(file));
    expectEqual(saved([makeAd(''), makeAd('', { id: '2', title: 'ML Engineer' })]), loadStore(file));
  });

  it('keeps Dutch, emoji, halves of emoji, unknown dates, and whatever columns an ad has', () => {
    const odd: Ad = {
      ...makeAd('Je bouwt geïntegreerde modellen 🚀 – \ud83d mét “ons” 日本'),
      posted: '2024-02-29',
      organisation: 'Zoë & ’t Ĳ',
      meta: Object.fromEntries([
        ['__proto__', 'x'],
        ['', ''],
        ['10', 'ten'],
        ['é', ''],
      ]),
      selection: { reason: 'near-duplicate', group: '9' },
    };
    const store = saved([
      odd,
      makeAd('plain', { id: '2', title: 'T' }),
      { ...odd, id: '3', text: 'other text' },
    ]);
    expectEqual(loadStore(file), store);
    expect(Object.keys(loadStore(file).ads[0].meta)).toEqual(Object.keys(odd.meta));
  });

  it('keeps a text of several megabytes, alone and among short ones', () => {
    const long = `${'lange tekst '.repeat(300_000)}`;
    const texts = ['a', long, 'b', `${long}–`, '–'];
    expectEqual(saved(texts.map((text, i) => makeAd(text, { id: String(i) }))), loadStore(file));
  });

  it('comes back for any titles and texts', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab A.\n–🚀\ud800é') });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 6 }), (texts) => {
        const ads = texts.map(([title, body], i) => makeAd(body, { id: String(i), title }));
        expectEqual(saved(ads), loadStore(file));
      }),
      { numRuns: 40 },
    );
  });
});

describe('loadStore', () => {
  let whole: Buffer;
  beforeEach(() => {
    saved([
      makeAd('We build models – and test them.', { title: 'ML Engineer' }),
      makeAd('Other', { id: '2' }),
    ]);
    whole = readFileSync(file);
  });

  const refusal = (): RoleLensError => {
    try {
      loadStore(file);
    } catch (error) {
      if (error instanceof RoleLensError) return error;
      throw error;
    }
    throw new Error('The file was taken.');
  };

  it('refuses a file with one byte altered, in the preamble, in any section, in the header', () => {
    const step = (at: number): number => (at < 64 || at > whole.length - 16 ? 1 : 97);
    for (let at = 0; at < whole.length; at += step(at)) {
      const altered = Buffer.from(whole);
      altered[at] ^= 1 << (at % 8);
      writeFileSync(file, altered);
      expect([at, refusal().message]).toEqual([at, expect.stringContaining('Expected a whole store')]);
    }
  });

  it('refuses a file that was cut, wherever, and says how to mend it', () => {
    for (const length of [0, 10, 63, 64, 100, whole.length >> 1, whole.length - 1]) {
      writeFileSync(file, whole);
      truncateSync(file, length);
      expect(refusal().hint).toContain('Tokenise the ads again');
    }
    writeFileSync(file, Buffer.concat([whole, Buffer.from('x')]));
    expect(refusal().message).toContain('was cut or altered');
  });

  it('refuses a file of another kind', () => {
    writeFileSync(
      file,
      '{"id":"1","title":"a line of JSON that is long enough to hold a preamble","text":""}\n',
    );
    expect(refusal().message).toContain('does not begin as one');
  });

  it('refuses a file of another format and names both', () => {
    whole.writeUInt32LE(77, 16);
    writeFileSync(file, whole);
    expect(refusal().message).toMatch(/format 77, not \d/);
  });

  it('names the file that is not there', () => {
    expect(() => loadStore(join(folder, 'none.store'))).toThrow(/none\.store: The store could not be read/);
  });
});

describe('store.save', () => {
  const store = tokenize([makeAd('We build models')]);

  it('makes missing folders and leaves no temporary file', () => {
    const deep = join(folder, 'a', 'b');
    store.save(join(deep, 'x.store'));
    expect(readdirSync(deep)).toEqual(['x.store']);
  });

  it('leaves the old file as it was when it fails', () => {
    const target = join(folder, 'kept.store');
    store.save(target);
    const before = readFileSync(target);
    const broken = { ...makeAd('x'), meta: null } as unknown as Ad;
    expect(() => tokenize([broken]).save(target)).toThrow(RoleLensError);
    expect(readFileSync(target).equals(before)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});
