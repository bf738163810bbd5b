// notebook: what a cell calls.
import { setUsualProgress } from '../core';
import { inNotebook } from './kernel/displays';
import { notebookProgress } from './notebook-progress';

// In the kernel, work that is told nothing else shows its progress in the cell.
if (inNotebook()) setUsualProgress(notebookProgress());

export { liveCodebook, type LiveCodebook } from './live-codebook';
export { notebookProgress } from './notebook-progress';
export { bundleOf, show } from './show';
export type { Bundle } from './bundle';
export type { ShowTableOptions } from './table-cell';
export { viewAd, type ViewedAd } from './view-ad';
