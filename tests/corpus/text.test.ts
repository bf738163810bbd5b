// cleanText, redactText, detectLanguage.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as Corpus from '../../src/corpus';
import { cleanText, detectLanguage, nameFinder, readAds, redactText } from '../../src/corpus';
import { expectToEnd } from '../expect-to-end';
import { jsonl } from './files';

describe('cleanText', () => {
  it.each([
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['<ul><li>a</li><li>b <strong>c</strong></li></ul>', '- a\n\n- b c'],
    ['line<br/>next<BR>third', 'line\nnext\nthird'],
    ['R&amp;D &lt;3 caf&eacute; &#8364;5&nbsp;k', 'R&D <3 café €5 k'],
    ['R&amp;amp;D', 'R&D'],
    ['&lt;p&gt;Hi&lt;/p&gt;', 'Hi'],
    ['a < b and c > d', 'a < b and c > d'],
    ['C++ <3, List<String>, <company>', 'C++ <3, List<String>, <company>'],
    ['AT&T, ?a=1&copy=2', 'AT&T, ?a=1&copy=2'],
    ['x<script>alert(1)</script>y<style>p{}</style>z', 'xyz'],
    ['before <script>never closed', 'before never closed'],
    ['before <!-- gone --> after', 'before after'],
    ['<a href="u>text</a> stays', '<a href="u>text stays'],
    ['  a\t\tb \r\n   * c\r\n\r\n\r\n\r\nd\u00a0e ', 'a b\n* c\n\nd e'],
    ['soft\u00adhyphen zero\u200bwidth \ufeffmark', 'softhyphen zerowidth mark'],
    ['nul\u0000byte', 'nul byte'],
    ['coo\u0308rdinatie', 'coördinatie'],
  ])('makes %j %j', (raw, clean) => expect(cleanText(raw)).toBe(clean));

  it('changes nothing the second time', () => {
    const pieces = fc.constantFrom(
      '<p>',
      '</p>',
      '<li>',
      '&amp;',
      '&lt;',
      '<',
      '>',
      '"',
      ' ',
      '\n',
      '\t',
      'word',
      'C++',
      '<!--',
      '-->',
      '<script>',
      '\u00a0',
      'é',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const once = cleanText(parts.join(''));
        expect(cleanText(once)).toBe(once);
      }),
    );
  });

  it('keeps every word of plain text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[A-Za-z0-9+#.]{1,8}$/), { minLength: 1 }),
        fc.constantFrom(' ', '\n', '\r\n', '\t', '\u00a0  '),
        (words, gap) => {
          expect(cleanText(words.join(gap)).split(/\s+/)).toEqual(words);
        },
      ),
    );
  });

  it('comes to an end with hostile input of megabytes', () =>
    expectToEnd<typeof Corpus>(['src/corpus'], ({ cleanText }) => {
      for (const piece of ['<p ', '<', '<!--', '&#', '<p "', "<a '", '<script>', ' ', '&lt;', '<p a="b" '])
        cleanText(piece.repeat(5_000_000 / piece.length));
    }));
});

