// Sources: the files, folders and standard input that ads are read from, as streams of bytes with a look at the head.
import { createReadStream, promises as fs } from 'node:fs';
import * as path from 'node:path';
import type { Readable } from 'node:stream';
import { RoleLensError } from '../core';

/** Bytes to read ads from. */
export interface Source {
  /** The file as it was given; `-` for standard input. */
  readonly name: string;
  /** Size in bytes. */
  readonly size: number;
  /** The first bytes, at most 64 KiB, to tell the format and the encoding from. */
  readonly head: Buffer;
  /** The content from the start; may be asked for several times. */
  chunks(): AsyncIterable<Buffer>;
}

const headSize = 64 * 1024;
const chunkSize = 1024 * 1024;
const readable = /\.(?:xlsx?|csv|tsv|txt|jsonl|ndjson|json)$/i;

/**
 * Finds what to read behind paths: files as given, the readable files of a folder by name, `-` as standard input.
 * @throws RoleLensError when a path is missing, unreadable, empty (0 bytes) or a folder without readable files.
 */
export async function findSources(paths: readonly string[], stdin: Readable): Promise<Source[]> {
  if (!paths.length) throw new RoleLensError('No ads to read: expected at least one file or folder.');
  if (paths.filter((name) => name === '-').length > 1) {
    throw new RoleLensError('Standard input (-) can be read only once.', { hint: 'Give - a single time.' });
  }
  const sources: Source[] = [];
  for (const name of paths) {
    if (name === '-') sources.push(await stdinSource(stdin));
    else for (const file of await filesBehind(name)) sources.push(await fileSource(file));
  }
  return sources;
}

async function filesBehind(name: string): Promise<string[]> {
  const stat = await fs.stat(name).catch((cause: NodeJS.ErrnoException) => {
    const problem =
      cause.code === 'ENOENT' ? 'There is no such file or folder.' : `It cannot be read (${cause.code}).`;
    throw new RoleLensError(problem, { file: name, hint: 'Check the path and its permissions.', cause });
  });
  if (!stat.isDirectory()) return [name];
  const entries = await fs.readdir(name, { withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory() && readable.test(entry.name) && !/^[.~]/.test(entry.name))
    .map((entry) => path.join(name, entry.name))
    .sort();
  if (files.length) return files;
  throw new RoleLensError('The folder holds no file of ads.', {
    file: name,
    hint: 'Expected .xls, .xlsx, .csv, .tsv, .txt, .jsonl, .ndjson or .json files in it (folders inside it are not searched).',
  });
}

async function fileSource(name: string): Promise<Source> {
  try {
    const handle = await fs.open(name, 'r');
    try {
      const { size } = await handle.stat();
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(headSize), 0, headSize, 0);
      const head = notEmpty(name, buffer.subarray(0, bytesRead));
      return { name, size, head, chunks: () => createReadStream(name, { highWaterMark: chunkSize }) };
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof RoleLensError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    throw new RoleLensError(`It cannot be read (${code}).`, {
      file: name,
      hint: 'Check its permissions.',
      cause,
    });
  }
}

// Standard input is kept as chunks, because the encoding can only be told once all of it was seen.
async function stdinSource(stdin: Readable): Promise<Source> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin as AsyncIterable<string | Buffer>) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    chunks.push(bytes);
    size += bytes.length;
  }
  const head: Buffer[] = [];
  for (let i = 0, length = 0; i < chunks.length && length < headSize; length += chunks[i++].length)
    head.push(chunks[i]);
  async function* replay(): AsyncGenerator<Buffer> {
    for (const chunk of chunks) yield chunk;
  }
  return { name: '-', size, head: notEmpty('-', Buffer.concat(head).subarray(0, headSize)), chunks: replay };
}

function notEmpty(file: string, head: Buffer): Buffer {
  if (head.length) return head;
  throw new RoleLensError('The file is empty (0 bytes); expected job ads.', {
    file,
    hint: 'Check that the export or download came to an end.',
  });
}

/** All bytes of a source at once; for formats that cannot be streamed. @throws RoleLensError above 512 MB. */
export async function allBytes(source: Source, hint: string): Promise<Buffer> {
  if (source.size > 512 * 1024 * 1024) {
    const problem = `The file has ${Math.round(source.size / 1e6)} MB; this format is read up to 512 MB.`;
    throw new RoleLensError(problem, { file: source.name, hint });
  }
  const chunks: Buffer[] = [];
  for await (const chunk of source.chunks()) chunks.push(chunk);
  return Buffer.concat(chunks);
}
