// What a paper has of a comparison beyond the summary: differences as a figure, typical names, the table of tests.
import { compareTerms } from '../../analysis';
import type { Kind } from '../../core';
import { figureDifferences, figureTerms } from '../../figures';
import { renamed, where } from '../../table';
import { tryTo } from './ask-parts';
import { rowsOfPair, type Compared } from './compared';
import { stemOf } from './groups';
import type { Asked, Exhibit, Unanswered } from '../question';

/** Two groups of a comparison, and what the names of their files end on. */
interface Pair {
  readonly groups: readonly [string, string];
  readonly suffix: string;
}

/** For each pair: its differences, the names that are typical, and its tests. */
export function paperOf(asked: Asked, compared: Compared): (Exhibit | Unanswered)[] {
  const { pairs } = compared;
  return pairs.flatMap((groups, i) => {
    const pair = { groups, suffix: pairs.length > 1 ? `_${i + 1}` : '' };
    const who = groups.join(' and ');
    return [
      tryTo(`Differences of ${who} as a figure`, () => differences(asked, compared, pair)),
      ...asked.coding.kinds
        .filter(({ unit }) => unit === 'term')
        .map((kind) => tryTo(`${kind.name} typical of ${who}`, () => typical(asked, compared, pair, kind))),
      printed(asked, compared, pair),
    ];
  });
}

function differences({ width }: Asked, { table }: Compared, { groups, suffix }: Pair): Exhibit {
  const name = `${stemOf(table.schema.name)}_differences${suffix}`;
  return { figure: figureDifferences(table, { groups, name, width: width.usual }) };
}

function typical(
  { coding, comparisons, width }: Asked,
  { comparison: { by }, table }: Compared,
  { groups, suffix }: Pair,
  { id }: Kind,
): Exhibit {
  const which = comparisons.length > 1 ? `_by_${stemOf(table.schema.name)}` : '';
  const terms = compareTerms(coding, { by, groups, kind: id });
  return {
    figure: figureTerms(terms, { name: `${id}_typical_names${which}${suffix}`, width: width.usual }),
  };
}

function printed({ coding }: Asked, { table, rows }: Compared, { groups, suffix }: Pair): Exhibit {
  const [first, second] = groups;
  const [own] = rowsOfPair(rows, groups);
  const name = `${table.schema.name}${suffix}`;
  const tested = rows.filter(({ p_adjusted: p }) => p !== null).length;
  const kinds = coding.kinds.map((kind) => kind.name).join(', ');
  const print = {
    caption: `Share of distinct ads with each code, ${groups.join(' and ')}; difference with its 95 % interval.`,
    columns: ['name', 'prevalence_a', 'prevalence_b', 'difference', 'p_adjusted'],
    headers: {
      name: 'code',
      prevalence_a: `${first} (n = ${own?.n_a ?? 0})`,
      prevalence_b: `${second} (n = ${own?.n_b ?? 0})`,
      p_adjusted: 'adjusted p',
    },
    percent: ['prevalence_a', 'prevalence_b', 'difference'],
    intervals: ['difference'],
    marks: { difference: 'p_adjusted' },
    notes: `χ² or Fisher's exact test; p adjusted over ${tested} tests of codes of ${kinds} (Benjamini–Hochberg).`,
  };
  const ofPair = where(table, ({ group_a: a, group_b: b }) => a === first && b === second);
  return { print: { name, table: renamed(ofPair, { name }), print } };
}
