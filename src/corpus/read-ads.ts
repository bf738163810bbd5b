// readAds: files and folders of job ads → Ad[], the way into RoleLens.
import { RoleLensError, usualProgress, type Ad } from '../core';
import { AdBuilder } from './ad-builder';
import type { BytesRead } from './decode-text';
import { findSources, type Source } from './find-sources';
import { readDelimited } from './read-delimited';
import { readJson } from './read-json';
import { readJsonLines } from './read-json-lines';
import type { ReadOptions, RowSink } from './read-options';
import { missingGiven, noDescriptionColumn } from './recognise-columns';
import { parseQuery } from './parse-query';
import { selectAds } from './select-ads';
import { sniffFormat } from './sniff-format';

/**
 * Reads job ads from files, folders (every readable file in them, by name) and standard input (`-`), and marks repeated rows,
 * near-duplicates and ads without a description. One ad a row, in the order of the files; nothing is left out.
 *
 * Spreadsheets (.xls, .xlsx: all sheets with a description column), delimited text (.csv, .tsv, .txt; UTF-8, UTF-16 or
 * Windows-1252), JSON Lines and JSON are told apart by their content. Columns are recognised by name in the languages that have a pack;
 * the others are kept in `meta`. Texts are cleaned, and personal data is redacted unless `redact` is false.
 * @throws RoleLensError when a file is missing, empty, of another kind, broken, too large, or has no description column;
 * when ids stand for different ads; when the query is faulty.
 * @example
 * const ads = await readAds('data/sample/ads.jsonl', { query: 'engineer OR scientist' });
 */
export async function readAds(paths: string | readonly string[], options: ReadOptions = {}): Promise<Ad[]> {
  const { onProgress = usualProgress, stdin = process.stdin } = options;
  if (options.query !== undefined) parseQuery(options.query); // a faulty query is told before hours of reading
  const sources = await findSources(typeof paths === 'string' ? [paths] : paths, stdin);
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  const builder = new AdBuilder(options);
  let before = 0;
  for (const source of sources) {
    await readSource(source, builder, options, (bytes) => onProgress('Read ads', before + bytes, total));
    before += source.size;
  }
  onProgress('Read ads', total, total);
  builder.report();
  return selectAds(builder.ads, options);
}

async function readSource(
  source: Source,
  builder: AdBuilder,
  options: ReadOptions,
  bytesRead: BytesRead,
): Promise<void> {
  let rows = 0;
  let described = false;
  const columns = new Set<string>();
  await readRows(source, builder, bytesRead, (names, cells, row) => {
    rows++;
    described ||= builder.isHeader(names);
    if (!described && columns.size < 100) names.forEach((name) => columns.add(name));
    builder.add(source.name, names, cells, row);
  });
  if (rows && !described) {
    throw (
      missingGiven([...columns], options.columns, source.name) ??
      noDescriptionColumn([...columns], source.name)
    );
  }
  if (rows) return;
  throw new RoleLensError('The file holds no ads: there is no row below the header.', {
    file: source.name,
    hint: 'Check that the export or download came to an end.',
  });
}

async function readRows(
  source: Source,
  builder: AdBuilder,
  bytesRead: BytesRead,
  sink: RowSink,
): Promise<void> {
  switch (sniffFormat(source)) {
    case 'jsonl':
      return readJsonLines(source, sink, bytesRead);
    case 'json':
      return readJson(source, sink, bytesRead);
    case 'delimited':
      return readDelimited(source, sink, bytesRead);
    default: {
      // Loaded when it is needed: the reader of workbooks takes a tenth of a second.
      const { readSpreadsheet } = await import('./read-spreadsheet');
      return readSpreadsheet(source, sink, (names) => builder.isHeader(names), bytesRead);
    }
  }
}
