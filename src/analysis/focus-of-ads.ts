// focusOfAds, tableFocus: which of several sides, each told by its codes, an ad is about.
import { legendOf, NothingToShow, RoleLensError, type Coding, type CountOver } from '../core';
import { makeTable, schema, text, type TableOf } from '../table';
import { codeItems } from './ad-items';
import { groupAds, type GroupBy } from './group-ads';
import { SHARE_OF_ADS, shareOfAds } from './schema-parts';

/** A side that the ads of a study can be about, by the codes that speak for it. */
export interface FocusSide {
  readonly name: string;
  /** Ids of codes. */
  readonly codes: readonly string[];
}

/** Options of {@link focusOfAds}. */
export interface FocusOptions {
  /** Two or more. */
  readonly sides: readonly FocusSide[];
  /** Share of an ad's mentions of all the sides' codes that a side needs to count beside the others; default 0.25. */
  readonly atLeast?: number;
}

/** What an ad without a mention of any side is called. */
const NONE = 'none';

/** What ads can be called, in the order of tables: the sides' names, `both` (of more than two sides: `several`) and `none`. */
export function focusNames(sides: readonly FocusSide[]): string[] {
  return [...sides.map(({ name }) => name), mixedName(sides), NONE];
}

function mixedName(sides: readonly FocusSide[]): string {
  return sides.length > 2 ? 'several' : 'both';
}

/**
 * The focus of each ad, from its mentions of the sides' codes: a side counts if it has at least a quarter of them; `both` (`several`) where more than one does, or none does because
 * the mentions are spread over many sides; `none` for an ad without any. Where ads name dozens of tasks, a single mention says little: hence the quarter.
 * @throws NothingToShow where no sides are named; RoleLensError for a single side, names that are taken, and a code that the coding has not.
 */
export function focusOfAds(coding: Coding, { sides, atLeast = 0.25 }: FocusOptions): string[] {
  checkSides(coding, sides);
  const { items, ad, item, n } = codeItems(coding);
  const sidesOf = items.map(({ code }) =>
    sides.flatMap(({ codes }, side) => (codes.includes(code) ? [side] : [])),
  );
  const counts = sides.map(() => new Uint32Array(coding.corpus.length));
  for (let i = 0; i < ad.length; i++) for (const side of sidesOf[item[i]]) counts[side][ad[i]] += n[i];
  return coding.corpus.map((_, i) => {
    const found = counts.map((of) => of[i]);
    const all = found.reduce((sum, each) => sum + each, 0);
    if (!all) return NONE;
    const counting = sides.filter((_side, s) => found[s] > 0 && found[s] >= atLeast * all);
    return counting.length === 1 ? counting[0].name : mixedName(sides);
  });
}

function checkSides({ codes }: Coding, sides: readonly FocusSide[]): void {
  if (!sides.length) throw new NothingToShow('the study names no sides that its ads can be about');
  const hint = 'Name two or more sides, each with a name of its own and the codes that speak for it.';
  if (sides.length < 2) throw new RoleLensError(`A focus needs two sides, found ${sides.length}.`, { hint });
  const names = focusNames(sides);
  const taken = names.find((name, i) => names.indexOf(name) < i);
  if (taken !== undefined) throw new RoleLensError(`Two sides would be called "${taken}".`, { hint });
  const missing = sides.flatMap((side) => side.codes).find((id) => codes.every((code) => code.id !== id));
  if (missing !== undefined)
    throw new RoleLensError(`The coding has no code "${missing}" to tell the focus by.`, { hint });
}

/** Options of {@link tableFocus}. */
export interface FocusTableOptions extends FocusOptions {
  /** What the ads are grouped by; default `profile`, `null`: all together. */
  readonly by?: GroupBy;
  /** Default `distinct`. */
  readonly over?: CountOver;
}

/** The table of {@link tableFocus}. */
export const FOCUS = schema('focus_of_ads', 'one row a group × focus, zeros included', {
  group: text('group'),
  focus: text('focus'),
  ...SHARE_OF_ADS,
});

/**
 * What ads are about as a whole, by the sides that their codes stand for: one row a group × focus, zeros included: `group`, `focus`, `ads`,
 * `group_ads`, `share` (0 to 1), `share_low`, `share_high` (95 % Wilson interval). Use it with the `focus` of a study.
 * @throws NothingToShow where no sides are given, or for profiles where there are none; RoleLensError for a side that is faulty, and for a column
 * that the ads lack.
 * @example
 * show(tableFocus(coding, { sides: study.focus }));
 */
export function tableFocus(
  coding: Coding,
  { by = 'profile', over = 'distinct', ...rule }: FocusTableOptions,
): TableOf<typeof FOCUS> {
  const focuses = focusOfAds(coding, rule);
  const groups = groupAds(coding, by, over);
  const rows = groups.names.flatMap((group, g) =>
    focusNames(rule.sides).map((focus) => {
      const ads = focuses.filter((each, i) => each === focus && groups.ofAd[i] === g).length;
      return { group, focus, ...shareOfAds(ads, groups.ads[g]) };
    }),
  );
  return makeTable(FOCUS, rows, legendOf(coding));
}
