// fillTable: tables whose columns hang on what was asked for: one set of measures, one column a coder.
import type { Cell, Legend } from '../core';
import { fromColumns, number, optional, schema, share, type Column, type Table } from '../table';
import type { Estimate, Measure, Watched } from './agree-tally';

/** Columns of a table with their cells, in order. */
export type Filled = Readonly<Record<string, readonly [Column, readonly Cell[]]>>;

/** A table of these columns; without any it has no rows. */
export function fillTable(name: string, grain: string, filled: Filled, legend?: Legend): Table {
  const part = <T>(of: (column: readonly [Column, readonly Cell[]]) => T): Record<string, T> =>
    Object.fromEntries(Object.entries(filled).map(([column, cells]) => [column, of(cells)]));
  return fromColumns(
    schema(
      name,
      grain,
      part(([column]) => column),
    ),
    part(([, cells]) => cells),
    legend,
  );
}

/** What measures are called. */
export const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  agreement: 'agreement',
  kappa: "Cohen's κ",
  fleiss: "Fleiss' κ",
  alpha: "Krippendorff's α",
  ac1: "Gwet's AC1",
  f1: 'F1',
};

const OTHER_NAMES: Readonly<Record<string, string>> = {
  alpha_mentions: "Krippendorff's α of the number of mentions",
  alpha_coded: "Krippendorff's α, uncoded text excluded",
  profile_agreement: 'profile: agreement',
  profile_kappa: 'profile: κ',
  codes_kappa: 'codes: κ',
  codes_ac1: 'codes: AC1',
  spans_f1: 'spans: F1 (IoU)',
};

const SHARES = ['agreement', 'profile_agreement', 'precision', 'recall'];

/** Estimates of many rows as columns `name`, `name_low`, `name_high`; without an interval in rows for which `isShort` holds. */
export function estimates(
  rows: readonly Readonly<Record<string, Watched>>[],
  isShort: (row: number) => boolean = () => false,
): Filled {
  const names = Object.keys(rows[0] ?? {});
  return Object.fromEntries(
    names.flatMap((name) => {
      const found = rows.map((row) => row[name]());
      const words = OTHER_NAMES[name] ?? MEASURE_NAMES[name as Measure] ?? name;
      const column = (more: string): Column =>
        optional(SHARES.includes(name) ? share(words + more) : number(words + more, { digits: 2 }));
      const edge = (key: 'low' | 'high') =>
        found.map((each: Estimate, row) => (isShort(row) ? null : each[key]));
      return [
        [name, [column(''), found.map(({ value }) => value)]],
        [`${name}_low`, [column(', 95 % interval from'), edge('low')]],
        [`${name}_high`, [column(', to'), edge('high')]],
      ];
    }),
  );
}
