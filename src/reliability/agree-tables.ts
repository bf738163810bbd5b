// Agreement as tables to read: what a notebook shows and the command prints.
import type { Cell, Columns } from '../core';
import type { Table } from '../table';
import type { Agreement } from './agree';
import { NOT_CODED } from './agree-profiles';
import { MEASURE_NAMES } from './fill-table';

/** A table with what stands above it. */
export interface CaptionedTable {
  readonly caption: string;
  readonly columns: Columns;
}

/** Columns of the tables by profile and by code: enough to see where kappa collapses, and few enough for a page. */
const BY_ROW = ['agreement', 'kappa', 'ac1', 'f1'] as const;
const MEASURES = ['agreement', 'kappa', 'fleiss', 'alpha', 'ac1', 'f1'] as const;
const IN_PARTS = ['profile_kappa', 'codes_kappa', 'codes_ac1', 'spans_f1'] as const;

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
function estimateCells({ columns }: Table, name: string): string[] {
  const text = (cell: Cell): string => (typeof cell === 'number' ? cell.toFixed(2).replace('-', '−') : '–');
  return columns[name].map((value, row) => {
    const [low, high] = [columns[`${name}_low`][row], columns[`${name}_high`][row]];
    return low === null || high === null ? text(value) : `${text(value)} (${text(low)} to ${text(high)})`;
  });
}

function profileTable({ profile }: Agreement): Columns {
  const { columns } = profile;
  const names = MEASURES.filter((name) => columns[name]);
  if (!names.length) return {};
  if (columns.reason[0] === NOT_CODED) return { profiles: [NOT_CODED] };
  return {
    measure: names.map((name) => MEASURE_NAMES[name]),
    'value (95 % interval)': names.map((name) => estimateCells(profile, name)[0]),
    ...noteColumn(names.map((name) => (columns[name][0] === null ? columns.reason[0] : ''))),
  };
}

function rowsTable(table: Table, keys: readonly string[], coders: readonly string[]): Columns {
  const { columns, legend } = table;
  if (!columns.reason) return {};
  const kindName = (id: Cell): Cell =>
    id === 'all' ? 'All codes' : (legend.kinds.find((kind) => kind.id === id)?.name ?? id);
  const measures = BY_ROW.filter((name) => columns[name]);
  return {
    ...Object.fromEntries(
      keys.map((key) => [key, key === 'kind' ? columns.kind.map(kindName) : columns[key]]),
    ),
    ...Object.fromEntries(coders.map((coder, c) => [`ads: ${coder}`, columns[`ads_${c + 1}`]])),
    ...Object.fromEntries(measures.map((name) => [MEASURE_NAMES[name], estimateCells(table, name)])),
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

function spansTable({ spans: table, coders }: Agreement, short: boolean): Columns {
  const { columns: spans } = table;
  if (!spans.rule) return {};
  const rows = spans.rule.flatMap((rule, i) =>
    rule === 'iou' && (!short || spans.scope[i] !== 'code') ? [i] : [],
  );
  const at = (name: string, rule: string): string[] => {
    const cells = estimateCells(table, name);
    // The rules of one scope follow each other: exact, iou, overlap.
    const step = rule === 'exact' ? -1 : rule === 'overlap' ? 1 : 0;
    return rows.map((row) => cells[row + step]);
  };
  return {
    ...(coders.length > 2 && { coders: rows.map((row) => `${spans.first[row]} and ${spans.second[row]}`) }),
    of: rows.map((row) => spans.name[row]),
    'spans of first': rows.map((row) => Math.round(Number(spans.first_spans[row]))),
    'spans of second': rows.map((row) => Math.round(Number(spans.second_spans[row]))),
    exact: at('f1', 'exact'),
    'IoU ≥ 0.5': at('f1', 'iou'),
    overlap: at('f1', 'overlap'),
    'precision (IoU)': at('precision', 'iou'),
    'recall (IoU)': at('recall', 'iou'),
  };
}

function unitsTable({ units: table }: Agreement, short: boolean): Columns {
  const { columns: units } = table;
  if (!units.scope) return {};
  const rows = units.scope.flatMap((scope, i) => (!short || scope !== 'code' ? [i] : []));
  const pick = (cells: readonly Cell[]): Cell[] => rows.map((row) => cells[row]);
  return {
    of: pick(units.name),
    'uncoded text included': pick(estimateCells(table, 'alpha')),
    'uncoded text excluded': pick(estimateCells(table, 'alpha_coded')),
    ...noteColumn(pick(units.reason)),
  };
}

function partsTable(table: Table, keys: readonly string[]): Columns {
  const { schema, columns: parts } = table;
  const shown = IN_PARTS.filter((name) => parts[name]?.some((value) => value !== null));
  return {
    ...Object.fromEntries([...keys, 'ads'].map((key) => [key, parts[key]])),
    ...Object.fromEntries(shown.map((name) => [schema.columns[name].words, estimateCells(table, name)])),
    ...noteColumn(parts.reason ?? []),
  };
}

function listTable({ disagreements }: Agreement): CaptionedTable {
  const { total } = disagreements;
  const table = disagreements.table.columns;
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
