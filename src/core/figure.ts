// Figure: a plain Plotly figure (JSON) and what belongs to it on paper.

/** A Plotly figure without functions or I/O, plus its caption and the numbers it shows. */
export interface Figure {
  /** File name without extension, e.g. `job_task_distribution`. */
  readonly name: string;
  /** Plotly traces. */
  readonly data: readonly Readonly<Record<string, unknown>>[];
  /** Plotly layout; `width` and `height` in CSS pixels (96 to the inch) are the size on paper. */
  readonly layout: Readonly<Record<string, unknown>> & { readonly width: number; readonly height: number };
  /** What the figure shows, with n; goes under it in a paper. */
  readonly caption: string;
  /** The figure's numbers, one row a mark. */
  readonly table: Readonly<Record<string, readonly (string | number | null)[]>>;
}
