// tellImport: what was read as what, in a few lines on standard error.
import type { Ad } from '../core';

/** Tells of ads how they were read; nothing where that is not known. */
export async function tellImport(ads: readonly Ad[]): Promise<void> {
  // Loaded when needed; commands that come here have loaded it.
  const { importLines, reportOf } = await import('../corpus');
  const report = reportOf(ads);
  if (report) process.stderr.write(`${importLines(report).join('\n')}\n`);
}
