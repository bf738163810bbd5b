// Which codes one group of ads has more of than another, tested: every sentence from a tested row, never from raw counts.
import { NothingToShow, type Figure, type Kind } from '../core';
import { escapeMarkdown } from '../export';
import { figureComparison } from '../figures';
import { isUnanswered, tryTo } from './parts/ask-parts';
import {
  comparedOf,
  pairClaims,
  pairSentence,
  rowsOfPair,
  whyNotTested,
  type Compared,
  type PairRow,
} from './parts/compared';
import { paperOf } from './parts/comparison-paper';
import { stemOf, whyNothingCompared } from './parts/groups';
import { markdownTable } from './parts/picture';
import type { Answer, Asked, Block, Question, Unanswered } from './question';
import { count, counted, listed } from './parts/words';

/** A figure has room for no more groups. */
const MOST_IN_FIGURE = 4;

/** Every pair of the groups compared, code by code. */
export const comparison: Question = {
  id: 'comparison',
  chapter: 'comparison',
  about: 'Which codes does one group of ads have more of than another?',
  figures: ['{kind}_comparison', '{kind}_comparison_by_{by}'],
  tables: ['profile_comparison', '{by}_comparison'],
  paper: ['{by}_differences', '{kind}_typical_names', 'table_{by}_comparison'],
  ask: (asked) => {
    const all = comparedOf(asked);
    if (!all.length) throw new NothingToShow(whyNothingCompared(asked));
    return all.flatMap((compared) => sections(asked, compared));
  },
};

/** A section a comparison, and of more than two groups one a pair. */
function sections(asked: Asked, compared: Compared): (Answer | Unanswered)[] {
  const { comparison: of, pairs, table } = compared;
  const drawn = asked.coding.kinds.map((kind) => ({ kind, figure: drawing(asked, compared, kind) }));
  const figureOf = (kind: Kind): Block[] =>
    drawn.flatMap(({ kind: { id }, figure }) =>
      id === kind.id && !isUnanswered(figure) ? [{ figure }] : [],
    );
  const missing = drawn.flatMap(({ figure }) => (isUnanswered(figure) ? [figure] : []));
  const extra = { tables: [table], paper: paperOf(asked, compared) };
  const heading = `${listed(of.groups)}${of.by === 'profile' ? '' : ` (${of.by})`}`;
  if (pairs.length === 1)
    return [
      { heading, ...ofPair(asked, compared, pairs[0], [introduction(compared)], figureOf), ...extra },
      ...missing,
    ];
  const figures = asked.coding.kinds.flatMap(figureOf);
  return [
    { heading, blocks: [introduction(compared), ...figures], ...extra },
    ...pairs.map((pair) => ({
      heading: pair.join(' and '),
      ...ofPair(asked, compared, pair, [], () => []),
    })),
    ...missing,
  ];
}

function introduction({ comparison: { groups }, rows, pairs }: Compared): string {
  const size = (group: string): number =>
    rows.find(({ group_a: a }) => a === group)?.n_a ?? rows.find(({ group_b: b }) => b === group)?.n_b ?? 0;
  const sizes = groups.map((group) => counted(size(group), `${escapeMarkdown(group)} ad`));
  const tested = rows.filter(({ p_adjusted: p }) => p !== null).length;
  const family = pairs.length > 1 ? `all ${pairs.length} pairs of groups and all codes` : 'all codes';
  return (
    `The ads are ${listed(sizes)}. Raw counts of groups that differ in size do not compare; shares of ads do. ` +
    `Each code's shares are tested (χ² or, where few ads are expected, Fisher's exact test) and the p values adjusted for ${counted(tested, 'test')}, those of ${family} (Benjamini–Hochberg); a difference counts as shown where the adjusted p is below 0.05. ` +
    `Differences are the group named first minus the other in percentage points (pp), with 95 % intervals. Where no difference is shown, there may still be one that these ads are too few to show.`
  );
}

