// The same tools on another codebook and human coders: SkillSpan (Zhang et al., NAACL 2022), where it is at hand.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCodebook } from '../../src/codebook';
import { readCoding } from '../../src/coding';
import type { Ad, Coding } from '../../src/core';
import { learnedCoder, trainCoder } from '../../src/learning';
import { agree } from '../../src/reliability';
import { tokenize, type TokenStore } from '../../src/text';
import { makeAd } from '../text/make-ad';

const FOLDER = join(__dirname, '..', '..', '..', 'shared', 'corpus', 'skillspan');
const isThere = existsSync(join(FOLDER, 'train.jsonl'));
if (!isThere) console.log('SkillSpan is not at hand: skipped.');

const BOOK = parseCodebook(`codebook: skillspan
codes:
  - {id: SKILL, name: Skill, kind: soft_skill, unit: clause, definition: d, terms: {}}
  - {id: KNOWLEDGE, name: Knowledge, kind: technology, unit: term, definition: d, terms: {}}
profiles:
  - {name: Any, definition: d}
`);

interface Sentence {
  readonly idx: number;
  readonly source: string;
  readonly tokens: string[];
  readonly tags_skill: string[];
  readonly tags_knowledge: string[];
}

/** The ads of a file, a sentence a line, with the human spans as a coding. */
async function load(name: string, most: number): Promise<{ store: TokenStore; coding: Coding }> {
  const byAd = new Map<string, Sentence[]>();
  for (const line of readFileSync(join(FOLDER, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)) {
    const sentence = JSON.parse(line) as Sentence;
    const id = `${sentence.source}-${sentence.idx}`;
    byAd.set(id, [...(byAd.get(id) ?? []), sentence]);
  }
  const lines: string[] = [];
  const ads = [...byAd].slice(0, most).map(([id, sentences]): Ad => {
    let text = '';
    const mentions: object[] = [];
    for (const { tokens, tags_skill: skill, tags_knowledge: knowledge } of sentences) {
      const starts = tokens.map((token) => {
        const start = text.length;
        text += `${token} `;
        return start;
      });
      const place = (first: number, last: number): object => {
        const [start, end] = [starts[first], starts[last] + tokens[last].length];
        return { start, end, quote: text.slice(start, end) };
      };
      for (const [code, tags] of [
        ['SKILL', skill],
        ['KNOWLEDGE', knowledge],
      ] as const)
        for (let i = 0; i < tags.length; i++) {
          if (tags[i] !== 'B') continue;
          let last = i;
          while (tags[last + 1] === 'I') last++;
          mentions.push({ code, ...place(i, last) });
        }
      text = `${text.trimEnd()}\n`;
    }
    lines.push(JSON.stringify({ id, profile: 'Any', mentions }));
    return makeAd(text, { id });
  });
  const file = join(mkdtempSync(join(tmpdir(), 'rolelens-')), `${name}.jsonl`);
  writeFileSync(file, lines.join('\n'));
  return { store: tokenize(ads), coding: await readCoding(file, ads, { book: BOOK }) };
}

describe.skipIf(!isThere)('a coder trained on SkillSpan', () => {
  it('finds about half of what people mark in other ads, by the same code and without a term', async () => {
    const train = await load('train', 140);
    const dev = await load('dev', 60);
    const model = trainCoder(train.store, [train.coding], { book: BOOK, folds: 2, onProgress: () => {} });
    const coded = learnedCoder(model).code(dev.store, { onProgress: () => {} });
    const { spans } = agree([dev.coding, coded], {
      unit: 'spans',
      bootstrap: 0,
      quotes: 'all',
      empty: 'coded',
    });
    const { scope, rule, f1: all } = spans.columns;
    const f1 = all[scope.findIndex((what, i) => what === 'all' && rule[i] === 'iou')];
    console.log(`SkillSpan dev, spans by IoU ≥ 0.5: F1 ${Number(f1).toFixed(3)}`);
    expect(Number(f1)).toBeGreaterThan(0.5);
  });
});
