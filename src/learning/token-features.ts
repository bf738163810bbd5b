// The features of each token that the boundaries of mentions are learned from.
import type { AdView } from './ad-view';
import { FeatureSpace, RowBuilder, type Attributes, type FeatureRows } from './feature-space';

const WORDS = [-3, -2, -1, 0, 1, 2, 3];
const AFFIXES = [-1, 0, 1];
const TEMPLATES: string[] = [];
const at = (name: string): number => TEMPLATES.push(name) - 1;

const BIAS = at('always');
const WORD = WORDS.map((k) => at(`word${sign(k)}`));
const PREFIX = AFFIXES.map((k) => at(`prefix${sign(k)}`));
const SUFFIX = AFFIXES.map((k) => at(`suffix${sign(k)}`));
const SHAPE = AFFIXES.map((k) => at(`shape${sign(k)}`));
const SHAPES_BEFORE = at('shapes-1,0');
const SHAPES_AFTER = at('shapes+0,+1');
const SIGN_SHAPE = at('sign-,shape');
const SHAPE_SIGN = at('shape,sign+');
const WORD_SHAPE = at('word,shape');
const PAIR_BEFORE = at('words-1,0');
const PAIR_AFTER = at('words+0,+1');
const SIGN_BEFORE = at('sign-');
const SIGN_AFTER = at('sign+');
const SIGN_BEFORE2 = at('sign--');
const SIGN_AFTER2 = at('sign++');
const SIGN_WORD = at('sign-,word');
const WORD_SIGN = at('word,sign+');
const SIGN_NEXT = at('sign+,word+1');
const FROM_START = at('from-start');
const TO_END = at('to-end');
const SEGMENT_LENGTH = at('segment-length');
const SEGMENT_WORD = at('segment-has');
const SEGMENT_FIRST = at('segment-first');
const HEADING = at('heading');
const ZONE = at('zone');
const LANGUAGE = at('language');
const EVIDENCE = [-1, 0, 1].map((k) => at(`codebook${sign(k)}`));
const EDGE = at('codebook-edge');
const EDGE_NEXT = at('codebook-edge+1');
const TERM = at('term');
const EVIDENCE_SIDE = at('codebook-side');
const SEGMENT_CODE = at('segment-code');
const CLAUSE = at('clause');
const REPEATED = at('repeated');
const PLACE = at('place');

function sign(k: number): string {
  return k < 0 ? String(k) : `+${k}`;
}

/** An empty space for the features of tokens; with `known`, that of a trained model. */
export function tokenSpace(attributes: Attributes, known?: readonly string[]): FeatureSpace {
  return new FeatureSpace(TEMPLATES, attributes, known);
}

/** The features of all tokens of an ad, a row each. */
export function tokenFeatures(view: AdView, space: FeatureSpace): FeatureRows {
  const rows = new RowBuilder();
  const segments = view.segments.map((_, i) => segmentFeatures(view, i, space));
  for (let token = 0; token < view.length; token++) {
    addWords(view, token, space, rows);
    addSigns(view, token, space, rows);
    addPlace(view, token, space, rows);
    addEvidence(view, token, space, rows);
    for (const id of segments[view.segmentOf[token]]) rows.add(id);
    rows.endRow();
  }
  return rows.finish();
}

function addWords(
  { length, word, prefix, suffix, shape }: AdView,
  token: number,
  space: FeatureSpace,
  rows: RowBuilder,
): void {
  rows.add(space.id(BIAS, space.attributes.id('')));
  const inside = (k: number): boolean => token + k >= 0 && token + k < length;
  WORDS.forEach((k, i) => inside(k) && rows.add(space.id(WORD[i], word[token + k])));
  AFFIXES.forEach((k, i) => {
    if (!inside(k)) return;
    rows.add(space.id(PREFIX[i], prefix[token + k]));
    rows.add(space.id(SUFFIX[i], suffix[token + k]));
    rows.add(space.id(SHAPE[i], shape[token + k]));
  });
  if (inside(-1)) rows.add(space.id(SHAPES_BEFORE, shape[token - 1], shape[token]));
  if (inside(1)) rows.add(space.id(SHAPES_AFTER, shape[token], shape[token + 1]));
  rows.add(space.id(WORD_SHAPE, word[token], shape[token]));
  if (inside(-1) && word[token] >= 0) rows.add(space.id(PAIR_BEFORE, word[token - 1], word[token]));
  if (inside(1) && word[token + 1] >= 0) rows.add(space.id(PAIR_AFTER, word[token], word[token + 1]));
}

