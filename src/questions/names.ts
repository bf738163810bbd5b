// What the ads call things by name: tools, qualifications, whatever is counted by name.
import { topTools } from '../analysis';
import { hasProfiles, NothingToShow, type Kind } from '../core';
import { escapeMarkdown } from '../export';
import { figureTools } from '../figures';
import { concat, renamed, rowsOf } from '../table';
import { askParts, isUnanswered } from './parts/ask-parts';
import type { Answer, Asked, Question } from './question';
import { interval, listed, percent } from './parts/words';

/** Names in the table, in the figure, and in the sentence. */
const MOST = { table: 50, figure: 15, ofGroup: 12, sentence: 5 } as const;

/** The names that most ads give, for each kind that is counted by name. */
export const names: Question = {
  id: 'names',
  chapter: 'further',
  about: 'What do the ads call things by name?',
  figures: ['{kind}_names'],
  tables: ['names'],
  paper: ['table_{kind}_names'],
  ask: (asked) => {
    const kinds = asked.coding.kinds.filter(({ unit }) => unit === 'term');
    if (!kinds.length) throw new NothingToShow('no kind of codes is counted by name');
    const tables = new Map<string, Tools>();
    const answers = askParts(
      kinds,
      ({ name }) => `${name} by name`,
      (kind) => {
        const table = topTools(asked.coding, { kind: kind.id, most: MOST.table });
        tables.set(kind.id, table);
        return ofKind(asked, kind, table);
      },
    );
    const [first, ...rest] = tables.values();
    const whole = renamed(concat(first.schema, [first, ...rest]), { name: 'names' });
    return answers.map((answer) => (isUnanswered(answer) ? answer : { ...answer, tables: [whole] }));
  },
};

type Tools = ReturnType<typeof topTools>;

function ofKind({ coding, width }: Asked, kind: Kind, table: Tools): Answer {
  const grouped = topTools(coding, {
    kind: kind.id,
    by: hasProfiles(coding) ? 'profile' : null,
    most: MOST.ofGroup,
  });
  const parts = rowsOf(table)
    .slice(0, MOST.sentence)
    .map(
      ({ name, prevalence, prevalence_low: low, prevalence_high: high }) =>
        `**${escapeMarkdown(name)}** ${percent(prevalence)} (${interval(low, high)})`,
    );
  const name = `${kind.id}_names`;
  return {
    heading: `${kind.name} by Name`,
    blocks: [
      { figure: figureTools(grouped, { name, most: MOST.figure, width: width.usual }) },
      `Of all distinct ads, these name: ${listed(parts)}.`,
    ],
    paper: [
      {
        print: {
          name,
          table: topTools(coding, { kind: kind.id }),
          print: {
            caption: `${kind.name} by name: share of distinct ads.`,
            columns: ['name', 'category', 'ads', 'prevalence'],
            headers: { category: 'code', prevalence: 'share' },
            intervals: ['prevalence'],
            percent: ['prevalence'],
          },
        },
      },
    ],
  };
}
