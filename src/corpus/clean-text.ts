// Cleaning: HTML and odd white space undone, words untouched.
import { decodeHTMLStrict } from 'entities';
import { Parser } from 'htmlparser2';

const blocks = new Set(
  (
    'address article aside blockquote body br center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 head ' +
    'header hr html main nav ol p pre section table tbody tfoot thead tr ul'
  ).split(' '),
);
const inline =
  'a abbr b big button caption cite code col colgroup del em font i iframe img input ins kbd label legend li link mark meta o:p ' +
  'option picture q s samp script select small source span strike strong style sub sup svg path td textarea th title tt u var video wbr';
const names = [...blocks, ...inline.split(' ')].sort((a, b) => b.length - a.length).join('|');

// A tag is one with a known name and an end before the next tag; anything else after a "<" is text (`a < b`, `List<String>`).
const tag = `<\\/?(?:${names})(?:\\s(?:[^<>"']|"[^"<]{0,2000}"|'[^'<]{0,2000}')*)?\\/?>`;
const anyTag = new RegExp(tag, 'i');
const strayAngle = new RegExp(`<(?!${tag.slice(1)})`, 'gi');
const declaration = /<!doctype[^<>]{0,500}>|<!\[CDATA\[|\]\]>/gi;
const entity = /&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});/i;

/**
 * A text as a person would copy it from a page: tags and entities undone (block tags become line breaks, list items `- `),
 * control and zero-width characters dropped, white space normalised, at most one blank line, no indentation. Changes no words.
 * Use it on anything that becomes part of an ad; cleaning twice changes nothing.
 */
export function cleanText(text: string): string {
  let plain = text;
  // Scraped texts are often encoded twice (`&amp;amp;`, `&lt;p&gt;`), seldom more.
  for (let pass = 0; pass < 3; pass++) {
    const before = plain;
    if (plain.includes('<')) plain = withoutTags(plain);
    if (plain.includes('&') && entity.test(plain)) plain = decodeHTMLStrict(plain);
    if (plain === before) break;
  }
  return normaliseSpace(plain);
}

/** The same on one line; for titles, names and other short fields. */
export function cleanLine(text: string): string {
  const clean = cleanText(text);
  return clean.includes('\n') ? clean.replace(/\n+/g, ' ') : clean;
}

function withoutTags(text: string): string {
  const source = text.includes('<!') ? withoutComments(text).replace(declaration, ' ') : text;
  if (!anyTag.test(source)) return source;
  const out: string[] = [];
  let hidden = '';
  const parser = new Parser(
    {
      onopentagname(name) {
        if (name === 'li') out.push('\n- ');
        else if (blocks.has(name)) out.push('\n');
        else if (name === 'td' || name === 'th') out.push(' ');
        else if ((name === 'script' || name === 'style') && !hidden) hidden = name;
      },
      onclosetag(name) {
        if (name === hidden) hidden = '';
        if (name !== 'br' && (blocks.has(name) || name === 'li')) out.push('\n');
      },
      ontext: (data) => void (hidden || out.push(data)),
    },
    { decodeEntities: false, lowerCaseTags: true, recognizeSelfClosing: true },
  );
  parser.end(closedOnly(source).replace(strayAngle, '&lt;'));
  return out.join('');
}

// A comment that never ends would hide the rest of the ad, so it is text.
function withoutComments(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', from)) {
    const close = text.indexOf('-->', open + 4);
    if (close < 0) break;
    kept.push(text.slice(from, open));
    from = close + 3;
  }
  return [...kept, text.slice(from)].join(' ');
}

// An element that hides its content must be closed, else it would hide the rest of the ad.
function closedOnly(text: string): string {
  if (!/<(?:script|style|title|textarea|iframe|svg)\b/i.test(text)) return text;
  let source = text.replace(/<\/?(?:title|textarea|iframe|svg)\b[^<>]{0,2000}>/gi, ' ');
  for (const name of ['script', 'style']) {
    const closed = source.toLowerCase().lastIndexOf(`</${name}`);
    const unclosed = source.toLowerCase().lastIndexOf(`<${name}`);
    if (unclosed > closed)
      source = source.slice(0, unclosed) + source.slice(unclosed).replace(/^<[^<>]{0,2000}>/, ' ');
  }
  return source;
}

const odd =
  /[\0-\x09\x0b-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\u3000\ufeff]/;
const lineBreaks = /\r\n?|[\v\f\x85\u2028\u2029]/g;
const zeroWidth = /[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
const blanks = /[\0-\x09\x0e-\x1f\x7f-\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function normaliseSpace(text: string): string {
  let plain = text;
  if (odd.test(plain)) plain = plain.replace(lineBreaks, '\n').replace(zeroWidth, '').replace(blanks, ' ');
  if (/[\ud800-\udfff]/.test(plain)) plain = plain.replace(loneSurrogate, '\ufffd');
  // Letters with separate accents would not be found by a term that is written with one letter.
  if (/[\u0300-\u036f]/.test(plain)) plain = plain.normalize('NFC');
  if (plain.includes('  ')) plain = plain.replace(/ {2,}/g, ' ');
  if (plain.includes('\n'))
    plain = plain
      .replace(/ ?\n ?/g, '\n')
      .replace(/^ /gm, '')
      .replace(/\n{3,}/g, '\n\n');
  return plain.trim();
}