describe('redactText', () => {
  it.each([
    ['Mail jan.de-vries@bedrijf.co.uk.', 'Mail [email].'],
    ['jan [at] bedrijf.nl', '[email]'],
    ['Bel 06-12345678 of +31 (0)20 123 45 67!', 'Bel [phone] of [phone]!'],
    ['Call (020) 123 4567', 'Call [phone]'],
    ['(tel 020-1234567)', '(tel [phone])'],
    ['phone: +44 20 7946 0958, US +1 415-555-2671', 'phone: [phone], US [phone]'],
    ['till +31 20 000 00 00Final', 'till [phone]Final'],
  ])('makes %j %j', (raw, redacted) => expect(redactText(raw)).toBe(redacted));

  it.each([
    '€ 3.500 - € 5.000 per month',
    '2023-2025',
    '01-02-2023',
    '01-02-2023 09:00 - 17:00',
    'between 0900-1730',
    'ID 2024-000123456',
    '32-40 uur',
    '100.000.000 records',
    '3 500 000 users',
    'ref 4512345678',
    'https://example.nl/jobs/0612345678',
    '0,5 fte',
    'GPT-4o @ scale',
    '1.000.000+',
    'ISO 27001:2013',
  ])('leaves %j alone', (text) => expect(redactText(text)).toBe(text));

  it('finds the names of contact cells in any case and spacing, and their parts as written', () => {
    const names = ['dr. Anna van Dijk-Smit (06-12345678)', 'will@x.nl', 'Will Berg; Recruitment Team'];
    expect(redactText('Ask ANNA  VAN DIJK-SMIT or Anna. Recruitment helps.', { names })).toBe(
      'Ask [name] or [name]. Recruitment helps.',
    );
    expect(redactText('You will work. Will Berg: Will you?', { names })).toBe(
      'You will work. [name]: Will you?',
    );
    expect(nameFinder(['recruiter@example.com', '', '020 123 4567', 'HR'])).toBeUndefined();
  });

  it.each([
    ['Machine Learning team', 'Data & AI', 'We build Machine Learning models with Data and AI.'],
    ['Recruitment Team Data & AI', 'Data engineer', 'You work with Data and AI as Data engineer.'],
    ['Talent Acquisition Utrecht', 'Developer', 'Our office is in Utrecht.'],
    ['Amsterdam', 'Developer', 'Our office is in Amsterdam.'],
    ['Kubernetes', 'Developer', 'You know Kubernetes and Docker.'],
    ['Service Cloud', 'Service Cloud Consultant', 'You know Service Cloud well.'],
    ['Ray Voorbeeld', 'Developer', 'You scale Ray on clusters.'],
    ['Afdeling Personeelszaken', 'Developer', 'Bel de afdeling Personeelszaken.'],
  ])('takes the words of the contact %j in an ad for what they are', async (contact, title, description) => {
    const [ad] = await readAds(jsonl('team.jsonl', { title, description, contact }));
    expect(ad.text).toBe(`${title}\n\n${description}`);
  });

  it('joins first and last names that stand in columns of their own', async () => {
    const row = {
      title: 'Developer',
      description: 'You join Ann Peters and her team. Ann will tell you more.',
      contact_first_name: 'Ann',
      contact_last_name: 'Peters',
    };
    const [ad] = await readAds(jsonl('names.jsonl', row));
    expect(ad.description).toBe('You join [name] and her team. [name] will tell you more.');
    expect(Object.values(ad.meta)).toEqual(['[name]', '[name]']);
  });

  it('puts an id without them in the place of one with personal data, the same for the same, and keeps numbers of ads', async () => {
    const rows = ['kim@voorbeeld.nl/1', 'kim@voorbeeld.nl/2', '0612345678', 'JR-0123456789'].map((id, i) => ({
      id,
      title: 'Developer',
      description: `We build number ${i}.`,
      'mail kim@voorbeeld.nl': 'x',
    }));
    const ids = async (name: string): Promise<string[]> =>
      (await readAds(jsonl(name, ...rows))).map((ad) => ad.id);
    const [ad] = await readAds(jsonl('ids.jsonl', ...rows));
    expect(JSON.stringify(ad)).not.toContain('kim');
    expect(Object.keys(ad.meta)).toEqual(['mail [email]']);
    const [one, two, ...others] = await ids('ids.jsonl');
    expect([one, two].every((id) => /^[0-9a-f]{16}$/.test(id))).toBe(true);
    expect(one).not.toBe(two);
    expect(others).toEqual(['0612345678', 'JR-0123456789']);
    expect(await ids('ids-again.jsonl')).toEqual([one, two, ...others]);
  });

  it('lets nothing personal through to any field of an ad, unless asked to', async () => {
    const row = {
      title: 'Dev (Eva Bos)',
      description: 'Vraag Eva Bos, eva@example.com of 06-12345678.',
      company: 'Acme',
      Contactpersoon: 'Eva Bos',
      Telefoonnummer: '06 12 34 56 78',
      'E-mail': 'eva@example.com',
      notes: 'Eva Bos leads; eva@example.com',
    };
    const [ad] = await readAds(jsonl('personal.jsonl', row));
    expect(JSON.stringify(ad)).not.toMatch(/eva|bos|12345678|12 34/i);
    expect({ ...ad.meta }).toMatchObject({
      Contactpersoon: '[name]',
      Telefoonnummer: '[phone]',
      'E-mail': '[email]',
    });
    expect(ad.text).toBe('Dev ([name])\n\nVraag [name], [email] of [phone].');
    const [raw] = await readAds(jsonl('personal.jsonl', row), { redact: false });
    expect(raw.text).toContain('Eva Bos, eva@example.com of 06-12345678');
  });

  it('comes to an end with hostile input of megabytes', () =>
    expectToEnd<typeof Corpus>(['src/corpus'], ({ redactText }) => {
      for (const piece of [
        'a',
        '0',
        '0 ',
        'a.',
        '@',
        'a@',
        '(at)',
        '0-',
        '+',
        'a [at] ',
        'Contact Aa Bb ',
        'a@a.',
      ])
        redactText(`${piece.repeat(5_000_000 / piece.length)}@`);
    }));
});

describe('detectLanguage', () => {
  it.each([
    ['en', 'We are looking for an engineer who will build the models that our customers use.'],
    ['nl', 'Wij zoeken een ontwikkelaar die met ons aan de modellen van onze klanten wil werken.'],
    ['de', 'Wir suchen einen Entwickler, der mit uns die Modelle für unsere Kunden baut.'],
    ['fr', 'Nous recherchons un ingénieur pour construire les modèles que nos clients utilisent avec vous.'],
    [
      'es',
      'Buscamos una persona con experiencia para el desarrollo de los modelos que usan nuestros clientes.',
    ],
    ['other', 'Etsimme kokenutta kehittäjää, joka haluaa rakentaa malleja asiakkaillemme.'],
    ['other', 'Python, Docker, AWS'],
    ['other', ''],
  ])('finds %s', (language, text) => expect(detectLanguage(text)).toBe(language));
});
