import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCodebook } from '../../src/codebook';
import { NO_PROFILE, RoleLensError } from '../../src/core';
import {
  crossValidate,
  explainLearned,
  learnedCoder,
  nextToCode,
  readModel,
  saveModel,
  trainCoder,
} from '../../src/learning';
import type { SavedModel } from '../../src/learning/saved-model';
import { BARE_BOOK, inventedAds, saidOf } from './invented-ads';

const quiet = { onProgress: () => {} };

describe('trainCoder', () => {
  it('learns boundaries, codes and profiles from a coding alone, for ads it has not seen', async () => {
    const { store, book, coding } = await inventedAds(80);
    const other = await inventedAds(30, 2);
    const model = trainCoder(store, [coding], { book, ...quiet });
    const coded = learnedCoder(model).code(other.store, quiet);
    const right = other.coding.ads.filter(
      (_, ad) => saidOf(coded, ad).join() === saidOf(other.coding, ad).join(),
    );
    const profiles = coded.ads.filter(({ profile }, ad) =>
      other.coding.ads[ad].profile.name.startsWith(profile.name),
    );
    expect(right.length).toBeGreaterThanOrEqual(27);
    expect(profiles.length).toBeGreaterThanOrEqual(27);
  });

  it('gives the same bytes for the same seed, and others for another', async () => {
    const { store, book, coding } = await inventedAds(40);
    const folder = mkdtempSync(join(tmpdir(), 'rolelens-'));
    const bytes = [1, 1, 2].map((seed, i) => {
      const file = join(folder, `${i}.json`);
      saveModel(trainCoder(store, [coding], { book, seed, ...quiet }), file);
      return readFileSync(file, 'utf8').replace(/"seed": \d/, '');
    });
    expect(bytes[1]).toBe(bytes[0]);
    expect(bytes[2]).not.toBe(bytes[0]);
  });

  it('codes the same after the model was saved and read', async () => {
    const { store, book, coding } = await inventedAds(40);
    const model = trainCoder(store, [coding], { book, ...quiet });
    const file = join(mkdtempSync(join(tmpdir(), 'rolelens-')), 'deep', 'model.json');
    saveModel(model, file);
    const [before, after] = [model, readModel(file)].map((one) => learnedCoder(one).code(store, quiet));
    expect(after.ads.map((_, ad) => saidOf(after, ad))).toEqual(
      before.ads.map((_, ad) => saidOf(before, ad)),
    );
    expect(after.ads.map(({ profile }) => profile)).toEqual(before.ads.map(({ profile }) => profile));
  });

  it('learns from a coding without profiles, and is measured without them', async () => {
    const bare = parseCodebook(BARE_BOOK.replace(/profiles:[^]*$/, ''));
    const { store, book, coding: told } = await inventedAds(60, 1, bare);
    const adProfile = new Int32Array(store.ads.length);
    const coding = { ...told, profiles: [NO_PROFILE], adProfile };
    const model = trainCoder(store, [coding], { book, ...quiet });
    expect(model).toMatchObject({ profile: null, profiles: [] });
    const coded = learnedCoder(model, { book }).code(store, quiet);
    expect(coded.profiles).toEqual([NO_PROFILE]);
    expect(saidOf(coded, 0)).toEqual(saidOf(coding, 0));
    const { agreement } = crossValidate(store, [coding], { book, parts: 3, ...quiet });
    expect(agreement.profile.columns.reason).toEqual(['not coded']);
    expect(Number(agreement.spans.columns.f1[1])).toBeGreaterThan(0.9);
    expect(nextToCode(model, store, { n: 2 }).size).toBe(2);
  });

  it('quotes the ad word for word, with evidence inside the quote', async () => {
    const { store, book, coding } = await inventedAds(40);
    const coded = learnedCoder(trainCoder(store, [coding], { book, ...quiet })).code(store, quiet);
    const mentions = coded.ads.flatMap((ad, i) =>
      ad.mentions.map((mention) => ({ ...mention, text: store.ads[i].text })),
    );
    expect(mentions.length).toBeGreaterThan(60);
    for (const { text, start, end, quote, evidence } of mentions) {
      expect(text.slice(start, end)).toBe(quote);
      if (evidence) expect(evidence.start >= start && evidence.end <= end).toBe(true);
    }
  });

  it('keeps no word of fewer than five ads and no name of an organisation', async () => {
    const { store, book, coding } = await inventedAds(60);
    const ads = store.ads.map((ad, i) => ({ ...ad, organisation: i % 2 ? 'Lunch Friday Ltd' : 'Other' }));
    const rare = ads.map((ad, i) => (i < 4 ? { ...ad, text: `${ad.text}\nXylofoon here.` } : ad));
    const { tokenize } = await import('../../src/text');
    const own = rare.map((ad) => ({ ...ad, organisation: ad.text.includes('Lunch') ? 'Lunch' : 'Other' }));
    const model = trainCoder(tokenize(own), [{ ...coding, corpus: own }], { book, ...quiet });
    const all = JSON.stringify([
      model.words,
      model.tokenFeatures,
      model.kinds.map(({ spanFeatures }) => spanFeatures),
    ]);
    expect(all).toContain('station');
    expect(all).not.toContain('xylofoon');
    expect(all).not.toContain('lunch');
  });

  it('says why a mention was coded, the strongest reason first', async () => {
    const { store, book, coding } = await inventedAds(60);
    const model = trainCoder(store, [coding], { book, ...quiet });
    const reasons = explainLearned(model, store, '1-3');
    expect(reasons.map(({ code, quote }) => `${code} ${quote}`).sort()).toEqual(saidOf(coding, 3));
    for (const { forCode, forPlace } of reasons) {
      expect(forCode.length).toBeGreaterThan(0);
      expect(forPlace.map(({ adds }) => adds)).toEqual(
        forPlace.map(({ adds }) => adds).sort((a, b) => b - a),
      );
    }
    const tool = reasons.find(({ code }) => code === 'TOOL');
    expect(tool?.forPlace.some(({ feature }) => feature.includes('use'))).toBe(true);
  });

  it('refuses to learn from too few ads', async () => {
    const { store, book, coding } = await inventedAds(9);
    expect(() => trainCoder(store, [coding], { book, ...quiet })).toThrow(
      /Only 9 distinct ads .* Code more ads/,
    );
  });
});

