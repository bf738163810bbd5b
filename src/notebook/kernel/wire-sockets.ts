// The kernel's five ZeroMQ sockets: bound with patience, and each sending one message after the other.
import { setTimeout as sleep } from 'node:timers/promises';
import { requireFromTslab, type Socket, type ZeroMq } from './tslab';

/** Jupyter's connection file. */
export interface Connection {
  readonly transport: string;
  readonly ip: string;
  readonly key: string;
  readonly signature_scheme?: string;
  readonly shell_port: number;
  readonly control_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly hb_port: number;
}

/** The sockets, bound. */
export interface Sockets {
  readonly shell: Socket;
  readonly control: Socket;
  readonly iopub: Socket;
  readonly stdin: Socket;
  readonly heartbeat: Socket;
}

/** Jupyter picks free ports and lets go of them before it starts us: another process may hold one for a moment. */
const TRIES = 50;
const PAUSE_MS = 100;

/** Opens and binds all sockets; nothing is read or sent before, since ZeroMQ answers EBUSY to both while a socket binds. */
export async function bindSockets(connection: Connection): Promise<Sockets> {
  const { Publisher, Router, Reply } = requireFromTslab('zeromq') as ZeroMq;
  const { shell_port, control_port, iopub_port, stdin_port, hb_port } = connection;
  const bind = async (socket: Socket, port: number) => {
    await bindPatiently(socket, addressOf(connection, port));
    return socket;
  };
  return {
    // Unlimited: by default a publisher drops what a slow front end has not taken yet.
    iopub: await bind(new Publisher({ sendHighWaterMark: 0, linger: 0 }), iopub_port),
    shell: await bind(new Router({ sendHighWaterMark: 0, linger: 0 }), shell_port),
    control: await bind(new Router({ linger: 0 }), control_port),
    stdin: await bind(new Router({ linger: 0 }), stdin_port),
    heartbeat: await bind(new Reply({ linger: 0 }), hb_port),
  };
}

function addressOf({ transport, ip }: Connection, port: number): string {
  return transport === 'ipc' ? `ipc://${ip}-${port}` : `${transport}://${ip}:${port}`;
}

async function bindPatiently(socket: Socket, address: string): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      return await socket.bind(address);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (tried === TRIES || (code !== 'EADDRINUSE' && code !== 'EBUSY')) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

/** Sends messages over one socket in order: ZeroMQ refuses a message while the one before is on its way. */
export class Outbox {
  private readonly waiting: (readonly (Uint8Array | string)[])[] = [];
  private sending: Promise<void> | null = null;

  constructor(private readonly socket: Socket) {}

  /** Takes a message; it leaves as soon as those before have left. */
  send(frames: readonly (Uint8Array | string)[]): void {
    this.waiting.push(frames);
    this.sending ??= this.sendAll();
  }

  /** When all messages have left. */
  async empty(): Promise<void> {
    await this.sending;
  }

  private async sendAll(): Promise<void> {
    for (let frames = this.waiting.shift(); frames; frames = this.waiting.shift()) await this.sendOne(frames);
    this.sending = null;
  }

  private async sendOne(frames: readonly (Uint8Array | string)[]): Promise<void> {
    try {
      await this.socket.send(frames);
    } catch (error) {
      // A front end that has gone takes no answer (EHOSTUNREACH); the kernel goes on.
      process.stderr.write(`RoleLens kernel: a message could not be sent: ${(error as Error).message}\n`);
    }
  }
}
