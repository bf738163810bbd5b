// The tables of a paper: which columns are printed, with their headers and captions.
import {
  cainAgreement,
  compareGroups,
  saturationStops,
  sensitivity,
  tableAds,
  tableFocus,
  topTools,
  trendTests,
  type GroupComparison,
} from '../analysis';
import type { Codebook } from '../codebook';
import { KINDS, KIND_NAMES, type Coding, type Columns } from '../core';
import { selectionFunnel } from '../corpus';
import type { TableOptions } from '../export';
import { profileFrame, toColumns } from '../frames';
import type { TokenStore } from '../text';

/** A table with all its columns, and how it is printed. */
export interface PaperTable {
  readonly columns: Columns;
  readonly print: TableOptions & { readonly caption: string };
}

/** How things are made, by name. */
export type Makers<Made> = Readonly<Record<string, () => Made>>;

/** Options of {@link paperTables}. */
export interface PaperTableOptions {
  /** The two profiles compared. */
  readonly groups: readonly string[];
  /** With the codebook: sensitivity to company boilerplate. */
  readonly store?: TokenStore;
  readonly book?: Codebook;
}

const SHARES = { intervals: ['share'], percent: ['share'] };

function make(columns: Columns, print: PaperTable['print']): PaperTable {
  return { columns, print };
}

/** The tables of a paper by name, each made when called, which throws `RoleLensError` where the ads have nothing to show. */
export function paperTables(coding: Coding, options: PaperTableOptions): Makers<PaperTable> {
  return { ...tablesOfAds(coding), ...tablesOfGroups(coding, options), ...tablesOfCourse(coding) };
}

/** What the ads are and name. */
function tablesOfAds(coding: Coding): Makers<PaperTable> {
  return {
    selection: () => make(selectionTable(coding), { caption: 'Selection of the ads.' }),
    profiles: () => make(toColumns(profileFrame(coding)), { caption: 'Distinct ads by profile.', ...SHARES }),
    job_titles: () =>
      make(tableAds(coding, 'job_title', { most: 12 }), {
        ...SHARES,
        caption: 'Distinct ads by job title.',
        columns: ['value', 'ads', 'share'],
        headers: { value: 'job title' },
      }),
    tools: () =>
      make(topTools(coding), {
        caption: 'Tools by name: share of distinct ads.',
        columns: ['name', 'category', 'ads', 'prevalence'],
        headers: { prevalence: 'share' },
        intervals: ['prevalence'],
        percent: ['prevalence'],
      }),
    focus: () =>
      make(tableFocus(coding), {
        ...SHARES,
        caption: 'Focus of the ads by profile, from the tasks they mention.',
        columns: ['group', 'focus', 'ads', 'share'],
        headers: { group: 'profile' },
      }),
  };
}

/** One profile against another. */
function tablesOfGroups(coding: Coding, { groups, store, book }: PaperTableOptions): Makers<PaperTable> {
  return {
    comparison: () => comparisonTable(compareGroups(coding, { groups })),
    sensitivity: () =>
      make(sensitivity(coding, { groups, store, book }), {
        caption: `Differences between ${groups.join(' and ')} ads, however one counts.`,
        columns: ['name', 'distinct_ads', 'holds', 'but'],
        headers: { name: 'code', distinct_ads: 'distinct ads', but: 'otherwise' },
      }),
  };
}

/** Time, saturation, and the study before. */
function tablesOfCourse(coding: Coding): Makers<PaperTable> {
  return {
    trend: () =>
      make(trendTests(coding, { by: 'quarter', of: 'profile' }), {
        caption: 'Change of the share of each profile by quarter (Cochran–Armitage).',
        columns: ['name', 'periods', 'n', 'slope', 'p_adjusted', 'verdict'],
        headers: { name: 'profile' },
      }),
    saturation: () =>
      make(saturationStops(coding), {
        caption: 'Ads after which coding in random order would have stopped, by rule.',
        columns: ['level', 'rule', 'ads', 'share_found', 'reached'],
        headers: { reached: 'orders that stopped' },
        intervals: ['ads'],
        percent: ['share_found', 'reached'],
        digits: { ads: 0 },
      }),
    cain_2022: () =>
      make(cainAgreement(coding), { caption: 'Order of the categories here and in CAIN 2022.' }),
  };
}

function comparisonTable(columns: GroupComparison): PaperTable {
  const header = (side: 'a' | 'b'): string =>
    `${String(columns[`group_${side}`][0])} (n = ${String(columns[`n_${side}`][0])})`;
  return {
    columns,
    print: {
      caption: `Share of distinct ads with each code, ${String(columns.group_a[0])} and ${String(columns.group_b[0])}; difference with its 95 % interval.`,
      columns: ['name', 'prevalence_a', 'prevalence_b', 'difference', 'p_adjusted'],
      headers: {
        name: 'code',
        prevalence_a: header('a'),
        prevalence_b: header('b'),
        p_adjusted: 'adjusted p',
      },
      percent: ['prevalence_a', 'prevalence_b', 'difference'],
      intervals: ['difference'],
      marks: { difference: 'p_adjusted' },
      notes: `χ² or Fisher's exact test; p adjusted over ${columns.name.length} codes of ${KINDS.map((kind) => KIND_NAMES[kind].toLowerCase()).join(', ')} (Benjamini–Hochberg).`,
    },
  };
}

function selectionTable(coding: Coding): Columns {
  const rows = selectionFunnel(coding.corpus);
  return {
    step: rows.map(({ step }) => step),
    ads: rows.map(({ ads }) => ads),
    removed: rows.map(({ removed }) => removed),
    reason: rows.map(({ reason }) => reason),
  };
}
