// The features of a whole ad that its profile is learned from.
import type { Coding } from '../core';
import type { AdView } from './ad-view';
import type { RowBuilder } from './feature-space';
import { FeatureSpace, type Attributes } from './feature-space';
import { bucket } from './token-features';

const TEMPLATES: string[] = [];
const at = (name: string): number => TEMPLATES.push(name) - 1;

const TITLE_WORD = at('title-has');
const TITLE_PAIR = at('title-words');
const WORD = at('has');
const PAIR = at('has-words');
const CODE = at('codebook');
const BEST = at('codebook-profile');
const SCORE = at('profile-score');
const MARGIN = at('profile-margin');

/** An empty space for the features of ads; with `known`, that of a trained model. */
export function adSpace(attributes: Attributes, known?: readonly string[]): FeatureSpace {
  return new FeatureSpace(TEMPLATES, attributes, known);
}

/** Adds a row: the features of one ad, with what the codebook coder found in it. */
export function addAd(view: AdView, found: Coding, ad: number, space: FeatureSpace, rows: RowBuilder): void {
  const { word, zone, length } = view;
  const { attributes } = space;
  const title = attributes.id('title');
  const ids = new Set<number>();
  for (let i = 0; i < length; i++) {
    const inTitle = zone[i] === title;
    ids.add(space.id(inTitle ? TITLE_WORD : WORD, word[i]));
    if (i > 0 && word[i] >= 0) ids.add(space.id(inTitle ? TITLE_PAIR : PAIR, word[i - 1], word[i]));
  }
  const counts = new Map<string, number>();
  for (let m = found.adMentions[ad]; m < found.adMentions[ad + 1]; m++) {
    const { id } = found.codes[found.mentions.code[m]];
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  for (const [id, n] of counts) ids.add(space.id(CODE, attributes.id(`${id} ${bucket(n)}`)));
  const { name, scores } = found.ads[ad].profile;
  const best = Math.max(...Object.values(scores));
  const at = attributes.id(name);
  // Several features for the codebook's own judgement: it weighs more than one word.
  ids.add(space.id(BEST, at));
  for (const [profile, score] of Object.entries(scores)) {
    ids.add(space.id(SCORE, attributes.id(profile), attributes.id(steps(score))));
    ids.add(space.id(MARGIN, attributes.id(profile), attributes.id(steps(score - best))));
  }
  for (const id of ids) rows.add(id);
  rows.endRow();
}

/** A score in steps of 1 up to 4 either way, then of 4. */
function steps(score: number): string {
  const size = Math.abs(score);
  const step = size < 4 ? Math.floor(size) : Math.min(20, 4 * Math.floor(size / 4));
  return `${score < 0 ? '-' : ''}${step}`;
}
