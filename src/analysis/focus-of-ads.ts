// focusOfAds, tableFocus: is an ad about data science, software engineering, both or neither (CAIN 2022, table 5).
import { RoleLensError, type Coding, type Columns, type CountOver } from '../core';
import { codeItems } from './ad-items';
import { groupedBy } from './group-choice';
import { shareOfAds, tableOf } from './table-rows';

/** What an ad is about, in the order of tables. */
export const FOCUSES = ['data science', 'software engineering', 'both', 'none'] as const;
export type Focus = (typeof FOCUSES)[number];

/** Options of {@link focusOfAds}. */
export interface FocusOptions {
  /** Codes of tasks that are data science; default `TASK2` (data engineering) and `TASK3` (modeling). */
  readonly dataScience?: readonly string[];
  /** Codes of tasks that are software engineering; default `TASK4` (software development) and `TASK5` (operations). */
  readonly softwareEngineering?: readonly string[];
  /** Share of an ad's mentions of these tasks that a side needs to count beside the other; default 0.25. */
  readonly atLeast?: number;
}

/**
 * The focus of each ad, from its mentions of tasks: a side counts if it has at least a quarter of them; `both` if both do, `none` for an ad without any. Business
 * understanding is on neither side. CAIN 2022 judged the focus by reading; this rule is ours: where ads name dozens of tasks, a single mention says little.
 * @throws RoleLensError for a code that the coding has not.
 */
export function focusOfAds(coding: Coding, options: FocusOptions = {}): Focus[] {
  const {
    dataScience = ['TASK2', 'TASK3'],
    softwareEngineering = ['TASK4', 'TASK5'],
    atLeast = 0.25,
  } = options;
  const sides = [dataScience, softwareEngineering].map((codes) => new Set(codes));
  const missing = [...dataScience, ...softwareEngineering].find((id) =>
    coding.codes.every((code) => code.id !== id),
  );
  if (missing !== undefined)
    throw new RoleLensError(`The coding has no code "${missing}" to tell the focus by.`, {
      hint: 'Name the codes of both sides in the options dataScience and softwareEngineering.',
    });
  const { items, ad, item, n } = codeItems(coding);
  const counts = sides.map(() => new Uint32Array(coding.corpus.length));
  for (let i = 0; i < ad.length; i++)
    sides.forEach((codes, side) => {
      if (codes.has(items[item[i]].code)) counts[side][ad[i]] += n[i];
    });
  return coding.corpus.map((_, i) => focusOf(counts[0][i], counts[1][i], atLeast));
}

function focusOf(science: number, software: number, atLeast: number): Focus {
  const all = science + software;
  if (!all) return 'none';
  if (science < atLeast * all) return 'software engineering';
  return software < atLeast * all ? 'data science' : 'both';
}

/** Options of {@link tableFocus}. */
export interface FocusTableOptions extends FocusOptions {
  /** What the ads are grouped by; default `profile`, `null`: all together. */
  readonly by?: string | readonly string[] | null;
  /** Default `distinct`. */
  readonly over?: CountOver;
}

/** One row a group × focus, zeros included: `group`, `focus`, `ads`, `group_ads`, `share` (0 to 1), `share_low`, `share_high` (95 % Wilson interval). */
export function tableFocus(
  coding: Coding,
  { by = 'profile', over = 'distinct', ...rule }: FocusTableOptions = {},
): Columns {
  const groups = groupedBy(coding, by, over);
  const focuses = focusOfAds(coding, rule);
  const rows = groups.names.flatMap((group, g) =>
    FOCUSES.map((focus) => {
      const ads = focuses.filter((each, i) => each === focus && groups.ofAd[i] === g).length;
      return { group, focus, ...shareOfAds(ads, groups.ads[g]) };
    }),
  );
  return tableOf(['group', 'focus', 'ads', 'group_ads', 'share', 'share_low', 'share_high'], rows);
}
