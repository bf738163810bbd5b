// Runs compiled cells: each sees the variables of those before.
import { runInThisContext } from 'node:vm';
import { cellFile } from './cell-book';
import type { CompiledCell } from './messages';

type CellFunction = (exports: object, require: NodeJS.Require) => unknown;

/** Runs cells one after the other with shared variables. */
export class CellRunner {
  private readonly values: Record<string, unknown> = {};
  private readonly exports = writableExports(this.values);

  constructor(private readonly require: NodeJS.Require) {}

  /** Runs a cell; gives the value of its last expression, `undefined` when it ends otherwise. Throws what the cell throws. */
  async run({ output, isAsync, lastExpression }: CompiledCell, cell: number): Promise<unknown> {
    const head = `(${isAsync ? 'async ' : ''}function (exports, require) { `;
    const options = { filename: cellFile(cell), columnOffset: -head.length };
    const body = runInThisContext(`${head}${output}\n})`, options) as CellFunction;
    await body(this.exports, this.require);
    if (!lastExpression) return undefined;
    const value = this.values[lastExpression];
    delete this.values[lastExpression];
    return value;
  }
}

/** TypeScript defines imported names as getters; a later cell may well give such a name a value of its own. */
function writableExports(values: Record<string, unknown>): object {
  return new Proxy(values, {
    defineProperty: (_target, name, attributes) => {
      if (name === '__esModule' || typeof name === 'symbol') return true;
      values[name] = attributes.get ? (attributes.get() as unknown) : attributes.value;
      return true;
    },
  });
}
