// Ads for tests, from a title and a description.
import { adText, type Ad } from '../../src/core';

/** An ad as the corpus room would hand it over; its language is English unless another is given. */
export function makeAd(description: string, { id = '1', title = '', language = 'en' } = {}): Ad {
  return {
    id,
    title,
    description,
    organisation: '',
    location: '',
    posted: null,
    language,
    meta: {},
    source: { file: 'test', row: 1 },
    selection: { reason: null, group: id },
    text: adText(title, description),
  };
}
