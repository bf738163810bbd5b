// Reading the series of points and lines: their names, and the ends of their intervals where there are any.
import { RoleLensError, type Columns, type Legend } from '../core';
import { sortGroups } from './group-colours';
import { distinct, numberColumn, rowCount, textColumn } from './read-columns';
import { SYMBOLS } from './theme';

/** The names of columns as the options give them. */
type Named = Partial<Record<'low' | 'high' | 'series', string>>;

/** The series of each row (empty where there is one only), and their names in the legend's order. Throws where they are more than can be told apart. */
export function readSeries(
  columns: Columns,
  named: Named,
  legend: Legend,
): { readonly series: readonly string[]; readonly names: readonly string[] } {
  const column = named.series ?? 'series';
  const isThere = named.series !== undefined || columns.series !== undefined;
  const series = isThere ? textColumn(columns, column) : Array<string>(rowCount(columns)).fill('');
  const names = sortGroups(distinct(series), legend);
  if (names.length <= SYMBOLS.length) return { series, names };
  throw new RoleLensError(
    `Column "${column}" has ${names.length} series, and ${SYMBOLS.length} can be told apart.`,
    {
      hint: 'Draw fewer series, or one figure each.',
    },
  );
}

/** The lower or upper ends of intervals; all missing where the table has none and the options name none. */
export function readEnds(columns: Columns, named: Named, which: 'low' | 'high'): (number | null)[] {
  const name = named[which] ?? which;
  const isThere = named[which] !== undefined || columns[name] !== undefined;
  return isThere
    ? numberColumn(columns, name, Infinity, -Infinity)
    : Array<null>(rowCount(columns)).fill(null);
}
