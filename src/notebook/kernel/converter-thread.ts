// converter-thread: checks and compiles cells, and completes and explains names in them, beside the thread that runs them.
import { join } from 'node:path';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { answerOver } from './ask-thread';
import { createCellCompiler, type CellCompiler } from './cell-compiler';
import type { CellFault, CompiledCell, Json } from './messages';
import { requireFromTslab, ROOT, type Converted } from './tslab';
import { SourceWatch } from './watch-sources';

/** What the thread is started with. */
export interface ConverterData {
  /** To the wire thread, for what needs no main thread. */
  readonly wire: MessagePort;
}

const watch = new SourceWatch(join(ROOT, 'src'));
let compiler: CellCompiler = createCellCompiler();
/** Declarations of the cells that ran, and those of the cell that is running. */
let declarations = '';
let next = '';

/** Compiles a cell against those before; its names count when `commit` follows. */
function convert(code: string): CompiledCell {
  followSources();
  const result = compiler.convert(declarations, code);
  next = result.declOutput ?? '';
  return {
    faults: faultsOf(result),
    output: result.output ?? '',
    isAsync: result.hasToplevelAwait === true,
    lastExpression: result.lastExpressionVar,
    maps: compiler.lastMaps(),
  };
}

function commit(): void {
  declarations = next;
}

/** An edited file is read again; where files came or went, names may resolve otherwise, and all is read again. */
function followSources(): void {
  const { edited, moved } = watch.changes();
  if (moved) {
    compiler.close();
    compiler = createCellCompiler();
  } else for (const file of edited) compiler.edited(file);
}

/** tslab gives a message and what explains it as faults at the same place; they become one. */
function faultsOf({ diagnostics }: Converted): CellFault[] {
  const faults: CellFault[] = [];
  for (const { start, messageText, fileName } of diagnostics) {
    const last = faults.at(-1);
    const spot = { line: start.line, character: start.character };
    if (fileName)
      faults.push({ line: 0, character: 0, message: `${fileName}:${spot.line + 1}: ${messageText}` });
    else if (last?.line === spot.line && last.character === spot.character)
      faults[faults.length - 1] = { ...last, message: `${last.message}\n${messageText}` };
    else faults.push({ ...spot, message: messageText });
  }
  return faults;
}

function complete({ code, cursor_pos }: Json): Json {
  const { start, end, candidates } = compiler.complete(declarations, String(code), utf16(code, cursor_pos));
  return {
    matches: candidates,
    cursor_start: codePoints(code, start),
    cursor_end: codePoints(code, end),
    metadata: {},
  };
}

function inspect({ code, cursor_pos }: Json): Json {
  const { printQuickInfo } = requireFromTslab('./inspect') as { printQuickInfo: (info: unknown) => string };
  const info = compiler.inspect(declarations, String(code), utf16(code, cursor_pos));
  const data = info ? { 'text/plain': printQuickInfo(info) } : {};
  return { found: Boolean(info), data, metadata: {} };
}

function isComplete({ code }: Json): Json {
  const { isCompleteCode } = requireFromTslab('./converter') as {
    isCompleteCode: (code: string) => { completed: boolean; indent?: string };
  };
  const { completed, indent = '' } = isCompleteCode(String(code));
  return completed ? { status: 'complete' } : { status: 'incomplete', indent };
}

/** Jupyter counts code points, JavaScript UTF-16 units. */
function utf16(code: unknown, position: unknown): number {
  return [...String(code)].slice(0, Number(position)).join('').length;
}

function codePoints(code: unknown, position: number): number {
  return [...String(code).slice(0, position)].length;
}

answerOver(parentPort!, { convert, commit });
answerOver((workerData as ConverterData).wire, {
  complete_request: complete,
  inspect_request: inspect,
  is_complete_request: isComplete,
});
