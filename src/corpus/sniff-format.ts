// Format sniffing: what a file is by its content; the extension only breaks ties.
import * as path from 'node:path';
import { RoleLensError } from '../core';
import { decodeHead, encodingOfHead } from './decode-text';
import type { Source } from './find-sources';

/** Formats that ads are read from; `zip` is an .xlsx workbook as long as its content says so. */
export type Format = 'jsonl' | 'json' | 'delimited' | 'xls' | 'zip';

const signatures: readonly [string, string][] = [
  ['25504446', 'a PDF document'],
  ['1f8b', 'a gzip archive'],
  ['377abcaf271c', 'a 7z archive'],
  ['526172211a', 'a RAR archive'],
  ['89504e47', 'a PNG image'],
  ['ffd8ff', 'a JPEG image'],
  ['53514c69746520666f726d6174', 'an SQLite database'],
  ['50415231', 'a Parquet file'],
];

/**
 * Tells the format of a source from its first bytes.
 * @throws RoleLensError when it is something else than ads can be read from (a PDF, a web page, an archive, binary data).
 */
export function sniffFormat(source: Source): Format {
  const hex = source.head.subarray(0, 16).toString('hex');
  if (hex.startsWith('d0cf11e0a1b11ae1')) return 'xls';
  if (hex.startsWith('504b0304')) return 'zip';
  const known = signatures.find(([signature]) => hex.startsWith(signature));
  if (known) throw wrongType(source, known[1]);
  const extension = path.extname(source.name).toLowerCase();
  if (!encodingOfHead(source.head) && isBinary(source.head)) throw wrongType(source, 'binary data');
  return sniffText(source, decodeHead(source.head).trimStart(), extension);
}

// A zero here and there is a slip of an export; binary data is full of control characters.
function isBinary(head: Buffer): boolean {
  if (!head.includes(0)) return false;
  let control = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control++;
  return control > Math.max(1, head.length / 100);
}

function sniffText(source: Source, text: string, extension: string): Format {
  if (!text) return 'delimited';
  if (/^<(?:!doctype|html|\?xml|table|head|body|meta|style|workbook)\b/i.test(text)) {
    throw wrongType(source, /^<\?xml|^<workbook/i.test(text) ? 'XML' : 'a web page (HTML)');
  }
  if (text[0] === '[') return 'json';
  if (text[0] !== '{')
    return /^\.(?:jsonl|ndjson)$/.test(extension) ? 'jsonl' : extension === '.json' ? 'json' : 'delimited';
  return sniffObject(text, extension);
}

// One object a line is JSON Lines; an object over several lines, or one that wraps a list of ads, is JSON.
function sniffObject(text: string, extension: string): Format {
  if (extension === '.jsonl' || extension === '.ndjson') return 'jsonl';
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end);
  const rest = end < 0 ? '' : text.slice(end).trim();
  try {
    const value = JSON.parse(first) as Record<string, unknown>;
    return !rest && Object.values(value).some(Array.isArray) ? 'json' : 'jsonl';
  } catch {
    return extension === '.json' || first.trim() === '{' ? 'json' : 'jsonl';
  }
}

function wrongType(source: Source, found: string): RoleLensError {
  return new RoleLensError(`Expected job ads as a spreadsheet, CSV or JSON Lines, found ${found}.`, {
    file: source.name,
    hint: 'Open it in the program it belongs to and save it as .xlsx, .csv (UTF-8) or .jsonl.',
  });
}
