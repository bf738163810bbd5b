// Remarks on the terms of a codebook from what they did in a corpus: what cannot be seen in the codebook alone.
import type { Code, LintRemark, Term } from '../codebook';
import { type Coding, type CountOver } from '../core';
import { boilerplateClauses } from '../text';
import { hitsOf } from './coded-rows';
import { neededOrigin, type CodingOrigin } from './codebook-coding';
import { countedAds } from './counted-ads';
import { LostFinder } from './lost-hits';
import { tallyOf } from './tally';

/** Options of {@link lintCoding}. */
export interface LintOptions {
  /** Ads that are counted; default `distinct`. Whether a term fires at all is always asked of all postings. */
  readonly over?: CountOver;
}

/** A term with more than this share of its code's mentions is remarked on … */
const LARGE_SHARE = 0.2;
/** … where the code has enough terms and mentions for that to mean something. */
const ENOUGH_TERMS = 6;
const ENOUGH_MENTIONS = 20;

/** What a term did: indexed as the matcher's terms. */
interface TermCounts {
  readonly all: Int32Array;
  readonly matches: Int32Array;
  readonly mentions: Int32Array;
  readonly lost: Int32Array;
  readonly boilerplate: Int32Array;
  /** To which terms it lost how often. */
  readonly lostTo: readonly Map<number, number>[];
}

/**
 * Terms that never fire in these ads, that always lose to longer terms, that fire in company boilerplate only, that stand in two codes, or that make up
 * more than a fifth of a code: one remark each, with the line in the codebook and counts, by line. Use it beside `lintCodebook`.
 * @throws RoleLensError for a coding that was not made by `codeAds` or `recode`.
 * @example
 * show(lintCoding(coding), { rows: 10 });
 */
export function lintCoding(coding: Coding, { over = 'distinct' }: LintOptions = {}): LintRemark[] {
  const origin = neededOrigin(coding, 'be linted');
  const counts = countTerms(origin, over);
  const codesOf = codesByTerm(origin);
  let index = 1;
  const remarks = origin.book.codes.flatMap((code, at) =>
    code.terms.flatMap((term): LintRemark[] => {
      const texts = [
        fate(origin, term, index, counts),
        repeated(term, code, codesOf, counts.mentions[index]),
        share(code, term, counts.mentions[index], tallyOf(origin, over).codeMentions[at]),
      ];
      index++;
      return texts.flatMap((text) => (text ? [{ line: term.line, code: code.id, text }] : []));
    }),
  );
  return remarks.sort((a, b) => a.line - b.line);
}

/** The one thing that keeps a term from being of use, if any. */
function fate(
  { matcher, book }: CodingOrigin,
  { text }: Term,
  index: number,
  { all, matches, lost, boilerplate, lostTo }: TermCounts,
): string | null {
  if (!all[index]) return `"${text}" never fires in these ads.`;
  if (!matches[index]) return null;
  if (lost[index] === matches[index]) {
    const codeOf = (term: number): string => book.codes[matcher.patterns[matcher.termPatterns[term]].code].id;
    const winners = [...lostTo[index]]
      .sort(([a, m], [b, n]) => n - m || a - b)
      .slice(0, 3)
      .map(([term, n]) => `"${matcher.terms[term]}" (${codeOf(term)}) ${n}`);
    return `"${text}" fires ${times(matches[index])} and always loses to a longer term: ${winners.join(', ')}.`;
  }
  if (boilerplate[index] === matches[index])
    return `"${text}" fires ${times(matches[index])}, in company boilerplate only.`;
  return null;
}

function repeated(
  term: Term,
  code: Code,
  codesOf: ReadonlyMap<string, readonly { code: Code; line: number }[]>,
  mentions: number,
): string | null {
  const others = codesOf.get(keyOf(code, term))!.filter((other) => other.code !== code);
  if (!others.length) return null;
  const places = others.map((other) => `${other.code.id} (line ${other.line})`);
  return `"${term.text}" stands in ${places.join(' and ')}, too: ${mentions} mention${mentions === 1 ? '' : 's'} here by it, and as many there.`;
}

function share({ terms, id }: Code, { text }: Term, mentions: number, of: number): string | null {
  if (terms.length < ENOUGH_TERMS || of < ENOUGH_MENTIONS || mentions <= of * LARGE_SHARE) return null;
  return `"${text}" names ${mentions} of the ${of} mentions of ${id} (${Math.round((100 * mentions) / of)} %): read a sample of them, and see what the other terms say without it.`;
}

function times(n: number): string {
  return n === 1 ? 'once' : `${n} times`;
}

function keyOf({ kind }: Code, { text, conditions }: Term): string {
  return JSON.stringify([kind, text.toLowerCase(), conditions]);
}

function codesByTerm({ book }: CodingOrigin): Map<string, { code: Code; line: number }[]> {
  const places = new Map<string, { code: Code; line: number }[]>();
  for (const code of book.codes)
    for (const term of code.terms) {
      const key = keyOf(code, term);
      places.set(key, [...(places.get(key) ?? []), { code, line: term.line }]);
    }
  return places;
}

function countTerms(origin: CodingOrigin, over: CountOver): TermCounts {
  const { matcher } = origin;
  const byTerm = (of: CountOver): Int32Array => {
    const { matches } = tallyOf(origin, of);
    const counts = new Int32Array(matcher.terms.length);
    for (const { index, term } of matcher.patterns) counts[term] += matches[index];
    return counts;
  };
  const { mentions } = tallyOf(origin, over);
  return { all: byTerm('postings'), matches: byTerm(over), mentions, ...countFates(origin, over) };
}

/** How often each term lost, and stood in boilerplate. */
function countFates(
  origin: CodingOrigin,
  over: CountOver,
): Pick<TermCounts, 'lost' | 'boilerplate' | 'lostTo'> {
  const { matcher, store, rows } = origin;
  const { term } = matcher.table;
  const [lost, boilerplate] = [0, 0].map(() => new Int32Array(matcher.terms.length));
  const lostTo = matcher.terms.map(() => new Map<number, number>());
  const finder = new LostFinder(origin);
  const kinds = boilerplateClauses(store);
  const counted = countedAds(store.ads, over);
  for (let ad = 0; ad < counted.length; ad++) {
    if (!counted[ad]) continue;
    finder.eachOf(ad, (_hit, _to, pattern, toPattern) => {
      lost[term[pattern]]++;
      const winners = lostTo[term[pattern]];
      winners.set(term[toPattern], (winners.get(term[toPattern]) ?? 0) + 1);
    });
    const { columns, from, to, patternOf } = hitsOf(rows, ad);
    let clause = store.adClauses[ad];
    for (let i = from; i < to; i++) {
      while (store.clauseTokens[clause + 1] <= columns.first[i]) clause++;
      const pattern = patternOf ? patternOf[columns.pattern[i]] : columns.pattern[i];
      if (kinds[clause]) boilerplate[term[pattern]]++;
    }
  }
  return { lost, boilerplate, lostTo };
}
