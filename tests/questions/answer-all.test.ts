// Every question has an answer, or a reason why not, whatever the study is of.
import { beforeAll, describe, expect, it } from 'vitest';
import { RoleLensError } from '../../src/core';
import {
  answerAll,
  blockText,
  exhibitsOf,
  figuresShown,
  QUESTIONS,
  type Answered,
  type Asked,
} from '../../src/questions';
import { inventedAds, inventedBook, inventedStudy } from './invented-study';

const PROFILES = ['gardener', 'florist', 'ranger', 'botanist', 'forester'];
const silent = { onProgress: () => undefined };

/** The reasons of a question's parts without answer; empty where all is answered. */
function reasons(answered: readonly Answered[]): Record<string, string[]> {
  return Object.fromEntries(
    answered.map(({ question, unanswered }) => [question.id, unanswered.map(({ because }) => because)]),
  );
}

/** All that a summary would say. */
function textOf(answered: readonly Answered[]): string {
  const parts = answered.flatMap(({ answers }) =>
    answers.flatMap(({ heading, blocks }) => [heading, ...blocks.map(blockText)]),
  );
  return parts.join('\n');
}

/** Names of files as the questions announce them, with what stands for kinds and groups. */
function isAnnounced(name: string, announced: readonly string[]): boolean {
  const pattern = (each: string): RegExp => new RegExp(`^${each.replace(/\{\w+\}/g, '.+')}(_\\d+)?$`);
  return announced.some((each) => pattern(each).test(name));
}

describe('a study of two kinds and five profiles', () => {
  let asked: Asked;
  let answered: Answered[];
  beforeAll(async () => {
    asked = await inventedStudy(inventedAds(PROFILES, 60), inventedBook(PROFILES), {
      focus: [
        { name: 'flowers', codes: ['P1', 'P2'] },
        { name: 'care', codes: ['D1', 'D2'] },
      ],
    });
    answered = await answerAll(asked, silent);
  });

  it('asks every question, and answers it or says why not', () => {
    expect(answered.map(({ question }) => question.id)).toEqual(QUESTIONS.map(({ id }) => id));
    for (const { question, answers, unanswered } of answered)
      expect(answers.length + unanswered.length, question.id).toBeGreaterThan(0);
  });

  it('compares nothing unasked among more than four profiles, and says so', () => {
    const five = /there are 5 profiles, and with more than four nothing is compared/;
    const why = reasons(answered);
    for (const id of ['comparison', 'counts-and-shares', 'sensitivity'])
      expect(why[id], id).toEqual([expect.stringMatching(five)]);
  });

  it('describes each profile, and follows each over time', () => {
    const text = textOf(answered);
    for (const profile of PROFILES) expect(text).toContain(`The ${profile}.`);
    const trend = answered.find(({ question }) => question.id === 'trend')!;
    expect(trend.answers[0].tables![0].columns.name).toEqual(PROFILES);
  });

  it('announces the files that its answers hold', () => {
    for (const { question, answers } of answered)
      for (const answer of answers) {
        for (const { name } of figuresShown(answer))
          expect(isAnnounced(name, question.figures), name).toBe(true);
        const paper = exhibitsOf(answer).map((each) =>
          'print' in each ? `table_${each.print.name}` : each.figure.name,
        );
        const { figures, paper: more = [] } = question;
        for (const name of paper) expect(isAnnounced(name, [...figures, ...more]), name).toBe(true);
        for (const { schema } of answer.tables ?? [])
          expect(isAnnounced(schema.name, question.tables), schema.name).toBe(true);
      }
  });

  it('asks only the questions named, and refuses one that there is not', async () => {
    const [only] = await answerAll(asked, { only: ['saturation'], ...silent });
    expect(only.question.id).toBe('saturation');
    const unknown = answerAll(asked, { only: ['saturations'], ...silent });
    await expect(unknown).rejects.toThrow(RoleLensError);
    await expect(unknown).rejects.toThrow(/selection, .*limits/);
  });

  it('says so when a side of the focus names a code that there is no longer', async () => {
    const renamed = { ...asked, focus: [{ name: 'old', codes: ['P9'] }] };
    const [focus] = await answerAll(renamed, { only: ['focus'], ...silent });
    expect(focus.unanswered[0].because).toMatch(/no code "P9", which the side "old" names/);
  });
});

describe('a study of one ad without profile and date', () => {
  let answered: Answered[];
  beforeAll(async () => {
    const ad = { id: 'one', title: 'Help wanted', description: 'You water the roses of our old garden.' };
    answered = await answerAll(await inventedStudy([ad], inventedBook()), silent);
  });

  it('says of each question that it cannot answer why not', () => {
    expect(reasons(answered)).toMatchObject({
      comparison: [expect.stringMatching(/names no groups to compare/)],
      sensitivity: [expect.stringMatching(/names no groups to compare/)],
      focus: [expect.stringMatching(/names no sides/)],
      cooccurrence: [expect.stringMatching(/fewer than two codes/)],
      trend: ['no ad has a date of posting'],
      earlier: [expect.stringMatching(/names no earlier study/)],
      published: [expect.stringMatching(/names no published counts/)],
      boilerplate: [expect.stringMatching(/no clause .* known as boilerplate/)],
      codes: [],
      limits: [],
    });
  });

  it('tells no profile and no scores, as there are none', () => {
    expect(textOf(answered)).not.toMatch(/profile|score/i);
    const unanswered = answered.flatMap((each) => each.unanswered);
    expect(JSON.stringify(unanswered)).not.toMatch(/profile/i);
    const tables = answered.flatMap(({ answers }) => answers.flatMap((answer) => answer.tables ?? []));
    expect(tables.map(({ schema }) => schema.name)).toContain('mentions_by_code');
    for (const { columns } of tables) expect(Object.keys(columns)).not.toContain('profile');
  });

  it('names codes that no ad or every ad has', () => {
    expect(textOf(answered)).toContain('No ad mentions **Tulips** and **Orchids**.');
    expect(textOf(answered)).toContain('Every ad mentions **Watering**.');
  });
});
