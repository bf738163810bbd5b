// tokenRules: a fingerprint of the rules of tokenising, so that a store made by other rules is not taken for one of these.
import { createHash } from 'node:crypto';
import { OTHER, packs, type LanguagePack } from '../language';
import { UNITS } from './characters';
import { foldText } from './fold-text';
import { Growing } from './growable';
import { scanTokens } from './scan-tokens';
import { ClauseSegmenter } from './segment-clauses';
import { Vocabulary } from './vocabulary';

/** A text that meets every rule: words with signs in them, gaps, ends of sentences, wrapped lines, places to divide a clause. */
const PROBE = [
  'Pastry chef\n\nWe use C++, C# and .NET (Node.js, R&D, GPT-4o; 3.5 years). Don’t worry e.g. about it! LLM’s o.a. J. Smith',
  'Air\ufb02ow, A.I. and (No)SQL at https://shop.example/python, bread@shop.example and shop.com/java; C♯ Python2.7 .NET8',
  '• You design and build data pipelines, models and tests for a large retailer while colleagues who train forecasting',
  'models help you to ship by ensuring quality - using CI/CD, including monitoring, where it counts but not “always”',
  '– Je bouwt en test modellen zodat klanten ze gebruiken, waarbij je die deelt door te schrijven om te leren, maar dat',
  'models that run in the shops of the Scikit-\nLearn bakery, with what was learnt from the ovens of Hugging\nFace and its bread.',
  `is iets waarmee je terwijl je leert, waaronder Python en SQL, verder komt waar je wilt; ${'x'.repeat(70)}.JS a_b\\c 🚀 end`,
].join('\n');

function wordsThatDivide({ code, clause_connectives, dotted_endings }: LanguagePack): unknown[] {
  return [code, clause_connectives, dotted_endings];
}

/** SHA-256, hex: of the table of characters, of what the rules make of a text that meets them all, and of the packs' words that they use. */
export function tokenRules(): string {
  const seen: number[] = [];
  const clauses = new Growing(Uint32Array);
  const vocabulary = new Vocabulary();
  const segmenter = new ClauseSegmenter(vocabulary);
  const tokens: number[] = [];
  const flags: number[] = [];
  const probe = foldText(PROBE)?.text ?? PROBE;
  scanTokens(probe, (start, end, wordEnd, shape, gap) => {
    seen.push(start, end, wordEnd);
    tokens.push(vocabulary.intern(probe, start, wordEnd));
    flags.push(shape | (gap << 2));
  });
  const columns = { tokens: Uint32Array.from(tokens), flags: Uint8Array.from(flags) };
  for (const language of [...packs().map(({ code }) => code), OTHER])
    segmenter.segment(columns, 0, tokens.length, clauses, language);
  const hash = createHash('sha256').update(UNITS).update(Uint32Array.from(seen)).update(columns.tokens);
  hash.update(columns.flags).update(clauses.toArray());
  return hash.update(JSON.stringify(packs().map(wordsThatDivide))).digest('hex');
}
