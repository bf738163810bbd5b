// JSON: a list of ads, or an object that wraps one ({"ads": [...]}).
import { RoleLensError, messageOf, summariseFaults } from '../core';
import { decodeText } from './decode-text';
import { allBytes, type Source } from './find-sources';
import { escapeZeros, type RowSink, type Watch } from './read-options';

const useLines = 'Save the ads as JSON Lines (.jsonl), one object a line; that is read without limit.';

/**
 * Reads a list of ads; rows are counted from 1 in the list's order.
 * @throws RoleLensError when it is no JSON, holds no list of objects, or is larger than 512 MB.
 */
export async function readJson(source: Source, sink: RowSink, watch: Watch): Promise<void> {
  const list = listOf(parse(await allText(source, watch), source.name));
  const hint = 'Expected [{"title": "…", "description": "…"}, …] or {"ads": [...]}.';
  if (!list) throw new RoleLensError('Found JSON, but no list of ads in it.', { file: source.name, hint });
  const faults: string[] = [];
  list.forEach((value, i) => {
    if (isObject(value)) sink(Object.keys(value), Object.values(value), i + 1);
    else faults.push(`entry ${i + 1} is no object: ${JSON.stringify(value).slice(0, 60)}`);
  });
  if (faults.length) {
    const problem = `${faults.length} entries of the list are no ads:\n${summariseFaults(faults)}\n`;
    throw new RoleLensError(problem, { file: source.name, hint });
  }
}

async function allText(source: Source, watch: Watch): Promise<string> {
  const bytes = await allBytes(source, useLines);
  async function* chunks(): AsyncGenerator<Buffer> {
    yield bytes;
  }
  let text = '';
  for await (const chunk of decodeText({ ...source, chunks }, watch)) text += chunk;
  return text;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(escapeZeros(text));
  } catch (cause) {
    const at = /position (\d+)/.exec(messageOf(cause));
    const line = at ? text.slice(0, Number(at[1])).split('\n').length : undefined;
    throw new RoleLensError(`No valid JSON: ${messageOf(cause).slice(0, 160)}.`, {
      file,
      line,
      hint: useLines,
      cause,
    });
  }
}

function listOf(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value as unknown[];
  if (!isObject(value)) return undefined;
  if (Array.isArray(value.ads)) return value.ads as unknown[];
  const lists = Object.values(value).filter(
    (entry): entry is unknown[] => Array.isArray(entry) && isObject(entry[0]),
  );
  if (lists.length === 1) return lists[0];
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
