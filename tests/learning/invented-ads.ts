// Invented ads that follow a rule which a coder can learn: tools after "We use", duties after "You will".
import { parseCodebook, type Codebook } from '../../src/codebook';
import { readCoding } from '../../src/coding';
import { randomSource, type Ad, type Coding } from '../../src/core';
import { tokenize, type TokenStore } from '../../src/text';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeAd } from '../text/make-ad';

const TOOLS = ['Zorblat', 'Quixly', 'Fembase', 'Drupel', 'Wankel', 'Borsjt'];
const DUTIES = [
  'clean the data',
  'train the models',
  'repair the pumps',
  'test the valves',
  'label the pictures',
];
const FILLERS = [
  'We are a nice company.',
  'Lunch is free on Friday.',
  'The office is near the station.',
  'Call us soon.',
];

/** YAML without a single term: nothing but labels to learn from. */
export const BARE_BOOK = `codebook: bare
codes:
  - {id: DUTY, name: Duty, kind: job_task, unit: clause, definition: d, terms: {}}
  - {id: TOOL, name: Tool, kind: technology, unit: term, definition: d, terms: {}}
profiles:
  - {name: Mechanic, definition: d}
  - {name: Analyst, definition: d}
`;

/** An invented corpus with what a coder marked in it. */
export interface Invented {
  readonly store: TokenStore;
  readonly book: Codebook;
  readonly coding: Coding;
}

/** So many ads; each names one tool and one duty. The same for the same seed. */
export async function inventedAds(
  count: number,
  seed = 1,
  book = parseCodebook(BARE_BOOK),
): Promise<Invented> {
  const random = randomSource(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)];
  const lines: string[] = [];
  const ads = Array.from({ length: count }, (_, i): Ad => {
    const [tool, duty] = [pick(TOOLS), pick(DUTIES)];
    const id = `${seed}-${i}`;
    const quotes = [
      { code: 'DUTY', quote: duty },
      { code: 'TOOL', quote: tool },
    ];
    const profile = /pumps|valves/.test(duty) ? 'Mechanic / Fitter' : 'Analyst';
    lines.push(JSON.stringify({ id, profile, mentions: quotes }));
    const text = [
      pick(FILLERS),
      `You will ${duty} every day.`,
      pick(FILLERS),
      `We use ${tool} for that.`,
      pick(FILLERS),
    ];
    return makeAd(text.join('\n'), { id, title: `Vacancy ${i}` });
  });
  const file = join(mkdtempSync(join(tmpdir(), 'rolelens-')), 'coder.jsonl');
  writeFileSync(file, lines.join('\n'));
  return { store: tokenize(ads), book, coding: await readCoding(file, ads, { book }) };
}

/** Mentions of an ad as `CODE quote`. */
export function saidOf(coding: Coding, ad: number): string[] {
  return coding.ads[ad].mentions.map(({ code, quote }) => `${code} ${quote}`).sort();
}
