// The question about company boilerplate, where ads are in a language whose boilerplate is not known.
import { describe, expect, it } from 'vitest';
import { codeAds } from '../../src/coding';
import { answerAll, blockText, QUESTIONS, type Answered } from '../../src/questions';
import { tokenize } from '../../src/text';
import { makeAd } from '../text/make-ad';
import { inventedBook } from './invented-study';

const OFFER = 'You water roses.\n\nWhat we offer\n- a company car\n- 30 days of holiday';

async function answer(languages: readonly string[], offer = OFFER): Promise<Answered> {
  const ads = languages.map((language, i) => makeAd(`${offer} ${i}`, { id: String(i), language }));
  const [store, book] = [tokenize(ads), inventedBook()];
  const coding = codeAds(store, book);
  const asked = { coding, book, store, comparisons: [], focus: [], earlier: [], published: null };
  const width = { usual: 'wide', large: 'wide' } as const;
  const all = await answerAll({ ...asked, width }, { only: ['boilerplate'], onProgress: () => undefined });
  return all[0];
}

const textOf = ({ answers }: Answered): string =>
  answers.flatMap(({ blocks }) => blocks.map(blockText)).join('\n');

describe('the question about company boilerplate', () => {
  it('is one of the list', () => {
    expect(QUESTIONS.map(({ id }) => id)).toContain('boilerplate');
  });

  it('names the languages in which it is not known, with their ads', async () => {
    expect(textOf(await answer(['en', 'pl', 'pl']))).toMatch(/boilerplate is not known in Polish \(2 ads\)/);
  });

  it('says nothing of the kind where all languages are known or too short to tell', async () => {
    const text = textOf(await answer(['en', 'nl', 'de', 'other']));
    expect(text).toMatch(/clauses .* are about the company/);
    expect(text).not.toMatch(/not known/);
  });

  it('gives the language as the reason where nothing can be known, and no zero', async () => {
    const { answers, unanswered } = await answer(
      ['pl'],
      'Podlewasz róże i pielisz ścieżki. Oferujemy kartę sportową',
    );
    expect([answers, unanswered.map(({ because }) => because)]).toEqual([
      [],
      ['company boilerplate is not known in Polish (1 ad)'],
    ]);
  });
});
