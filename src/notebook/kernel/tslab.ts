// tslab's own parts: its TypeScript (not ours: cells are checked with 5.0), its ZeroMQ, its converter.
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** `require` as tslab's files see it. */
export const requireFromTslab = createRequire(require.resolve('tslab'));

/** The project's folder; the kernel works in it. */
export const ROOT = join(__dirname, '..', '..', '..');

/** What we use of a ZeroMQ socket. */
export interface Socket extends AsyncIterable<Buffer[]> {
  bind(address: string): Promise<void>;
  send(frames: readonly (Uint8Array | string)[]): Promise<void>;
  close(): void;
}

type SocketClass = new (options?: Readonly<Record<string, unknown>>) => Socket;

/** What we use of ZeroMQ. */
export interface ZeroMq {
  readonly Publisher: SocketClass;
  readonly Router: SocketClass;
  readonly Reply: SocketClass;
}

/** A cell as tslab's converter gives it back. */
export interface Converted {
  readonly output?: string;
  readonly declOutput?: string;
  readonly hasToplevelAwait?: boolean;
  readonly lastExpressionVar?: string;
  readonly diagnostics: readonly {
    readonly start: { readonly line: number; readonly character: number };
    readonly messageText: string;
    readonly fileName?: string;
  }[];
}

/** What we use of tslab's converter; `declarations` are those of the cells before. */
export interface Converter {
  convert(declarations: string, code: string): Converted;
  inspect(declarations: string, code: string, position: number): unknown;
  complete(
    declarations: string,
    code: string,
    position: number,
  ): { readonly start: number; readonly end: number; readonly candidates: readonly string[] };
  close(): void;
}
