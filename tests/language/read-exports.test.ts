// What packs know of exports: names of columns and of months.
import { describe, expect, it } from 'vitest';
import { packs, wordsOf } from '../../src/language';
import { readAds } from '../../src/corpus';
import { isoDate } from '../../src/corpus/read-date';
import { recogniseColumns } from '../../src/corpus/recognise-columns';
import { jsonl } from '../corpus/files';

describe('columns', () => {
  it.each([
    [
      'de',
      'Stellentitel',
      'Stellenbeschreibung',
      'Arbeitgeber',
      'Arbeitsort',
      'Veröffentlichungsdatum',
      'Ansprechpartner',
    ],
    [
      'fr',
      'Intitulé du poste',
      'Description du poste',
      'Entreprise',
      'Lieu',
      'Date de publication',
      'Téléphone',
    ],
    ['es', 'Título del puesto', 'Descripción', 'Empresa', 'Ubicación', 'Fecha de publicación', 'Contacto'],
    ['it', 'Titolo', 'Descrizione', 'Azienda', 'Sede di lavoro', 'Data di pubblicazione', 'Referente'],
    ['pt', 'Título da vaga', 'Descrição', 'Empresa', 'Localidade', 'Data de publicação', 'Telemóvel'],
    ['sv', 'Rubrik', 'Annonstext', 'Arbetsgivare', 'Ort', 'Publiceringsdatum', 'Kontaktperson'],
    [
      'da',
      'Stillingsbetegnelse',
      'Jobbeskrivelse',
      'Arbejdsgiver',
      'Arbejdssted',
      'Opslagsdato',
      'Mailadresse',
    ],
    [
      'no',
      'Stillingstittel',
      'Stillingsbeskrivelse',
      'Arbeidsgiver',
      'Arbeidssted',
      'Publisert',
      'Kontaktperson',
    ],
    [
      'pl',
      'Nazwa stanowiska',
      'Opis oferty',
      'Pracodawca',
      'Miejsce pracy',
      'Data publikacji',
      'Osoba kontaktowa',
    ],
    [
      'nl',
      'Vacaturetitel',
      'Functieomschrijving',
      'Organisatienaam',
      'Standplaats',
      'Datum gevonden',
      'Contactpersoon',
    ],
    ['en', 'Job Title', 'Job Description', 'Company', 'Location', 'Date Posted', 'Recruiter email'],
  ])('of an export in %s are recognised', (_, ...names) => {
    const found = recogniseColumns(['Nr.', ...names]);
    expect(found).toEqual({
      id: -1,
      title: 1,
      description: [2],
      organisation: 3,
      location: 4,
      posted: 5,
      contact: [6],
    });
  });

  it('are recognised without their accents, too', () => {
    expect(recogniseColumns(['intitule du poste', 'Descripcion']).title).toBe(0);
    expect(recogniseColumns(['intitule du poste', 'Descripcion']).description).toEqual([1]);
  });

  it('give whole ads', async () => {
    const path = jsonl('de.jsonl', {
      Stellentitel: 'Pflegefachkraft (m/w/d)',
      Stellenbeschreibung: 'Sie betreuen mit uns die Patienten und dokumentieren die Pflege.',
      Ansprechpartner: 'Frau Erika Mustermann',
      Veröffentlichungsdatum: '3. März 2025',
    });
    const [ad] = await readAds(path);
    expect(ad).toMatchObject({ title: 'Pflegefachkraft (m/w/d)', language: 'de', posted: '2025-03-03' });
    expect(ad.meta.Ansprechpartner).toBe('[name]');
  });
});

describe('months', () => {
  it.each(packs())('of $code are read by their full and short names', ({ months = [] }) => {
    months.forEach((names, i) => {
      const month = String(i + 1).padStart(2, '0');
      for (const name of wordsOf(names)) expect(isoDate(`9 ${name} 2024`), name).toBe(`2024-${month}-09`);
    });
  });

  it.each([
    ['13 de setembro de 2023', '2023-09-13'],
    ['13 de septiembre de 2023', '2023-09-13'],
    ['1er août 2024', '2024-08-01'],
    ['3. März 2024', '2024-03-03'],
    ['Mittwoch, 13. September 2023', '2023-09-13'],
    ['5 października 2023', '2023-10-05'],
    ['13 FÉVR. 2024', '2024-02-13'],
    ['March 1st, 2024', '2024-03-01'],
    ['13 smarch 2024', null],
  ])('are read from %j', (text, date) => expect(isoDate(text)).toBe(date));
});
