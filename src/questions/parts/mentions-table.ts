// All mentions by profile and code, or by code alone where there are no profiles.
import { MENTIONS, tableMentions } from '../../analysis';
import { hasProfiles, type Coding } from '../../core';
import { makeTable, rowsOf, schema, type Table } from '../../table';

const { profile: _profile, ...COLUMNS } = MENTIONS.columns;

/** As `mentions_by_profile`, of a coding without profiles. */
export const MENTIONS_BY_CODE = schema(
  'mentions_by_code',
  'one row a kind as recorded × code that is mentioned',
  COLUMNS,
);

/** Mentions over postings and over distinct ads, those recorded under another kind than their code's in rows of their own. */
export function mentionsTable(coding: Coding): Table {
  const table = tableMentions(coding);
  if (hasProfiles(coding)) return table;
  const rows = rowsOf(table).map(({ profile: _none, ...row }) => row);
  return makeTable(MENTIONS_BY_CODE, rows, table.legend);
}
