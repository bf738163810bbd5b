// What an edit of the codebook did to the compiled patterns: which stay, which are gone, which are new.
import { alignLists } from '../codebook';
import type { Matcher, Pattern } from './compile-codebook';

/** How two matchers of one vocabulary hang together. */
export interface MatcherChange {
  /** New index of each old pattern, term and code; -1 where it is gone. */
  readonly patternOf: Int32Array;
  readonly termOf: Int32Array;
  readonly codeOf: Int32Array;
  /** Old index of each new line of evidence that counts the same (terms apart), or -1. */
  readonly lineOf: readonly number[];
  /** Old patterns that are gone, and new ones. */
  readonly gone: readonly Pattern[];
  readonly added: readonly Pattern[];
  /** Old and new index of each term that stays. */
  readonly keptTerms: readonly (readonly [number, number])[];
}

/** Compares the matchers of two codebooks. What stays keeps its order, so that ties are broken as before. */
export function compareMatchers(before: Matcher, after: Matcher): MatcherChange {
  const lines = alignLists(keysOf(before), keysOf(after));
  const lineOf = after.evidences.map((_, line) => lines.find(([, now]) => now === line)?.[0] ?? -1);
  const keptTerms = alignLists(
    before.keys.map((key, term) => `${before.termEvidence[term]} ${key}`),
    after.keys.map((key, term) => `${oldLine(after.termEvidence[term], lineOf)} ${key}`),
  );
  const patternOf = new Int32Array(before.patterns.length).fill(-1);
  const termOf = new Int32Array(before.terms.length).fill(-1);
  const codeOf = new Int32Array(before.codes).fill(-1);
  const isKept = new Uint8Array(after.patterns.length);
  for (const [old, now] of keptTerms) {
    termOf[old] = now;
    for (
      let i = before.termPatterns[old], j = after.termPatterns[now];
      i < before.termPatterns[old + 1];
      i++, j++
    ) {
      patternOf[i] = j;
      isKept[j] = 1;
      if (before.patterns[i].code >= 0) codeOf[before.patterns[i].code] = after.patterns[j].code;
    }
  }
  const gone = before.patterns.filter(({ index }) => patternOf[index] < 0);
  const added = after.patterns.filter(({ index }) => !isKept[index]);
  return { patternOf, termOf, codeOf, lineOf, gone, added, keptTerms };
}

function keysOf({ evidences }: Matcher): string[] {
  return evidences.map(({ key }) => key);
}

/** A line that is new gets a name that no old line has. */
function oldLine(line: number, lineOf: readonly number[]): string {
  return line >= 0 && lineOf[line] < 0 ? `new ${line}` : String(line < 0 ? -1 : lineOf[line]);
}
