// start-kernel: the kernel's main thread, where cells run. Two threads beside it talk to Jupyter and compile.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, Worker, type MessagePort, type WorkerOptions } from 'node:worker_threads';
import { askOver } from './ask-thread';
import { bearTermination } from './bear-termination';
import { compilerVersion } from './cell-compiler';
import { CellRunner } from './cell-runner';
import type { ConverterData } from './converter-thread';
import { connectKernel } from './displays';
import { Kernel } from './kernel';
import { cellRequire } from './load-sources';
import type { Json, ToMain } from './messages';
import { requireFromTslab, ROOT } from './tslab';
import type { WireData } from './wire-thread';

/** The compiler's share of memory; the corpus is not in its thread. */
const CONVERTER_MEGABYTES = 2048;

const realStderr = process.stderr.write.bind(process.stderr);
const acknowledged = new Int32Array(new SharedArrayBuffer(4));
const { port1, port2 } = new MessageChannel();

const wire = startThread(
  'wire-thread',
  {
    connectionFile: process.argv[2],
    acknowledged,
    converter: port1,
    kernelInfo: kernelInfo(),
  } satisfies WireData,
  [port1],
);
const converter = startThread('converter-thread', { wire: port2 } satisfies ConverterData, [port2], {
  resourceLimits: { maxOldGenerationSizeMb: CONVERTER_MEGABYTES },
});

const load = cellRequire();
const kernel = new Kernel({
  converter: askOver(converter),
  runner: new CellRunner(Object.assign(loadForCell, load)),
  send: (message) => wire.postMessage(message),
});

const evenOut = bearTermination();
Error.stackTraceLimit = 100;
connectKernel(kernel);
redirect('stdout');
redirect('stderr');
process.on('uncaughtException', (error) => kernel.reportLate(error));
process.on('unhandledRejection', (reason) => kernel.reportLate(reason));
process.on('SIGINT', () => kernel.interrupt());
process.on('SIGTERM', () => process.exit(143));
wire.on('message', hear);
setImmediate(warmUp);

function hear(message: ToMain): void {
  if (message.type === 'execute') return void kernel.execute(message.request);
  if (message.type === 'shutdown') process.exit(0);
  evenOut();
  Atomics.add(acknowledged, 0, 1);
  kernel.interrupt();
}

function startThread(
  thread: string,
  data: object,
  transfer: MessagePort[],
  options: WorkerOptions = {},
): Worker {
  const worker = new Worker(join(ROOT, 'bin', 'kernel.js'), {
    ...options,
    workerData: { ...data, thread },
    transferList: transfer,
    // Else their output would count as the cell's.
    stdout: true,
    stderr: true,
  });
  worker.stderr.on('data', (text: Buffer) => realStderr(text));
  worker.on('error', (error) => {
    realStderr(`RoleLens kernel: the ${thread} ended: ${error.stack ?? error.message}\n`);
    process.exit(1);
  });
  return worker;
}

/** What a cell prints goes into the cell; before the first cell, into Jupyter's log. */
function redirect(name: 'stdout' | 'stderr'): void {
  const stream = process[name];
  const write = stream.write.bind(stream);
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    if (!kernel.write(name, text)) return write(text);
    const done = rest.find((argument) => typeof argument === 'function') as (() => void) | undefined;
    if (done) process.nextTick(done);
    return true;
  };
}

/** `require` for cells; tslab's own `display` finds the way through us. */
function loadForCell(id: string): unknown {
  if (id !== 'tslab') return load(id);
  const jupyter = requireFromTslab('./jupyter') as { lastWriteDisplayData: unknown };
  jupyter.lastWriteDisplayData = (message: Json, update?: boolean) =>
    kernel.emit({
      data: message.data as Json,
      metadata: message.metadata as Json,
      id: (message.transient as { display_id?: string }).display_id,
      update: update === true,
    });
  return requireFromTslab('./public');
}

/** Nearly every notebook begins with this import. If it fails, the cell that asks for it says why. */
function warmUp(): void {
  try {
    load('./src');
  } catch {
    // Nothing to do: it will be tried again.
  }
}

function kernelInfo(): Json {
  const version = compilerVersion();
  return {
    protocol_version: '5.3',
    implementation: 'rolelens',
    implementation_version: (
      JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
    ).version,
    language_info: {
      name: 'typescript',
      version,
      mimetype: 'text/typescript',
      file_extension: '.ts',
      pygments_lexer: 'typescript',
      codemirror_mode: { name: 'javascript', mode: 'typescript', typescript: true },
    },
    banner: `RoleLens (TypeScript ${version})`,
    help_links: [],
  };
}
