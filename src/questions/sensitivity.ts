// Which differences hold however the ads are counted, coded and grouped.
import { sensitivity, type Sensitivity, type SensitivityOptions } from '../analysis';
import { isCodebookCoding } from '../coding';
import { NothingToShow } from '../core';
import { escapeMarkdown } from '../export';
import { renamed, rowsOf } from '../table';
import { boilerplateClauses } from '../text';
import { askParts } from './parts/ask-parts';
import { comparedOf, rowsOfPair, type Compared } from './parts/compared';
import { stemOf, whyNothingCompared } from './parts/groups';
import type { Answer, Asked, Exhibit, Question } from './question';
import { counted, listed } from './parts/words';

/** The comparisons of a study, repeated in other ways. */
export const sensitivityOfDifferences: Question = {
  id: 'sensitivity',
  chapter: 'comparison',
  about: 'Do the differences hold however one counts?',
  figures: [],
  tables: ['sensitivity', 'sensitivity_by_{by}'],
  paper: ['table_sensitivity', 'table_sensitivity_by_{by}'],
  ask: (asked) => {
    const all = comparedOf(asked);
    if (!all.length) throw new NothingToShow(whyNothingCompared(asked));
    return askParts(
      all,
      ({ comparison: { groups } }) => `Do the differences of ${listed(groups)} hold however one counts?`,
      (compared) => ofComparison(asked, compared, all.length === 1),
    );
  },
};

/** A pair of groups, compared in several ways. */
interface Repeated {
  readonly pair: readonly [string, string];
  readonly table: Sensitivity;
}

function ofComparison(asked: Asked, compared: Compared, isOnly: boolean): Answer {
  const { comparison: of, pairs } = compared;
  const stem = stemOf(compared.table.schema.name);
  const first = stem === 'profile' ? 'sensitivity' : `sensitivity_by_${stem}`;
  const all = pairs.map((pair, i): Repeated => {
    const table = sensitivity(asked.coding, { by: of.by, groups: pair, ...codedAgain(asked) });
    return { pair, table: renamed(table, { name: i ? `${first}_${i + 1}` : first }) };
  });
  const ways = waysIn(all[0].table);
  if (!ways.length)
    throw new NothingToShow(
      'there is no other way to count these ads: none was posted twice, and the coding knows neither boilerplate nor a runner-up',
    );
  return {
    heading: `Do the Differences Hold?${isOnly ? '' : ` ${listed(of.groups)} (${of.by})`}`,
    blocks: [
      `The comparison was repeated ${listed(ways)}${pairs.length > 1 ? ', each pair of groups by itself' : ''}. All verdicts stand in ${listed(all.map(({ table }) => `\`${table.schema.name}.csv\``))}.`,
      ...all.map((each) => sentence(each, compared)),
    ],
    tables: all.map(({ table }) => table),
    paper: all.map(printed),
  };
}

/** What codes the ads again without company boilerplate, where there is any. */
function codedAgain({ coding, store, book }: Asked): SensitivityOptions {
  const isAgain = store && book && isCodebookCoding(coding) && coding.origin.boilerplate === 'keep';
  return isAgain && boilerplateClauses(store).some((kind) => kind > 0) ? { store, book } : {};
}

function waysIn({ columns }: Sensitivity): string[] {
  return Object.keys(columns)
    .filter((column) => column.startsWith(PREFIX) && column !== `${PREFIX}distinct_ads`)
    .map((column) => wayInWords(column.slice(PREFIX.length)));
}

/** Of the differences that the study's comparison shows, those that hold. */
function sentence({ pair, table }: Repeated, { rows, pairs }: Compared): string {
  const differing = rowsOfPair(rows, pair).filter(({ more }) => more !== 0);
  const shown = rowsOf(table).filter(({ code }) => differing.some((row) => row.code === code));
  const who = pairs.length > 1 ? `**${pair.map(escapeMarkdown).join(' and ')}:** ` : '';
  if (!shown.length) return `${who}There is no difference shown that could hold or not.`;
  const rest = shown.filter(({ holds }) => holds !== 'throughout');
  const steady = shown.length - rest.length;
  const hold = !rest.length ? 'all hold' : steady === 1 ? '1 holds' : `${steady || 'none'} hold`;
  const but = rest.map(
    (row) => `**${escapeMarkdown(row.name)}** (${listed(row.but.split(', ').map(wayInWords))})`,
  );
  return `${who}Of ${counted(shown.length, 'difference')} shown, ${hold} throughout${but.length ? `; not so ${listed(but)}` : ''}.`;
}

function printed({ pair, table }: Repeated): Exhibit {
  const print = {
    caption: `Differences between ${pair.join(' and ')} ads, however one counts.`,
    columns: ['name', 'distinct_ads', 'holds', 'but'],
    headers: { name: 'code', distinct_ads: 'distinct ads', but: 'otherwise' },
  };
  return { print: { name: table.schema.name, table, print } };
}

const PREFIX = 'difference_';
const WAYS: Readonly<Record<string, string>> = {
  over_postings: 'over all postings',
  without_boilerplate: 'without company boilerplate',
  runner_up: 'with ads of other profiles given to the runner-up',
  distinct_ads: 'over distinct ads',
};

function wayInWords(way: string): string {
  return WAYS[way] ?? way.replace(/_/g, ' ');
}
