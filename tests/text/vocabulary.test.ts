// Words ↔ ids.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/text';

const idIn = (vocabulary: Vocabulary, text: string): number => vocabulary.intern(text, 0, text.length);

describe('Vocabulary', () => {
  it('gives one id to a word in every letter case and with either apostrophe', () => {
    const vocabulary = new Vocabulary();
    expect([...['LLM', 'llm', 'Llm']].map((word) => idIn(vocabulary, word))).toEqual([0, 0, 0]);
    expect(idIn(vocabulary, "don't")).toBe(idIn(vocabulary, 'DON’T'));
    expect(vocabulary.word(0)).toBe('llm');
  });

  it('numbers words in the order of their first appearance', () => {
    const vocabulary = new Vocabulary();
    expect(['b', 'a', 'b', 'c'].map((word) => idIn(vocabulary, word))).toEqual([0, 1, 0, 2]);
    expect(vocabulary.size).toBe(3);
  });

  it('finds a part of a text without cutting it out', () => {
    const vocabulary = new Vocabulary();
    expect(vocabulary.intern('the Python way', 4, 10)).toBe(vocabulary.idOf('python'));
  });

  it('says -1 for a word that it does not know', () => {
    expect(new Vocabulary().idOf('python')).toBe(-1);
  });

  it('behaves as a Map does, also when it has grown many times', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'abcé'), minLength: 1, maxLength: 7 }), {
          maxLength: 4000,
          size: 'max',
        }),
        (words) => {
          const vocabulary = new Vocabulary();
          const model = new Map<string, number>();
          for (const word of words) {
            if (!model.has(word)) model.set(word, model.size);
            expect(idIn(vocabulary, word)).toBe(model.get(word));
          }
          for (const [word, id] of model)
            expect([vocabulary.idOf(word), vocabulary.word(id)]).toEqual([id, word]);
        },
      ),
      { numRuns: 20 },
    );
  });
});