/** The blocks and claims of one pair, kind by kind. */
function ofPair(
  { coding }: Asked,
  { rows }: Compared,
  pair: readonly [string, string],
  lead: readonly Block[],
  figureOf: (kind: Kind) => Block[],
): Pick<Answer, 'blocks' | 'claims'> {
  const kinds = coding.kinds.map((kind) => ({
    kind,
    own: sorted(rowsOfPair(rows, pair).filter((row) => row.kind === kind.id)),
  }));
  return {
    blocks: [
      ...lead,
      ...kinds.flatMap(({ kind, own }) => (own.length ? kindBlocks(kind, own, figureOf(kind)) : [])),
    ],
    claims: kinds.flatMap(({ own }) => own.flatMap((row) => pairClaims(row, pairSentence(row)))),
  };
}

/** More in the first, then more in the second, then no difference, then not tested; larger differences first. */
function sorted(rows: readonly PairRow[]): PairRow[] {
  const order = ({ more, p_adjusted: p }: PairRow): number =>
    p === null ? 3 : more === 1 ? 0 : more === -1 ? 1 : 2;
  return [...rows].sort((a, b) => order(a) - order(b) || Math.abs(b.difference) - Math.abs(a.difference));
}

function kindBlocks(kind: Kind, rows: readonly PairRow[], figures: readonly Block[]): Block[] {
  const [first, second] = [rows[0].group_a, rows[0].group_b];
  const list = (lead: string, is: (row: PairRow) => boolean): string[] => {
    const own = rows.filter(is);
    return own.length ? [lead, own.map((row) => `- ${pairSentence(row)}`).join('\n')] : [];
  };
  const isTested = ({ p_adjusted: p }: PairRow): boolean => p !== null;
  return [
    `#### ${escapeMarkdown(kind.name)}`,
    ...figures,
    ...list(`Named in more of the ${escapeMarkdown(first)} ads:`, ({ more }) => more === 1),
    ...list(`Named in more of the ${escapeMarkdown(second)} ads:`, ({ more }) => more === -1),
    ...list('No difference shown:', (row) => row.more === 0 && isTested(row)),
    ...notTested(rows.filter((row) => !isTested(row))),
    ...mentionsTable(
      rows.filter((row) => row.mentions_a + row.mentions_b > 0),
      first,
      second,
    ),
  ];
}

/** Codes without a test in one sentence, by reason: they differ in nothing. */
function notTested(rows: readonly PairRow[]): string[] {
  const reasons = [...new Set(rows.map(whyNotTested))];
  const parts = reasons.map((reason) => {
    const own = rows.filter((row) => whyNotTested(row) === reason);
    return `${listed(own.map(({ name }) => `**${escapeMarkdown(name)}**`))}, because ${reason}`;
  });
  return parts.length ? [`Not tested: ${parts.join('; ')}.`] : [];
}

/** Raw counts beside what they come to for one ad. */
function mentionsTable(rows: readonly PairRow[], first: string, second: string): string[] {
  if (!rows.length) return [];
  const rate = (value: number | null, low: number | null, high: number | null): string =>
    `${value?.toFixed(2) ?? '–'}${low === null || high === null ? '' : ` (${low.toFixed(2)}–${high.toFixed(2)})`}`;
  const table = markdownTable({
    code: rows.map(({ name }) => name),
    [`${first}: mentions`]: rows.map((row) => count(row.mentions_a)),
    [`${second}: mentions`]: rows.map((row) => count(row.mentions_b)),
    [`${first}: an ad (95 % interval)`]: rows.map((row) =>
      rate(row.mentions_per_ad_a, row.mentions_per_ad_a_low, row.mentions_per_ad_a_high),
    ),
    [`${second}: an ad (95 % interval)`]: rows.map((row) =>
      rate(row.mentions_per_ad_b, row.mentions_per_ad_b_low, row.mentions_per_ad_b_high),
    ),
  });
  return [table];
}

/** The figure of one kind with all groups of a comparison. */
function drawing(
  { coding, width, comparisons }: Asked,
  { comparison: { by, groups }, table }: Compared,
  kind: Kind,
): Figure | Unanswered {
  const name = `${kind.id}_comparison${comparisons.length > 1 ? `_by_${stemOf(table.schema.name)}` : ''}`;
  return tryTo(`${kind.name} by ${by}, as a figure`, () => {
    if (groups.length > MOST_IN_FIGURE)
      throw new NothingToShow(
        `${groups.length} groups are compared, and a figure has room for ${MOST_IN_FIGURE}`,
      );
    return figureComparison(coding, { kind: kind.id, by, groups, name, width: width.usual });
  });
}
