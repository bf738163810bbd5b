// Company boilerplate: sections by their headings, single clauses by cues.
import { beforeAll, describe, expect, it } from 'vitest';
import { readAds } from '../../src/corpus';
import type * as Text from '../../src/text';
import { boilerplateClauses, BOILERPLATE_KINDS, clauseText, tokenize, type TokenStore } from '../../src/text';
import { expectToEnd } from '../expect-to-end';
import type * as Make from './make-ad';
import { makeAd } from './make-ad';

/** Kind of the clause that holds these words, in an ad of these lines; a Dutch one, as the rules for those know English, too. */
function kindOf(words: string, ...lines: string[]): string {
  return kindIn('nl', words, ...lines);
}

function kindIn(language: string, words: string, ...lines: string[]): string {
  const text = lines.length ? lines.join('\n') : words;
  const store = tokenize([makeAd(text, { title: 'AI Engineer', language })]);
  const marks = boilerplateClauses(store);
  for (let clause = 0; clause < marks.length; clause++)
    if (clauseText(store, 0, clause).includes(words)) return BOILERPLATE_KINDS[marks[clause]];
  throw new Error(`No clause has "${words}".`);
}

describe('a clause with a cue', () => {
  it.each([
    ['We are an equal opportunity employer', 'equal opportunity'],
    ['Iedereen is welkom, ongeacht leeftijd of geslacht', 'equal opportunity'],
    ['We value diversity and mean it', 'equal opportunity'],
    ['This site uses cookies', 'cookies'],
    ['Your personal data are safe with us', 'cookies'],
    ['Acquisitie wordt niet op prijs gesteld', 'application'],
    ['We do not accept unsolicited CVs', 'application'],
    ['Send in your letter before Friday', 'application'],
    ['Neem contact op met de recruiter', 'application'],
    ['27 vakantiedagen en een laptop', 'benefits'],
    ['A competitive salary', 'benefits'],
    ['Founded in 2011 by two friends', 'about us'],
    ['Wij zijn marktleider in deuren', 'about us'],
  ])('%j is marked', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  it.each([
    'Build data pipelines in Spark',
    'Je ontwikkelt voorspellende modellen',
    'Work with 3 colleagues on a recommender',
    'Experience in fintech or private equity',
    'Bonus points for Rust',
    'Je verwerkt persoonsgegevens volgens de AVG',
    'Na de lunch werk je aan pilots',
    'You design the assessment of language models',
    'Regardless of the model, evaluation comes first',
  ])('%j is none', (text) => {
    expect(kindOf(text)).toBe('');
  });
});

describe('a section', () => {
  it.each([
    ['What we offer', 'benefits'],
    ['Our offer', 'benefits'],
    ["What's in it for you?", 'benefits'],
    ['Conditions of employment', 'benefits'],
    ['Wat bieden wij?', 'benefits'],
    ['Dit krijg je:', 'benefits'],
    ['Arbeidsvoorwaarden', 'benefits'],
    ['About us', 'about us'],
    ['About Deurenfabriek', 'about us'],
    ['Over ons', 'about us'],
    ['Who we are', 'about us'],
    ['How to apply', 'application'],
    ['Solliciteren', 'application'],
    ['Interested?', 'application'],
    ['Interesse?', 'application'],
    ['Privacy statement', 'cookies'],
    ['Diversity & Inclusion', 'equal opportunity'],
  ])('is opened by the heading %j', (heading, kind) => {
    expect(kindOf('Great colleagues', 'You train models.', heading, '- Great colleagues')).toBe(kind);
    expect(kindOf('train models', 'You train models.', heading, '- Great colleagues')).toBe('');
  });

  it.each([
    'What you will do',
    'Your role',
    'Your role as an AI engineer',
    'Responsibilities',
    'Requirements:',
    'Who are you?',
    'What do you bring?',
    'Wat ga je doen?',
    'Jouw verantwoordelijkheden',
    'Wat we vragen',
    'Wat wij van je verwachten',
    'Functie-eisen',
    'Wie ben jij?',
    'About the role',
    'Over de functie',
  ])('is closed by the heading %j', (heading) => {
    expect(kindOf('train models', 'What we offer', '- great colleagues', heading, '- train models')).toBe('');
    expect(kindOf('great colleagues', 'What we offer', '- great colleagues', heading, '- train models')).toBe(
      'benefits',
    );
  });

  it.each([
    'Offer technical support to users',
    'Contact with clients and suppliers',
    'Interesse in machine learning',
    'Interested in language and technology',
    'Questions from users are your daily bread',
    'Privacy by design',
    'About 40 people use it daily',
    'Diversity of data sources',
    'Our team builds recommenders, and you train them',
    'Benefits realisation',
  ])('is not opened by the duty %j', (duty) => {
    expect(kindOf(duty, `- ${duty}`, '- train models')).toBe('');
    expect(kindOf('train models', `- ${duty}`, '- train models')).toBe('');
  });

  it.each(['Work from home when you like', 'Training of your choice', 'Day care around the corner'])(
    'is not closed by the benefit %j',
    (benefit) => {
      expect(kindOf('free fruit', 'What we offer', `- ${benefit}`, '- free fruit')).toBe('benefits');
    },
  );

  it('does not run on into the next ad', () => {
    const store = tokenize([
      makeAd('Wat bieden wij?\n- gezelligheid', { language: 'nl' }),
      makeAd('You train models', { id: '2' }),
    ]);
    expect(Array.from(boilerplateClauses(store))).toEqual([2, 2, 0]);
  });
});

describe('a corpus', () => {
  let store: TokenStore;
  beforeAll(async () => void (store = tokenize(await readAds('data/sample/ads.jsonl'))));

  it('gets one mark a clause, made once', () => {
    const marks = boilerplateClauses(store);
    expect(marks).toHaveLength(store.clauseTokens.length - 1);
    expect(boilerplateClauses(store)).toBe(marks);
  });

  it('has boilerplate in a fair part of the sample and never in a title', () => {
    const marks = boilerplateClauses(store);
    const share = marks.filter(Boolean).length / marks.length;
    console.log(`boilerplate: ${(100 * share).toFixed(1)} % of ${marks.length} clauses of the sample`);
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.35);
    store.ads.forEach(({ title }, ad) => {
      if (title) expect(marks[store.adClauses[ad]]).toBe(0);
    });
  });

  it('comes to an end on a text of megabytes made to trip patterns', () =>
    expectToEnd<typeof Text & typeof Make>(['src/text', 'tests/text/make-ad'], (given) => {
      const hostile = ['what we ', 'acquisitie ', 'diversity and '].map((words) => words.repeat(200_000));
      given.boilerplateClauses(given.tokenize([given.makeAd(hostile.join('\n\n'))]));
    }));
});