function addSigns(
  { length, word, shape, sign }: AdView,
  token: number,
  space: FeatureSpace,
  rows: RowBuilder,
): void {
  rows.add(space.id(SIGN_BEFORE, sign[token]));
  rows.add(space.id(SIGN_AFTER, sign[token + 1]));
  rows.add(space.id(SIGN_SHAPE, sign[token], shape[token]));
  rows.add(space.id(SHAPE_SIGN, shape[token], sign[token + 1]));
  if (token > 0) rows.add(space.id(SIGN_BEFORE2, sign[token - 1]));
  if (token + 1 < length) rows.add(space.id(SIGN_AFTER2, sign[token + 2]));
  if (word[token] >= 0) {
    rows.add(space.id(SIGN_WORD, sign[token], word[token]));
    rows.add(space.id(WORD_SIGN, word[token], sign[token + 1]));
  }
  if (token + 1 < length && word[token + 1] >= 0)
    rows.add(space.id(SIGN_NEXT, sign[token + 1], word[token + 1]));
}

function addPlace(view: AdView, token: number, space: FeatureSpace, rows: RowBuilder): void {
  const { first, end } = view.segments[view.segmentOf[token]];
  const { attributes } = space;
  rows.add(space.id(FROM_START, attributes.id(bucket(token - first))));
  rows.add(space.id(TO_END, attributes.id(bucket(end - 1 - token))));
  rows.add(space.id(ZONE, view.zone[token]));
  rows.add(space.id(LANGUAGE, view.language));
  const clauseEnd = token + 1 === view.length || view.clauseStart[token + 1];
  rows.add(
    space.id(CLAUSE, attributes.id(`${view.clauseStart[token] ? 'first' : ''}${clauseEnd ? 'last' : ''}`)),
  );
  rows.add(space.id(REPEATED, attributes.id(view.repeated[token] ? 'yes' : 'no'), view.shape[token]));
  rows.add(space.id(PLACE, attributes.id(`${Math.floor((8 * token) / view.length)}/8`)));
}

function addEvidence(view: AdView, token: number, space: FeatureSpace, rows: RowBuilder): void {
  [-1, 0, 1].forEach((k, i) => {
    for (const code of view.evidence[token + k] ?? []) rows.add(space.id(EVIDENCE[i], code));
  });
  for (const edge of view.evidenceEdge[token]) rows.add(space.id(EDGE, edge));
  for (const term of view.evidenceTerm[token]) rows.add(space.id(TERM, term));
  for (const edge of view.evidenceEdge[token + 1] ?? []) rows.add(space.id(EDGE_NEXT, edge));
  const { first, end, codes } = view.segments[view.segmentOf[token]];
  for (const code of codes) {
    let before = false;
    let after = false;
    for (let i = first; i < end; i++)
      if (view.evidence[i].includes(code)) {
        before ||= i <= token;
        after ||= i >= token;
      }
    rows.add(
      space.id(EVIDENCE_SIDE, code, space.attributes.id(`${before ? 'before' : ''}${after ? 'after' : ''}`)),
    );
  }
}

/** Features that all tokens of a segment share. */
function segmentFeatures(view: AdView, index: number, space: FeatureSpace): number[] {
  const { first, end, heading, codes } = view.segments[index];
  const ids = new Set<number>();
  for (let i = first; i < end; i++) ids.add(space.id(SEGMENT_WORD, view.word[i]));
  for (const word of heading) ids.add(space.id(HEADING, word));
  for (const code of codes) ids.add(space.id(SEGMENT_CODE, code));
  ids.add(space.id(SEGMENT_FIRST, view.word[first]));
  ids.add(space.id(SEGMENT_LENGTH, space.attributes.id(bucket(end - first))));
  return [...ids];
}

/** A number in steps that grow with it. */
export function bucket(n: number): string {
  if (n < 4) return String(n);
  if (n < 6) return '4+';
  if (n < 9) return '6+';
  if (n < 13) return '9+';
  if (n < 20) return '13+';
  return n < 35 ? '20+' : '35+';
}
