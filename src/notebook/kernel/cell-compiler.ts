// tslab's converter as we need it: it checks the cell and not all of src/ with every import, keeps src/ parsed, watches no
// files by itself, and tells where in the cell each piece of its output comes from.
import { join } from 'node:path';
import type { CellMaps } from './messages';
import { requireFromTslab, ROOT, type Converter } from './tslab';

type Loose = Record<string, unknown>;
type Watcher = (file: string, event: number) => void;

/** What we replace in tslab's TypeScript. */
interface Compiler {
  readonly version: string;
  readonly sys: Loose;
  readonly FileWatcherEventKind: { readonly Changed: number };
  createWatchCompilerHost(roots: readonly string[], options: Loose, ...rest: unknown[]): unknown;
  createWatchProgram(host: { afterProgramCreate(builder: Builder): void }): unknown;
  readonly factory: {
    createIdentifier(name: string): SyntaxNode;
    createPropertyAssignment(name: SyntaxNode, value: SyntaxNode): SyntaxNode;
    createCallExpression(callee: SyntaxNode, types: undefined, args: readonly SyntaxNode[]): SyntaxNode;
  };
  isAwaitExpression(node: SyntaxNode): boolean;
  isShorthandPropertyAssignment(node: SyntaxNode | undefined): node is Shorthand;
  isPropertyAssignment(node: SyntaxNode): node is Named;
  isBindingElement(node: SyntaxNode): node is Renaming;
  visitEachChild<T extends SyntaxNode>(node: T, visit: (node: SyntaxNode) => SyntaxNode, context: unknown): T;
  transpileModule(code: string, options: Transpiling): { outputText: string; sourceMapText?: string };
}

interface Builder {
  getProgram(): { getTypeChecker(): Checker };
  getAllDependencies(file: { readonly fileName: string }): readonly string[];
}

/** What asks for the meaning of a name. */
interface Checker {
  getSymbolAtLocation(node: SyntaxNode): unknown;
  getShorthandAssignmentValueSymbol(node: SyntaxNode): unknown;
}

interface Transpiling {
  readonly compilerOptions: Loose;
  readonly transformers?: object;
}

/** A node of a syntax tree; we only hand it on. */
interface SyntaxNode {
  readonly kind: number;
  readonly parent?: SyntaxNode;
}

/** `{ store }` in an object. */
interface Shorthand extends SyntaxNode {
  readonly name: SyntaxNode & { readonly text: string };
}

/** `store: value` in an object. */
interface Named extends SyntaxNode {
  readonly name: SyntaxNode;
}

/** `store: other` where an object is taken apart. */
interface Renaming extends SyntaxNode {
  readonly propertyName?: SyntaxNode;
}

const TYPESCRIPT = '@tslab/typescript-for-tslab';
const INLINE_MAP = /\n?\/\/# sourceMappingURL=data:application\/json;base64,([\w+/=]+)\s*$/;

/** `from 'rolelens'` means the sources, wherever the kernel was started. */
const FOR_PACKAGE = { paths: { rolelens: ['./src/index.ts'] } };

/** The function that a cell calls after each of its awaits. */
export const RESUME = '__resume';

/** A converter, and what we added to it. */
export interface CellCompiler extends Converter {
  /** The source maps of the last converted cell. */
  lastMaps(): CellMaps;
  /** Says that a source file was edited. */
  edited(file: string): void;
}

interface Workshop {
  readonly ts: Compiler;
  readonly watchers: ReadonlyMap<string, Watcher>;
  readonly maps: CellMaps;
  readonly createConverter: (options: Loose) => Converter;
}

let workshop: Workshop | null = null;

/** A fresh converter; takes two to three seconds, in which all of src/ and what it imports is parsed. */
export function createCellCompiler(): CellCompiler {
  workshop ??= openWorkshop();
  const { ts, watchers, maps, createConverter } = workshop;
  return Object.assign(createConverter({ isJS: false, isBrowser: false }), {
    lastMaps: () => [...maps],
    edited: (file: string) => watchers.get(file)?.(file, ts.FileWatcherEventKind.Changed),
  });
}

/** Loads tslab's converter over the changed TypeScript. */
function openWorkshop(): Workshop {
  const ts = requireFromTslab(TYPESCRIPT) as Compiler;
  // Cells are compiled as if they stood in the project, also where a study of one's own is the folder of its files.
  ts.sys.getCurrentDirectory = () => ROOT.replaceAll('\\', '/');
  const watchers = quietWatchers(ts);
  const maps: string[] = [];
  const changed = { ...ts, ...checkCellsOnly(ts), transpileModule: keepMaps(ts, maps) };
  requireFromTslab.cache[requireFromTslab.resolve(TYPESCRIPT)]!.exports = changed;
  const { createConverter } = requireFromTslab('./converter') as Pick<Workshop, 'createConverter'>;
  return { ts, watchers, maps, createConverter };
}

