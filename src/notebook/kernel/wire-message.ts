// Jupyter's messages as ZeroMQ frames: identities, a delimiter, a signature, then four JSON parts.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Header, Json } from './messages';

const DELIMITER = Buffer.from('<IDS|MSG>');
const PROTOCOL = '5.3';

/** An incoming message. */
export interface Incoming {
  readonly identities: readonly Uint8Array[];
  readonly header: Header;
  readonly content: Json;
}

/** An outgoing message: what it answers to, its kind, its content. */
export interface Outgoing {
  readonly identities: readonly Uint8Array[];
  readonly parent: Header;
  readonly kind: string;
  readonly content: Json;
}

/** Reads frames; `null` when they are no message or their signature does not fit `key` (an empty key: not signed). */
export function unpackMessage(key: string, frames: readonly Buffer[]): Incoming | null {
  const at = frames.findIndex((frame) => frame.equals(DELIMITER));
  if (at < 0 || frames.length < at + 6) return null;
  const parts = frames.slice(at + 2, at + 6);
  const expected = Buffer.from(signature(key, frames.slice(at + 2)));
  const found = frames[at + 1];
  if (key && (found.length !== expected.length || !timingSafeEqual(found, expected))) return null;
  return {
    identities: frames.slice(0, at),
    header: JSON.parse(parts[0].toString()) as Header,
    content: JSON.parse(parts[3].toString()) as Json,
  };
}

/** The frames of a message, signed with `key`. */
export function packMessage(
  key: string,
  { identities, parent, kind, content }: Outgoing,
): (Uint8Array | string)[] {
  const header: Header = {
    msg_id: randomUUID(),
    msg_type: kind,
    session: parent.session,
    username: parent.username,
    date: new Date().toISOString(),
    version: PROTOCOL,
  };
  const parts = [header, parent, {}, content].map((part) => JSON.stringify(part));
  return [...identities, DELIMITER, signature(key, parts), ...parts];
}

function signature(key: string, parts: readonly (Uint8Array | string)[]): string {
  if (!key) return '';
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
}