describe('boilerplate in other languages', () => {
  it.each([
    ['de', 'benefits', 'Wir bieten:', 'Ihre Aufgaben', 'Führerschein Klasse B'],
    ['de', 'about us', 'Über uns', 'Dein Profil', 'Du entwickelst Modelle'],
    ['de', 'application', 'Interesse geweckt?', 'Das bringst du mit', 'Erfahrung mit Python'],
    ['fr', 'benefits', 'Ce que nous offrons', 'Vos missions', 'Développer des modèles'],
    ['fr', 'about us', 'Qui sommes-nous ?', 'Votre profil', 'Vous maîtrisez Python'],
    ['es', 'benefits', 'Qué ofrecemos', 'Requisitos', 'Experiencia con Python'],
    ['it', 'benefits', 'Cosa offriamo', 'Le tue attività', 'Sviluppare modelli'],
    ['pt', 'benefits', 'O que oferecemos', 'Requisitos', 'Experiência com Python'],
    ['sv', 'benefits', 'Vi erbjuder', 'Dina arbetsuppgifter', 'Utveckla modeller'],
    ['da', 'benefits', 'Vi tilbyder', 'Dine opgaver', 'Udvikle modeller'],
    ['no', 'benefits', 'Vi tilbyr', 'Dine arbeidsoppgaver', 'Utvikle modeller'],
  ])('in %s, a section on %s is opened by %j and closed by %j', (language, kind, opens, closes, duty) => {
    const lines = [opens, '- free fruit', closes, `- ${duty}`];
    expect(kindIn(language, 'free fruit', ...lines)).toBe(kind);
    expect(kindIn(language, duty, ...lines)).toBe('');
  });

  it.each([
    ['de', '30 Tage Urlaub und ein Jobticket', 'benefits'],
    ['de', 'Schwerbehinderte Menschen werden bevorzugt', 'equal opportunity'],
    ['de', 'Bitte senden Sie uns Ihren Lebenslauf', 'application'],
    ['fr', 'Des tickets restaurant et une mutuelle', 'benefits'],
    ['fr', 'Envoyez votre CV par courriel', 'application'],
    ['fr', 'Poste ouvert aux personnes en situation de handicap', 'equal opportunity'],
    ['es', 'Envíanos tu currículum', 'application'],
  ])('in %s, %j is marked', (language, text, kind) => {
    expect(kindIn(language, text)).toBe(kind);
  });

  it.each([
    ['de', 'Sie pflegen Menschen und dokumentieren die Pflege'],
    ['de', 'Du berätst Kunden bei Fragen zur Altersvorsorge'],
    ['de', 'Wartung der Fahrzeuge nach Plan'],
    ['fr', 'Vous accompagnez les équipes dans leurs projets'],
    ['fr', 'Gérer les congés du personnel'],
  ])('in %s, the duty %j is none', (language, text) => {
    expect(kindIn(language, text)).toBe('');
  });

  it('takes no word for what it means in a language that the corpus is not in', () => {
    expect(kindIn('en', 'Salaris administration', 'Over ons', 'Salaris administration')).toBe('');
  });

  it('also knows the second language of a corpus in an ad of the first', () => {
    const store = tokenize([
      makeAd('Acquisitie wordt niet op prijs gesteld', { language: 'en' }),
      makeAd('Je bouwt modellen', { id: '2', language: 'nl' }),
    ]);
    expect(BOILERPLATE_KINDS[boilerplateClauses(store)[0]]).toBe('application');
  });
});
