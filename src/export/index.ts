// export: figures and tables to files.
export { exportFigures, type ExportOptions } from './export-figures';
export { exportTable, type ExportTableOptions, type TableFormat } from './export-table';
export { fontFaces } from './font-faces';
export { closeBrowser, openBrowser } from './open-browser';
export { renderFigure, type FigureFormat, type RenderOptions } from './render-figure';
export { type Metadata } from './draw-svg';
export { hashOfCode, sourceMetadata } from './source-metadata';
export { toCsv } from '../table';
export { type AnyTable, type TableOptions } from './table-options';
export { escapeHtml, toHtml } from './to-html';
export { escapeLatex, toLatex } from './to-latex';
export { escapeMarkdown, toMarkdown } from './to-markdown';
export { writeWhole } from './write-whole';
export { writeLines } from './write-lines';
