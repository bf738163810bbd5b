// Forms of lemmas in each language that has a stemmer, as a codebook's terms meet them.
import { describe, expect, it } from 'vitest';
import { lemmaForms } from '../../src/language';
import { quotesOf } from '../coding/code-text';

describe('a lemma', () => {
  it.each([
    ['de', '~pflegen', 'pflegt gepflegt Pflege pflegen pflegte gepflegten', 'Pfleger Pflanze gelegt'],
    ['de', '~entwickeln', 'entwickelt entwickle Entwicklung entwickelte Entwicklungen', 'Entwickler Wickel'],
    ['de', '~durchführen', 'durchführt durchgeführt durchzuführen Durchführung', 'durchfahren Führer'],
    ['de', '~Haus', 'Haus Häuser Hauses', 'Hausmeister'],
    ['de', '~halten', 'halten gehalten', 'Gehalt'],
    ['de', '~bieten', 'bietet bieten', 'Gebiet'],
    ['de', '~arbeiten', 'arbeitet gearbeitet arbeiten Arbeit', 'Arbeiter Arbeitsort'],
    ['de', '~dokumentieren', 'dokumentiert dokumentieren Dokumentierung', 'Dokument'],
    [
      'fr',
      '~développer',
      'développe développement développez développer développés',
      'développeur enveloppe',
    ],
    ['fr', '~gérer', 'gérer gère gérez gérant', 'gestion'],
    ['es', '~desarrollar', 'desarrollar desarrollo desarrolla desarrollando', 'desayuno'],
    ['it', '~sviluppare', 'sviluppare sviluppo sviluppa sviluppando', 'svista'],
    ['pt', '~desenvolver', 'desenvolver desenvolve desenvolvendo', 'desenho'],
    ['sv', '~utveckla', 'utveckla utvecklar utvecklade', 'utbildning'],
    ['da', '~udvikle', 'udvikle udvikler udviklede', 'udland'],
    ['no', '~utvikle', 'utvikle utvikler utviklet', 'utland'],
    ['pl', '~rozwijać', 'rozwijać', 'rozwija'],
  ])('in %s, %s meets its forms and no other words', (language, lemma, forms, others) => {
    expect(quotesOf(lemma, `${forms} ${others}`, language)).toEqual(forms.split(' '));
  });

  it('in a language without a stemmer, or unknown, is itself only', () => {
    expect(lemmaForms('pl', 'rozwijać')).toEqual({ forms: ['rozwijać'], searches: [] });
    expect(lemmaForms('fi', 'kehittää')).toEqual({ forms: ['kehittää'], searches: [] });
  });
});
