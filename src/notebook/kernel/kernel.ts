// kernel: takes cells one after the other, runs them and says how they went.
import { inspect } from 'node:util';
import type { Ask } from './ask-thread';
import { CellBook } from './cell-book';
import { CellFaults, INTERRUPTED, reportError, type ErrorReport } from './cell-error';
import type { CellRunner } from './cell-runner';
import type { DisplayMessage, KernelHook } from './displays';
import type { CompiledCell, Header, Json, Request, ToWire } from './messages';

/** Cells that a front end sent together arrive within this time; after a failure they are not run. */
const TOGETHER_MS = 50;

/** Ends an interrupted cell from the inside. */
const INTERRUPTION = new Error('The cell was interrupted.');

/** What the kernel needs. */
export interface KernelParts {
  readonly converter: Ask;
  readonly runner: CellRunner;
  send(message: ToWire): void;
}

/** The kernel's main thread. */
export class Kernel implements KernelHook {
  private readonly book = new CellBook();
  private readonly queue: Request[] = [];
  private pending: Promise<unknown>[] = [];
  private parent: Header | null = null;
  private count = 0;
  private busy = false;
  private stop: (() => void) | null = null;

  constructor(private readonly parts: KernelParts) {}

  /** Takes a cell; it runs when those before are done. */
  async execute(request: Request): Promise<void> {
    this.queue.push(request);
    if (this.busy) return;
    this.busy = true;
    for (let next = this.queue.shift(); next; next = this.queue.shift()) await this.executeNow(next);
    this.busy = false;
  }

  /** Ends the cell that is running; what it has begun may go on unseen, its result is not waited for. */
  interrupt(): void {
    this.stop?.();
  }

  /** Puts an output into the cell at hand. */
  emit({ data, metadata, id, update }: DisplayMessage): void {
    const content = { data, metadata, transient: id === undefined ? {} : { display_id: id } };
    this.publish(update ? 'update_display_data' : 'display_data', content);
  }

  /** The cell at hand is not done before `work` is; between cells a failure is reported as late. */
  waitFor(work: Promise<unknown>): void {
    if (!this.stop || this.parts.runner.isInterrupted())
      return void work.catch((error: unknown) => this.reportLate(error));
    // Marked as handled; the cell takes the failure when it ends.
    work.catch(() => undefined);
    this.pending.push(work);
  }

  /** Text for the cell at hand; false before the first one. */
  write(name: 'stdout' | 'stderr', text: string): boolean {
    if (this.parent) this.publish('stream', { name, text });
    return this.parent !== null;
  }

  /** Tells, in the last cell, of an error that no cell waited for. */
  reportLate(error: unknown): void {
    if (error === INTERRUPTION) return;
    const when = this.stop ? 'An error that the cell did not wait for' : 'An error after the cell had ended';
    const { traceback } = reportError(error, this.book, -1);
    const text = `${when}:\n${traceback.join('\n')}\n`;
    if (!this.write('stderr', text)) process.stderr.write(text);
  }

  private async executeNow(request: Request): Promise<void> {
    const { code, silent = false, store_history = true, stop_on_error = true } = request.content;
    this.parent = request.header;
    this.publish('status', { execution_state: 'busy' });
    if (silent !== true && store_history !== false) this.count++;
    const execution_count = this.count;
    if (silent !== true) this.publish('execute_input', { code, execution_count });
    const error = await this.guard((signal) => this.run(String(code), signal));
    if (error) return this.fail(request, error, stop_on_error !== false);
    this.reply(request, { status: 'ok', execution_count, payload: [], user_expressions: {} });
  }

  /**
   * Runs `work` until it ends or is interrupted; gives the error if there was one. JavaScript that was terminated never comes
   * back, so that nothing here may wait for it alone.
   */
  private async guard(work: (signal: AbortSignal) => Promise<void>): Promise<ErrorReport | null> {
    const control = new AbortController();
    const cell = this.count;
    const outcome = await new Promise<ErrorReport | null>((resolve) => {
      this.stop = () => {
        control.abort(INTERRUPTION);
        resolve(INTERRUPTED);
      };
      work(control.signal).then(
        () => resolve(null),
        (error: unknown) => resolve(reportError(error, this.book, cell)),
      );
    });
    this.stop = null;
    this.pending = [];
    return outcome;
  }

  private async run(code: string, signal: AbortSignal): Promise<void> {
    const cell = await this.parts.converter<CompiledCell>('convert', code);
    signal.throwIfAborted();
    if (cell.faults.length > 0) throw new CellFaults(code, cell.faults);
    this.book.add(this.count, code, cell.maps);
    const value = await this.parts.runner.run(cell, this.count, signal);
    while (this.pending.length > 0) await Promise.all(this.pending.splice(0));
    signal.throwIfAborted();
    await this.parts.converter('commit');
    if (value !== undefined && value !== null) this.showResult(value);
  }

  private showResult(value: unknown): void {
    const data = { 'text/plain': typeof value === 'string' ? value : inspect(value) };
    this.publish('execute_result', { data, metadata: {}, execution_count: this.count });
  }

  private async fail(request: Request, error: ErrorReport, stopsOthers: boolean): Promise<void> {
    this.publish('error', { ...error });
    if (stopsOthers) await new Promise((resolve) => setTimeout(resolve, TOGETHER_MS));
    const others = stopsOthers ? this.queue.splice(0) : [];
    this.reply(request, { status: 'error', execution_count: this.count, ...error });
    for (const other of others) {
      this.parent = other.header;
      this.publish('status', { execution_state: 'busy' });
      this.reply(other, { status: 'aborted' });
    }
    this.parent = request.header;
  }

  private reply(request: Request, content: Json): void {
    this.parts.send({ type: 'reply', request, kind: 'execute_reply', content });
    this.publish('status', { execution_state: 'idle' });
  }

  private publish(kind: string, content: Json): void {
    if (this.parent) this.parts.send({ type: 'publish', parent: this.parent, kind, content });
  }
}
