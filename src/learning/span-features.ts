// The features of a run of tokens that its codes are learned from.
import type { AdView } from './ad-view';
import type { RowBuilder } from './feature-space';
import { FeatureSpace, type Attributes } from './feature-space';
import { bucket } from './token-features';

const TEMPLATES: string[] = [];
const at = (name: string): number => TEMPLATES.push(name) - 1;

const WORD = at('has');
const PREFIX = at('has-prefix');
const PAIR = at('has-words');
const FIRST = at('first');
const FIRST_PREFIX = at('first-prefix');
const LAST = at('last');
const BEFORE = at('before');
const AFTER = at('after');
const AROUND = at('segment-has');
const EVIDENCE = at('codebook');
const TERM = at('term');
const EVIDENCE_NEAR = at('segment-code');
const HEADING = at('heading');
const ZONE = at('zone');
const LENGTH = at('length');
const LETTERS = at('letters');
const SHAPE = at('shape');

const LETTERS_OF_TOKENS = 3;

/** An empty space for the features of spans; with `known`, that of a trained model. */
export function spanSpace(attributes: Attributes, known?: readonly string[]): FeatureSpace {
  return new FeatureSpace(TEMPLATES, attributes, known);
}

/** Adds a row: the features of the tokens `first` to `last` of an ad. */
export function addSpan(
  view: AdView,
  first: number,
  last: number,
  space: FeatureSpace,
  rows: RowBuilder,
): void {
  const { word, prefix, shape } = view;
  const ids = new Set<number>();
  for (let i = first; i <= last; i++) {
    ids.add(space.id(WORD, word[i]));
    ids.add(space.id(PREFIX, prefix[i]));
    if (i > first && word[i] >= 0) ids.add(space.id(PAIR, word[i - 1], word[i]));
    for (const code of view.evidence[i]) ids.add(space.id(EVIDENCE, code));
    for (const term of view.evidenceTerm[i]) ids.add(space.id(TERM, term));
    if (last - first < LETTERS_OF_TOKENS) addLetters(view, i, space, ids);
  }
  ids.add(space.id(FIRST, word[first]));
  ids.add(space.id(FIRST_PREFIX, prefix[first]));
  ids.add(space.id(LAST, word[last]));
  ids.add(space.id(SHAPE, shape[first]));
  if (first > 0) ids.add(space.id(BEFORE, word[first - 1]));
  if (last + 1 < view.length) ids.add(space.id(AFTER, word[last + 1]));
  ids.add(space.id(LENGTH, space.attributes.id(bucket(last - first))));
  ids.add(space.id(ZONE, view.zone[first]));
  addSegment(view, first, last, space, ids);
  for (const id of ids) rows.add(id);
  rows.endRow();
}

/** What stands around the span in its segment, and above it. */
function addSegment(view: AdView, first: number, last: number, space: FeatureSpace, ids: Set<number>): void {
  const segment = view.segments[view.segmentOf[first]];
  for (const code of segment.codes) ids.add(space.id(EVIDENCE_NEAR, code));
  for (const heading of segment.heading) ids.add(space.id(HEADING, heading));
  for (let i = segment.first; i < segment.end; i++)
    if (i < first || i > last) ids.add(space.id(AROUND, view.word[i]));
}

/** Runs of four letters, for names. */
function addLetters(view: AdView, token: number, space: FeatureSpace, ids: Set<number>): void {
  if (view.word[token] < 0) return;
  const padded = `^${space.attributes.name(view.word[token])}$`;
  for (let i = 0; i + 4 <= padded.length; i++)
    ids.add(space.id(LETTERS, space.attributes.id(padded.slice(i, i + 4))));
}
