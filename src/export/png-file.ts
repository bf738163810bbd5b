// PNG files: resolution and text chunks, which a browser does not write.
import { crc32 } from 'node:zlib';

const SIGNATURE_AND_HEADER = 8 + 25;

/** Puts the resolution (pHYs) and texts (iTXt, UTF-8) behind the header of a PNG; the picture stays as it is. */
export function describePng(png: Buffer, dpi: number, texts: Readonly<Record<string, string>> = {}): Buffer {
  const perMetre = Buffer.alloc(9);
  perMetre.writeUInt32BE(Math.round(dpi / 0.0254), 0);
  perMetre.writeUInt32BE(Math.round(dpi / 0.0254), 4);
  perMetre[8] = 1;
  const chunks = Object.entries(texts).map(([key, text]) => chunk('iTXt', textBody(key, text)));
  const [head, rest] = [png.subarray(0, SIGNATURE_AND_HEADER), png.subarray(SIGNATURE_AND_HEADER)];
  return Buffer.concat([head, chunk('pHYs', perMetre), ...chunks, rest]);
}

/** Keyword of 1 to 79 Latin characters, no compression, no language. */
function textBody(key: string, text: string): Buffer {
  const keyword =
    key
      .replace(/[^\x20-\x7e]/g, '')
      .trim()
      .slice(0, 79) || 'Comment';
  return Buffer.concat([Buffer.from(keyword, 'latin1'), Buffer.alloc(5), Buffer.from(text, 'utf8')]);
}

function chunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}
