// How a phrase of the codebook may stand in a text: its words as the tokeniser finds them, and the sign & for "and".
import type { WordPattern } from '../codebook';
import { fromPacks, wordsOf } from '../language';
import { foldText, Gap, scanTokens, type Shape } from '../text';

/** Any letter case. */
export const ANY_SHAPE = 255;

const ampersands = fromPacks((packs) => new Set(packs.flatMap((pack) => wordsOf(pack.ampersand))));

/** The same with the sign & where a phrase has the word for it inside: weights & biases. */
export function withSigns(words: readonly SpelledStep[]): SpelledStep[][] {
  const at = words.findIndex(
    (step, i) => i > 0 && isPlain(step) && step.words.every(({ text }) => ampersands().has(text)),
  );
  const next = words[at + 1];
  if (at < 0 || !next || next.gap) return [];
  return [[...words.slice(0, at), { ...next, most: Gap.Phrase }, ...words.slice(at + 2)]];
}

/** Whether a step is a word as it stands, right behind the one before it. */
export function isPlain({ words, gap }: SpelledStep): boolean {
  return !gap && words.every(({ type }) => type === 'word');
}

/** One step of a phrase, in words as the tokeniser finds them. */
export interface SpelledStep {
  readonly words: readonly WordPattern[];
  readonly gap: boolean;
  readonly shape: number;
  readonly most: Gap;
}

/** Alternatives of one step, grouped by what they become in tokens; single tokens of one letter case stay together. */
export function groupSpellings(
  words: readonly WordPattern[],
  gap: boolean,
  exactCase: boolean,
): SpelledStep[][] {
  const most = gap ? Gap.Soft : Gap.None;
  const single = new Map<number, WordPattern[]>();
  const longer: SpelledStep[][] = [];
  for (const word of words) {
    const parts = partsOf(word, exactCase);
    if (parts.length > 1)
      longer.push(
        parts.map(({ word: part, shape, inner }, i) =>
          i ? { words: [part], gap: false, shape, most: inner } : { words: [part], gap, shape, most },
        ),
      );
    else for (const { word: part, shape } of parts) single.set(shape, [...(single.get(shape) ?? []), part]);
  }
  return [...[...single].map(([shape, group]) => [{ words: group, gap, shape, most }]), ...longer];
}

interface Part {
  readonly word: WordPattern;
  readonly shape: number;
  /** What stands before it inside the word. */
  readonly inner: Gap;
}

/** Words are scanned once for all corpora: a codebook's terms outlive a vocabulary. */
const partsOfWord = new WeakMap<WordPattern, readonly Part[]>();

function partsOf(pattern: WordPattern, exactCase: boolean): readonly Part[] {
  if (pattern.type !== 'word') return [{ word: pattern, shape: ANY_SHAPE, inner: Gap.None }];
  let parts = partsOfWord.get(pattern);
  if (!parts) partsOfWord.set(pattern, (parts = scanWord(pattern.written)));
  return exactCase ? parts : parts.map((part) => ({ ...part, shape: ANY_SHAPE }));
}

function scanWord(asWritten: string): Part[] {
  const text = foldText(asWritten)?.text ?? asWritten;
  const parts: Part[] = [];
  scanTokens(text, (start, _end, wordEnd, shape: Shape, inner) => {
    const written = text.slice(start, wordEnd);
    const word: WordPattern = { type: 'word', text: written.toLowerCase().replace(/’/g, "'"), written };
    parts.push({ word, shape, inner });
  });
  return parts;
}
