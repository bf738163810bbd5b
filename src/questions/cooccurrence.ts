// Which codes the same ads name together.
import { cooccurrence as tableCooccurrence } from '../analysis';
import { NothingToShow, type Kind } from '../core';
import { escapeMarkdown } from '../export';
import { figureCooccurrence, figureNetwork, figureSets } from '../figures';
import { concat, derive, rowsOf, text } from '../table';
import { askParts, isUnanswered, tryTo } from './parts/ask-parts';
import type { Answer, Asked, Exhibit, Question } from './question';
import { listed, pText } from './parts/words';

const LEVEL = 0.05;
const MOST = { sentence: 3, network: 40, sets: 20 } as const;

/** Pairs of codes in the same ads, for each kind that is counted by name. */
export const cooccurrence: Question = {
  id: 'cooccurrence',
  chapter: 'further',
  about: 'Which codes do the same ads name together?',
  figures: ['{kind}_cooccurrence'],
  tables: ['cooccurrence'],
  paper: ['{kind}_network', '{kind}_sets'],
  ask: (asked) => {
    const kinds = asked.coding.kinds.filter(({ unit }) => unit === 'term');
    if (!kinds.length) throw new NothingToShow('no kind of codes is counted by name');
    const tables: ReturnType<typeof pairsOf>[] = [];
    const answers = askParts(kinds, aboutKind, (kind) => {
      const pairs = pairsOf(asked, kind);
      tables.push(pairs);
      return ofKind(asked, kind, pairs);
    });
    const whole = concat(tables[0].schema, tables);
    return answers.map((answer) => (isUnanswered(answer) ? answer : { ...answer, tables: [whole] }));
  },
};

function aboutKind({ name }: Kind): string {
  return `${name} Named Together`;
}

function pairsOf({ coding }: Asked, { id }: Kind) {
  return derive(tableCooccurrence(coding, { kind: id }), 'kind', text('kind'), () => id);
}

function ofKind({ coding, width }: Asked, kind: Kind, pairs: ReturnType<typeof pairsOf>): Answer {
  const ties = rowsOf(pairs)
    .filter(({ lift, p_adjusted: p }) => lift > 1 && p !== null && p < LEVEL)
    .sort((a, b) => b.lift - a.lift)
    .slice(0, MOST.sentence)
    .map(
      ({ a, b, ads, lift, p_adjusted: p }) =>
        `**${escapeMarkdown(a)}** with **${escapeMarkdown(b)}** (${ads} ads, ${lift.toFixed(1)} times as many as by chance, adjusted ${pText(p ?? 1)})`,
    );
  const large = { width: width.large };
  const network = (): Exhibit => {
    const tools = tableCooccurrence(coding, { kind: kind.id, level: 'term', most: MOST.network });
    return { figure: figureNetwork(tools, { name: `${kind.id}_network`, ...large }) };
  };
  const sets = (): Exhibit => ({
    figure: figureSets(coding, { kind: kind.id, name: `${kind.id}_sets`, most: MOST.sets, ...large }),
  });
  return {
    heading: aboutKind(kind),
    blocks: [
      { figure: figureCooccurrence(pairs, { name: `${kind.id}_cooccurrence`, ...large }) },
      ties.length
        ? `Named together more often than chance would have it, the strongest: ${listed(ties)}.`
        : 'No two of them are shown to be named together more often than by chance.',
    ],
    paper: [tryTo(`Network of ${kind.name}`, network), tryTo(`Sets of ${kind.name}`, sets)],
  };
}
