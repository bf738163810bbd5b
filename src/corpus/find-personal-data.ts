// Personal data: what of it a finished text holds, for a last look at what is about to be published.
import { redactEmails } from './find-addresses';
import { redactNumbers } from './find-numbers';
import { redactPhones } from './find-phones';

/** A piece of personal data that a text holds. */
export interface PersonalData {
  /** 1-based. */
  readonly line: number;
  readonly kind: 'e-mail address' | 'phone number' | 'IBAN';
  /** What stands around it, the data itself replaced by its placeholder. */
  readonly excerpt: string;
}

const kinds = [
  ['e-mail address', '[email]', redactEmails],
  ['IBAN', '[iban]', redactNumbers],
  ['phone number', '[phone]', redactPhones],
] as const;
const programs = /<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi;
/** What figures are drawn with and fonts are made of. */
const coordinates =
  /(?<= )(?:d|points|transform|viewBox|style|src|x|y|width|height|id|class)=(?:"[^"]*"|'[^']*')|url\([^()]*\)/g;
/** Longest part of a line that is looked through at once, and the overlap of two. */
const [window, overlap] = [20_000, 200];

/**
 * E-mail addresses, phone numbers and IBANs in a text, line after line; not names. The data itself is not in what is given back.
 * @param options `markup`: the text is HTML or SVG, where programs, coordinates and fonts are passed over.
 * @example
 * findPersonalData('Call 06-12345678.'); // [{ line: 1, kind: 'phone number', excerpt: 'Call [phone].' }]
 */
export function findPersonalData(text: string, { markup = false } = {}): PersonalData[] {
  const plain = markup ? text.replace(programs, linesOf).replace(coordinates, ' ') : text;
  return plain.split(/\r\n|\n|\r/).flatMap((line, at) => findInLine(line, at + 1));
}

function linesOf(text: string): string {
  return text.replace(/[^\n]+/g, ' ');
}

function findInLine(line: string, number: number): PersonalData[] {
  if (!/\d{2}|@|\bat\b|\bdot\b/i.test(line)) return [];
  const found: PersonalData[] = [];
  for (let from = 0; from < line.length; from += window - overlap) {
    found.push(...findInPart(line.slice(from, from + window), number));
  }
  return found;
}

function findInPart(part: string, line: number): PersonalData[] {
  let now = part;
  const found: PersonalData[] = [];
  for (const [kind, placeholder, redact] of kinds) {
    const already = countOf(now, placeholder);
    now = redact(now);
    const more = countOf(now, placeholder) - already;
    if (more > 0) found.push({ line, kind, excerpt: placeholder });
  }
  return found.map((each) => ({ ...each, excerpt: excerptOf(now, each.excerpt) }));
}

function countOf(text: string, placeholder: string): number {
  return text.split(placeholder).length - 1;
}

/** Forty characters on each side. */
function excerptOf(text: string, placeholder: string): string {
  const at = text.indexOf(placeholder);
  return text.slice(Math.max(0, at - 40), at + placeholder.length + 40).trim();
}
