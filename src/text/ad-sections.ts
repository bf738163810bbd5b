// Ads in sections: every string once, and for each ad the numbers of its strings.
import { adText, type Ad, type ExclusionReason } from '../core';
import type { SectionReader, SectionWriter } from './store-file';
import { readStrings, writeStrings } from './string-sections';

/** Fields of an ad that are numbers of strings, in this order; and the value for `null` or "as the text has it". */
const FIELDS = 10;
const NONE = 0xffffffff;

/** What the header says of the ads: the column names of `meta`, once for all ads that have the same. */
export interface AboutAds {
  readonly ads: number;
  readonly metaKeys: readonly (readonly string[])[];
}

/** Writes ads with all their fields; gives what the header has to say of them. */
export function writeAds(writer: SectionWriter, ads: readonly Ad[]): AboutAds {
  const names = new Numbering();
  const shapes = new Numbering();
  const fields = new Uint32Array(ads.length * FIELDS);
  const shapeOf = new Uint32Array(ads.length);
  const meta: number[] = [];
  ads.forEach((ad, i) => {
    fields.set(fieldsOf(ad, names), i * FIELDS);
    shapeOf[i] = shapes.of(JSON.stringify(Object.keys(ad.meta)));
    for (const value of Object.values(ad.meta)) meta.push(names.of(value));
  });
  writer.write('ads/fields', fields);
  writer.write(
    'ads/rows',
    Float64Array.from(ads, ({ source }) => source.row),
  );
  writer.write('ads/shapes', shapeOf);
  writer.write('ads/meta', Uint32Array.from(meta));
  writeStrings(writer, 'ads/names', names.strings());
  writeStrings(
    writer,
    'ads/texts',
    ads.map(({ text }) => text),
  );
  return { ads: ads.length, metaKeys: shapes.strings().map((keys) => JSON.parse(keys) as string[]) };
}

function fieldsOf(ad: Ad, names: Numbering): number[] {
  const { id, title, description, organisation, location, posted, language, source, selection, text } = ad;
  const of = (name: string | null): number => (name === null ? NONE : names.of(name));
  return [
    of(id),
    of(title),
    text === adText(title, description) ? NONE : of(description),
    of(organisation),
    of(location),
    of(posted),
    of(language),
    of(source.file),
    of(selection.reason),
    of(selection.group),
  ];
}

/**
 * Reads and checks what {@link writeAds} wrote. The function that it gives makes the ads: plain objects, whose texts are
 * cut from large strings without copying them.
 */
export function readAdSections<T extends AboutAds>(reader: SectionReader<T>): () => Ad[] {
  const namesOf = readStrings(reader, 'ads/names');
  const textsOf = readStrings(reader, 'ads/texts');
  const fields = columnOf(reader, 'ads/fields');
  const rows = new Float64Array(reader.read('ads/rows').buffer);
  const metasOf = metaReader(reader);
  return () => {
    const names = namesOf();
    const metaOf = metasOf(names);
    return textsOf().map((text, i) => makeAd(fields, i * FIELDS, names, text, rows[i], metaOf(i)));
  };
}

function makeAd(
  fields: Uint32Array,
  at: number,
  names: readonly string[],
  text: string,
  row: number,
  meta: Ad['meta'],
): Ad {
  const nameAt = (field: number): string | null =>
    fields[at + field] === NONE ? null : names[fields[at + field]];
  const title = names[fields[at + 1]];
  return {
    id: names[fields[at]],
    title,
    description: nameAt(2) ?? descriptionIn(text, title),
    organisation: names[fields[at + 3]],
    location: names[fields[at + 4]],
    posted: nameAt(5),
    language: names[fields[at + 6]],
    meta,
    source: { file: names[fields[at + 7]], row },
    selection: { reason: nameAt(8) as ExclusionReason | null, group: names[fields[at + 9]] },
    text,
  };
}

/** The description out of a text that {@link adText} made. */
function descriptionIn(text: string, title: string): string {
  if (!title) return text;
  return text.length > title.length ? text.slice(title.length + 2) : '';
}

/** From the names, a function that gives the `meta` of each ad, called in the order of the ads. */
function metaReader(
  reader: SectionReader<AboutAds>,
): (names: readonly string[]) => (ad: number) => Ad['meta'] {
  const shapeOf = columnOf(reader, 'ads/shapes');
  const values = columnOf(reader, 'ads/meta');
  const empties = reader.about.metaKeys.map((keys) => Object.fromEntries(keys.map((key) => [key, ''])));
  return (names) => {
    let at = 0;
    return (ad) => {
      const meta: Record<string, string> = { ...empties[shapeOf[ad]] };
      for (const key of reader.about.metaKeys[shapeOf[ad]]) meta[key] = names[values[at++]];
      return meta;
    };
  };
}

function columnOf(reader: SectionReader<AboutAds>, name: string): Uint32Array {
  return new Uint32Array(reader.read(name).buffer);
}

/** Distinct strings ↔ 0, 1, 2, … in order of first appearance. */
class Numbering {
  private readonly numbers = new Map<string, number>();

  of(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.numbers.size);
    return this.numbers.size - 1;
  }

  strings(): string[] {
    return [...this.numbers.keys()];
  }
}
