// Agreement with its tables as bare columns, which are shorter to look things up in.
import type { Columns } from '../../src/core';
import { agree, type AgreeOptions, type Agreement } from '../../src/reliability';
import { columnsOf, isTable, type Table } from '../../src/table';

export type AgreementColumns = {
  readonly [Name in keyof Agreement]: Agreement[Name] extends Table ? Columns : Agreement[Name];
} & { readonly list: Columns };

/** As `agree`, in columns; `list` is the disagreements. */
export function agreeColumns(codings: Parameters<typeof agree>[0], options?: AgreeOptions): AgreementColumns {
  const agreement = agree(codings, options);
  const inColumns = Object.entries(agreement).map(([name, value]) => [
    name,
    isTable(value) ? columnsOf(value) : (value as unknown),
  ]);
  return {
    ...(Object.fromEntries(inColumns) as AgreementColumns),
    list: columnsOf(agreement.disagreements.table),
  };
}
