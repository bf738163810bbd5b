// Words that say what a text is about.
import type { StopWords } from '../language';

// Letters first, so that numbers, amounts and times drop out; C++, C# and .NET stay.
const WORD = /^\.?\p{L}[\p{L}\p{M}\p{N}+#.'’-]*$/u;
const SHORT = new Set(['c', 'r', 'go', 'c#', 'ai', 'ml', 'bi', 'ui', 'ux', 'qa']);

/** Whether a word, in lower case, can say what a text is about: three letters or more (or C, R, Go and the like), no function word, no number. */
export function isContentWord(word: string, { all }: StopWords): boolean {
  // "you'll" is as little as "you".
  const [stem] = word.split(/['’]/);
  return (stem.length > 2 || SHORT.has(stem)) && WORD.test(word) && !all.has(stem);
}
