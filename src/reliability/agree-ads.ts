// What is compared: the ads that at least two coders have coded, and what each coder says of them.
import {
  codePresence,
  isCounted,
  NO_PROFILE,
  RoleLensError,
  type CodeName,
  type Coding,
  type CountOver,
  type Kind,
  type Legend,
} from '../core';
import { hasCoded, NO_KIND } from '../coding';

/** One ad that is compared. */
export interface ComparedAd {
  /** Index in the corpus. */
  readonly index: number;
  /** Number of its near-duplicate group, from 0. */
  readonly group: number;
  /** How much it counts. */
  readonly weight: number;
}

/** Codings of the same ads, side by side. Coders, codes and profiles go by number. */
export interface Compared {
  readonly codings: readonly Coding[];
  readonly coders: readonly string[];
  readonly ads: readonly ComparedAd[];
  readonly groups: number;
  /** Codes of any of the codings, and their kinds; each in the order of the codings. */
  readonly codes: readonly CodeName[];
  readonly kinds: readonly Kind[];
  readonly profiles: readonly string[];
  /** Whether two coders or more give profiles. */
  readonly hasProfiles: boolean;
  /** The profile that a coder gives an ad (index in the corpus); `null` where none. */
  readonly profileOf: (coder: number, ad: number) => number | null;
  /** 1 where a coder gives an ad the code, 0 where not, `null` where the coder has not coded the ad. */
  readonly presence: (coder: number, code: number, ad: number) => number | null;
  readonly coded: (coder: number, ad: number) => boolean;
  /** For tables: names of kinds, colours of profiles. */
  readonly legend: Legend;
}

/** Which ads are compared, and how much each counts. */
export interface CompareAdsOptions {
  readonly over: CountOver;
  readonly weight: 'ad' | 'group';
  readonly profileNames: Readonly<Record<string, string>>;
  readonly empty: 'uncoded' | 'coded';
}

/**
 * Sets codings side by side.
 * @throws RoleLensError where there are fewer than two, they are of different ads, or no ad is coded by two of them.
 */
export function compareAds(codings: readonly Coding[], options: CompareAdsOptions): Compared {
  checkSameAds(codings);
  const coded = (coder: number, ad: number): boolean =>
    options.empty === 'coded' || hasCoded(codings[coder], ad);
  const [ads, groups] = adsOf(codings, options, coded);
  const kinds = kindsOf(codings);
  const codes = codesOf(codings, kinds);
  const presences = codings.map((coding) => codes.map(({ id }) => codePresence(coding, id)));
  return {
    codings,
    coders: distinctNames(codings.map(({ coder }) => coder)),
    ads,
    groups,
    codes,
    kinds: kinds.filter(({ id }) => codes.some(({ kind }) => kind === id)),
    legend: legendFor(codings, kinds),
    ...profilesOf(codings, options.profileNames, coded),
    presence: (coder, code, ad) => (coded(coder, ad) ? Number(presences[coder][code](ad)) : null),
    coded,
  };
}

function kindsOf(codings: readonly Coding[]): Kind[] {
  const all = codings.flatMap(({ kinds }) => kinds);
  return all.filter(({ id }, i) => all.findIndex((kind) => kind.id === id) === i);
}

function legendFor(codings: readonly Coding[], kinds: readonly Kind[]): Legend {
  return {
    kinds,
    colours: Object.assign(
      {},
      ...codings.map((coding) => coding.profileColours).reverse(),
    ) as Legend['colours'],
  };
}

/** In order of appearance, kind by kind; codes that are numbered (`A1`) by number. What a coding does not know of a code, the next may. */
function codesOf(codings: readonly Coding[], kinds: readonly Kind[]): CodeName[] {
  const codes = new Map<string, CodeName>();
  for (const code of codings.flatMap((coding) => coding.codes)) {
    const known = codes.get(code.id);
    if (!known) codes.set(code.id, code);
    else if (known.kind === NO_KIND) codes.set(code.id, { ...known, kind: code.kind });
  }
  const list = [...codes.values()];
  const numbered = list.every(({ id }) => /\D\d+$/.test(id));
  const kind = (code: CodeName): number => kinds.findIndex(({ id }) => id === code.kind);
  const number = ({ id }: CodeName): number => (numbered ? Number(/\d+$/.exec(id)) : 0);
  return list.sort((a, b) => kind(a) - kind(b) || number(a) - number(b));
}

function checkSameAds(codings: readonly Coding[]): void {
  if (codings.length < 2)
    throw new RoleLensError(`Agreement of ${codings.length} coding${codings.length === 1 ? '' : 's'}.`, {
      hint: 'Give two or more: agree([first, second]).',
    });
  if (codings.some(({ corpusHash }) => corpusHash !== codings[0].corpusHash))
    throw new RoleLensError('The codings are of different ads.', {
      hint: 'Read them all with the same ads.',
    });
}

function adsOf(
  codings: readonly Coding[],
  { over, weight }: CompareAdsOptions,
  coded: Compared['coded'],
): [ComparedAd[], number] {
  const { corpus } = codings[0];
  const sizes = new Map<string, number>();
  for (const { selection } of corpus) sizes.set(selection.group, (sizes.get(selection.group) ?? 0) + 1);
  const numbers = new Map<string, number>();
  const ads = corpus.flatMap((ad, index) => {
    const { group, reason } = ad.selection;
    if (!isCounted(ad, over) || reason === 'no description') return [];
    if (codings.filter((_, coder) => coded(coder, index)).length < 2) return [];
    if (!numbers.has(group)) numbers.set(group, numbers.size);
    return [{ index, group: numbers.get(group)!, weight: weight === 'group' ? 1 / sizes.get(group)! : 1 }];
  });
  if (ads.length) return [ads, numbers.size];
  throw new RoleLensError(
    `The codings share no ${over === 'distinct' ? 'distinct ad' : 'ad with a description'}.`,
    {
      hint: `Agreement needs ads that two or more have coded${over === 'distinct' ? '; over: "postings" takes near-duplicates, too' : ''}.`,
    },
  );
}

function distinctNames(names: readonly string[]): string[] {
  return names.map((name, i) => {
    const before = names.slice(0, i).filter((other) => other === name).length;
    return before ? `${name} (${before + 1})` : name;
  });
}

function profilesOf(
  codings: readonly Coding[],
  profileNames: CompareAdsOptions['profileNames'],
  coded: Compared['coded'],
): Pick<Compared, 'profiles' | 'hasProfiles' | 'profileOf'> {
  const called = (name: string): string => (Object.hasOwn(profileNames, name) ? profileNames[name] : name);
  const all = codings.flatMap(({ profiles }) => profiles.map(called));
  const profiles = [...new Set(all)].filter((name) => name !== NO_PROFILE);
  const places = codings.map((coding) => coding.profiles.map((name) => profiles.indexOf(called(name))));
  return {
    profiles,
    hasProfiles: places.filter((own) => own.some((place) => place >= 0)).length > 1,
    profileOf: (coder, ad) => {
      const place = places[coder][codings[coder].adProfile[ad]];
      return place >= 0 && coded(coder, ad) ? place : null;
    },
  };
}
