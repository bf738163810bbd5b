// Addresses: e-mail addresses, however they are written, and what leads to a person on a platform.

const local = "[\\p{L}\\p{N}._%+'-]{1,64}";
const label = '[\\p{L}\\p{N}-]{1,63}';
const before = "(?<![\\p{L}\\p{N}._%+'-])";
/** Endings of addresses that may be taken for such where the rest is not clear. */
const ending = '(?:nl|com|org|net|info|eu|io|ai|de|be|fr|es|it|at|ch|lu|dk|se|no|pl|pt|ie|uk|us|edu|gov)';

/** Expressions of addresses; all bounded. */
export const addressPatterns = {
  /** Also broken over lines at the @ and before the ending. */
  plain: new RegExp(
    `${before}${local}(?:\\n?@|@\\n)${label}(?:\\.${label}){0,6}(?:\\.\\n${ending}(?![\\p{L}\\p{N}]))?`,
    'gu',
  ),
  spelled: new RegExp(
    `(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]{1,64} ?[[({] ?(?:at|ät|@|apenstaartje|arobase|arroba) ?[\\])}] ?${label}(?: ?(?:\\.|[[({] ?(?:dot|punt|punkt|point|punto|\\.) ?[\\])}]) ?${label}){1,4}`,
    'giu',
  ),
  inWords: new RegExp(
    `(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]{1,64} at ${label}(?: dot ${label}){0,3} dot ${ending}(?![\\p{L}\\p{N}])`,
    'giu',
  ),
  spaced: new RegExp(
    `(?<![\\p{L}\\p{N}._%+-])(?:(?<=mail:? )[\\p{L}\\p{N}%+-]{1,64}|[\\p{L}\\p{N}%+-]{1,32}[._][\\p{L}\\p{N}._%+-]{1,32}) ?@ ?${label}(?:\\.${label}){0,3}\\.${ending}(?![\\p{L}\\p{N}])`,
    'giu',
  ),
};
/** Profiles and handles of people. */
export const handlePatterns = {
  profile: /(linkedin\.com\/(?:in|pub)\/)[\p{L}\p{N}%._-]{2,100}/giu,
  handle:
    /(?<![\p{L}\p{N}])((?:twitter|instagram|telegram|mastodon|bluesky):? ?)@[\p{L}\p{N}._]{2,40}(?<![.])/giu,
  skype: /(?<![\p{L}\p{N}])(skype(?:: ?| (?=live:)))(?:live:)?[\p{L}\p{N}._-]{3,40}(?<![.])/giu,
};

/** Replaces e-mail addresses by `[email]`; words glued to one stay. */
export function redactEmails(text: string): string {
  const { plain, spelled, inWords, spaced } = addressPatterns;
  let now = text;
  if (now.includes('@')) now = now.replace(plain, addressOf).replace(spaced, '[email]');
  return signs.test(now) ? now.replace(spelled, '[email]').replace(inWords, '[email]') : now;
}

/** Where an address in words may be. */
const signs = /[[({] ?(?:at|ät|@|apenstaartje|arobase|arroba) ?[\])}]| dot /i;

/** Replaces the person in links and handles of platforms by `[name]`. */
export function redactHandles(text: string): string {
  const { profile, handle, skype } = handlePatterns;
  let now = text;
  if (now.includes('.com/')) now = now.replace(profile, '$1[name]');
  if (now.includes('@')) now = now.replace(handle, '$1[name]');
  return now.includes('kype') ? now.replace(skype, '$1[name]') : now;
}

/** Long endings that begin as a short one does: no word is glued to those. */
const longEndings =
  /^(?:com(?:munity|pany|pare|puter|sec)|net(?:work|bank|flix)|org(?:anic)|info|nl|io|eu(?:s|rovision))$/;

/** `[email]` with what a quote, a dash, a label or the next sentence has put at its edges; the text itself where it is no address. */
function addressOf(found: string): string {
  const [name, host] = found.split(/\n?@\n?/);
  const open = /^(?:['.%+-]*)(?:(?:E-?mail|Mail|Contact)(?=\p{Ll}))?/u.exec(name)![0];
  const labels = host.replace(gluedSite, '$1').split('.');
  const site = host.slice(labels.join('.').length);
  const last = lastLabel(labels);
  if (last < 1) return found;
  const rest = labels.slice(last + 1).map((each) => `.${each}`);
  const glued = gluedTo(labels[last].replace(/^\n/, ''));
  return /^\p{L}{2}/u.test(labels[last].trim()) ? `${open}[email]${glued}${rest.join('')}${site}` : found;
}

/** Where the host ends: before a label that starts a sentence (example.com.Have). */
function lastLabel(labels: readonly string[]): number {
  const lower = labels[0] === labels[0].toLowerCase();
  for (let i = 2; i < labels.length; i++) if (lower && /^\p{Lu}\p{Ll}/u.test(labels[i])) return i - 1;
  return labels.length - 1;
}

/** An address of a site right after a host: example.comwww.example.com. */
const gluedSite = new RegExp(`(\\.${ending})www\\..*$`, 'su');

/** What is glued to the last label: nlPlease → Please; comwww → www. */
function gluedTo(last: string): string {
  const capital = /^\p{Ll}{2,}(?=\p{Lu})/u.exec(last);
  if (capital) return last.slice(capital[0].length);
  const ended = /^(?:com|org|net|info|nl|eu|io)(?=[a-z])/.exec(last);
  if (ended && !longEndings.test(last)) return last.slice(ended[0].length);
  return /^\p{L}{2,}(?=-)/u.test(last) ? last.slice(last.indexOf('-')) : '';
}
