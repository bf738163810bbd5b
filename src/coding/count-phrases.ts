// Phrases (n-grams) in chosen clauses, counted by group.
import type { StopWords } from '../language';
import { Gap, type TokenStore } from '../text';
import { canEdgeTerm, stopWordsOf } from './stop-words';

/** How often a phrase stands in each group, and in how many ads. */
export interface PhraseCount {
  readonly text: string;
  readonly counts: number[];
  readonly ads: number[];
}

/** All phrases that stand somewhere often enough. */
export interface PhraseCounts {
  readonly phrases: ReadonlyMap<string, PhraseCount>;
  /** Words in the chosen clauses of each group. */
  readonly words: readonly number[];
}

/** Options of {@link countPhrases}. */
export interface PhraseOptions {
  readonly groups: number;
  /** Words of a phrase at the most. */
  readonly longest: number;
  /** Times it must stand in some group. */
  readonly fewest: number;
}

interface Run {
  readonly group: number;
  readonly ad: number;
  readonly words: readonly string[];
}

/**
 * Counts the phrases of one to `longest` words that nothing interrupts, in the clauses that `isChosen` picks. Lengths are counted one after the
 * other, and a phrase only where its parts are frequent, so that rare ones take no memory.
 */
export function countPhrases(
  store: TokenStore,
  isChosen: (clause: number) => boolean,
  groupOf: (ad: number) => number,
  { groups, longest, fewest }: PhraseOptions,
): PhraseCounts {
  const functionWords = stopWordsOf(store);
  const words = new Array<number>(groups).fill(0);
  const runs = [...runsOf(store, isChosen, groupOf)];
  for (const run of runs) words[run.group] += run.words.length;
  let frequent = new Set<string>();
  const phrases = new Map<string, PhraseCount>();
  for (let length = 1; length <= longest; length++) {
    const counted = countLength(runs, length, groups, length > 1 ? frequent : null);
    const kept = [...counted.values()].filter(({ counts }) => counts.some((n) => n >= fewest));
    frequent = new Set(kept.map(({ text }) => text));
    for (const phrase of kept) if (hasWordEdges(phrase.text, functionWords)) phrases.set(phrase.text, phrase);
  }
  return { phrases, words };
}

/** Stretches of words of the chosen clauses that no sign interrupts. */
function* runsOf(
  store: TokenStore,
  isChosen: (clause: number) => boolean,
  groupOf: (ad: number) => number,
): Generator<Run> {
  const { adClauses, clauseTokens, tokens, flags, vocabulary, ads } = store;
  for (let ad = 0; ad < ads.length; ad++)
    for (let clause = adClauses[ad]; clause < adClauses[ad + 1]; clause++) {
      if (!isChosen(clause)) continue;
      let words: string[] = [];
      for (let at = clauseTokens[clause]; at < clauseTokens[clause + 1]; at++) {
        const gap: Gap = flags[at] >> 2;
        if (gap !== Gap.None && words.length) {
          yield { group: groupOf(ad), ad, words };
          words = [];
        }
        words.push(vocabulary.word(tokens[at]));
      }
      yield { group: groupOf(ad), ad, words };
    }
}

function countLength(
  runs: readonly Run[],
  length: number,
  groups: number,
  frequent: ReadonlySet<string> | null,
): Map<string, PhraseCount> {
  const counted = new Map<string, PhraseCount & { last: number }>();
  for (const { group, ad, words } of runs)
    for (let from = 0; from + length <= words.length; from++) {
      if (
        frequent &&
        !(
          frequent.has(words.slice(from, from + length - 1).join(' ')) &&
          frequent.has(words.slice(from + 1, from + length).join(' '))
        )
      )
        continue;
      const text = words.slice(from, from + length).join(' ');
      let count = counted.get(text);
      if (!count)
        counted.set(
          text,
          (count = {
            text,
            counts: new Array<number>(groups).fill(0),
            ads: new Array<number>(groups).fill(0),
            last: -1,
          }),
        );
      count.counts[group]++;
      if (count.last !== ad) count.ads[group]++;
      count.last = ad;
    }
  return counted;
}

function hasWordEdges(text: string, functionWords: StopWords): boolean {
  const first = text.slice(0, text.indexOf(' ') < 0 ? undefined : text.indexOf(' '));
  return (
    canEdgeTerm(first, functionWords) && canEdgeTerm(text.slice(text.lastIndexOf(' ') + 1), functionWords)
  );
}
