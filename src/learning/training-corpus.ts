// A corpus made ready for training: features of every ad once, from which any part of the ads can be learned.
import type { Codebook } from '../codebook';
import { codeAds } from '../coding';
import { silent, type Coding } from '../core';
import type { TokenStore } from '../text';
import { addAd, adSpace } from './ad-features';
import { AdViewer, plain, type AdView } from './ad-view';
import { Attributes, RowBuilder, type FeatureRows, type FeatureSpace } from './feature-space';
import { marksEach, readLabels, type AdLabels, type LabelNames } from './labels';
import type { ModelCode } from './model';
import { namesOfOrganisations } from './organisation-names';
import { addSpan, spanSpace } from './span-features';
import { tokenFeatures, tokenSpace } from './token-features';
import { isSame } from './decode-spans';

/** One ad to learn from. */
export interface TrainingAd {
  /** Index in the store. */
  readonly ad: number;
  /** Number of its near-duplicate group. */
  readonly group: number;
  readonly view: AdView;
  readonly tokens: FeatureRows;
  /** What each coder says; those that have not coded it are left out. */
  readonly labels: readonly AdLabels[];
  /** The mentions of all coders by kind, with their features. */
  readonly spans: readonly SpanExamples[];
}

/** Distinct mentions of one kind in one ad: a row of features, and for each code whether it holds. */
export interface SpanExamples {
  readonly rows: FeatureRows;
  readonly targets: Float64Array;
}

/** All ads to learn from. */
export interface TrainingCorpus {
  readonly store: TokenStore;
  readonly book: Codebook;
  readonly found: Coding;
  readonly codes: readonly ModelCode[];
  readonly profiles: readonly string[];
  /** Kinds that have codes, with the indices of their codes. */
  readonly kinds: readonly { readonly kind: ModelCode['kind']; readonly codes: readonly number[] }[];
  readonly words: readonly string[];
  readonly tokenSpace: FeatureSpace;
  readonly spanSpace: FeatureSpace;
  readonly adSpace: FeatureSpace;
  readonly adRows: readonly FeatureRows[];
  readonly ads: readonly TrainingAd[];
}

/** From how many near-duplicate groups a word or feature is learned: rarer ones could tell whose ad it is. */
export const LEAST_GROUPS = 5;

/** Reads codings as labels and makes the features of all coded ads; at most `perGroup` ads of a near-duplicate group. */
export function trainingCorpus(
  store: TokenStore,
  codings: readonly Coding[],
  book: Codebook,
  perGroup: number,
): TrainingCorpus {
  const codes = book.codes.map(({ id, name, kind, unit }) => ({ id, name, kind, unit }));
  const profiles = book.profiles.map(({ name }) => name);
  const names: LabelNames = {
    codes: codes.map(({ id }) => id),
    profiles,
    everywhere: codes.map(() => false),
  };
  const byTerm = codes.map(({ unit }) => unit === 'term');
  const labels = codings.map((coding) => {
    const asCoded = readLabels(store, coding, names);
    return marksEach(store, asCoded, byTerm)
      ? asCoded
      : readLabels(store, coding, { ...names, everywhere: byTerm });
  });
  const chosen = chooseAds(store, labels, perGroup);
  const kinds = [...new Set(codes.map(({ kind }) => kind))].map((kind) => ({
    kind,
    codes: codes.flatMap((code, i) => (code.kind === kind ? [i] : [])),
  }));
  const found = codeAds(store, book, { onProgress: silent });
  const attributes = new Attributes();
  const words = commonWords(store, chosen);
  const viewer = new AdViewer(store, found, attributes, new Set(words));
  const spaces = {
    tokenSpace: tokenSpace(attributes),
    spanSpace: spanSpace(attributes),
    adSpace: adSpace(attributes),
  };
  const ads = chosen.map(({ ad, group }): TrainingAd => {
    const view = viewer.view(ad);
    const own = labels.flatMap((list) => list[ad] ?? []);
    const spans = kinds.map((kind) => spanExamples(store, ad, view, own, kind.codes, spaces.spanSpace));
    return { ad, group, view, tokens: tokenFeatures(view, spaces.tokenSpace), labels: own, spans };
  });
  const adRows = ads.map(({ ad, view }) => {
    const rows = new RowBuilder();
    addAd(view, found, ad, spaces.adSpace, rows);
    return rows.finish();
  });
  return { store, book, found, codes, profiles, kinds, words, ...spaces, adRows, ads };
}

function chooseAds(
  { ads, adTokens }: TokenStore,
  labels: readonly (readonly (AdLabels | null)[])[],
  perGroup: number,
): { ad: number; group: number }[] {
  const groups = new Map<string, number>();
  const taken: number[] = [];
  return ads.flatMap(({ description, selection }, ad) => {
    if (!description || adTokens[ad + 1] === adTokens[ad] || !labels.some((list) => list[ad])) return [];
    const group = groups.get(selection.group) ?? groups.size;
    groups.set(selection.group, group);
    taken[group] = (taken[group] ?? 0) + 1;
    return taken[group] <= perGroup ? [{ ad, group }] : [];
  });
}

/** Words in enough groups, but for those that name an organisation of these ads. */
function commonWords(store: TokenStore, chosen: readonly { ad: number; group: number }[]): string[] {
  const groups = new Map<string, Set<number>>();
  for (const { ad, group } of chosen)
    for (let i = store.adTokens[ad]; i < store.adTokens[ad + 1]; i++) {
      const word = plain(store.vocabulary.word(store.tokens[i]));
      let of = groups.get(word);
      if (!of) groups.set(word, (of = new Set()));
      of.add(group);
    }
  const names = namesOfOrganisations(store, chosen);
  return [...groups]
    .flatMap(([word, of]) => (of.size >= LEAST_GROUPS && !names.has(word) ? [word] : []))
    .sort();
}

function spanExamples(
  store: TokenStore,
  ad: number,
  view: AdView,
  labels: readonly AdLabels[],
  codes: readonly number[],
  space: FeatureSpace,
): SpanExamples {
  const rows = new RowBuilder();
  const targets: number[] = [];
  const from = store.adTokens[ad];
  const place = ({ first, last }: { first: number; last: number }): { start: number; end: number } => ({
    start: store.starts[from + first],
    end: store.ends[from + last],
  });
  for (const { spans } of labels) {
    const own = spans.filter(({ code }) => codes.includes(code));
    const seen = new Set<string>();
    for (const span of own) {
      const key = `${span.first} ${span.last}`;
      if (seen.has(key)) continue;
      seen.add(key);
      addSpan(view, span.first, span.last, space, rows);
      const alike = own.filter((other) => isSame(place(span), place(other)));
      for (const code of codes) targets.push(alike.some((other) => other.code === code) ? 1 : 0);
    }
  }
  return { rows: rows.finish(), targets: Float64Array.from(targets) };
}
