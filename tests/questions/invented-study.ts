// Studies of invented ads, small enough to count by hand.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCodebook, type Codebook } from '../../src/codebook';
import { codeAds } from '../../src/coding';
import { readAds } from '../../src/corpus';
import { comparisonsOf, type Asked, type Comparison } from '../../src/questions';
import { tokenize } from '../../src/text';

/** One ad of a study. */
export interface InventedAd {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly posted?: string;
  readonly house?: string;
}

/** Two kinds, one by name and one by clause; without profiles, or with those named, each found by its name in the title. */
export function inventedBook(profiles: readonly string[] = []): Codebook {
  const lines = [
    'codebook: garden',
    'title: Gardens',
    'languages: [en]',
    'kinds:',
    '  - {id: plant, name: Plants, singular: plant, unit: term}',
    '  - {id: duty, name: Duties, singular: duty, unit: clause}',
    'codes:',
    ...code('P1', 'Roses', 'plant', 'rose'),
    ...code('P2', 'Tulips', 'plant', 'tulip'),
    ...code('P3', 'Orchids', 'plant', 'orchid'),
    ...code('D1', 'Watering', 'duty', 'water'),
    ...code('D2', 'Weeding', 'duty', 'weed'),
    ...(profiles.length ? ['profiles:', ...profiles.flatMap(profile)] : []),
  ];
  return parseCodebook(`${lines.join('\n')}\n`, 'garden.yaml');
}

function code(id: string, name: string, kind: string, term: string): string[] {
  return [
    `  - {id: ${id}, name: ${name}, kind: ${kind}, definition: ${name}., terms: {any: [${term}, ${term}s]}}`,
  ];
}

function profile(name: string): string[] {
  return [
    `  - name: ${name}`,
    `    definition: The ${name}.`,
    `    evidence: [{in: title, weight: 1, terms: {any: [${name}]}}]`,
  ];
}

/** Ads of these titles in turn, of two houses and several quarters, the plants and duties in them by turns. */
export function inventedAds(titles: readonly string[], size: number): InventedAd[] {
  const plants = ['roses', 'roses and tulips', 'tulips', 'orchids in pots'];
  const duties = ['You water the beds', 'You weed the paths. You water the pots'];
  return Array.from({ length: size }, (_, i) => ({
    id: `ad${i}`,
    title: `${titles[i % titles.length]} wanted`,
    description: `${duties[i % 2]}. We grow ${plants[i % 4]} in garden number ${i}, ${'abcdefghij'[i % 10].repeat(9)}.`,
    posted: `2024-${String(1 + ((i * 5) % 12)).padStart(2, '0')}-03`,
    house: i % 3 ? 'North House' : 'South House',
  }));
}

/** What is asked of a study of these ads. */
export async function inventedStudy(
  ads: readonly InventedAd[],
  book: Codebook,
  { compare = null, ...more }: Partial<Asked> & { readonly compare?: readonly Comparison[] | null } = {},
): Promise<Asked> {
  const folder = mkdtempSync(join(tmpdir(), 'rolelens-questions-'));
  try {
    const file = join(folder, 'ads.jsonl');
    writeFileSync(file, ads.map((ad) => `${JSON.stringify(ad)}\n`).join(''));
    const store = tokenize(await readAds(file, { nearDuplicates: false }));
    const coding = codeAds(store, book);
    return {
      coding,
      book,
      store,
      comparisons: comparisonsOf(coding, book, compare),
      focus: [],
      earlier: [],
      published: null,
      width: { usual: 'wide', large: 'wide' },
      ...more,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
