// What the tables of an edit's effect hold, one schema a table.
import { count, number, optional, schema, text } from '../table';

const mentions = (words: string) => count(words, { unit: 'mentions' });
const ads = (words: string) => count(words, { unit: 'ads' });

/** What each code won and lost. */
export const CODE_EFFECTS = schema('effect_codes', 'one row a code that won or lost mentions', {
  code: text('code'),
  name: text('name'),
  mentions_before: mentions('mentions before'),
  mentions_after: mentions('after'),
  won: mentions('won'),
  lost: mentions('lost'),
  ads_before: ads('ads before'),
  ads_after: ads('after'),
  ads_won: ads('ads won'),
  ads_lost: ads('ads lost'),
});

/** What became of each term: `matches` are places where it fits, `lost` are matches that lost to a longer term (`lost_to`); missing where nobody counted them. */
export const TERM_EFFECTS = schema(
  'effect_terms',
  'one row a term of a code whose matches or mentions differ, or that only one codebook has',
  {
    code: text('code'),
    term: text('term'),
    change: text('change'),
    matches_before: optional(count('matches before', { unit: 'places' })),
    matches_after: optional(count('after', { unit: 'places' })),
    mentions_before: mentions('mentions before'),
    mentions_after: mentions('after'),
    lost_before: optional(count('lost before', { unit: 'places' })),
    lost_after: optional(count('after', { unit: 'places' })),
    lost_to: text('lost to'),
  },
);

/** Terms without a match. */
export const SILENT_TERMS = schema('effect_silent', 'one row a term that matches nowhere in these ads', {
  code: text('code'),
  term: text('term'),
  line: count('line of the codebook'),
});

/** Ads with another profile, and the evidence that moved their scores. */
export const PROFILE_FLIPS = schema('effect_profiles', 'one row an ad whose profile changed', {
  id: text('ad'),
  title: text('title'),
  from: text('from'),
  to: text('to'),
  because: text('because'),
});

/** Cohen's kappa with other codings; on codes for presence in an ad. */
export const AGREEMENT_EFFECTS = schema(
  'effect_agreement',
  'one row a reference × code that changed, then the mean of all codes and the profile',
  {
    reference: text('reference'),
    code: text('code'),
    kappa_before: optional(number('κ before', { digits: 2 })),
    kappa_after: optional(number('after', { digits: 2 })),
  },
);
