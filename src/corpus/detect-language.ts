// Language: which language an ad is written in, by its commonest small words.
import type { Language } from '../core';

// Words that are frequent in one language and rare in the others; the last lists keep neighbours from passing for one of the four.
const lists: readonly (readonly [Language, string])[] = [
  [
    'en',
    'the and of to you your our with for are is will be that this have as an or on by from at their we who can about what more they',
  ],
  [
    'nl',
    'het een en van voor je jij jouw met zijn wij ons onze bij naar aan ook niet dat dit deze wat hebt wordt worden of om te als jou heb je uit binnen over maar',
  ],
  [
    'de',
    'und der die das den dem ein eine einen mit für auf ist sind wir sie du dein deine ihre unsere bei zu zur zum von nicht oder auch im als über',
  ],
  [
    'fr',
    'le la les des et est une vous nous votre notre pour dans avec sur au aux du qui que ou sont par plus nos vos ce cette',
  ],
  ['other', 'el los las y para con por una del como nuestro nuestra su que más en tu'],
  ['other', 'il lo gli di che per con una della delle sono nel nella alla anche le come'],
  ['other', 'os as um uma para com não você nossa nosso dos das em na no mais que'],
  ['other', 'och att det som på är av för vi du dig med till ett den inte har om våra'],
  ['other', 'og det som på er av for vi du deg med til et den ikke har om våre vores dig'],
  ['other', 'w i na z do jest się nie oraz że dla przez od pracy jako lub'],
];

const tally = new Map<string, number[]>();
lists.forEach(([, words], list) => {
  for (const word of new Set(words.split(' '))) tally.set(word, [...(tally.get(word) ?? []), list]);
});

const lookedAt = 1500;
const fewestHits = 2;
const leastShare = 0.08;

/**
 * The language that most of a text's first 1500 characters are in; `other` for any language but English, Dutch, German and
 * French, and for texts too short to tell (fewer than two small words).
 */
export function detectLanguage(text: string): Language {
  const words =
    text
      .slice(0, lookedAt)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const hits = new Float64Array(lists.length);
  for (const word of words) {
    const found = tally.get(word);
    // A word of several languages says less about each of them.
    if (found) for (const list of found) hits[list] += 1 / found.length;
  }
  const best = hits.indexOf(Math.max(...hits));
  return hits[best] >= Math.max(fewestHits, leastShare * words.length) ? lists[best][0] : 'other';
}
