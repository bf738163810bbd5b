// Words for nothing: what exports write into a cell that they have nothing for.
import { fromPacks, withoutAccents, wordsOf } from '../language';

/** What programs write, whatever the language; folded. */
const written = [
  ...[
    'nan',
    'none',
    'null',
    'nil',
    'nul',
    'undefined',
    'nat',
    'na',
    'n/a',
    'n.a.',
    'n.a',
    '<na>',
    '<null>',
    '(null)',
  ],
  ...['[null]', '(none)', '(blank)', '(empty)', '\\n', '[]', '{}', '[nan]', '""', "''"],
  ...['#n/a', '#n/a!', '#na', '#null!', '#ref!', '#value!', '#name?', '#div/0!', '#num!'],
];
const longest = 40;

const words = fromPacks(
  (packs) => new Set([...written, ...packs.flatMap(({ nothing }) => wordsOf(nothing).map(fold))]),
);

/** Whether a cell stands for nothing: NaN, None, null, N/A, dashes, keine Angabe, n.v.t. … alone in it, in any case. An empty cell is no such word. */
export function standsForNothing(cell: string): boolean {
  if (cell.length > longest) return false;
  const word = fold(cell);
  return word !== '' && (/^[-\u2010-\u2015\u2212_.?*/]+$/.test(word) || words().has(word));
}

function fold(cell: string): string {
  const word = cell.trim().toLowerCase();
  // Asked of every short cell, most of which are plain.
  const plain = /[^\0-\x7f]/.test(word) ? withoutAccents(word) : word;
  return plain.replace(/\s+/g, ' ');
}
