// wire-thread: the thread that talks to Jupyter. It listens while a cell keeps the main thread busy: outputs appear as they are made,
// the heartbeat goes on, completions are answered and interrupts are heard.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { askOver, type Ask } from './ask-thread';
import { interruptMain } from './interrupt-main';
import type { Channel, Header, Json, Request, ToMain, ToWire } from './messages';
import type { Socket } from './tslab';
import { packMessage, unpackMessage } from './wire-message';
import { bindSockets, Outbox, type Connection, type Sockets } from './wire-sockets';

/** What the wire is started with. */
export interface WireData {
  readonly connectionFile: string;
  /** Counted up by the main thread when it hears of an interrupt. */
  readonly acknowledged: Int32Array;
  /** To the converter thread. */
  readonly converter: MessagePort;
  readonly kernelInfo: Json;
}

/** Streams are gathered so long, or a loop that prints would flood the front end. */
const GATHER_MS = 20;
/** A main thread that does not end by itself in this time is ended. */
const LAST_WAIT_MS = 1500;
const DELIVERY_MS = 100;

class Wire {
  private readonly iopub: Outbox;
  private readonly replies: Readonly<Record<Channel, Outbox>>;
  private readonly converter: Ask;
  private stream: { parent: Header; name: unknown; text: string } | null = null;
  private executing = 0;

  constructor(
    private readonly sockets: Sockets,
    private readonly key: string,
    private readonly data: WireData,
  ) {
    this.iopub = new Outbox(sockets.iopub);
    this.replies = { shell: new Outbox(sockets.shell), control: new Outbox(sockets.control) };
    this.converter = askOver(data.converter);
  }

  async listen(channel: Channel): Promise<void> {
    for await (const frames of this.sockets[channel]) {
      const message = unpackMessage(this.key, frames);
      if (message) void this.handle({ channel, ...message });
    }
  }

  async beat(): Promise<void> {
    for await (const frames of this.sockets.heartbeat) await this.sockets.heartbeat.send(frames);
  }

  /** What the main thread has to say. */
  hear(message: ToWire): void {
    if (message.type === 'publish') return this.publish(message.parent, message.kind, message.content);
    if (message.kind === 'execute_reply') this.executing--;
    this.reply(message.request, message.kind, message.content);
  }

  private async handle(request: Request): Promise<void> {
    const kind = request.header.msg_type;
    if (kind === 'execute_request') {
      this.executing++;
      return this.tell({ type: 'execute', request });
    }
    this.publish(request.header, 'status', { execution_state: 'busy' });
    const content = await this.answer(kind, request.content);
    if (content) this.reply(request, kind.replace(/_request$/, '_reply'), { status: 'ok', ...content });
    this.publish(request.header, 'status', { execution_state: 'idle' });
    if (kind === 'shutdown_request') await this.shutDown();
  }

  /** The answer to anything but an execution; `null` where none is due. */
  private async answer(kind: string, content: Json): Promise<Json | null> {
    switch (kind) {
      case 'kernel_info_request':
        return this.data.kernelInfo;
      case 'is_complete_request':
      case 'inspect_request':
      case 'complete_request':
        return this.askConverter(kind, content);
      case 'comm_info_request':
        return { comms: {} };
      case 'history_request':
        return { history: [] };
      case 'shutdown_request':
        return { restart: content.restart === true };
      case 'interrupt_request':
        if (this.executing > 0)
          await interruptMain(() => this.tell({ type: 'interrupt' }), this.data.acknowledged);
        return {};
      default:
        return null;
    }
  }

  private async askConverter(kind: string, content: Json): Promise<Json> {
    try {
      return await this.converter<Json>(kind, content);
    } catch (error) {
      return { status: 'error', ename: 'Error', evalue: (error as Error).message, traceback: [] };
    }
  }

  private publish(parent: Header, kind: string, content: Json): void {
    if (kind === 'stream') return this.gather(parent, content.name, String(content.text));
    this.flush();
    this.send(parent, kind, content);
  }

  private gather(parent: Header, name: unknown, text: string): void {
    const { stream } = this;
    if (stream && stream.name === name && stream.parent.msg_id === parent.msg_id) {
      stream.text += text;
      return;
    }
    this.flush();
    this.stream = { parent, name, text };
    setTimeout(() => this.flush(), GATHER_MS);
  }

  private flush(): void {
    if (!this.stream) return;
    const { parent, name, text } = this.stream;
    this.stream = null;
    this.send(parent, 'stream', { name, text });
  }

  private send(parent: Header, kind: string, content: Json): void {
    this.iopub.send(packMessage(this.key, { identities: [Buffer.from(kind)], parent, kind, content }));
  }

  private reply({ channel, identities, header }: Request, kind: string, content: Json): void {
    this.flush();
    this.replies[channel].send(packMessage(this.key, { identities, parent: header, kind, content }));
  }

  private tell(message: ToMain): void {
    parentPort?.postMessage(message);
  }

  private async shutDown(): Promise<void> {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), LAST_WAIT_MS);
    await Promise.all([this.iopub.empty(), this.replies.shell.empty(), this.replies.control.empty()]);
    // ZeroMQ has them; it delivers in the background what a closing socket would drop.
    await sleep(DELIVERY_MS);
    for (const socket of Object.values(this.sockets) as Socket[]) socket.close();
    this.tell({ type: 'shutdown' });
  }
}

/** Jupyter says whose child we are: a kernel whose Jupyter was killed must not stay behind. */
function endWithParent(): void {
  const parent = process.ppid;
  if (!process.env.JPY_PARENT_PID) return;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, 2000).unref();
}

async function start(data: WireData): Promise<void> {
  const connection = JSON.parse(readFileSync(data.connectionFile, 'utf8')) as Connection;
  const wire = new Wire(await bindSockets(connection), connection.key, data);
  parentPort?.on('message', (message: ToWire) => wire.hear(message));
  endWithParent();
  await Promise.all([wire.listen('shell'), wire.listen('control'), wire.beat()]);
}

void start(workerData as WireData);
