// sensitivity: which conclusions hold however the ads are counted, coded and grouped.
import type { Codebook } from '../codebook';
import { codeAds } from '../coding';
import { RoleLensError, type Cell, type Coding, type Columns, type Kind } from '../core';
import type { TokenStore } from '../text';
import { runnerUpProfiles } from './assign-ambiguous';
import {
  compareGroups,
  NO_DIFFERENCE,
  type CompareGroupsOptions,
  type GroupComparison,
} from './compare-groups';
import { chooseGroups, type GroupOptions } from './group-choice';
import { tableOf } from './table-rows';

/** Options of {@link sensitivity}. */
export interface SensitivityOptions extends Omit<GroupOptions, 'over'> {
  /** Codes of one kind only; default all kinds. */
  readonly kind?: Kind;
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

/**
 * Which differences between two groups hold throughout: one row a code. `distinct_ads` is the verdict of {@link compareGroups} as it stands; the other
 * columns say what it becomes `over_postings`, `without_boilerplate` (ads coded and profiled anew; needs `store` and `book`), with ads of other profiles
 * given to the `runner_up` (when grouped by profile), and by each other coder; `holds` is `throughout` where all say the same, `not throughout` where some show
 * no difference, `reversed` where two point in opposite directions, and `but` names the variants that say otherwise. Each column's differences a − b stand in `difference_…`.
 * Every variant is adjusted for its own table.
 * @throws RoleLensError where a coding is of other ads, and as {@link compareGroups}; of more than two groups the first two are compared.
 */
export function sensitivity(coding: Coding, options: SensitivityOptions = {}): Columns {
  const { by = 'profile', kind } = options;
  const groups = chooseGroups(coding, options).names.slice(0, 2);
  const shared: CompareGroupsOptions = { by, groups, kind, replicates: 1 };
  const variants = variantsOf(coding, options, shared, groups);
  const tables = variants.map((variant) => compareGroups(variant.coding, variant.options));
  const names = variants.map(({ name }) => name);
  const columns = [
    'kind',
    'code',
    'name',
    'holds',
    'but',
    ...names,
    ...names.map((name) => `difference_${name}`),
  ];
  const rows = tables[0].code.map((code, i): Record<string, Cell> => {
    const at = tables.map((table) => table.code.indexOf(code));
    const verdicts = tables.map((table, v) => verdictAt(table, at[v]));
    return {
      kind: tables[0].kind[i],
      code,
      name: tables[0].name[i],
      holds: judge(verdicts),
      but: names.filter((_, v) => verdicts[v] !== verdicts[0]).join(', '),
      ...Object.fromEntries(names.map((name, v) => [name, verdicts[v]])),
      ...Object.fromEntries(
        names.map((name, v) => [`difference_${name}`, at[v] < 0 ? null : tables[v].difference[at[v]]]),
      ),
    };
  });
  return tableOf(columns, rows);
}

function variantsOf(
  coding: Coding,
  { by = 'profile', store, book, others = {} }: SensitivityOptions,
  shared: CompareGroupsOptions,
  groups: readonly string[],
): Variant[] {
  const variants: Variant[] = [
    { name: 'distinct_ads', coding, options: shared },
    { name: 'over_postings', coding, options: { ...shared, over: 'postings' } },
  ];
  if (store && book) {
    const bare = codeAds(store, book, { boilerplate: 'drop' });
    variants.push({ name: 'without_boilerplate', coding: sameAds(coding, bare), options: shared });
  }
  if (by === 'profile') {
    const assigned = runnerUpProfiles(coding, groups);
    variants.push({ name: 'runner_up', coding, options: { ...shared, by: assigned } });
  }
  for (const [name, other] of Object.entries(others))
    variants.push({ name: columnName(name), coding: sameAds(coding, other), options: shared });
  return variants;
}

function sameAds(coding: Coding, other: Coding): Coding {
  if (other.corpusHash !== coding.corpusHash)
    throw new RoleLensError(
      `The coding by "${other.coder}" is of other ads than that by "${coding.coder}".`,
      {
        hint: 'Code the same ads with both.',
      },
    );
  return other;
}

function columnName(name: string): string {
  return name.trim().replace(/\s+/g, '_');
}

function verdictAt(table: GroupComparison, row: number): string {
  return row < 0 ? NO_DIFFERENCE : String(table.verdict[row]);
}

function judge(verdicts: readonly string[]): string {
  const different = new Set(verdicts);
  if (different.size === 1) return 'throughout';
  different.delete(NO_DIFFERENCE);
  return different.size === 1 ? 'not throughout' : 'reversed';
}
