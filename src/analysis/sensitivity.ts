// sensitivity: which conclusions hold however the ads are counted, coded and grouped.
import type { Codebook } from '../codebook';
import { codeAds } from '../coding';
import { isCounted, legendOf, RoleLensError, type Coding } from '../core';
import {
  makeTable,
  optional,
  points,
  rowsOf,
  schema,
  text,
  type Column,
  type Row,
  type Table,
} from '../table';
import type { TokenStore } from '../text';
import { compareGroups, type CompareGroupsOptions } from './compare-groups';
import { chooseGroups, type GroupOptions } from './group-choice';
import { runnerUpProfiles } from './runner-up-profiles';
import { CODE } from './schema-parts';
import { isShown, NO_DIFFERENCE } from './verdict';

/** Options of {@link sensitivity}. */
export interface SensitivityOptions extends Omit<GroupOptions, 'over'> {
  /** Codes of one kind only; default all kinds. */
  readonly kind?: string;
  /** With the codebook: adds the coding without company boilerplate. */
  readonly store?: TokenStore;
  readonly book?: Codebook;
  /** Codings of the same ads by other coders, by name, e.g. `{ 'learned coder': learned }`. */
  readonly others?: Readonly<Record<string, Coding>>;
}

/** One way to come to a conclusion. */
interface Variant {
  readonly name: string;
  readonly coding: Coding;
  readonly options: CompareGroupsOptions;
}

const COLUMNS = {
  ...CODE,
  group_a: text('group A'),
  group_b: text('group B'),
  holds: text('holds'),
  but: text('otherwise'),
  distinct_ads: text('distinct ads'),
};

/** The table of {@link sensitivity}: after its first columns one a variant, and one a variant's difference. */
export type Sensitivity = Table<typeof COLUMNS & Readonly<Record<string, Column>>>;

/**
 * Which differences between two groups hold throughout: one row a code. `distinct_ads` is the verdict of `compareGroups` as it stands; the other
 * columns, those that apply, say what it becomes `over_postings` (where ads were posted more than once), `without_boilerplate` (ads coded and profiled anew; needs `store` and
 * `book`), with ads of other profiles given to the `runner_up` (when grouped by profile, and where the coder gives scores), and by each other coder; `holds` is `throughout` where all
 * say the same, `not throughout` where some show no difference, `reversed` where two point in opposite directions, and `but` names the variants that say otherwise. Each column's
 * differences a − b stand in `difference_…`. Every variant is adjusted for its own table.
 * @throws RoleLensError where a coding is of other ads, and as `compareGroups`; of more than two groups the first two are compared.
 * @example
 * show(sensitivity(coding, { store, book }), { columns: ['name', 'holds', 'but'] });
 */
export function sensitivity(coding: Coding, options: SensitivityOptions = {}): Sensitivity {
  const { by = 'profile', kind } = options;
  const groups = chooseGroups(coding, options, 2).names.slice(0, 2);
  const shared: CompareGroupsOptions = { by, groups, kind, replicates: 1 };
  const variants = variantsOf(coding, options, shared, groups);
  const tables = variants.map((variant) => rowsOf(compareGroups(variant.coding, variant.options)));
  const names = variants.map(({ name }) => name);
  const rows = tables[0].map(({ kind, code, name, group_a, group_b }) => {
    const found = tables.map((table) => table.find((row) => row.code === code));
    const verdicts = found.map((row) => row?.verdict ?? NO_DIFFERENCE);
    const meant = verdicts.map((verdict) => (isShown(verdict) ? verdict : NO_DIFFERENCE));
    return {
      ...{ kind, code, name, group_a, group_b },
      holds: judge(meant),
      but: names.filter((_, v) => meant[v] !== meant[0]).join(', '),
      ...Object.fromEntries(names.map((variant, v) => [variant, verdicts[v]])),
      ...Object.fromEntries(
        names.map((variant, v) => [`difference_${variant}`, found[v]?.difference ?? null]),
      ),
    };
  });
  return makeTable(
    schemaOf(names),
    rows as unknown as Row<Sensitivity['schema']['columns']>[],
    legendOf(coding),
  );
}

function schemaOf(variants: readonly string[]): Sensitivity['schema'] {
  const worded = (name: string): string => name.replace(/_/g, ' ');
  return schema('sensitivity', 'one row a code', {
    ...COLUMNS,
    ...Object.fromEntries(variants.map((name) => [name, text(worded(name))])),
    ...Object.fromEntries(
      variants.map((name) => [`difference_${name}`, optional(points(`difference, ${worded(name)}`))]),
    ),
  });
}

function variantsOf(
  coding: Coding,
  { by = 'profile', store, book, others = {} }: SensitivityOptions,
  shared: CompareGroupsOptions,
  groups: readonly string[],
): Variant[] {
  const variants: Variant[] = [{ name: 'distinct_ads', coding, options: shared }];
  if (coding.corpus.some((ad) => isCounted(ad, 'postings') && !isCounted(ad, 'distinct')))
    variants.push({ name: 'over_postings', coding, options: { ...shared, over: 'postings' } });
  if (store && book) {
    const bare = codeAds(store, book, { boilerplate: 'drop' });
    variants.push({ name: 'without_boilerplate', coding: sameAds(coding, bare), options: shared });
  }
  const assigned = by === 'profile' ? runnerUpProfiles(coding, groups) : [];
  if (assigned.some((name, i) => name !== coding.profiles[coding.adProfile[i]]))
    variants.push({ name: 'runner_up', coding, options: { ...shared, by: assigned } });
  for (const [name, other] of Object.entries(others))
    variants.push({ name: columnName(name), coding: sameAds(coding, other), options: shared });
  return variants;
}

function sameAds(coding: Coding, other: Coding): Coding {
  if (other.corpusHash === coding.corpusHash) return other;
  throw new RoleLensError(`The coding by "${other.coder}" is of other ads than that by "${coding.coder}".`, {
    hint: 'Code the same ads with both.',
  });
}

function columnName(name: string): string {
  return name.trim().replace(/\s+/g, '_');
}

function judge(verdicts: readonly string[]): string {
  const different = new Set(verdicts);
  if (different.size === 1) return 'throughout';
  different.delete(NO_DIFFERENCE);
  return different.size === 1 ? 'not throughout' : 'reversed';
}
