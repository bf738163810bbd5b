// What of a coding is counted beside published categories.
import { RoleLensError, type Coding, type CountOver } from '../core';
import { codeItems, toolItems, type AdItems } from './ad-items';
import { checkProfile } from './check-profile';
import { countItems } from './count-items';
import { focusOfAds, type FocusSide } from './focus-of-ads';
import { ALL_ADS, groupAds, type GroupBy } from './group-ads';
import { bareSpelling } from './tool-names';

/** Options of comparisons with an earlier study. */
export interface EarlierOptions {
  /** The sides that ads can be about, as a study names them; without them categories of the kind `focus` are left without one of ours. */
  readonly focus?: readonly FocusSide[];
  /** Only ads of this profile; default all. */
  readonly profile?: string;
  /** Default `distinct`. */
  readonly over?: CountOver;
}

/** Counts of ours by value, for one kind of category. */
export interface Counter {
  readonly unit: string;
  /** Whether the coding has the values at all. */
  readonly has: (values: readonly string[]) => boolean;
  readonly count: (values: readonly string[]) => number;
  readonly name: (values: readonly string[]) => string;
  /** What is not among the values. */
  readonly others: (values: readonly string[]) => readonly { name: string; count: number }[];
}

/** What can be counted of a coding; `null` where its ads have no such column. */
export class OurCounts {
  constructor(
    private readonly coding: Coding,
    private readonly options: EarlierOptions,
  ) {
    checkProfile(coding, options.profile);
  }

  of(kind: string): Counter | null {
    if (kind === 'code') return this.codes();
    try {
      if (kind === 'tool') return this.tools();
      const { focus: sides = [] } = this.options;
      return this.values(kind === 'focus' ? focusOfAds(this.coding, { sides }) : kind);
    } catch (error) {
      // The ads need not have every column, nor the codebook the codes that the focus is told by, or names of tools.
      if (error instanceof RoleLensError) return null;
      throw error;
    }
  }

  private codes(): Counter {
    const items = codeItems(this.coding);
    const mentions = this.mentionsOf(items);
    const at = (value: string): number => items.items.findIndex(({ code }) => code === value);
    return {
      unit: 'mentions',
      has: (values) => values.every((value) => at(value) >= 0),
      count: (values) => values.reduce((sum, value) => sum + (mentions[at(value)] ?? 0), 0),
      name: (values) => values.map((value) => items.items[at(value)]?.name ?? value).join(' + '),
      others: (values) => {
        const kinds = new Set(values.map((value) => items.items[at(value)]?.kind));
        return items.items.flatMap(({ code, name, kind }, i) =>
          kinds.has(kind) && !values.includes(code) ? [{ name, count: mentions[i] }] : [],
        );
      },
    };
  }

  private tools(): Counter {
    const items = toolItems(this.coding);
    const mentions = this.mentionsOf(items);
    const spellings = items.items.map(({ name }) => bareSpelling(name));
    return {
      unit: 'mentions',
      has: () => true,
      count: (values) => {
        const wanted = new Set(values.map(bareSpelling));
        return spellings.reduce((sum, spelling, i) => sum + (wanted.has(spelling) ? mentions[i] : 0), 0);
      },
      name: (values) => values.join(' + '),
      // Hundreds of tools are named nowadays that the published list has not; `topTools` shows them.
      others: () => [],
    };
  }

  private values(by: GroupBy): Counter {
    const { over = 'distinct' } = this.options;
    const { names, ofAd } = groupAds(this.coding, by, over);
    const inside = groupAds(this.coding, this.options.profile === undefined ? null : 'profile', over);
    const wanted = inside.names.indexOf(this.options.profile ?? ALL_ADS);
    const counts = names.map(() => 0);
    ofAd.forEach((value, i) => {
      if (value >= 0 && inside.ofAd[i] === wanted) counts[value]++;
    });
    return {
      unit: 'ads',
      has: () => true,
      count: (values) => names.reduce((sum, name, i) => sum + (values.includes(name) ? counts[i] : 0), 0),
      name: (values) => {
        const found = values.filter((value) => names.includes(value));
        return (found.length ? found : values).join(' + ');
      },
      others: (values) =>
        names.flatMap((name, i) => (values.includes(name) || !counts[i] ? [] : [{ name, count: counts[i] }])),
    };
  }

  private mentionsOf(items: AdItems): number[] {
    const { profile, over = 'distinct' } = this.options;
    const groups = groupAds(this.coding, profile === undefined ? null : 'profile', over);
    const group = groups.names.indexOf(profile ?? ALL_ADS);
    const { mentions } = countItems(items, groups);
    return items.items.map((_, i) => (group < 0 ? 0 : mentions[group * items.items.length + i]));
  }
}
