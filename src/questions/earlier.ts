// Our counts beside those of earlier studies.
import { compareWithEarlier, earlierAgreement } from '../analysis';
import { NothingToShow } from '../core';
import { escapeMarkdown } from '../export';
import { figureEarlier } from '../figures';
import { renamed, rowsOf } from '../table';
import { askParts, tryTo, isUnanswered } from './parts/ask-parts';
import { fileName, unlike } from './parts/file-name';
import type { Answer, Asked, EarlierStudy, Exhibit, Question } from './question';
import { listed, pText } from './parts/words';

/** The earlier studies that the study names, by the categories that map. */
export const earlier: Question = {
  id: 'earlier',
  chapter: 'further',
  about: 'Do the ads order categories as earlier studies did?',
  figures: ['earlier_{study}_{variable}'],
  tables: ['earlier_{study}_order', 'earlier_{study}_categories'],
  paper: ['earlier_{study}_{variable}', 'table_earlier_{study}_order'],
  ask: (asked) => {
    if (!asked.earlier.length) throw new NothingToShow('the study names no earlier study (earlier:)');
    const stems = unlike(asked.earlier.map(({ name }) => `earlier_${fileName(name)}`));
    return askParts(
      asked.earlier.map((study, i) => ({ study, stem: stems[i] })),
      ({ study }) => `Beside ${study.name}`,
      ({ study, stem }) => besideStudy(asked, study, stem),
    );
  },
};

function besideStudy({ coding, focus, width }: Asked, study: EarlierStudy, stem: string): Answer {
  const categories = renamed(compareWithEarlier(coding, study, { focus }), { name: `${stem}_categories` });
  const order = renamed(earlierAgreement(coding, study, { focus }), { name: `${stem}_order` });
  const drawn = rowsOf(order).map(({ variable, matched }) =>
    tryTo(`Ranks of ${variable}, beside ${study.name}`, (): Exhibit => {
      if (!matched) throw new NothingToShow('none of its categories maps');
      const name = `${stem}_${fileName(variable)}`;
      return { figure: figureEarlier(categories, { variable, name, width: width.usual }) };
    }),
  );
  const first = drawn.find((each) => !isUnanswered(each));
  return {
    heading: `Beside ${study.name}`,
    blocks: [...(first && !isUnanswered(first) ? [first] : []), sentence(rowsOf(order), study.name)],
    tables: [order, categories],
    paper: [
      ...drawn.filter((each) => each !== first),
      {
        print: {
          name: `${stem}_order`,
          table: order,
          print: { caption: `Order of the categories here and in ${study.name}.` },
        },
      },
    ],
  };
}

/** Which variables are ordered alike; units differ, so that only the order compares. */
function sentence(
  rows: readonly {
    readonly variable: string;
    readonly matched: number;
    readonly tau: number | null;
    readonly p: number | null;
  }[],
  study: string,
): string {
  const parts = rows.map(({ variable, matched, tau, p }) => {
    const of = `**${escapeMarkdown(variable)}** (${matched} that map)`;
    return tau === null || p === null
      ? `${of} not tested, because too few map`
      : `${of} τ = ${tau.toFixed(2)}, ${pText(p)}`;
  });
  return `How far categories that map have the same order here and in ${escapeMarkdown(study)} (Kendall's τ; counts are in different units and do not compare): ${listed(parts)}.`;
}
