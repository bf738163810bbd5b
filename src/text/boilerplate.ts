// Company boilerplate: clauses about the company, its benefits and its procedures, not about the work.
// They turn slogans into soft skills, so that a study may want to leave them out.
import { Gap } from './scan-tokens';
import { clauseText, type TokenStore } from './token-store';

/** Kinds of boilerplate, in the order of the codes in {@link boilerplateClauses}; 0 is no boilerplate. */
export const BOILERPLATE_KINDS = [
  '',
  'about us',
  'benefits',
  'equal opportunity',
  'cookies',
  'application',
] as const;
export type BoilerplateKind = (typeof BOILERPLATE_KINDS)[number];

/**
 * Headings that open a section, by kind; `''` opens a section about the work. A heading is a short line. Words that also begin
 * a duty ("Offer support", "Contact with suppliers", "Interesse in AI") count only as the whole line.
 */
const HEADINGS: readonly (readonly [BoilerplateKind, RegExp])[] = [
  [
    'about us',
    /^(about (us|the (company|organi[sz]ation|team|client))|about our (team|company)|who (we are|are we)|our (company|story|mission|values|culture)$|over ons|wie (zijn wij|wij zijn|we zijn|zijn we)|onze (organisatie|missie|cultuur)$|over (het bedrijf|de organisatie|de (werk|opdracht)gever|onze organisatie)|het bedrijf$|de organisatie$|company description|bedrijfsomschrijving)(?![\p{L}])/iu,
  ],
  [
    'benefits',
    /^((what|why) (do |can |will )?(we|us) (do )?(have to |can )?(offer|give|put)|what (do |will |can |'ll )?(you )?(get|can expect from us)|(and )?what (do )?we put on the table|what's (there|in it) for you|why (us|join us|work (for|with|at) us)|(this is what )?you get$|((our|the|your) )?(benefits|perks|offer|package|deal)( (&|and) .{0,30}| package| we offer)?$|in return|what (we|you) (have to offer|get|give)|(our|the) terms$|(terms|conditions) of employment|wat (krijg|bieden|mag je verwachten|je (mag verwachten|krijgt|van ons krijgt)|(staat|stellen) (er|daar))|wat (wij|we) (je |jou |jouw )?(te )?(bieden|geven)|dit (krijg je|staat er|bieden)|wij bieden|we offer|ons aanbod|(het )?aanbod$|(onze )?arbeidsvoorwaarden|compensation( (&|and) benefits)?$)(?![\p{L}])/iu,
  ],
  [
    'application',
    /^(how to apply|apply (now|today)|(information (&|and) )?application( (process|procedure))?$|(de |onze )?(sollicitatie|procedure|sollicitatieprocedure)$|((are you|ben je) )?(curious|interested|interesse|geïnteresseerd|nieuwsgierig)( in (this|the|deze|de) .{3,30})?$|solliciteer|solliciteren|contact( (details|us|information|informatie|gegevens))?$|(meer )?informatie( .{0,30})?$|meer weten|more information|(questions|vragen)( (about|over) .{0,30})?$|(recruitment|selection|hiring) (process|procedure)|how does the procedure)(?![\p{L}])/iu,
  ],
  [
    'equal opportunity',
    /^(equal opportunit(y|ies)|diversity( (&|and) inclusion)?$|diversiteit( (&|en) inclusie)?$|eeo$)/iu,
  ],
  ['cookies', /^(cookies?|privacy)( ?(statement|policy|verklaring))?$/iu],
  [
    '',
    /^(what (you'?(ll| will|d)?|will you|are you going to|do you) (do|be|own|work|take|bring|have|need)|what (we|do we) (ask|expect|need|hope|like|are looking)|what we're looking|((the|your|our|this|je|jouw|de|het) )?((key|main) )?(role|job|responsibilities|tasks|duties|activities|position|challenge|assignment|opportunity|mission|profile|background|requirements|qualifications|skills|stack|product|work|week|day|contribution|rol|functie|taken|takenpakket|werkzaamheden|verantwoordelijkheden|profiel|achtergrond|opdracht|uitdaging|baan|werk)( (as|at|bij|als|in|is|are|will|bestaan|bestaat|consists?|includes?)( .{1,40})?)?$|job (description|purpose|requirements)|(role|candidate) (description|profile)|roles? (and|&) responsibilities|who (you are|are you|we're|we are looking)|what (you|we).{0,20}(bring|need|looking|ask|expect|offer us)|must.haves?|nice.to.haves?|competenc(es|ies)|competenties|wat (ga|je gaat|jij gaat|je doet|je meebrengt|je meeneemt|je bent|doe|breng|neem|vragen|verwachten|zoeken|houdt|wordt|heb je)|wat (wij|we) (van (je|jou) |in (je|jou) )?(graag )?(vragen|verwachten|zoeken|zien)|functie-?(omschrijving|eisen|inhoud)|functie(omschrijving|eisen|inhoud)|wie (ben|je bent|zoeken|we zoeken|wij zoeken)|(wij|we) (vragen|verwachten|zoeken)|dit (ga je|breng je mee|neem je mee|ben jij|vragen|ben je)|jij( .{0,12})?$|(jij|you) (hebt|have|bring|offer|will)$|eisen|wensen|about (the (role|job|position|assignment)|this (role|job)|you)|over (de (rol|functie|opdracht)|deze (rol|functie)|jou))(?![\p{L}])/iu,
  ],
  // Any other "About Name" is about the company; the capital tells the name from "about 40 people".
  ['about us', /^(About|ABOUT|Over|OVER) \p{Lu}/u],
];

/** Cues that make a single clause boilerplate wherever it stands. */
const CUES: readonly (readonly [BoilerplateKind, RegExp])[] = [
  [
    'equal opportunity',
    /equal (employment )?opportunit|equal.opportunity employer|without regard to|regardless of (race|gender|age|your|background)|sexual orientation|protected (veteran|status|characteristic)|gender identity|reasonable accommodation|ongeacht (leeftijd|geslacht|afkomst|achtergrond|je )|celebrate diversity|value diversity|committed to (creating )?(a |an )?(diverse|inclusive|diversity)|culturele achtergrond|ondervertegenwoordigde groepen|underrepresented groups/i,
  ],
  [
    'cookies',
    /\bcookies?\b|privacy ?(statement|policy|verklaring)|your personal data|personal data (will|is|are)|\b(je|jouw|uw) persoonsgegevens/i,
  ],
  [
    'application',
    /acquisitie.{0,60}(niet|geen)|\b(acquisition.{0,40}not|acquisition (based on|in response)|apply (now|today|via|before|directly|here|by (e.?mail|sending|\d)|with (your|us))|send (in )?(us )?(your|a) (cv|resume|letter|motivation|application)|stuur (dan )?(je|jouw) (cv|sollicitatie|motivatie)|solliciteer|sollicitatie(procedure|gesprek|knop|formulier)?|motivatiebrief|cover letter|job interview|applications may|(assessment|background check|screening) (is|are|will|maakt|kan) .{0,20}(part|deel|procedure|process)|pre.?employment screening|verklaring omtrent gedrag|vog|neem (dan )?contact op|contact us|get in touch|reageer|unsolicited (cvs?|resumes?|applications?|profiles?)|agencies.{0,20}(don't|do not|no thanks|not)|no (phone )?calls by|selectiebureaus)\b/i,
  ],
  [
    'benefits',
    /\b(vakantiedagen|vrije dagen|vakantiegeld|eindejaarsuitkering|pensioen(regeling)?|reiskosten(vergoeding)?|lease ?auto|lease (car|bike)|company car|dertiende maand|13e maand|bruto per maand|euros? (a|per) month|thuiswerkvergoeding|salaris|opleidingsbudget|(paid |annual )?(vacation|holiday|leave) days|days (off|of holiday)|\d+ holidays|pension|health insurance|competitive salary|salary (range|scale|of|between)|stock options|equity (package|plan|options|stake)|gym membership|commuting|travel allowance|holiday (pay|allowance)|(free|daily|healthy|shared|good|gratis|gezonde|verzorgde|gezamenlijke) lunch|lunch$|training budget|bonus(?! (points|if))|secondary benefits|vrijmibo|borrels?|hybrid working|work from home|remote work|thuiswerken|fietsplan|marktconform)\b/i,
  ],
  [
    'about us',
    /\b(founded in|opgericht in|headquartered|is (a|the|one of the) (world's |global |worldwide |europe's )?(leading|largest|fastest)|our (company|mission|vision) (is|has)|we are a (leading|global|fast|young|growing|team of)|marktleider|toonaangevend|wij zijn een|(\d[\d.,]+\+?|thousands of|hundreds of) (employees|colleagues|medewerkers|collega's)|offices in|kantoren in|in \d+ (countries|landen))\b/i,
  ],
];

const HEADING_TOKENS = 8;

/** What each clause of a corpus is, as an index into {@link BOILERPLATE_KINDS}; one value a clause, made once a store. */
export function boilerplateClauses(store: TokenStore): Uint8Array {
  const known = cache.get(store);
  if (known) return known;
  const kinds = new Uint8Array(store.clauseTokens.length - 1);
  for (let ad = 0; ad < store.ads.length; ad++) markAd(store, ad, kinds);
  cache.set(store, kinds);
  return kinds;
}

const cache = new WeakMap<TokenStore, Uint8Array>();

function markAd(store: TokenStore, ad: number, kinds: Uint8Array): void {
  const titleEnd = store.ads[ad].title.length;
  let section: BoilerplateKind = '';
  for (let clause = store.adClauses[ad]; clause < store.adClauses[ad + 1]; clause++) {
    const text = clauseText(store, ad, clause);
    if (store.starts[store.clauseTokens[clause]] < titleEnd) continue;
    const heading = isLine(store, ad, clause)
      ? HEADINGS.find(([, pattern]) => pattern.test(text))
      : undefined;
    if (heading) section = heading[0];
    const kind = heading ? section : (CUES.find(([, pattern]) => pattern.test(text))?.[0] ?? section);
    kinds[clause] = BOILERPLATE_KINDS.indexOf(kind);
  }
}

/** A short clause after a hard break that ends its line or is closed by a sign other than a comma: it can be a heading. */
function isLine(store: TokenStore, ad: number, clause: number): boolean {
  const first = store.clauseTokens[clause];
  const next = store.clauseTokens[clause + 1];
  if (next - first > HEADING_TOKENS || gapOf(store, first) !== Gap.Hard) return false;
  if (next >= store.adTokens[ad + 1]) return true;
  return gapOf(store, next) >= Gap.Soft && store.ads[ad].text[store.ends[next - 1]] !== ',';
}

function gapOf(store: TokenStore, token: number): Gap {
  return store.flags[token] >> 2;
}
