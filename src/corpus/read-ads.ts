// readAds: files and folders of job ads → Ad[], the way into RoleLens.
import { RoleLensError, usualProgress, type Ad } from '../core';
import { AdBuilder } from './ad-builder';
import { findSources, type Source } from './find-sources';
import { keepReport } from './import-report';
import { readDelimited } from './read-delimited';
import { readJson } from './read-json';
import { readJsonLines } from './read-json-lines';
import type { ReadOptions, RowSink, Watch } from './read-options';
import { missingGiven, noDescriptionColumn } from './recognise-columns';
import { parseQuery } from './parse-query';
import { selectAds } from './select-ads';
import { sniffFormat } from './sniff-format';

/**
 * Reads job ads from files, folders (every readable file in them, by name) and standard input (`-`), and marks repeated rows,
 * near-duplicates and ads without a description. One ad a row, in the order of the files; nothing is left out.
 *
 * Spreadsheets (.xls, .xlsx: all sheets with a description column), delimited text (.csv, .tsv, .txt; UTF-8, UTF-16,
 * UTF-32 or Windows-1252), JSON Lines and JSON are told apart by their content. Columns are recognised by name in the languages that have a pack;
 * the others are kept in `meta`. Texts are cleaned, and personal data is redacted unless `redact` is false. {@link importReport} tells what was read as what.
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
  const ads = selectAds(builder.finish(), options);
  keepReport(ads, { files: builder.filesRead(ads) });
  return ads;
}

async function readSource(
  source: Source,
  builder: AdBuilder,
  options: ReadOptions,
  bytesRead: (bytes: number) => void,
): Promise<void> {
  let rows = 0;
  let described = false;
  const columns = new Set<string>();
  const watch = builder.begin(source.name, bytesRead);
  await readRows(source, { builder, options, watch }, (names, cells, row) => {
    rows++;
    described ||= builder.isDescribed(names);
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

/** What a file is read with. */
interface Reading {
  readonly builder: AdBuilder;
  readonly options: ReadOptions;
  readonly watch: Watch;
}

async function readRows(
  source: Source,
  { builder: { headerScore }, options, watch }: Reading,
  sink: RowSink,
): Promise<void> {
  const { delimiter, headerRow } = options;
  switch (sniffFormat(source)) {
    case 'jsonl':
      return readJsonLines(source, sink, watch);
    case 'json':
      return readJson(source, sink, watch);
    case 'delimited':
      return readDelimited(source, sink, { headerScore, watch, delimiter, headerRow });
    default: {
      // Loaded when it is needed: the reader of workbooks takes a tenth of a second.
      const { readSpreadsheet } = await import('./read-spreadsheet');
      return readSpreadsheet(source, sink, { headerScore, watch, headerRow });
    }
  }
}
