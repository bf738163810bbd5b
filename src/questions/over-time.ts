// Whether the share of groups, or of codes, rises or falls with time.
import { NO_TREND, trend, trendTests } from '../analysis';
import { hasProfiles } from '../core';
import { escapeMarkdown } from '../export';
import { figureTrend } from '../figures';
import { renamed, rowsOf, where } from '../table';
import { askParts } from './parts/ask-parts';
import { fileName, unlike } from './parts/file-name';
import { once } from './parts/once';
import type { Answer, Asked, Question } from './question';
import { listed, pText } from './parts/words';

/** Of codes only the most frequent are followed. */
const MOST_CODES = 7;

/** Groups over time: profiles, and what the study compares; else the codes that most ads have. */
export const overTime: Question = {
  id: 'trend',
  chapter: 'further',
  about: 'What rises or falls with time?',
  figures: ['{by}_trend', 'code_trend'],
  tables: ['trend_tests', 'trend_tests_{by}'],
  paper: ['table_{by}_trend'],
  ask: (asked) => askParts(coursesOf(asked), aboutCourse, (course) => ofCourse(asked, course)),
};

/** What is followed over time. */
interface Course {
  readonly of: string;
  /** The groups compared; `null`: all there are. */
  readonly groups: readonly string[] | null;
  readonly figure: string;
  readonly table: string;
}

function aboutCourse({ of }: Course): string {
  return `Shares by ${of} over time`;
}

const coursesOf = once(({ coding, comparisons }: Asked): readonly Course[] => {
  const compared = comparisons.filter(({ by }) => by !== 'profile' && !TIMES.includes(by));
  const all = [
    ...(hasProfiles(coding) ? [{ of: 'profile', groups: null }] : []),
    ...compared.map(({ by, groups }) => ({ of: by, groups })),
  ];
  const followed = all.length ? all : [{ of: 'code', groups: null }];
  const stems = unlike(followed.map(({ of }) => fileName(of)));
  return followed.map((course, i) => ({
    ...course,
    figure: `${stems[i]}_trend`,
    table: i ? `trend_tests_${stems[i]}` : 'trend_tests',
  }));
});

/** Groups that are periods themselves. */
const TIMES = ['year', 'quarter', 'month'];

function ofCourse({ coding, width }: Asked, { of, groups, figure, table: name }: Course): Answer {
  const options = { by: 'quarter', of } as const;
  const isWanted = ({ name: group }: { readonly name: string }): boolean => groups?.includes(group) ?? true;
  const [course, tests] = [
    where(trend(coding, options), isWanted),
    where(trendTests(coding, options), isWanted),
  ];
  const isCodes = of === 'code';
  const frequent = rowsOf(tests)
    .sort((a, b) => b.ads - a.ads)
    .slice(0, MOST_CODES);
  const shown = isCodes ? frequent : rowsOf(tests);
  const left = tests.size - shown.length;
  const parts = shown.map(
    ({ name: group, verdict, p_adjusted: p, reason }) =>
      `**${escapeMarkdown(group)}** ${p === null ? `not tested, because ${reason ?? 'the ads are too few'}` : `${verdict} (adjusted ${pText(p)})`}`,
  );
  const changing = rowsOf(tests).filter(
    (row) =>
      !shown.some(({ code }) => code === row.code) && row.p_adjusted !== null && row.verdict !== NO_TREND,
  );
  const others = changing.length
    ? ` Of the other ${left}, these change: ${listed(changing.map((row) => `**${escapeMarkdown(row.name)}** ${row.verdict} (adjusted ${pText(row.p_adjusted ?? 1)})`))}.`
    : left
      ? ` Of the other ${left} no change is shown.`
      : '';
  return {
    heading: isCodes ? 'Over Time' : `Over Time: by ${of}`,
    blocks: [
      {
        figure: figureTrend(course, {
          name: figure,
          width: width.usual,
          ...(isCodes && { codes: frequent.map(({ code }) => code) }),
        }),
      },
      `Share of the ads of each ${isCodes ? 'code' : of} by quarter of posting (Cochran–Armitage test, p adjusted over ${tests.size} of them): ${listed(parts)}.${others}`,
    ],
    tables: [renamed(tests, { name })],
    paper: [{ print: { name: figure, table: tests, print: printed(of) } }],
  };
}

function printed(of: string) {
  return {
    caption: `Change of the share of each ${of} by quarter (Cochran–Armitage).`,
    columns: ['name', 'periods', 'n', 'slope', 'p_adjusted', 'verdict'],
    headers: { name: of },
  };
}
