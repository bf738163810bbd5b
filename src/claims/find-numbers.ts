// The numbers in a sentence, each with its unit as far as the words around it tell.
import type { SaidNumber, Unit } from './statement';

const NUMBER = /(?<![\w.,])[-−+]?(?:\d{1,3}(?:[, ]\d{3}){1,4}|\d{1,12})(?:\.\d{1,8})?(?![\w]|[.,]\d)/g;
/** How far before and after a number its unit is looked for, characters. */
const REACH = 48;

/** Words after a number that name its unit, nearest first. */
const AFTER: readonly (readonly [Unit, RegExp])[] = [
  ['points', /^\s{0,3}(?:pp\b|percentage points?)/i],
  [
    'mentions per ad',
    /^\s{0,3}(?:mentions?|times)?\s{0,3}(?:an ad\b|per ad\b|(?:per|in each) (?:job )?ad\b|each\b)/i,
  ],
  ['percent', /^\s{0,3}(?:%|per ?cent\b)/i],
  ['mentions', /^[\s*]{0,5}(?:\w{1,12}\s){0,2}(?:mentions?|occurrences|hits|phrases)\b/i],
  [
    'ads',
    /^[\s*]{0,5}(?:(?!in\b|of\b|for\b|per\b)[\w-]{1,20}\s){0,3}(?:ads?|adverts?|advertisements?|postings?|vacanc(?:y|ies)|job descriptions)\b/i,
  ],
];

/** Words before a number that name its unit whatever follows. */
const LEADING: readonly (readonly [Unit, RegExp])[] = [
  ['ratio', /\bratio(?: of| is|,)? $/i],
  ['p', /\bp(?:[ -]?value)?(?: \(?adjusted\)?)?\s{0,2}[=<>≤]\s{0,2}$/i],
];
/** Words before a number that name its unit where none follows. */
const BEFORE: readonly (readonly [Unit, RegExp])[] = [
  ['mentions', /\b(?:counts?|mentions?|mentioned)(?: \w{1,8}){0,2} (?:of|at|:)?\s{0,2}\*{0,2}$/i],
];

/** No statement about the data: dates, and what names a figure, a table or a part of the text. */
const LABEL =
  /\b(?:table|figure|fig\.|section|chapter|rq|step|version|eq\.|equation|page|no\.|python|gpt|llama)[\s-]{0,2}$/i;
const INTERVAL = /(?:interval|\bCI)\b[^.;)]{0,20}$/i;

/** All numbers of a sentence that may say something of the data. */
export function findNumbers(text: string): SaidNumber[] {
  const plain = text.replace(/\*/g, '');
  const numbers: SaidNumber[] = [];
  for (const match of plain.matchAll(NUMBER)) {
    const [written] = match;
    const end = match.index + written.length;
    const before = plain.slice(Math.max(0, match.index - REACH), match.index);
    const after = plain.slice(end, end + REACH);
    if (LABEL.test(before) || isListNumber(before, after)) continue;
    const unit = unitOf(before, after);
    if (unit === 'none' && isYear(written)) continue;
    if (isLevel(written, after)) continue;
    const fraction = written.split('.')[1] ?? '';
    numbers.push({
      value: Number(written.replace(/[, +]/g, '').replace('−', '-')),
      said: `${written}${after.match(/^\s?%/)?.[0] ?? ''}`.trim(),
      decimals: fraction.length,
      unit,
      below: /<\s{0,2}$/.test(before),
      limit: INTERVAL.test(before) || isRange(before, after),
    });
  }
  return numbers;
}

function unitOf(before: string, after: string): Unit {
  for (const [unit, words] of LEADING) if (words.test(before)) return unit;
  const range = after.replace(/^\s?(?:–|-|to|and|,)\s?[-−+]?\d{1,6}(?:\.\d{1,6})?/, '');
  for (const [unit, words] of AFTER) if (words.test(after) || words.test(range)) return unit;
  for (const [unit, words] of BEFORE) if (words.test(before)) return unit;
  return 'none';
}

/** "95 % interval" names a level, no finding. */
function isLevel(written: string, after: string): boolean {
  return /^(?:90|95|99)$/.test(written) && /^\s?%?\s?(?:confidence |Wilson )?(?:interval|CI\b)/i.test(after);
}

function isListNumber(before: string, after: string): boolean {
  return /^\s*$/.test(before) && /^[.)](?:\s|$)/.test(after);
}

function isYear(written: string): boolean {
  return /^(?:19|20)\d\d$/.test(written);
}

function isRange(before: string, after: string): boolean {
  return (
    /\d\s?%?\s?(?:–|to|,)\s?$/.test(before.slice(-8)) ||
    /^\s?%?\s?(?:–|to)\s?[-−+]?\d/.test(after.slice(0, 8))
  );
}
