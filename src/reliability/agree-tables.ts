// Agreement as tables to read: what a notebook shows and the command prints.
import { KIND_NAMES, type Cell, type Columns, type Kind } from '../core';
import type { Agreement } from './agree';

/** A table with what stands above it. */
export interface CaptionedTable {
  readonly caption: string;
  readonly columns: Columns;
}

const MEASURE_NAMES = {
  agreement: 'agreement',
  kappa: "Cohen's κ",
  fleiss: "Fleiss' κ",
  alpha: "Krippendorff's α",
  ac1: "Gwet's AC1",
  f1: 'F1',
} as const;

/** Columns of the tables by profile and by code: enough to see where kappa collapses, and few enough for a page. */
const BY_ROW = ['agreement', 'kappa', 'ac1', 'f1'] as const;

/**
 * The tables of an agreement, for reading: values with their 95 % intervals as text, `–` where not defined. Tables of units that were not asked for are left
 * out. `short` (default false) leaves out the spans of single codes and the disagreements, for a terminal.
 */
export function agreementTables(agreement: Agreement, { short = false } = {}): CaptionedTable[] {
  const { coders, ads, groups } = agreement;
  const names = coders.length === 2 ? coders.join(' and ') : coders.join(', ');
  const of = `${ads} ads${groups === ads ? '' : ` in ${groups} near-duplicate groups`}`;
  const tables = [
    { caption: `${names}: profiles of ${of}`, columns: profileTable(agreement) },
    {
      caption: 'Each profile against any other',
      columns: rowsTable(agreement.profiles, ['profile'], coders),
    },
    ...agreement.confusions.map(({ coders: [first, second], profiles, ads: counts }) => ({
      caption: `Profiles by ${first} (rows) and ${second} (columns), ads`,
      columns: confusionTable(profiles, counts),
    })),
    {
      caption: `Presence of codes in ${of}: means over the codes that are not rare`,
      columns: rowsTable(agreement.means, ['kind', 'codes'], []),
    },
    {
      caption: `Presence of each code in ${of}`,
      columns: rowsTable(agreement.codes, ['code', 'name'], coders),
    },
    { caption: 'Spans: F1 by how strictly they must match', columns: spansTable(agreement, short) },
    {
      caption: "Unitizing: Krippendorff's α of characters, all text and text that two have coded",
      columns: unitsTable(agreement, short),
    },
    {
      caption: 'By language, and by profile of the first coder',
      columns: partsTable(agreement.parts, ['by', 'group']),
    },
    // For two coders this is what stands above already.
    ...(coders.length > 2
      ? [{ caption: 'Each two coders', columns: partsTable(agreement.pairs, ['first', 'second']) }]
      : []),
    ...(short ? [] : [listTable(agreement)]),
  ];
  return tables.filter(({ columns }) => (Object.values(columns)[0]?.length ?? 0) > 0);
}

/** A value with its interval as text: `0.64 (0.57 to 0.70)`, `–` where there is none. */
function estimateCells(columns: Columns, name: string): string[] {
  const text = (cell: Cell): string => (typeof cell === 'number' ? cell.toFixed(2).replace('-', '−') : '–');
  return columns[name].map((value, row) => {
    const [low, high] = [columns[`${name}_low`][row], columns[`${name}_high`][row]];
    return low === null || high === null ? text(value) : `${text(value)} (${text(low)} to ${text(high)})`;
  });
}

function profileTable({ profile }: Agreement): Columns {
  const names = Object.keys(MEASURE_NAMES).filter((name) => profile[name]) as (keyof typeof MEASURE_NAMES)[];
  if (!names.length) return {};
  return {
    measure: names.map((name) => MEASURE_NAMES[name]),
    'value (95 % interval)': names.map((name) => estimateCells(profile, name)[0]),
    ...noteColumn(names.map((name) => (profile[name][0] === null ? profile.reason[0] : ''))),
  };
}

