// Function words of English and Dutch: what no candidate for a term begins or ends with.
const ENGLISH = `a about above across after again all along already also although always am among an and another any anyone anything are around as at away
be because been before being below between both but by can could did do does doing done down during each either else etc even ever every everyone
everything few for from further get gets getting got had has have having he her here hers him his how however i if in into is it its itself just
let like ll made make makes many may me might more most much must my near need needs neither new no nor not now of off often on once one only onto or
other others our ours out over own per please plus rather re s same several shall she should since so some someone something soon still such t than
that the their them then there these they this those through throughout to together too toward towards under until up upon us use used using ve very
via was we well were what when where whether which while who whole whom whose why will with within without would yes yet you your yours yourself`;
const DUTCH = `aan achter al alle alleen alles als altijd andere anders beetje ben bent bij binnen boven buiten daar daarbij daarmee daarnaast daarom dan dat de deze
die dit doen door dus een eens elk elke en enkele er erg ervoor etc eventueel ga gaan gaat geen ging goed had hadden heb hebben hebt heeft heel hem het hier
hij hoe hun iedere iedereen iets ik in is ja je jezelf jij jou jouw jullie kan krijg krijgt kun kunnen kunt los maar mag me mee meer meest meerdere met mij
mijn moet moeten na naar naast niet niets nieuwe nog nu of om omdat omgaan onder ons onze ook op over per samen sinds steeds te tegen ten ter terwijl tijdens
toe tot tussen u uit uw van vanaf vanuit vele veel verder via vind vinden volgens voor vooral waar waarbij waarin waarmee waarop waarvan waarvoor wanneer want
waren was wat we weer wel welke werd wie wij wil willen wordt worden zal zeer zelf zich zichzelf zien zij zijn zo zoals zodat zou zouden zonder zowel ze`;

/** Function words in lower case. */
export const STOP_WORDS: ReadonlySet<string> = new Set([...ENGLISH.split(/\s+/), ...DUTCH.split(/\s+/)]);

/** Whether a word can be the first or last word of a term: no function word, no bare number, no lone letter but for C and R. */
export function canEdgeTerm(word: string): boolean {
  return (
    !STOP_WORDS.has(word) && !/^[\d.,%€]+$/.test(word) && (word.length > 1 || word === 'c' || word === 'r')
  );
}

/** Function words that terms have inside: infrastructure as code, chain of thought, text to speech, proof van concept. */
const JOINING: ReadonlySet<string> = new Set([
  'as',
  'of',
  'to',
  'for',
  'in',
  'on',
  'the',
  'a',
  'van',
  'op',
  'voor',
]);

/** Whether a word can stand inside a term. */
export function canJoinTerm(word: string): boolean {
  return JOINING.has(word) || !STOP_WORDS.has(word);
}
