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

/** Headings that open a section, by kind; `''` opens a section about the work. A heading is a short line. */
const HEADINGS: readonly (readonly [BoilerplateKind, RegExp])[] = [
  [
    'about us',
    /^(about (us|the (company|organi[sz]ation|team)|our (company|team))|who (we are|are we)|our (company|story|mission|values|culture)|over ons|wie (zijn wij|wij zijn)|onze (organisatie|missie|cultuur)|over (het bedrijf|de organisatie|de werkgever)|het bedrijf|de organisatie|company description|bedrijfsomschrijving)\b/i,
  ],
  [
    'benefits',
    /^((what|why).{0,25}(we|us|you).{0,12}(offer|get|join|benefits?)|(our |the |your )?(benefits|perks|offer)|in return|wat (wij|we|krijg|bieden|mag je).{0,30}|wij bieden|we offer|dit bieden (wij|we)|ons aanbod|arbeidsvoorwaarden|aanbod|what's in it for you|compensation)\b/i,
  ],
  [
    'application',
    /^(how to apply|apply now|application (process|procedure)|(de )?(sollicitatie|procedure|sollicitatieprocedure)|interested|interesse|solliciteer|solliciteren|contact|meer (weten|informatie)|more information|questions|vragen|recruitment process|selection process)\b/i,
  ],
  [
    'equal opportunity',
    /^(equal opportunit(y|ies)|diversity( (&|and) inclusion)?|diversiteit( en inclusie)?|eeo)\b/i,
  ],
  ['cookies', /^(cookies?|privacy( statement|verklaring)?)\b/i],
  [
    '',
    /^(what (you('ll| will)|will you) (do|be|work)|(your |the )?(role|job|responsibilities|tasks|position|challenge)|key responsibilities|job description|responsibilities|requirements|qualifications|(your |the )?profile|who (you are|are you)|what (you|we).{0,20}(bring|need|looking|ask|expect)|skills|must haves?|nice to haves?|wat (ga|ga je|jij|je gaat|breng|neem|vragen|wij vragen|we vragen|verwachten).{0,30}|(jouw |de |je )?(rol|functie|taken|werkzaamheden|profiel|opdracht|uitdaging)|functie-?(omschrijving|eisen|inhoud)|wie (ben|zoeken).{0,20}|wij vragen|dit (ga je doen|breng je mee|ben jij|vragen).{0,20}|jij|eisen|wensen|about (the (role|job|position)|you)|over (de (rol|functie)|jou))\b/i,
  ],
];

/** Cues that make a single clause boilerplate wherever it stands. */
const CUES: readonly (readonly [BoilerplateKind, RegExp])[] = [
  [
    'equal opportunity',
    /equal (employment )?opportunit|equal.opportunity employer|without regard to|regardless of (race|gender|age|your|background)|sexual orientation|protected (veteran|status|characteristic)|gender identity|reasonable accommodation|ongeacht (leeftijd|geslacht|afkomst|achtergrond|je )|celebrate diversity|committed to (creating )?(a |an )?(diverse|inclusive)|culturele achtergrond/i,
  ],
  [
    'cookies',
    /\bcookies?\b|privacy ?(statement|policy|verklaring)|personal data (will|is|are)|persoonsgegevens/i,
  ],
  [
    'application',
    /acquisitie.{0,60}(niet|geen)|acquisition.{0,40}not|\b(apply (now|today|via|by|before|directly|here|with)|send (us )?your (cv|resume|application)|stuur (dan )?(je|jouw) (cv|sollicitatie|motivatie)|solliciteer|sollicitatie(procedure|gesprek|knop|formulier)?|motivatiebrief|cover letter|job interview|(assessment|background check|screening) (is|are|will|maakt|kan)|verklaring omtrent gedrag|\bvog\b|neem (dan )?contact op|contact us|get in touch|reageer)/i,
  ],
  [
    'benefits',
    /\b(vakantiedagen|vakantiegeld|eindejaarsuitkering|pensioen(regeling)?|reiskosten(vergoeding)?|lease ?auto|leaseauto|dertiende maand|13e maand|bruto per maand|thuiswerkvergoeding|salaris|opleidingsbudget|(paid |annual )?(vacation|holiday|leave) days|days off|pension|health insurance|competitive salary|salary (range|of|between)|stock options|equity|gym membership|commuting|travel allowance|free lunch|lunch|training budget|bonus|secondary benefits|vrijmibo|borrels?|hybrid working|work from home|remote work|thuiswerken|fietsplan|marktconform)\b/i,
  ],
  [
    'about us',
    /\b(founded in|opgericht in|headquartered|is (a|the|one of the) (world's |global |worldwide |europe's )?(leading|largest|fastest)|our (company|mission|vision) (is|has)|we are a (leading|global|fast|young|growing|team of)|marktleider|toonaangevend|wij zijn een|(\d[\d.,]*\+?|thousands of|hundreds of) (employees|colleagues|medewerkers|collega's)|offices in|kantoren in|in \d+ (countries|landen))\b/i,
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
    const heading = isLine(store, clause) ? HEADINGS.find(([, pattern]) => pattern.test(text)) : undefined;
    if (heading) section = heading[0];
    const kind = heading ? section : (CUES.find(([, pattern]) => pattern.test(text))?.[0] ?? section);
    kinds[clause] = BOILERPLATE_KINDS.indexOf(kind);
  }
}

/** A short clause with a hard break before and after: it can be a heading. */
function isLine(store: TokenStore, clause: number): boolean {
  const first = store.clauseTokens[clause];
  const next = store.clauseTokens[clause + 1];
  if (next - first > HEADING_TOKENS || gapOf(store, first) !== Gap.Hard) return false;
  return next >= store.flags.length || gapOf(store, next) >= Gap.Soft;
}

function gapOf(store: TokenStore, token: number): Gap {
  return store.flags[token] >> 2;
}
