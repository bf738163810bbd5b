// Line breaks that only wrap a line, and those that end something.
import { describe, expect, it } from 'vitest';
import { Gap, scanTokens } from '../../src/text';

/** What stands before the first word of each line but the first. */
function breaksOf(text: string): Gap[] {
  const gaps: Gap[] = [];
  scanTokens(text, (start, _end, _wordEnd, _shape, gap) => {
    if (start && text[start - 1] === '\n') gaps.push(gap);
  });
  return gaps;
}

describe('a single line break', () => {
  it('is a blank before a capital where lines of running text are filled', () => {
    const text = [
      'Our group runs its shop on Google',
      'Cloud and reports with Power',
      'BI on what the bakers sell today.',
    ].join('\n');
    expect(breaksOf(text)).toEqual([Gap.None, Gap.None]);
  });

  it('is a blank in a paragraph of which other lines go on in lower case, below a heading too', () => {
    const text = [
      'About us',
      'Our group of eleven bakers runs its web shop on Google',
      'Cloud, with models that are taken from the hub of Hugging',
      'Face and adapted by two people who came from the bakery',
      'itself',
    ].join('\n');
    expect(breaksOf(text)).toEqual([Gap.Hard, Gap.None, Gap.None, Gap.None]);
  });

  it.each(['Experience with Scikit-\nlearn', 'Retrieval-\nAugmented', 'LLM-\nas', 'GPT-\n4'])(
    'joins behind a hyphen: %j',
    (text) => {
      expect(breaksOf(text)).toEqual([Gap.None]);
    },
  );

  it.each([
    'Azure\nDevOps\nSQL\nServer',
    'Python\nGoogle\nCloud\nPower\nBI.',
    'Knowledge of Google\nCloud storage\nExperience with Power\nBI',
    'Knowledge of AWS and Azure\nDevOps mindset and a love of bread\nFluent in Dutch',
    'You bake bread.\nCloud is for us.',
    'What we offer\nHugging people is what we do here every day.',
    'Tools of the trade:\nPower BI and others.',
    'We bake on Google\n\nCloud and others.',
    '• knows all of Google\n• Cloud and others.',
  ])('ends an item, a heading or a paragraph in %j', (text) => {
    const gaps = breaksOf(text);
    expect(gaps.every((gap) => gap === Gap.Hard)).toBe(true);
  });

  it('takes a text of many lines in linear time', () => {
    const text = 'We bake bread with Google\nCloud and lots of other\n'.repeat(5000);
    expect(breaksOf(text)).toHaveLength(9999);
  });
});