function rowsTable(columns: Columns, keys: readonly string[], coders: readonly string[]): Columns {
  if (!columns.reason) return {};
  const measures = BY_ROW.filter((name) => columns[name]);
  return {
    ...Object.fromEntries(
      keys.map((key) => [key, key === 'kind' ? columns.kind.map(kindName) : columns[key]]),
    ),
    ...Object.fromEntries(coders.map((coder, c) => [`ads: ${coder}`, columns[`ads_${c + 1}`]])),
    ...Object.fromEntries(measures.map((name) => [MEASURE_NAMES[name], estimateCells(columns, name)])),
    ...noteColumn(columns.reason),
  };
}

function noteColumn(reasons: readonly Cell[]): Columns {
  return reasons.some(Boolean) ? { note: reasons } : {};
}

function confusionTable(profiles: readonly string[], ads: readonly (readonly number[])[]): Columns {
  // A blank in front: a profile may be called as the first column is.
  return {
    ' ': profiles,
    ...Object.fromEntries(profiles.map((name, j) => [name, ads.map((row) => row[j])])),
  };
}

function spansTable({ spans, coders }: Agreement, short: boolean): Columns {
  if (!spans.rule) return {};
  const rows = spans.rule.flatMap((rule, i) =>
    rule === 'iou' && (!short || spans.scope[i] !== 'code') ? [i] : [],
  );
  const at = (name: string, rule: string): string[] => {
    const cells = estimateCells(spans, name);
    // The rules of one scope follow each other: exact, iou, overlap.
    const step = rule === 'exact' ? -1 : rule === 'overlap' ? 1 : 0;
    return rows.map((row) => cells[row + step]);
  };
  return {
    ...(coders.length > 2 && { coders: rows.map((row) => `${spans.first[row]} and ${spans.second[row]}`) }),
    of: rows.map((row) => kindName(spans.name[row])),
    'spans of first': rows.map((row) => Math.round(Number(spans.first_spans[row]))),
    'spans of second': rows.map((row) => Math.round(Number(spans.second_spans[row]))),
    exact: at('f1', 'exact'),
    'IoU ≥ 0.5': at('f1', 'iou'),
    overlap: at('f1', 'overlap'),
    'precision (IoU)': at('precision', 'iou'),
    'recall (IoU)': at('recall', 'iou'),
  };
}

function unitsTable({ units }: Agreement, short: boolean): Columns {
  if (!units.scope) return {};
  const rows = units.scope.flatMap((scope, i) => (!short || scope !== 'code' ? [i] : []));
  const pick = (cells: readonly Cell[]): Cell[] => rows.map((row) => cells[row]);
  return {
    of: pick(units.name).map(kindName),
    'uncoded text included': pick(estimateCells(units, 'alpha')),
    'uncoded text excluded': pick(estimateCells(units, 'alpha_coded')),
    ...noteColumn(pick(units.reason)),
  };
}

function partsTable(parts: Columns, keys: readonly string[]): Columns {
  const names = {
    profile_kappa: 'profile: κ',
    codes_kappa: 'codes: κ',
    codes_ac1: 'codes: AC1',
    spans_f1: 'spans: F1 (IoU)',
  };
  const shown = Object.entries(names).filter(([name]) => parts[name]);
  return {
    ...Object.fromEntries([...keys, 'ads'].map((key) => [key, parts[key]])),
    ...Object.fromEntries(shown.map(([name, title]) => [title, estimateCells(parts, name)])),
    ...noteColumn(parts.reason ?? []),
  };
}

function listTable({ disagreements: { total, table } }: Agreement): CaptionedTable {
  const words = table.ad.map((_, i) => {
    const [left, hit, right] = [table.left[i], table.words[i], table.right[i]];
    return left || right ? `…${left}«${hit}»${right}…` : hit;
  });
  const columns = {
    ad: table.ad,
    code: table.code,
    name: table.name,
    'given by': table.given_by,
    'not by': table.not_by,
    words,
  };
  return { caption: `Disagreements, ${table.ad.length} of ${total}`, columns };
}

function kindName(name: Cell): Cell {
  if (name === 'all') return 'All codes';
  return Object.hasOwn(KIND_NAMES, String(name)) ? KIND_NAMES[name as Kind] : name;
}
