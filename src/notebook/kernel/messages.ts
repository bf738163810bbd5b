// What Jupyter and the kernel say to each other, and what the kernel's threads say among themselves.

/** The header of a Jupyter message. */
export interface Header {
  readonly msg_id: string;
  readonly msg_type: string;
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly version: string;
}

/** A JSON object. */
export type Json = Record<string, unknown>;

/** Where requests come in. */
export type Channel = 'shell' | 'control';

/** A request of a front end. */
export interface Request {
  readonly channel: Channel;
  /** The routing prefix, by which the answer finds the way back. */
  readonly identities: readonly Uint8Array[];
  readonly header: Header;
  readonly content: Json;
}

/** From the wire to the main thread. */
export type ToMain =
  { readonly type: 'execute'; readonly request: Request } | { readonly type: 'interrupt' | 'shutdown' };

/** From the main thread to the wire. Streams are bundled and flushed before anything else goes out. */
export type ToWire =
  | { readonly type: 'publish'; readonly parent: Header; readonly kind: string; readonly content: Json }
  | { readonly type: 'reply'; readonly request: Request; readonly kind: string; readonly content: Json };

/** A place in a cell: 0-based line and character. */
export interface Spot {
  readonly line: number;
  readonly character: number;
}

/** A fault that the compiler found in a cell. */
export interface CellFault extends Spot {
  readonly message: string;
}

/** Source maps of the two steps in which a cell becomes JavaScript, the last step first. */
export type CellMaps = readonly string[];

/** A compiled cell; without `faults` it can run. */
export interface CompiledCell {
  readonly faults: readonly CellFault[];
  readonly output: string;
  readonly isAsync: boolean;
  /** The name under which the value of the last expression is exported. */
  readonly lastExpression?: string;
  readonly maps: CellMaps;
}
