// table: columns under a schema, written once and read back by it.
export {
  count,
  number,
  optional,
  points,
  pValue,
  share,
  text,
  type CellOf,
  type Column,
  type ColumnRecord,
  type ColumnType,
} from './column';
export {
  columnsOf,
  fromColumns,
  isTable,
  makeTable,
  schema,
  type Row,
  type RowOf,
  type Schema,
  type Table,
  type TableOf,
} from './table';
export { concat, derive, orderBy, renamed, rowsOf, where } from './verbs';
export { readTable, schemaJson, tableRows, toCsv } from './csv';