/** The version of TypeScript that checks cells. */
export function compilerVersion(): string {
  return (requireFromTslab(`${TYPESCRIPT}/package.json`) as { version: string }).version;
}

/** No watching by the compiler: it would rebuild at its own times, which tslab does not expect. */
function quietWatchers({ sys }: Compiler): ReadonlyMap<string, Watcher> {
  const watchers = new Map<string, Watcher>();
  sys.watchFile = (file: string, watcher: Watcher) => {
    watchers.set(file, watcher);
    return { close: () => watchers.delete(file) };
  };
  sys.watchDirectory = () => ({ close: () => undefined });
  return watchers;
}

/** The sources have been checked by `npm run check`; cells get errors of their own only, and Node loads the sources. */
function checkCellsOnly(ts: Compiler): Partial<Compiler> {
  return {
    createWatchCompilerHost: (roots, options, ...rest) =>
      ts.createWatchCompilerHost(
        [...roots, join(ROOT, 'src', 'index.ts').replaceAll('\\', '/')],
        { ...options, ...FOR_PACKAGE, types: ['node'], inlineSourceMap: true },
        ...rest,
      ),
    createWatchProgram: (host) => {
      const after = host.afterProgramCreate.bind(host);
      host.afterProgramCreate = (builder) => {
        builder.getAllDependencies = ({ fileName }) => [fileName];
        meanValues(ts, builder.getProgram().getTypeChecker());
        after(builder);
      };
      return ts.createWatchProgram(host);
    },
    visitEachChild: (node, visit, context) =>
      ts.isShorthandPropertyAssignment(node)
        ? (writtenOut(ts, node, visit) as typeof node)
        : ts.visitEachChild(node, visit, context),
  };
}

/**
 * tslab finds variables of earlier cells by what a name means: in `{ store }` it is to mean the variable, and in `{ store: … }` none, though it is the name of a
 * property that an earlier cell's types declare.
 */
function meanValues(ts: Compiler, checker: Checker): void {
  const plain = checker.getSymbolAtLocation.bind(checker);
  checker.getSymbolAtLocation = (node) => {
    const { parent } = node;
    if (!parent) return plain(node);
    if (ts.isShorthandPropertyAssignment(parent) && parent.name === node)
      return checker.getShorthandAssignmentValueSymbol(parent);
    const isProperty =
      (ts.isBindingElement(parent) && parent.propertyName === node) ||
      (ts.isPropertyAssignment(parent) && parent.name === node);
    return isProperty ? undefined : plain(node);
  };
}

/** `{ store }` as `{ store: … }` where the name is replaced by something else. */
function writtenOut(
  { factory }: Compiler,
  node: Shorthand,
  visit: (node: SyntaxNode) => SyntaxNode,
): SyntaxNode {
  const value = visit(node.name);
  if (value === node.name) return node;
  return factory.createPropertyAssignment(factory.createIdentifier(node.name.text), value);
}

/** A cell is compiled in two steps, with a source map each; `maps` takes those of the last cell, last step first. */
function keepMaps(ts: Compiler, maps: string[]): Compiler['transpileModule'] {
  return (code, { compilerOptions, ...options }) => {
    const inline = INLINE_MAP.exec(code);
    const result = ts.transpileModule(code.replace(INLINE_MAP, ''), {
      ...options,
      compilerOptions: { ...compilerOptions, sourceMap: true },
      transformers: { before: [checkAfterAwait(ts)] },
    });
    maps.length = 0;
    if (inline && result.sourceMapText)
      maps.push(result.sourceMapText, Buffer.from(inline[1], 'base64').toString());
    return { ...result, outputText: result.outputText.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '') };
  };
}

/** Turns every `await x` of a cell into `__resume(await x)`, where an interrupted cell ends. */
function checkAfterAwait(ts: Compiler) {
  const { factory } = ts;
  return (context: unknown) => {
    const visit = (node: SyntaxNode): SyntaxNode => {
      const visited = ts.visitEachChild(node, visit, context);
      if (!ts.isAwaitExpression(node)) return visited;
      return factory.createCallExpression(factory.createIdentifier(RESUME), undefined, [visited]);
    };
    return (file: SyntaxNode) => ts.visitEachChild(file, visit, context);
  };
}
