// Text decoding: bytes in UTF-8, UTF-16 or Windows-1252 → text, chunk by chunk.
import type { Source } from './find-sources';

/** Encodings that files of ads come in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Told how many bytes have been read so far. */
export type BytesRead = (bytes: number) => void;

/** Tells a source's encoding: its byte order mark, else UTF-8 where all of it is valid UTF-8, else Windows-1252. */
export async function detectEncoding(source: Source): Promise<Encoding> {
  return encodingOfHead(source.head) ?? ((await isUtf8(source)) ? 'utf-8' : 'windows-1252');
}

/** The encoding as far as the first bytes tell it by a byte order mark or by the zero bytes of UTF-16. */
export function encodingOfHead(head: Buffer): Encoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2]++;
  // Western text in UTF-16 without a mark has a zero in nearly every second byte, and none in the others.
  if (zeros[1] > head.length / 4 && zeros[0] === 0) return 'utf-16le';
  if (zeros[0] > head.length / 4 && zeros[1] === 0) return 'utf-16be';
  return undefined;
}

async function isUtf8(source: Source): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of source.chunks()) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** The text of a source, chunk by chunk, without a byte order mark. */
export async function* decodeText(source: Source, bytesRead: BytesRead = () => {}): AsyncGenerator<string> {
  const encoding = await detectEncoding(source);
  const decoder = encoding === 'windows-1252' ? undefined : new TextDecoder(encoding);
  let done = 0;
  for await (const chunk of source.chunks()) {
    const text = decoder ? decoder.decode(chunk, { stream: true }) : decodeWindows1252(chunk);
    if (text) yield text;
    done += chunk.length;
    bytesRead(done);
  }
  const rest = decoder?.decode();
  if (rest) yield rest;
}

/** The first bytes as text, for telling formats apart. */
export function decodeHead(head: Buffer): string {
  const encoding = encodingOfHead(head) ?? 'utf-8';
  return new TextDecoder(encoding).decode(head);
}

const c1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

// Own table: some Node versions decode 'windows-1252' as Latin 1 and lose quotes, dashes and the euro sign.
function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (char) => c1[char.charCodeAt(0) - 0x80]);
}
