// Columns: a table as whole columns, the shape that frames are built from and figures are drawn from.

/** A cell of a table. */
export type Cell = string | number | null;

/** A table as named columns of equal length, in display order. */
export type Columns = Readonly<Record<string, readonly Cell[]>>;
