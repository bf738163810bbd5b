// Runs compiled cells: each sees the variables of those before.
import { AsyncLocalStorage } from 'node:async_hooks';
import { runInThisContext } from 'node:vm';
import { cellFile } from './cell-book';
import { RESUME } from './cell-compiler';
import type { CompiledCell } from './messages';

type Resume = <T>(value: T) => T;
type CellFunction = (exports: object, require: NodeJS.Require, resume: Resume) => unknown;

/** Runs cells one after the other with shared variables. */
export class CellRunner {
  private readonly values: Record<string, unknown> = {};
  private readonly exports = writableExports(this.values);
  /** The signal of the cell that began the work at hand, also behind awaits and in callbacks. */
  private readonly origin = new AsyncLocalStorage<AbortSignal>();

  constructor(private readonly require: NodeJS.Require) {}

  /**
   * Runs a cell; gives the value of its last expression (of a promise, what it comes to), `undefined` when it ends otherwise.
   * Throws what the cell throws. After `signal` its code ends at its next await, and so do the functions of other cells that it calls.
   */
  async run(
    { output, isAsync, lastExpression }: CompiledCell,
    cell: number,
    signal: AbortSignal,
  ): Promise<unknown> {
    const head = `(${isAsync ? 'async ' : ''}function (exports, require, ${RESUME}) { `;
    const options = { filename: cellFile(cell), columnOffset: -head.length };
    const body = runInThisContext(`${head}${output}\n})`, options) as CellFunction;
    await this.origin.run(signal, () => body(this.exports, this.require, this.resume));
    if (!lastExpression) return undefined;
    const value = this.values[lastExpression];
    delete this.values[lastExpression];
    return value;
  }

  /** Whether the work at hand was begun by a cell that has been interrupted. */
  isInterrupted(): boolean {
    return this.origin.getStore()?.aborted === true;
  }

  private readonly resume: Resume = (value) => {
    this.origin.getStore()?.throwIfAborted();
    return value;
  };
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
