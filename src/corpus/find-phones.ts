// Phones: phone numbers in a text, in the notations of several countries → [phone]; ids, dates and amounts stay.
import { isPossiblePhoneNumber, isValidPhoneNumber, type CountryCode } from 'libphonenumber-js';
import { contactWords } from './contact-words';

/** Countries whose national numbers have a fixed length, so that what is valid there is hardly anything else. */
const strict: readonly CountryCode[] = ['NL', 'BE', 'FR', 'GB', 'CH', 'IE'];
/** Countries where nearly any digits after a 0 are a valid number. */
const lenient: readonly CountryCode[] = ['DE', 'AT', 'SE', 'IT'];

const gap = '[ .()/\\u2010-\\u2015-]';
/** Digits with what stands between those of phone numbers: one number, several, or none. */
const run = new RegExp(`(?:\\+ ?|\\(\\+? ?)?\\d(?:${gap}{0,4}(?:\\+ ?)?\\d){6,40}`, 'g');
export const linkedPhone = /(\bwa\.me\/|[?&]phone=)(?:%2B|\+)?\d{7,15}/gi;
const american = /^(?:1[ .-]?)?(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .-])[2-9]\d\d[ .-]\d{4}$/;
const inPairs = /^\(?0\d\)?(?:[ .-]\d\d){4}$/;
const date = /^(?:\d{1,2}([-./ ])\d{1,2}\1(?:19|20)\d\d|0?\d{1,2}[-/.](?:19|20)\d\d(?=\D))(?!\d)/;
const timeRange = /^[012]?\d[.:]?[0-5]\d ?[\u2010-\u2015-] ?[012]\d[.:]?[0-5]\d(?!\d)/;
const address = /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/;
/** 0.12–0.34, which no number is written like. */
const decimals = /^0[.]\d|^\d[.]\d+$/;
const thousands = /^\d{1,3}(?:[ .]\d{3})+$/;

/** Groups of digits of two numbers with every digit for itself. */
const mostGroups = 22;

/** What is known of the place of a run. */
interface Place {
  readonly announced: boolean;
  readonly closely: boolean;
  /** An id by the words before it; `maybe` where a number without gaps would be one. */
  readonly id: 'yes' | 'maybe' | 'no';
}

/** Replaces the phone numbers of a text by `[phone]`. */
export function redactPhones(text: string): string {
  if (!/\d[^\p{L}\d]{0,4}\d[^\p{L}\d]{0,4}\d/u.test(text)) return text;
  const linked = text.includes('=') || text.includes('wa.me') ? text.replace(linkedPhone, '$1[phone]') : text;
  let done = 0;
  let redacted = '';
  for (const { 0: found, index } of linked.matchAll(run)) {
    const numbers = isGlued(found, linked, index) ? [] : numbersIn(found, placeOf(linked, index));
    for (const [start, end] of numbers) {
      redacted += `${linked.slice(done, index + start)}[phone]`;
      done = index + end;
      if (end === found.length) done += extensionAt(linked, done);
    }
  }
  return done ? redacted + linked.slice(done) : linked;
}

