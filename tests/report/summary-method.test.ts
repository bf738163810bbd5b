// The part on company boilerplate, where ads are in a language whose boilerplate is not known.
import { describe, expect, it } from 'vitest';
import { boilerplate } from '../../src/report/summary-method';
import type { Study } from '../../src/report/study-result';
import { makeAd } from '../text/make-ad';

function partFor(...languages: string[]): string {
  const ads = languages.map((language, i) => makeAd('x', { id: String(i), language }));
  const effect = { clauses: 10, byKind: [], mentions: [], presence: [] };
  const study: Pick<Study, 'ads' | 'boilerplate' | 'boilerplateDropped'> = {
    ads,
    boilerplate: effect,
    boilerplateDropped: false,
  };
  return boilerplate(study as Study).join('\n');
}

describe('the part on company boilerplate', () => {
  it('names the languages in which it is not known, with their ads', () => {
    expect(partFor('en', 'pl', 'pl')).toMatch(/boilerplate is not known in Polish \(2 ads\)/);
  });

  it('says nothing of the kind where all languages are known or too short to tell', () => {
    expect(partFor('en', 'nl', 'de', 'other')).not.toMatch(/not known/);
  });
});
