// The list of coders: each is opened by its name and codes; what a coder cannot take is refused.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CODERS, openCoder, type CoderSettings } from '../../src/coders';
import { parseCodebook, readCodebook } from '../../src/codebook';
import { codeAds, codingLines, isCodebookCoding } from '../../src/coding';
import { RoleLensError, silent } from '../../src/core';
import { saveModel, trainCoder } from '../../src/learning';
import { tokenize, type TokenStore } from '../../src/text';
import { inventedAds } from '../learning/invented-ads';

const quiet = { onProgress: silent };
const folder = mkdtempSync(join(tmpdir(), 'rolelens-coders-'));
afterAll(() => rmSync(folder, { recursive: true }));

const NURSING = parseCodebook(`codebook: nursing
kinds:
  - {id: qualification, name: Qualifications, unit: term}
codes:
  - {id: CARE, name: Care, kind: qualification, definition: d, terms: {any: [nurse]}}
`);

let store: TokenStore;
let files: Record<'model' | 'codings', string>;
let settings: Readonly<Record<string, CoderSettings>>;
beforeAll(async () => {
  const { store: own, book, coding } = await inventedAds(40);
  store = own;
  files = { model: join(folder, 'model.json'), codings: join(folder, 'anna.jsonl') };
  saveModel(trainCoder(store, [coding], { book, ...quiet }), files.model);
  writeFileSync(files.codings, [...codingLines(coding)].join('\n'));
  settings = {
    codebook: { book },
    learned: { model: files.model, book },
    codings: { codings: files.codings, book },
  };
});

describe('the list of coders', () => {
  it.each(CODERS.map(({ name }) => name))('opens %s, which codes every ad of a store', async (name) => {
    const coder = await openCoder(name, settings[name]);
    const coding = await coder.code(store, quiet);
    expect(coding.corpus).toBe(store.ads);
    expect(coding.codes.map(({ id }) => id)).toEqual(['DUTY', 'TOOL']);
    expect(coding.kinds.map(({ id }) => id)).toEqual(['job_task', 'technology']);
    const entry = CODERS.find((each) => each.name === name)!;
    expect(isCodebookCoding(coding)).toBe(entry.knowsTerms);
  });

  it('says of each coder in a line what it does, and that of the learned one why', async () => {
    for (const { about } of CODERS) expect(about).toMatch(/^\S.{10,60}$/);
    const learned = await openCoder('learned', settings.learned);
    const lines = await learned.explain!(store.ads[0]);
    expect(lines.join('\n')).toMatch(/^TOOL: "\w+", chance [01]\.\d+; for it: .+ \+\d/m);
  });

  it('explains an ad by the codebook as `explain` does', async () => {
    const book = parseCodebook(NURSING.source);
    const ad = { ...store.ads[0], text: 'You are a nurse.', title: '' };
    const lines = await (await openCoder('codebook', { book })).explain!(ad);
    expect(lines).toContain('  CARE Care: "nurse" by nurse');
  });

  it.each<[string, string, () => CoderSettings, RegExp]>([
    ['a name that is not there', 'oracle', () => ({}), /no coder "oracle".*codebook .*learned .*codings /],
    ['a coder without the codebook it needs', 'codebook', () => ({}), /"codebook" needs a codebook/],
    ['a file of codings without the file', 'codings', () => ({}), /"codings" needs a file of codings/],
    [
      'a model for the codebook',
      'codebook',
      () => ({ book: NURSING, model: files.model }),
      /takes no model.*take the coder "learned"/,
    ],
    [
      'boilerplate left out by a learned coder',
      'learned',
      () => ({ boilerplate: 'drop' }),
      /takes no rule for boilerplate.*take the coder "codebook"/,
    ],
  ])('refuses %s', async (_, name, given, message) => {
    await expect(openCoder(name, given())).rejects.toThrow(RoleLensError);
    await expect(openCoder(name, given())).rejects.toThrow(message);
  });

  it('refuses a learned coder for a codebook with other codes or profiles, and says how to train one', async () => {
    const refused = openCoder('learned', { model: files.model, book: NURSING });
    await expect(refused).rejects.toThrow(
      /learned the codes DUTY, TOOL and the profiles "Mechanic", "Analyst"; the codebook "nursing" has the codes CARE and no profiles/,
    );
    await expect(refused).rejects.toThrow(/npx rolelens train --ads FILE --codings FILE --codebook/);
    const other = parseCodebook(settings.learned.book!.source.replace('Analyst', 'Chemist'));
    await expect(openCoder('learned', { model: files.model, book: other })).rejects.toThrow(/"Chemist"/);
  });

  it('lets a learned coder take names, kinds and colours from a codebook of its codes', async () => {
    const yaml = settings.learned
      .book!.source.replace('name: Tool,', 'name: Machine,')
      .replace('kind: technology', 'kind: machine')
      .replace(
        'codes:',
        "kinds:\n  - {id: machine, name: Machines, colour: '#112233'}\n  - {id: job_task, name: Work}\ncodes:",
      );
    const coder = await openCoder('learned', { model: files.model, book: parseCodebook(yaml) });
    const { kinds, codes, mentions } = await coder.code(store, quiet);
    expect(kinds.map(({ name }) => name)).toEqual(['Machines', 'Work']);
    expect(codes[1]).toEqual({ id: 'TOOL', name: 'Machine', kind: 'machine' });
    expect(mentions.kind.every((kind, i) => kinds[kind].id === codes[mentions.code[i]].kind)).toBe(true);
  });

  it('has a bundled model that knows the bundled codebook', async () => {
    const book = readCodebook('data/codebook/genai-roles.yaml');
    const coder = await openCoder('learned', { book });
    const ads = [{ ...store.ads[0], text: 'We use Python and PyTorch.', title: '' }];
    const coding = await coder.code(tokenize(ads, quiet), quiet);
    expect(coding.codes.map(({ id }) => id)).toEqual(
      codeAds(tokenize(ads, quiet), book).codes.map(({ id }) => id),
    );
  });
});
