// People: names that a contact sentence leads to ("contact op met Robin Voorbeeld"), where no column holds them.
import { contactWords, escape } from './contact-words';

/** A word of a name: Jane, O'Neill, De, Jansen-Bos. */
const part =
  /(?:\p{Lu}\.(?:[ -]?\p{Lu}\.){0,4}|(?:[dl]['’])?\p{Lu}['’]?(?:\p{Ll}|\p{Lu}(?=\p{Ll}))\p{L}{0,30}(?:[-'’]\p{L}{1,30}){0,3})/uy;
const capital = /[ .:][A-ZÀ-ÖØ-ÞĀ-ſ]/g;
const word = /\p{L}[\p{L}\p{N}'’&-]{0,30}/uy;
const familyParticle = /^(?:van|von|vom|de|den|ter|ten|te|du|da|di|della)$/i;
const nearby =
  /^ ?(?:\([^()\n]{0,40}\))?[^\p{L}\n[]{0,3}(?:(?:op|on|at|via|per|unter|au|bij|met|or|of|oder|ou)[ :]{1,2}){0,2}\[(?:phone|email)\]/u;

/** People of an ad who are looked for wherever they stand. */
const mostNames = 30;
/** Longest name, in words. */
const maxWords = 6;

/**
 * Replaces the names in contact sentences by `[name]`, after phone numbers and addresses have been replaced, and these names wherever else they stand
 * in full. A single word is a name only after Mr, Frau and the like, or right before a phone number or address. Names in other sentences are not found.
 * @param ordinary words of the ad's title, organisation and place, in lower case: a name of those alone is none.
 */
export function redactPeople(text: string, ordinary?: ReadonlySet<string>): string {
  const spans = peopleIn(text, ordinary);
  if (!spans.length) return text;
  let done = 0;
  let redacted = '';
  for (const [start, end] of spans) {
    redacted += `${text.slice(done, start)}[name]`;
    done = end;
  }
  redacted += text.slice(done);
  const names = new Set(spans.map(([start, end]) => text.slice(start, end)).filter((name) => / /.test(name)));
  return [...names].slice(0, mostNames).reduce((now, name) => now.replace(whole(name), '[name]'), redacted);
}

/** What tells names from other words with capitals. */
interface Context {
  readonly ordinary?: ReadonlySet<string>;
  /** Words that the text also has in lower case. */
  readonly small: () => ReadonlySet<string>;
}

function smallWordsOf(text: string): () => ReadonlySet<string> {
  let words: Set<string> | undefined;
  return () => (words ??= new Set(text.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}'’-]{0,30}/gu)));
}

function whole(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${escape(name)}(?![\\p{L}\\p{N}])`, 'gu');
}

function peopleIn(text: string, ordinary?: ReadonlySet<string>): [number, number][] {
  const spans: [number, number][] = [];
  const { honorific } = contactWords();
  const context = { ordinary, small: smallWordsOf(text) };
  for (const [start, end] of leadsIn(text)) {
    let from: number | undefined = end;
    if (spans.length && from < spans.at(-1)![1]) continue;
    for (let titled = honorific.test(text.slice(start, end)); from !== undefined; titled = false) {
      const name = nameAfter(text, from, titled, context);
      if (name) spans.push(name);
      from = name && anotherAfter(text, name[1]);
    }
  }
  return spans;
}

/** Introductions and honorifics with a capital after them. From the capitals backwards, which is much faster than looking for so many words. */
function leadsIn(text: string): [number, number][] {
  const found: [number, number][] = [];
  const { leads } = contactWords();
  capital.lastIndex = 0;
  while (capital.test(text)) {
    const lead = leadBefore(text, capital.lastIndex - 1, leads);
    if (lead && lead[1] !== found.at(-1)?.[1]) found.push(lead);
  }
  return found;
}

function leadBefore(
  text: string,
  at: number,
  leads: ReadonlyMap<string, readonly string[]>,
): [number, number] | undefined {
  for (let n = 0, end = at; n < 6; n++) {
    while (end > 0 && isGap(text.charCodeAt(end - 1))) end--;
    let start = end;
    while (start > 0 && end - start < 20 && isLetter(text.charCodeAt(start - 1))) start--;
    const ending = start < end ? leads.get(text.slice(start, end)) : undefined;
    if (!ending) return undefined;
    const lead = ending.find((each) => text.endsWith(each, end) && stands(text, end - each.length));
    if (lead !== undefined) return [end - lead.length, end];
    end = start;
  }
  return undefined;
}

/** A blank, a dot, a colon, a dash. */
function isGap(code: number): boolean {
  return code === 32 || code === 46 || code === 58 || code === 45 || code === 0x2013;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code >= 0xc0;
}

function stands(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}@.-]/u.test(text[at - 1]);
}

/** Where a second name would start, after a comma or an "or". */
function anotherAfter(text: string, at: number): number | undefined {
  if (/^, (?=\p{Lu})/u.test(text.slice(at, at + 3))) return at + 1;
  const between = wordAt(text, at + 1);
  return text[at] === ' ' && between && contactWords().and.test(between)
    ? at + 1 + between.length
    : undefined;
}

/** The name that stands at `from`, after titles and words such as "our recruiter". */
function nameAfter(
  text: string,
  from: number,
  titled: boolean,
  context: Context,
): [number, number] | undefined {
  const { title, honorific, filler, department } = contactWords();
  let at = skipGap(text, from);
  let known = titled;
  for (let n = 0; n < 6; n++) {
    const now = wordAt(text, at);
    if (!now) return undefined;
    const isTitle = title.test(now) && (text[at + now.length] === '.' || now.length > 1);
    if (!isTitle && !(/^\p{Ll}/u.test(now) && (filler.test(now) || department.test(now)))) break;
    known ||=
      honorific.test(now) || (isTitle && /^\p{Lu}?\p{Ll}*$/u.test(now) && text[at + now.length] === '.');
    at = skipGap(text, at + now.length);
  }
  const parts = partsFrom(text, at, known);
  return parts.length && isName(text, parts, known, context) ? [parts[0][0], parts.at(-1)![1]] : undefined;
}

function wordAt(text: string, at: number): string | undefined {
  word.lastIndex = at;
  return word.exec(text)?.[0];
}

function skipGap(text: string, at: number): number {
  return at + /^(?:\.? ?[:–-]? {0,2}|\.)/.exec(text.slice(at, at + 5))![0].length;
}

/** The words of a name from `at` on, with their places; particles only between them, or first where `known` to be a name. */
function partsFrom(text: string, from: number, known: boolean): [number, number][] {
  const { department, particles, title } = contactWords();
  const parts: [number, number][] = [];
  let kept = 0;
  let wasParticle = false;
  for (let at = from; parts.length < maxWords; at++) {
    const now = wordAt(text, at) ?? '';
    const capital = partAt(text, at);
    const isParticle = particles.has(now.toLowerCase());
    const begins = known && familyParticle.test(now);
    if (isParticle && parts.length > 1 && !wasParticle) break;
    wasParticle = isParticle;
    if (isParticle ? !parts.length && !begins : !capital || department.test(now)) break;
    if (!isParticle && title.test(now) && now.length > 1) break;
    const end = at + (isParticle ? now.length : capital!.length);
    parts.push([at, end]);
    if (!isParticle) kept = parts.length;
    if (text[end] !== ' ') break;
    at = end;
  }
  return parts.slice(0, kept);
}

function partAt(text: string, at: number): string | undefined {
  part.lastIndex = at;
  return part.exec(text)?.[0];
}

function isName(text: string, parts: readonly [number, number][], known: boolean, context: Context): boolean {
  const { department, team } = contactWords();
  const words = parts.map(([start, end]) => text.slice(start, end));
  const end = parts.at(-1)![1];
  const next = wordAt(text, end + 1) ?? '';
  if (
    words.some((each) => team.test(each) || department.test(each)) ||
    (text[end] === ' ' && team.test(next))
  )
    return false;
  if (/^[\p{L}\p{N}]/u.test(text.slice(end, end + 1))) return false;
  if (known) return true;
  const full = words.filter((each) => /\p{Ll}/u.test(each) && !familyParticle.test(each));
  if (!full.length || full.every((each) => context.ordinary?.has(each.toLowerCase()))) return false;
  if (words.length === 1 && !nearby.test(text.slice(end, end + 70))) return false;
  return words.length === 1 || !full.every((each) => context.small().has(each.toLowerCase()));
}
