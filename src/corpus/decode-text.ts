// Text decoding: bytes in UTF-8, UTF-16, UTF-32 or Windows-1252 → text, chunk by chunk.
import type { Source } from './find-sources';
import type { Watch } from './read-options';

/** Encodings that files of ads come in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | 'windows-1252';

/** Bytes of one encoding as text, whatever characters they end in. */
interface Decoder {
  decode(bytes: Buffer): string;
  end(): string;
}

/**
 * Tells a source's encoding: its byte order mark or its zero bytes, else UTF-8 where it is valid, or where more of its letters are valid UTF-8 than are
 * not, else Windows-1252. One broken byte must not turn a whole file into another.
 */
export async function detectEncoding(source: Source): Promise<Encoding> {
  return encodingOfHead(source.head) ?? ((await isUtf8(source)) ? 'utf-8' : 'windows-1252');
}

/** The encoding as far as the first bytes tell it by a byte order mark or by the zero bytes of UTF-16 and UTF-32. */
export function encodingOfHead(head: Buffer): Encoding | undefined {
  const mark = head.subarray(0, 4).toString('hex');
  if (mark.startsWith('efbbbf')) return 'utf-8';
  if (mark === 'fffe0000') return 'utf-32le';
  if (mark === '0000feff') return 'utf-32be';
  if (mark.startsWith('fffe')) return 'utf-16le';
  if (mark.startsWith('feff')) return 'utf-16be';
  return encodingByZeros(head);
}

// Western text without a mark has a zero in nearly every second byte of UTF-16, in three of four bytes of UTF-32, and none in the others.
function encodingByZeros(head: Buffer): Encoding | undefined {
  const zeros = [0, 0, 0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 4]++;
  const most = head.length / 4;
  const isZero = zeros.map((count) => count > most * 0.9);
  if (isZero[1] && isZero[2] && isZero[3] && zeros[0] === 0) return 'utf-32le';
  if (isZero[0] && isZero[1] && isZero[2] && zeros[3] === 0) return 'utf-32be';
  if (zeros[1] + zeros[3] > most && zeros[0] + zeros[2] === 0) return 'utf-16le';
  if (zeros[0] + zeros[2] > most && zeros[1] + zeros[3] === 0) return 'utf-16be';
  return undefined;
}

async function isUtf8(source: Source): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of source.chunks()) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return isMostlyUtf8(source);
  }
}

// Windows-1252 hardly ever happens to be valid UTF-8: of a file in it, next to no letter beyond ASCII is.
async function isMostlyUtf8(source: Source): Promise<boolean> {
  const decoder = new TextDecoder('utf-8');
  let [valid, broken] = [0, 0];
  for await (const chunk of source.chunks()) {
    const text = decoder.decode(chunk, { stream: true });
    broken += brokenIn(text);
    valid += text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  }
  return valid > broken;
}

function brokenIn(text: string): number {
  return text.includes('\ufffd') ? text.split('\ufffd').length - 1 : 0;
}

/** The text of a source, chunk by chunk, without a byte order mark; what stands for no character becomes `\ufffd`. */
export async function* decodeText(source: Source, watch: Watch): AsyncGenerator<string> {
  const encoding = await detectEncoding(source);
  const decoder = decoderOf(encoding);
  let [done, broken] = [0, 0];
  for await (const chunk of source.chunks()) {
    const text = decoder.decode(chunk);
    broken += brokenIn(text);
    if (text) yield text;
    done += chunk.length;
    watch.bytes(done);
  }
  const rest = decoder.end();
  broken += brokenIn(rest);
  watch.decoded(encoding, broken);
  if (rest) yield rest;
}

/** The first bytes as text, for telling formats apart. */
export function decodeHead(head: Buffer): string {
  return decoderOf(encodingOfHead(head) ?? 'utf-8').decode(head);
}

function decoderOf(encoding: Encoding): Decoder {
  if (encoding === 'windows-1252') return { decode: decodeWindows1252, end: () => '' };
  if (encoding === 'utf-32le' || encoding === 'utf-32be') return new Utf32Decoder(encoding === 'utf-32le');
  const decoder = new TextDecoder(encoding);
  return { decode: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** TextDecoder knows no UTF-32. */
class Utf32Decoder implements Decoder {
  private rest: Buffer = Buffer.alloc(0);
  private isFirst = true;

  constructor(private readonly isLittle: boolean) {}

  decode(bytes: Buffer): string {
    const all = this.rest.length ? Buffer.concat([this.rest, bytes]) : bytes;
    const end = all.length - (all.length % 4);
    this.rest = Buffer.from(all.subarray(end));
    const out: string[] = [];
    for (let at = 0; at < end; at += 4) {
      const code = this.isLittle ? all.readUInt32LE(at) : all.readUInt32BE(at);
      if (!(this.isFirst && code === 0xfeff)) out.push(charOf(code));
      this.isFirst = false;
    }
    return out.join('');
  }

  end(): string {
    return this.rest.length ? '\ufffd' : '';
  }
}

function charOf(code: number): string {
  const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}

const c1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

// Own table: some Node versions decode 'windows-1252' as Latin 1 and lose quotes, dashes and the euro sign.
function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (char) => c1[char.charCodeAt(0) - 0x80]);
}
