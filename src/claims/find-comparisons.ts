// Ranks and comparisons in a sentence, by the words that make them.
import type { SaidComparison, SaidRank } from './statement';

const ORDINALS: readonly (readonly [number, string])[] = [
  [2, 'second'],
  [3, 'third'],
  [4, 'fourth'],
  [5, 'fifth'],
];
const PRIZED =
  '(?:prominent|frequent(?:ly)?|mentioned|important|common(?:ly)?|sought[- ]after|requested|required|demanded|named|wanted|valued|cited|used|popular|relevant)';
const FIRST = new RegExp(
  `\\b(?:most(?: \\w{1,12})? ${PRIZED}|most ${PRIZED}|number one|top[- ]ranked|ranks? first|highest[- ]ranked|leads the)\\b`,
  'i',
);
const LAST = new RegExp(`\\b(?:least(?: \\w{1,12})? ${PRIZED}|least ${PRIZED}|ranks? last|rarest)\\b`, 'i');

/** The rank that a sentence gives, or `null`. */
export function findRank(text: string): SaidRank | null {
  for (const [rank, word] of ORDINALS) {
    const found = text.match(
      new RegExp(
        `\\b(?:(?:a |the )?(?:close |distant )?${word}\\b(?:[- ]most)?(?: most)?(?: ${PRIZED})?)`,
        'i',
      ),
    );
    if (found && /\b(?:most|close|distant|place|rank)|a \w+,|\bcomes? (?:in )?\w+\b/i.test(text))
      return { rank, said: found[0] };
  }
  const last = text.match(LAST);
  if (last) return { rank: -1, said: last[0] };
  const first = text.match(FIRST);
  return first && !/\bone of the\b/i.test(text) ? { rank: 1, said: first[0] } : null;
}

const EQUAL =
  /\b(?:equally \w{1,15}|just as \w{1,15}|as (?:\w{1,15}) (?:in|for) both|the same (?:\w{1,15} )?(?:in|for) both|similarly \w{1,15}|no difference|alike|do(?:es)? not differ)\b/i;
const MORE =
  /\b(?:more (?:\w{1,12} )?(?:often|prominent|frequent(?:ly)?|important|common(?:ly)?|emphasi[sz]ed|mentions?|mentioned|of a focus|involved|rooted|central|relevant|weight|demand)|higher|greater|larger|stronger(?! need)|rather more|more than)\b/i;
const LESS =
  /\b(?:less (?:\w{1,12} )?(?:often|prominent|frequent(?:ly)?|important|common(?:ly)?|emphasi[sz]ed|mentioned|of a focus|involved|central|relevant|weight)|fewer|lower|smaller|weaker|less than|less so)\b/i;
const DIFFERS = /\b(?:differs? between|a difference is shown)\b/i;
const STRONG = /\b(?:significant(?:ly)?|substantial(?:ly)?|far|much|clearly|considerabl[ey]|markedly)\b/i;

/** How a sentence compares two groups, or `null` where it does not. */
export function findComparison(text: string): SaidComparison | null {
  const patterns = [
    ['equal', EQUAL],
    ['less', LESS],
    ['more', MORE],
    ['differs', DIFFERS],
  ] as const;
  for (const [direction, pattern] of patterns) {
    const found = text.match(pattern);
    if (found) return { direction, said: found[0], strong: STRONG.test(text) };
  }
  return null;
}
