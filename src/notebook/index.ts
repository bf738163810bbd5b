// notebook: what a cell calls.
export { liveCodebook, type LiveCodebook } from './live-codebook';
export { notebookProgress } from './notebook-progress';
export { bundleOf, show } from './show';
export type { Bundle } from './bundle';
export type { ShowTableOptions } from './table-cell';
export { viewAd, type ViewedAd } from './view-ad';
