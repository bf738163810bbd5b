// A corpus of any size: a few ads repeated, with words changed in each copy so that no two are alike and the vocabulary grows.
import { randomSource, type Ad } from '../src/core';

/** Share of words that a copy replaces by another word of the corpus, and by a word that is new. */
const REPLACED = 0.04;
const NEW = 0.002;

/** So many ads, the seeds themselves first; the same every time. */
export function makeCorpus(seeds: readonly Ad[], size: number): Ad[] {
  const distinct = seeds.filter(({ selection }) => selection.reason === null);
  const random = randomSource(1);
  const words = [...new Set(distinct.flatMap(({ text }) => text.match(WORD) ?? []))];
  const pick = (): string => words[Math.floor(random() * words.length)];
  const change = (word: string): string => {
    const chance = random();
    if (chance < NEW) return pick() + pick().toLowerCase();
    return chance < NEW + REPLACED ? pick() : word;
  };
  return Array.from({ length: size }, (_, i): Ad => {
    const seed = distinct[i % distinct.length];
    const text = i < distinct.length ? seed.text : seed.text.replace(WORD, change);
    const id = `ad-${i}`;
    return { ...seed, id, text, selection: { reason: null, group: id } };
  });
}

const WORD = /\p{L}{5,20}/gu;