/** A part of a word, a path, an amount or a longer number. */
function isGlued(found: string, text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at + found.length, at + found.length + 2);
  if (/^[.,]\d/.test(after)) return true;
  if (found.startsWith('+')) return /[\d+]$/.test(before);
  if (/^[\p{L}_]/u.test(after) && !/[^\d]/.test(found)) return true;
  if (/^-[\p{L}\p{N}]/u.test(after)) return true;
  return (
    /(?:[\p{N}_=&#$€£+\\]|\p{L}|[\p{L}\p{N}][/-]|\d[.,:]|(?:^|[^\p{L}])\.)$/u.test(before) ||
    /[$€£] $/.test(before)
  );
}

function placeOf(text: string, at: number): Place {
  const line = text.slice(Math.max(0, at - 60), at);
  const before = line.slice(line.lastIndexOf('\n') + 1);
  const words = contactWords();
  const isId = words.id.test(before) || words.numberOfAd.test(before);
  const id = isId ? 'yes' : words.idOfAd.test(before) ? 'maybe' : 'no';
  return { announced: words.announced.test(before), closely: words.announcedClosely.test(before), id };
}

/** Start and end of the numbers in a run. */
function numbersIn(found: string, place: Place): [number, number][] {
  if (address.test(found) || decimals.test(found)) return [];
  const groups = [...found.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({
    start: index - /[+( ]*$/.exec(found.slice(Math.max(0, index - 3), index))![0].trimStart().length,
    end: index + digits.length,
  }));
  const numbers: [number, number][] = [];
  // Lists of many small numbers are none of phone numbers, and would be tried again and again.
  if (groups.length > mostGroups) return numbers;
  for (let i = 0, failed = 0; i < groups.length && failed < 4;) {
    const skip = notPhones(found.slice(groups[i].start));
    const last = skip ? -1 : lastOfNumber(found, groups, i, place);
    if (last >= 0) numbers.push([opened(found, groups[i].start, groups[last].end), groups[last].end]);
    else if (!skip) failed++;
    const next = last >= 0 ? last + 1 : i + 1;
    i = skip ? groups.findIndex(({ start }) => start >= groups[i].start + skip) : next;
    if (i < 0) break;
  }
  return numbers;
}

/** Length of the date or the hours that a text starts with. */
function notPhones(text: string): number {
  return (date.exec(text) ?? timeRange.exec(text))?.[0].length ?? 0;
}

/** "(020 123 45 67)" opens a bracket that is closed only after the number. */
function opened(found: string, start: number, end: number): number {
  return found[start] === '(' && !found.slice(start, end).includes(')') ? start + 1 : start;
}

/** The group that a number which starts at group `i` ends with, -1 where none starts there: the whole rest first. */
function lastOfNumber(
  found: string,
  groups: readonly { start: number; end: number }[],
  i: number,
  place: Place,
): number {
  if (i > 0 && !/[\s/-]|^$/.test(found.slice(groups[i - 1].end, groups[i].start))) return -1;
  for (let last = lastPossible(found, groups, i); last >= i; last--) {
    const number = found.slice(groups[i].start, groups[last].end);
    const digits = number.replace(/\D/g, '').length;
    if (digits > 18) continue;
    if (digits < 7) return -1;
    if (isPhone(number, digits, i === 0 ? place : { ...place, closely: false })) return last;
  }
  return -1;
}

/** The last group that can belong to a number from group `i` on: not one after a break, nor one that starts the next number. */
function lastPossible(found: string, groups: readonly { start: number; end: number }[], i: number): number {
  const start = found.slice(groups[i].start);
  const longest = start.startsWith('00') ? 13 : /^\(?\+/.test(start) ? 11 : 9;
  for (let at = i + 1, digits = 0; at < groups.length; at++) {
    digits += found.slice(groups[at - 1].start, groups[at - 1].end).replace(/\D/g, '').length;
    const between = found.slice(groups[at - 1].end, groups[at].end);
    const isBreak = digits > 5 && /^ [/\u2010-\u2015-] |^[ /-]{0,3}\+/.test(between);
    if (isBreak || (digits >= longest && /^\D*0/.test(between))) return at - 1;
  }
  return groups.length - 1;
}

function isPhone(written: string, digits: number, { announced, closely, id }: Place): boolean {
  const number = written.replace(/\(\s?0\s?\)/, ' ').replace(/^\((?![^)]*\))/, '');
  if (/^\(?\+/.test(number)) return isPossiblePhoneNumber(number.replace(/^\(/, ''));
  const bare = !/\D/.test(number);
  if (id === 'yes' || (id === 'maybe' && bare)) return false;
  if (number.startsWith('00')) return isInternational(number, announced);
  if (american.test(number)) return true;
  if (!/^\(?0/.test(number))
    return closely && digits <= 15 && !thousands.test(number) && !/^(?:19|20)\d\d\D/.test(number);
  if (digits > 12 || (digits < 9 && !announced)) return false;
  if (inPairs.test(number) || strict.some((region) => isValidPhoneNumber(number, region))) return true;
  if (announced) return digits >= 8 || closely;
  return !bare && digits >= 9 && lenient.some((region) => isValidPhoneNumber(number, region));
}

function isInternational(number: string, announced: boolean): boolean {
  const withPlus = `+${number.slice(2)}`;
  return announced ? isPossiblePhoneNumber(withPlus) : isValidPhoneNumber(withPlus);
}

function extensionAt(text: string, at: number): number {
  return contactWords().extension.exec(text.slice(at, at + 24))?.[0].length ?? 0;
}
