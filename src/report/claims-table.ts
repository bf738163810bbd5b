// claims.csv: the comparative sentences of the summary, each with the test that it rests on.
import type { Claim } from '../questions';
import { count, makeTable, optional, points, pValue, schema, share, text, type TableOf } from '../table';

const CLAIMS = schema('claims', 'one row a comparative sentence of the summary, in its order', {
  type: text('what it claims'),
  code: text('code, or the two of a rank'),
  group_a: text('group A'),
  group_b: text('group B'),
  share_a: share('share of ads, A'),
  share_b: share('share of ads, B'),
  difference_low: optional(points('difference, 95 % from')),
  difference_high: optional(points('difference, 95 % to')),
  test: text('test'),
  p: pValue('p'),
  table: text('file that it rests on'),
  row: count('row there'),
  sentence: text('sentence'),
});

/** The table of a summary's claims. */
export function claimsTable(claims: readonly Claim[]): TableOf<typeof CLAIMS> {
  return makeTable(CLAIMS, claims);
}
