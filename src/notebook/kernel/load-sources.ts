// The project's sources for cells: loaded once, and anew when a file was edited.
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { ROOT } from './tslab';
import { SourceWatch } from './watch-sources';

const SRC = join(ROOT, 'src');

/** What studies outside the project import from. */
const PACKAGE = 'rolelens';

/**
 * A `require` for cells, with paths relative to the project, and `rolelens` for its sources. When a cell imports from `./src` and a file there was edited, all of
 * `src/` is loaded anew; packages stay. A module whose loading was interrupted is loaded again.
 */
export function cellRequire(): NodeJS.Require {
  const require = createRequire(join(ROOT, 'cell.js'));
  const watch = new SourceWatch(SRC);
  const load = (id: string): unknown => {
    const path = id === PACKAGE ? './src' : id;
    if (isSource(require, path)) refresh(require, watch);
    return require(path);
  };
  return Object.assign(load, require);
}

function isSource(require: NodeJS.Require, id: string): boolean {
  if (!/^[./\\]|^[a-z]:/i.test(id)) return false;
  return require.resolve(id).startsWith(SRC + sep);
}

function refresh({ cache }: NodeJS.Require, watch: SourceWatch): void {
  const { edited, moved } = watch.changes();
  const isStale = edited.length > 0 || moved;
  const files = Object.keys(cache);
  const isBroken = files.some((file) => cache[file]?.loaded === false && file.startsWith(SRC + sep));
  for (const file of files) {
    const isOurs = file.startsWith(SRC + sep);
    if (isOurs ? isStale || isBroken : cache[file]?.loaded === false && isInterrupted(file))
      delete cache[file];
  }
}

/** Packages only: the kernel's own entry counts as loading for as long as it runs. */
function isInterrupted(file: string): boolean {
  return file.includes(`${sep}node_modules${sep}`);
}