describe('readModel', () => {
  const write = (text: string): string => {
    const file = join(mkdtempSync(join(tmpdir(), 'rolelens-')), 'model.json');
    writeFileSync(file, text);
    return file;
  };

  it.each([
    ['a missing file', '/nowhere/model.json', /cannot be read/],
    ['what is no JSON', write('hello'), /cannot be read/],
    ['another JSON file', write('{"format": "else"}'), /Expected a model/],
    ['a damaged model', write('{"format": "rolelens-model", "version": 1, "kinds": [{}]}'), /damaged/],
  ])('refuses %s and says what to do', (_, file, message) => {
    expect(() => readModel(file)).toThrow(RoleLensError);
    expect(() => readModel(file)).toThrow(message);
  });

  const bundled = readFileSync('data/models/genai-roles.json', 'utf8');
  /** A model in which anything may be put into any place. */
  type Loose = { -readonly [Key in keyof SavedModel]?: SavedModel[Key] };
  const damaged = (harm: (model: Loose & SavedModel) => void): string => {
    const model = JSON.parse(bundled) as SavedModel;
    harm(model);
    return write(JSON.stringify(model));
  };
  const first = (of: SavedModel['presence']['weights']): unknown[] => Object.values(of)[0] as unknown[];

  it.each([
    ['a bias is cut short', damaged(({ presence }) => (presence.bias as number[]).pop()), /"presence\.bias"/],
    [
      'a weight is text',
      damaged(({ profile }) => (first(profile!.weights)[1] = '<b>')),
      /"profile\.weights\..*" should be 3 numbers/,
    ],
    [
      'a weight is missing',
      damaged(({ kinds }) => first(kinds[0].tokens).pop()),
      /"kinds\[0\]\.tokens\..*" should be 4 numbers/,
    ],
    ['it lacks a part', damaged((model) => delete (model as Loose).words), /"words"/],
    [
      'a chance is none',
      damaged(({ calibration }) => ((calibration.leastPresence as unknown[])[0] = null)),
      /"calibration\.leastPresence" should be 21 numbers/,
    ],
    [
      'it has a code without a name',
      damaged(({ codes }) => delete (codes[2] as { name?: string }).name),
      /"codes\[2\]\.name"/,
    ],
  ])('refuses a damaged model, and says where: %s', (_, file, message) => {
    expect(() => readModel(file)).toThrow(RoleLensError);
    expect(() => readModel(file)).toThrow(/model\.json: The model is damaged: .*Train it again/);
    expect(() => readModel(file)).toThrow(message);
  });
});
