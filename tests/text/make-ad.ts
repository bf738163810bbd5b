// Ads for tests, from a title and a description.
import { adText, type Ad } from '../../src/core';

/** An ad as the corpus room would hand it over. */
export function makeAd(description: string, { id = '1', title = '' } = {}): Ad {
  return {
    id,
    title,
    description,
    organisation: '',
    location: '',
    posted: null,
    language: 'en',
    meta: {},
    source: { file: 'test', row: 1 },
    selection: { reason: null, group: id },
    text: adText(title, description),
  };
}
