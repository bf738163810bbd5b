// Redaction: e-mail addresses, phone numbers and the names in contact columns → [email], [phone], [name].
import { isValidPhoneNumber } from 'libphonenumber-js';
import { nameFinder, type NameFinder } from './find-names';

const email =
  /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
const spelledEmail =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64} ?[[({] ?(?:at|@|apenstaartje) ?[\])}] ?[\p{L}\p{N}-]{1,63}(?: ?(?:\.|[[({] ?(?:dot|punt|\.) ?[\])}]) ?[\p{L}\p{N}-]{1,63}){1,4}/giu;

// Candidates only: international (+, 00), national with a leading 0, and the North American ways; libphonenumber decides.
const separator = '[ .()/\\u2010-\\u2015-]';
const candidate = new RegExp(
  `(?<![\\p{L}\\p{N}_=&#$€£/+,.:-])(?:\\+ ?|\\(\\+|\\(?0)\\(?\\d(?:${separator}{0,3}\\d){6,14}(?!\\d|[.,]\\d)`,
  'gu',
);
const american =
  /(?<![\p{L}\p{N}_=&#$€£/+,.:-])(?:1[ .-])?(?:\([2-9]\d\d\) ?|[2-9]\d\d[.-])[2-9]\d\d[.-]\d{4}(?!\d|[.,-]\d)/gu;
const announced =
  /(?:tel|telefoon|telefoonnummer|phone|call|mobile|mobiel|whats ?app|bel)[^\p{L}\p{N}]{0,4}(?:(?:us|ons|op|at|me|on|naar|met|via)[ :]{1,2}){0,2}$/iu;
const date = /^\d{1,2}([-./ ])\d{1,2}\1(?:19|20)\d\d(?:\D|$)|^0?\d{1,2}[-/.](?:19|20)\d\d\D/;
const timeRange = /^[012]?\d[.:]?[0-5]\d ?[\u2010-\u2015-] ?[012]\d[.:]?[0-5]\d$/;

/** Options of {@link redactText}. */
export interface RedactOptions {
  /** People whose names go too, as a contact column has them: `dr. Anna Berg (06-12345678)`; default none. */
  readonly names?: readonly string[];
}

/**
 * Replaces personal data in a text by `[name]`, `[email]` and `[phone]`; words around it stay as they are, and so do years, dates, salaries, ranges
 * and ids. `readAds` has done it already: use it for texts of your own. Numbers without a country code are phones where they are
 * valid in the Netherlands or the USA, or where words before them say so.
 * @example
 * redactText('Questions? Call 06 12345678, or ask Anna.', { names: ['Anna Berg'] }); // Questions? Call [phone], or ask [name].
 */
export function redactText(text: string, { names }: RedactOptions = {}): string {
  return redactWith(text, names && nameFinder(names));
}

/** As {@link redactText}, with the names of a row's contact columns made ready. */
export function redactWith(text: string, names?: NameFinder): string {
  let redacted = text;
  if (text.includes('@') || /[[({] ?(?:at|apenstaartje) ?[\])}]/i.test(text)) {
    redacted = redacted.replace(email, (found) => keepEdge(found)).replace(spelledEmail, '[email]');
  }
  if (/\d[^\p{L}]{0,30}\d{3}/u.test(redacted)) redacted = redactPhones(redacted);
  return names ? names.replace(redacted) : redacted;
}

// A quote or a dash before an address belongs to the sentence, not to the address.
function keepEdge(found: string): string {
  return `${/^['.%+-]*/.exec(found)![0]}[email]`;
}

function redactPhones(text: string): string {
  return text
    .replace(candidate, (found, at: number) =>
      isPhone(found, text, at) ? phoneKeepingBracket(found) : found,
    )
    .replace(american, (found) => (isValidPhoneNumber(found, 'US') ? '[phone]' : found));
}

// "(020 123 45 67)" opens a bracket that is closed only after the number.
function phoneKeepingBracket(found: string): string {
  return found.startsWith('(') && !found.includes(')') ? '([phone]' : '[phone]';
}

function isPhone(found: string, text: string, at: number): boolean {
  const number = found.startsWith('(') && !found.includes(')') ? found.slice(1) : found;
  if (date.test(number) || timeRange.test(number)) return false;
  if (isValidPhoneNumber(number.replace(/\(0\)/, ''), 'NL')) return true;
  return announced.test(text.slice(Math.max(0, at - 40), at));
}
